// A subscription to one stream; ends with an error when the stream is ended for good.
import type { EventStore } from '../store/event-store.js';
import { StreamDeleted } from '../store/stream-reader.js';
import { type From, runSubscription, type Subscriber } from './subscription.js';

const BATCH = 128;

export interface StreamSubscription {
  stream: string;
  from: From;
  resolveLinks: boolean;
}

/** Rejects with StreamDeleted or LogDamage. */
export async function subscribeToStream(
  { stream, from, resolveLinks }: StreamSubscription,
  { reader, signals }: EventStore,
  subscriber: Subscriber,
): Promise<void> {
  if (reader.stateOf(stream) === 'deleted') throw new StreamDeleted(stream);
  let next = from === 'start' ? 0 : from === 'end' ? reader.lastRevision(stream) + 1 : from + 1;

  async function pump(): Promise<boolean> {
    const { first, last } = reader.visible(stream);
    next = Math.max(next, Math.min(first, last + 1));
    const events = next > last ? [] : reader.read(stream, next, BATCH, resolveLinks);
    for (const event of events) {
      const full = subscriber.event(event);
      if (full) await full;
    }
    next += events.length;
    if (events.length > 0) return true;
    const tombstone = reader.tombstoneOf(stream);
    if (!tombstone) return false;
    await subscriber.event({ event: tombstone });
    throw new StreamDeleted(stream);
  }

  await runSubscription({ pump, listen: (wake) => signals.onStream(stream, wake) }, subscriber);
}
