// The log as anyone may read it: through the official client, from the outside.
import { EventStoreDBClient, type EventData, START } from '@eventstore/db-client';
import { fromStored } from '#event-store/event-codec';
import type { LoggedEvent } from '#event-store/logged-event';

export class LogReader {
  readonly #client: EventStoreDBClient;

  constructor(url: string) {
    this.#client = EventStoreDBClient.connectionString(url);
  }

  /** All but the store's own events, oldest first. */
  async all(): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const { event } of this.#client.readAll({ fromPosition: START }))
      if (event && !event.streamId.startsWith('$')) events.push(fromStored(event));
    return events;
  }

  /** Past Vekha, straight into the store. */
  async put(stream: string, event: EventData): Promise<void> {
    await this.#client.appendToStream(stream, event);
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
