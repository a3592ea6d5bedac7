// The ids of the newest events, by which an append that expects nothing in particular is known to be a repetition.
// Two generations of them: an old one is forgotten whole, for a map that loses its oldest one by one gets slow.
import type { LogRecord } from '../log/record.js';

/** Where the newest event with an id went. */
export interface WrittenEvent {
  stream: string;
  revision: number;
  position: number;
}

export class RecentEventIds {
  private young = new Map<string, number>();
  private old = new Map<string, number>();

  /** Remembers so many at least, and twice as many at most. */
  constructor(private readonly least = 32_768) {}

  /** The position of the newest event with the id. */
  positionOf(id: string): number | undefined {
    const key = keyOf(Buffer.from(id.replaceAll('-', ''), 'hex'));
    return this.young.get(key) ?? this.old.get(key);
  }

  note({ idBytes, position }: LogRecord): void {
    this.young.set(keyOf(idBytes), position);
    if (this.young.size < this.least) return;
    this.old = this.young;
    this.young = new Map();
  }
}

/** A string of 16 characters: a third of what the id takes as text. */
function keyOf(id: Buffer): string {
  return id.toString('latin1');
}
