// A log that is held in memory: a recorded history, or what a test made up.
import type { LoggedEvent } from '#event-store/logged-event';
import { comparePositions } from '#event-store/logged-event';
import { Log, type Stretch } from './log.js';

const AT_ONCE = 500;

export class RecordedLog extends Log {
  readonly #streams = new Map<string, LoggedEvent[]>();

  constructor(readonly all: readonly LoggedEvent[]) {
    super();
    for (const event of all) {
      const its = this.#streams.get(event.stream);
      if (its) its.push(event);
      else this.#streams.set(event.stream, [event]);
    }
  }

  async *events({ after }: Stretch = {}): AsyncIterable<readonly LoggedEvent[]> {
    const begin = after ? this.all.findIndex(({ position }) => comparePositions(position, after) > 0) : 0;
    if (begin < 0) return;
    for (let from = begin; from < this.all.length; from += AT_ONCE) yield this.all.slice(from, from + AT_ONCE);
  }

  async stream(name: string): Promise<readonly LoggedEvent[]> {
    return this.#streams.get(name) ?? [];
  }
}
