// A subscription to $all, filtered or not. A filtered one says now and then how far it has looked.
import { readForwards } from '../log/scan.js';
import { type EventFilter, passes } from '../store/event-filter.js';
import type { EventStore } from '../store/event-store.js';
import { type From, runSubscription, type Subscriber } from './subscription.js';

export interface AllSubscription {
  from: From;
  filter?: EventFilter;
  resolveLinks: boolean;
}

/** Rejects with InvalidPosition or LogDamage. */
export async function subscribeToAll(
  { from, filter, resolveLinks }: AllSubscription,
  { log, reader, signals }: EventStore,
  subscriber: Subscriber,
): Promise<void> {
  const after = from === 'start' ? 0 : from === 'end' ? log.head - 1 : from;
  if (typeof from === 'number') log.checkPosition(from);
  let next = Math.min(from === 'end' ? log.head : after, log.head); // begins at the event itself, which is left out
  let looked = 0;

  async function pump(): Promise<boolean> {
    const { records, next: following } = await readForwards(log, next);
    for (const record of records) {
      next = record.end;
      if (record.position <= after) continue;
      const wanted = !filter || passes(filter, record);
      if (wanted) {
        const full = subscriber.event(resolveLinks ? reader.resolve(record) : { event: record });
        if (full) await full;
      }
      if (filter && ++looked >= filter.window * filter.checkpointInterval) {
        looked = 0;
        subscriber.checkpoint(record.position);
      }
      if (subscriber.isClosed) return false;
    }
    next = following;
    return records.length > 0;
  }

  await runSubscription({ pump, listen: (wake) => signals.onAll(wake) }, subscriber);
}
