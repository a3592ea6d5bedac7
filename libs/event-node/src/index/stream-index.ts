// Which events a stream has and where they lie. Follows the log in memory and is saved now and then, a batch at a time.
import type { LogRecord } from '../log/record.js';
import { type IndexState, type IndexStore, PAGE, type PageChange, pageOf, positionAt } from './index-store.js';
import { retentionOf } from './retention.js';
import { StreamEntry } from './stream-entry.js';
import { isMetastream, linkStreamsOf, originalStreamOf } from './system-streams.js';

export interface IndexLimits {
  /** Streams held in memory, beside those that are not saved yet. */
  entries: number;
  /** Positions that may wait in memory before they are saved. */
  pending: number;
}

const LIMITS: IndexLimits = { entries: 50_000, pending: 4_096 };

export class StreamIndex {
  /** Two generations: what was not looked for in the time of one is forgotten, when it is saved. */
  private young = new Map<string, StreamEntry>();
  private old = new Map<string, StreamEntry>();
  private readonly unsaved = new Set<StreamEntry>();
  private pending = 0;

  constructor(
    private readonly store: IndexStore,
    private readonly state: IndexState,
    private readonly limits: IndexLimits = LIMITS,
  ) {}

  /** The position up to which the log is in the index, saved or not. */
  get covered(): number {
    return this.state.covered;
  }

  get wantsSaving(): boolean {
    return this.pending >= this.limits.pending;
  }

  find(stream: string): StreamEntry | undefined {
    const known = this.young.get(stream);
    if (known) return known;
    const older = this.old.get(stream);
    if (older) return this.remember(older);
    const stored = this.store.entry(stream);
    return stored && this.remember(StreamEntry.fromStored(stream, stored));
  }

  /** Enters an event of the log; `touched` receives the names of the streams that grew. */
  apply(record: LogRecord, touched?: Set<string>): void {
    const { stream, position } = record;
    const entry = this.findOrCreate(stream);
    if (record.isTombstone) this.change(entry, () => (entry.tombstone = position));
    else this.enter(entry, record.revision, position);
    touched?.add(stream);
    if (isMetastream(stream)) {
      const original = this.findOrCreate(originalStreamOf(stream));
      this.change(original, () => (original.retention = retentionOf(record.data)));
      touched?.add(original.name);
    }
    for (const name of linkStreamsOf(stream, record.type)) {
      const links = this.findOrCreate(name);
      this.enter(links, links.count, position);
      touched?.add(name);
    }
    this.state.covered = record.end;
  }

  /** Positions of `count` revisions from `from` on, fewer at the stream's end. 0: lost with a damaged part of the log. */
  positions(entry: StreamEntry, from: number, count: number): number[] {
    const to = Math.min(entry.count, from + count);
    const positions: number[] = [];
    for (let revision = from; revision < to; ) {
      if (revision >= entry.indexed) {
        positions.push(entry.pending[revision - entry.indexed]);
        revision++;
        continue;
      }
      const page = this.store.page(entry.number, Math.floor(revision / PAGE));
      const end = Math.min(to, entry.indexed, (Math.floor(revision / PAGE) + 1) * PAGE);
      for (; revision < end; revision++) positions.push(page ? positionAt(page, revision % PAGE) : 0);
    }
    return positions;
  }

  /** Saves what there is; throws when the disk refuses, and nothing is lost. */
  save(): void {
    if (this.unsaved.size === 0) return;
    const entries = [...this.unsaved];
    const pages = entries.flatMap((entry) => this.pagesOf(entry));
    this.store.save(entries, pages, { ...this.state });
    for (const entry of entries) entry.saved();
    this.unsaved.clear();
    this.pending = 0;
  }

  /** Whether all is saved; if not, it is tried again soon. */
  trySaving(): boolean {
    try {
      this.save();
      return true;
    } catch {
      this.pending = 0; // so that not every group tries
      return false;
    }
  }

  private pagesOf(entry: StreamEntry): PageChange[] {
    const pages: PageChange[] = [];
    for (let at = 0; at < entry.pending.length; ) {
      const revision = entry.indexed + at;
      const page = Math.floor(revision / PAGE);
      const slot = revision % PAGE;
      const positions = entry.pending.slice(at, at + PAGE - slot);
      const kept = slot > 0 ? this.store.page(entry.number, page)?.subarray(0, slot * 6) : undefined;
      pages.push({ stream: entry.number, page, positions: pageOf(kept, positions) });
      at += positions.length;
    }
    return pages;
  }

  private enter(entry: StreamEntry, revision: number, position: number): void {
    if (revision < entry.count) return;
    this.change(entry, () => {
      for (let lost = entry.count; lost < revision; lost++) entry.pending.push(0);
      entry.pending.push(position);
    });
    this.pending++;
  }

  private change(entry: StreamEntry, how: () => void): void {
    how();
    entry.isSaved = false;
    this.unsaved.add(entry);
  }

  private findOrCreate(stream: string): StreamEntry {
    return this.find(stream) ?? this.remember(new StreamEntry(stream, this.state.streams++));
  }

  private remember(entry: StreamEntry): StreamEntry {
    this.young.set(entry.name, entry);
    if (this.young.size > Math.max(this.limits.entries / 2, this.unsaved.size * 2)) this.forgetTheOld();
    return entry;
  }

  private forgetTheOld(): void {
    this.old = this.young;
    this.young = new Map([...this.unsaved].map((entry) => [entry.name, entry]));
  }
}
