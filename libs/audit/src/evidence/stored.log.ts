// The log as an event store holds it. Read, never written.
import type { EventStore } from '#event-store/event-store';
import type { LoggedEvent } from '#event-store/logged-event';
import { Log, type Stretch } from './log.js';

const AT_ONCE = 1_000;

export class StoredLog extends Log {
  constructor(private readonly store: Pick<EventStore, 'batches' | 'readStream'>) {
    super();
  }

  events({ after }: Stretch = {}): AsyncIterable<readonly LoggedEvent[]> {
    return this.store.batches(after, AT_ONCE);
  }

  stream(name: string): Promise<readonly LoggedEvent[]> {
    return this.store.readStream(name);
  }
}
