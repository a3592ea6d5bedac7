// The whole log in batches, as fast as whoever takes them: read ahead by one batch, and no further.
import { type AllStreamResolvedEvent, type EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import { fromStored } from './event-codec.js';
import { StoreUnavailable } from './failures.js';
import { comparePositions, type LoggedEvent, type Position } from './logged-event.js';
import { within } from './within.js';

/** Throws StoreUnavailable; what was handed out before holds. */
export async function* readBatches(
  client: EventStoreDBClient,
  after: Position | undefined,
  size: number,
  deadline: number,
): AsyncIterable<readonly LoggedEvent[]> {
  const read = client.readAll({ direction: FORWARDS, fromPosition: after ?? START });
  const arrived = new Arrived(read, size);
  try {
    for (;;) {
      const batch = await within(deadline, arrived.next());
      const events = batch.flatMap(({ event }) => (event && !event.streamId.startsWith('$') ? fromStored(event) : []));
      const news = after ? events.filter(({ position }) => comparePositions(position, after) > 0) : events;
      if (news.length > 0) yield news;
      if (batch.length === 0) return;
    }
  } catch (error) {
    throw error instanceof StoreUnavailable ? error : new StoreUnavailable(String(error));
  } finally {
    read.destroy();
  }
}

type Source = ReturnType<EventStoreDBClient['readAll']>;

/** Collected by callback: iterating over the stream would take a turn of the loop for each event. */
class Arrived {
  #waiting: AllStreamResolvedEvent[] = [];
  #ended = false;
  #failed: { error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(
    private readonly source: Source,
    private readonly size: number,
  ) {
    source.on('data', (event) => {
      this.#waiting.push(event as AllStreamResolvedEvent);
      if (this.#waiting.length === size) this.#wake();
      if (this.#waiting.length >= 2 * size) source.pause();
    });
    source.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    source.on('error', (error) => {
      this.#failed = { error };
      this.#wake();
    });
  }

  /** Nothing at the end. */
  async next(): Promise<readonly AllStreamResolvedEvent[]> {
    while (this.#waiting.length < this.size && !this.#ended && !this.#failed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    if (this.#failed && this.#waiting.length === 0) throw this.#failed.error;
    const batch = this.#waiting.splice(0, this.size);
    this.source.resume();
    return batch;
  }
}
