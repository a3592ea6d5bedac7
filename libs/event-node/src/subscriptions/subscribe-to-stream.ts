// A subscription to one stream; ends with an error when the stream is ended for good.
import type { GrpcCall } from '../rpc/grpc-call.js';
import type { Outbox } from '../rpc/outbox.js';
import type { ReadRequest } from '../rpc/read-request.js';
import { streamDeleted } from '../rpc/status.js';
import type { EventStore } from '../store/event-store.js';
import { runSubscription } from './subscription.js';

const BATCH = 128;

export async function subscribeToStream(
  { stream, from, resolveLinks }: ReadRequest & { kind: 'subscribe-to-stream' },
  store: EventStore,
  outbox: Outbox,
  call: GrpcCall,
): Promise<void> {
  const { reader, signals } = store;
  if (reader.stateOf(stream) === 'deleted') throw streamDeleted(stream);
  let next = from === 'start' ? 0 : from === 'end' ? reader.lastRevision(stream) + 1 : from + 1;

  async function pump(): Promise<boolean> {
    const { first, last } = reader.visible(stream);
    next = Math.max(next, Math.min(first, last + 1));
    const events = next > last || next < first ? [] : reader.read(stream, next, BATCH, resolveLinks);
    for (const event of events) await outbox.event(event);
    next += events.length;
    if (events.length > 0) return true;
    const tombstone = reader.tombstoneOf(stream);
    if (!tombstone) return false;
    outbox.responses.event({ event: tombstone });
    throw streamDeleted(stream);
  }

  await runSubscription({ pump, listen: (wake) => signals.onStream(stream, wake) }, outbox, call);
}
