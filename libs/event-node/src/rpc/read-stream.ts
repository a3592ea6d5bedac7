// Reads what of a stream is visible, in either direction, once.
import type { EventStore } from '../store/event-store.js';
import { StreamDeleted } from '../store/stream-reader.js';
import type { Outbox } from './outbox.js';
import type { ReadRequest } from './read-request.js';

const BATCH = 128;

export async function readStream(
  request: ReadRequest & { kind: 'stream' },
  store: EventStore,
  outbox: Outbox,
): Promise<void> {
  const { stream } = request;
  const state = store.reader.stateOf(stream);
  if (state === 'deleted') throw new StreamDeleted(stream);
  if (state === 'not-found') return outbox.streamNotFound(stream);
  if (request.backwards) await readBackwards(request, store, outbox);
  else await readForwards(request, store, outbox);
}

async function readForwards(
  { stream, from, count, resolveLinks }: ReadRequest & { kind: 'stream' },
  store: EventStore,
  outbox: Outbox,
) {
  const { first, last } = store.reader.visible(stream);
  let next = Math.max(first, typeof from === 'number' ? from : 0);
  const end = Math.min(last + 1, next + count);
  while (next < end && !outbox.isClosed) {
    const events = store.reader.read(stream, next, Math.min(BATCH, end - next), resolveLinks);
    for (const event of events) await outbox.event(event);
    next += events.length;
  }
}

async function readBackwards(
  { stream, from, count, resolveLinks }: ReadRequest & { kind: 'stream' },
  store: EventStore,
  outbox: Outbox,
) {
  const { first, last } = store.reader.visible(stream);
  let next = from === 'end' ? last : Math.min(last, from === 'start' ? 0 : from);
  const end = Math.max(first, next - count + 1);
  while (next >= end && !outbox.isClosed) {
    const size = Math.min(BATCH, next - end + 1);
    const events = store.reader.read(stream, next - size + 1, size, resolveLinks);
    for (const event of events.reverse()) await outbox.event(event);
    next -= size;
  }
}
