// What is known of one stream: how many events it has, where they lie, and how much of it may be read.
import type { Retention } from './retention.js';

/** What the index stores of a stream: number, count of positions, position of the tombstone (0: none), retention. */
export interface StoredEntry {
  n: number;
  c: number;
  t: number;
  r?: Retention;
}

export class StreamEntry {
  /** Positions that the index does not hold yet: those of revisions from `indexed` on. */
  readonly pending: number[] = [];
  isSaved = true;

  constructor(
    readonly name: string,
    readonly number: number,
    public indexed = 0,
    public tombstone = 0,
    public retention: Retention | undefined = undefined,
  ) {}

  static fromStored(name: string, stored: StoredEntry): StreamEntry {
    return new StreamEntry(name, stored.n, stored.c, stored.t, stored.r);
  }

  toStored(): StoredEntry {
    return { n: this.number, c: this.count, t: this.tombstone, ...(this.retention && { r: this.retention }) };
  }

  get count(): number {
    return this.indexed + this.pending.length;
  }

  /** -1: no event yet. */
  get lastRevision(): number {
    return this.count - 1;
  }

  /** What was pending is in the index now. */
  saved(): void {
    this.indexed = this.count;
    this.pending.length = 0;
    this.isSaved = true;
  }
}
