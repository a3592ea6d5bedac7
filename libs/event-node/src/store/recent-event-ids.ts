// The ids of the newest events, by which an append that expects nothing in particular is known to be a repetition.
import type { LogRecord } from '../log/record.js';

/** Where the newest event with an id went. */
export interface WrittenEvent {
  stream: string;
  revision: number;
  position: number;
}

export class RecentEventIds {
  private readonly events = new Map<string, WrittenEvent>();

  constructor(private readonly limit = 65_536) {}

  get(id: string): WrittenEvent | undefined {
    return this.events.get(id);
  }

  note({ id, stream, revision, position }: LogRecord): void {
    this.events.delete(id);
    this.events.set(id, { stream, revision, position });
    if (this.events.size <= this.limit) return;
    for (const oldest of this.events.keys()) {
      this.events.delete(oldest);
      return;
    }
  }
}
