// Reads one stream: what of it is visible, which event has which revision, and where links lead.
import { DELETED, type Retention } from '../index/retention.js';
import type { StreamEntry } from '../index/stream-entry.js';
import type { StreamIndex } from '../index/stream-index.js';
import { isLinkStream, isMetastream, LINK_TYPE, originalStreamOf } from '../index/system-streams.js';
import type { EventLog } from '../log/event-log.js';
import type { LogRecord } from '../log/record.js';
import { type ResolvedEvent, VirtualLink } from './recorded-event.js';

export type StreamState = 'found' | 'not-found' | 'deleted';

/** The stream is ended for good: nothing of it can be read. */
export class StreamDeleted extends Error {
  constructor(readonly stream: string) {
    super(`stream '${stream}' is deleted`);
  }
}

/** The revisions that may be read, `first` to `last`; none when `first` is greater. */
export interface VisibleRange {
  first: number;
  last: number;
}

const METASTREAM_RETENTION: Retention = { maxCount: 1 };

export class StreamReader {
  constructor(
    private readonly log: EventLog,
    private readonly index: StreamIndex,
    private readonly now: () => number = Date.now,
  ) {}

  stateOf(stream: string): StreamState {
    const entry = this.index.find(stream);
    if (this.tombstoneOf(stream)) return 'deleted';
    if (!entry || entry.count === 0) return 'not-found';
    return this.retentionOf(entry).truncateBefore === DELETED ? 'not-found' : 'found';
  }

  /** The event that ended the stream, or the stream that this one holds the metadata of. */
  tombstoneOf(stream: string): LogRecord | undefined {
    const position = this.index.find(stream)?.tombstone;
    if (position) return this.log.recordAt(position);
    return isMetastream(stream) ? this.tombstoneOf(originalStreamOf(stream)) : undefined;
  }

  lastRevision(stream: string): number {
    return this.index.find(stream)?.lastRevision ?? -1;
  }

  visible(stream: string): VisibleRange {
    const entry = this.index.find(stream);
    if (!entry) return { first: 0, last: -1 };
    const { maxCount, maxAge, truncateBefore = 0 } = this.retentionOf(entry);
    const last = entry.lastRevision;
    const first = Math.max(0, truncateBefore, maxCount === undefined ? 0 : last - maxCount + 1);
    return { first: maxAge === undefined ? first : this.firstNotOlder(entry, first, this.now() - maxAge * 1000), last };
  }

  /** Events from the revision `from` on, at most `count`. Throws LogDamage. */
  read(stream: string, from: number, count: number, resolveLinks: boolean): ResolvedEvent[] {
    const entry = this.index.find(stream);
    if (!entry) return [];
    return this.index.positions(entry, from, count).map((position, i) => {
      const record = this.recordOf(entry, from + i, position);
      const event = isLinkStream(stream) ? new VirtualLink(stream, from + i, record) : record;
      return resolveLinks ? this.resolve(event) : { event };
    });
  }

  /** An event that is a link becomes the link and what it leads to; one that is not stays as it is. */
  resolve(event: LogRecord | VirtualLink): ResolvedEvent {
    if (event instanceof VirtualLink && event.target.type !== LINK_TYPE) {
      const { target } = event;
      return this.isVisible(target.stream, target.revision) ? { event: target, link: event } : { link: event };
    }
    if (event.typeBytes.toString() !== LINK_TYPE) return { event };
    const [, revision, stream] = /^(\d{1,15})@(.+)$/s.exec(event.data.toString()) ?? [];
    if (stream === undefined) return { event };
    const target = this.isVisible(stream, Number(revision)) && this.read(stream, Number(revision), 1, false)[0]?.event;
    return target ? { event: target, link: event } : { link: event };
  }

  private isVisible(stream: string, revision: number): boolean {
    if (this.stateOf(stream) !== 'found') return false;
    const { first, last } = this.visible(stream);
    return revision >= first && revision <= last;
  }

  /** What lies at the position must be what the index says it is: an index of another log must not go unseen. */
  private recordOf(entry: StreamEntry, revision: number, position: number): LogRecord {
    const record = this.log.recordAt(position);
    const isIt = isLinkStream(entry.name) || (record.revision === revision && record.stream === entry.name);
    if (!isIt) throw this.log.damageAt(position);
    return record;
  }

  private retentionOf(entry: StreamEntry): Retention {
    return isMetastream(entry.name) ? METASTREAM_RETENTION : (entry.retention ?? {});
  }

  /** Times never fall along a stream, so the first that is young enough can be searched for by halves. */
  private firstNotOlder(entry: StreamEntry, first: number, threshold: number): number {
    let low = first;
    let high = entry.count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [position] = this.index.positions(entry, middle, 1);
      if (this.log.recordAt(position).created < threshold) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
