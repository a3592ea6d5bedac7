// Fills a log as teams do: streams of some dozens of events.
import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const EVENTS_A_STREAM = 25;
const AT_ONCE = 64;
const NOTE = 'n'.repeat(150);

/** Events `from` up to `to`, a stream's in one append; both are multiples of 25. */
export async function fill(client: EventStoreDBClient, from: number, to: number): Promise<void> {
  let next = from;
  const one = async () => {
    while (next < to) {
      const first = next;
      next += EVENTS_A_STREAM;
      const events = Array.from({ length: EVENTS_A_STREAM }, (_, i) =>
        jsonEvent({ type: `Type${i % 12}`, data: { n: first + i, note: NOTE }, metadata: { by: 'bench' } }),
      );
      await client.appendToStream(`team-${first / EVENTS_A_STREAM}`, events);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
