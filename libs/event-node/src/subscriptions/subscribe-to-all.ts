// A subscription to $all, filtered or not. A filtered one says now and then how far it has looked.
import { readForwards } from '../log/scan.js';
import type { GrpcCall } from '../rpc/grpc-call.js';
import type { Outbox } from '../rpc/outbox.js';
import type { ReadRequest } from '../rpc/read-request.js';
import { passes } from '../store/event-filter.js';
import type { EventStore } from '../store/event-store.js';
import { runSubscription } from './subscription.js';

export async function subscribeToAll(
  { from, filter, resolveLinks }: ReadRequest & { kind: 'subscribe-to-all' },
  store: EventStore,
  outbox: Outbox,
  call: GrpcCall,
): Promise<void> {
  const { log, reader, signals } = store;
  const after = from === 'start' ? 0 : from === 'end' ? log.head - 1 : from;
  if (typeof from === 'number') log.checkPosition(from);
  let next = startAfter(store, from);
  let looked = 0;

  async function pump(): Promise<boolean> {
    const block = await readForwards(log, next);
    next = block.next;
    for (const record of block.records) {
      if (record.position <= after) continue;
      if (!filter || passes(filter, record))
        await outbox.event(resolveLinks ? reader.resolve(record) : { event: record });
      if (filter && ++looked >= filter.window * filter.checkpointInterval) {
        looked = 0;
        outbox.responses.checkpoint(record.position);
      }
      if (call.isClosed) return false;
    }
    return block.records.length > 0;
  }

  await runSubscription({ pump, listen: (wake) => signals.onAll(wake) }, outbox, call);
}

/** Reading begins at the event itself, which is left out; from beyond the log's end, at the end. */
function startAfter({ log }: EventStore, from: number | 'start' | 'end'): number {
  if (from === 'start') return 0;
  return from === 'end' ? log.head : Math.min(from, log.head);
}
