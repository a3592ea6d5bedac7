// A store in a few maps: no log, no index, no bytes. What it answers, a store must answer.
import { type Answer, wrongVersion } from './store.kit.js';

export type Expectation = number | 'any' | 'no_stream' | 'stream_exists';

interface ModelStream {
  ids: string[];
  metadata: { maxCount?: number; truncateBefore?: number };
  metadataRevision: number;
  isTombstoned: boolean;
}

const DELETED = Number.POSITIVE_INFINITY;
const TOMBSTONE = '9223372036854775807';

export class ModelStore {
  /** Everything written, as `stream@revision`; metadata is in streams whose names another prefix begins. */
  readonly written: string[] = [];
  private readonly streams = new Map<string, ModelStream>();
  /** The newest place of an id. */
  private readonly places = new Map<string, number>();

  lastRevision(name: string): number {
    return this.of(name).ids.length - 1;
  }

  append(name: string, ids: string[], expected: Expectation): Answer {
    const stream = this.of(name);
    const last = stream.ids.length - 1;
    const isDeleted = stream.metadata.truncateBefore === DELETED && last >= 0;
    const wrong = wrongVersion(name, expected, last < 0 ? 'no_stream' : last);
    if (stream.isTombstoned || (expected === 'stream_exists' && isDeleted))
      return { error: 'stream-deleted', stream: name };
    if (expected === 'stream_exists' && last < 0 && stream.metadataRevision < 0) return wrong;
    if (expected === 'any' || expected === 'stream_exists') {
      const known = ids.map((id) => this.places.get(`${name} ${id}`));
      if (known.length > 0 && known.every((place) => place !== undefined)) return known.at(-1) as number;
      if (known[0] !== undefined) return wrong;
    } else {
      const at = expected === 'no_stream' ? -1 : expected;
      if (at > last) return wrong;
      if (at < last) {
        const there = ids.filter((id, i) => stream.ids[at + 1 + i] === id).length;
        if (ids.length > 0 && there === ids.length) return at + ids.length;
        const isFresh = ids.length > 0 && stream.ids[at + 1] !== ids[0];
        if (!(isFresh && expected === 'no_stream' && isDeleted)) return wrong;
      }
    }
    return this.write(name, ids, isDeleted);
  }

  delete(name: string): Answer {
    const stream = this.of(name);
    if (stream.isTombstoned) return { error: 'stream-deleted', stream: name };
    if (stream.ids.length === 0) return wrongVersion(name, -2, -1);
    stream.metadata = { truncateBefore: DELETED };
    stream.metadataRevision++;
    return -1;
  }

  tombstone(name: string): Answer {
    const stream = this.of(name);
    if (stream.isTombstoned) return { error: 'stream-deleted', stream: name };
    stream.isTombstoned = true;
    this.written.push(`${name}@${TOMBSTONE}`);
    return -1;
  }

  setMetadata(name: string, metadata: ModelStream['metadata']): Answer {
    const stream = this.of(name);
    if (stream.isTombstoned) return { error: 'stream-deleted', stream: `$$${name}` };
    const brings = stream.metadata.truncateBefore === DELETED && stream.ids.length > 0;
    stream.metadata = brings ? { ...metadata, truncateBefore: stream.ids.length } : metadata;
    const answer = ++stream.metadataRevision;
    if (brings) stream.metadataRevision++;
    return answer;
  }

  read(name: string, from: number, count: number, backwards: boolean): number[] | string {
    const { ids, metadata, isTombstoned } = this.of(name);
    if (isTombstoned) return 'stream-deleted';
    if (ids.length === 0 || metadata.truncateBefore === DELETED) return 'stream-not-found';
    const first = Math.max(metadata.truncateBefore ?? 0, ids.length - (metadata.maxCount ?? ids.length));
    const visible = [...ids.keys()].filter((revision) => revision >= first);
    if (!backwards) return visible.filter((revision) => revision >= from).slice(0, count);
    return visible
      .filter((revision) => revision <= from && revision > Math.min(from, ids.length - 1) - count)
      .reverse();
  }

  private write(name: string, ids: string[], isDeleted: boolean): number {
    const stream = this.of(name);
    for (const id of ids) {
      this.places.set(`${name} ${id}`, stream.ids.length);
      this.written.push(`${name}@${stream.ids.length}`);
      stream.ids.push(id);
    }
    if (isDeleted && ids.length > 0) {
      stream.metadata = { truncateBefore: stream.ids.length - ids.length };
      stream.metadataRevision++;
    }
    return Math.max(0, stream.ids.length - 1);
  }

  private of(name: string): ModelStream {
    const known = this.streams.get(name);
    if (known) return known;
    const fresh = { ids: [], metadata: {}, metadataRevision: -1, isTombstoned: false };
    this.streams.set(name, fresh);
    return fresh;
  }
}
