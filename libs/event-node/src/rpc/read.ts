// Streams.Read: four kinds of reading over one RPC.
import { InvalidPosition, LogDamage } from '../log/damage.js';
import type { EventStore } from '../store/event-store.js';
import { StreamDeleted } from '../store/stream-reader.js';
import { subscribeToAll } from '../subscriptions/subscribe-to-all.js';
import { subscribeToStream } from '../subscriptions/subscribe-to-stream.js';
import type { GrpcCall } from './grpc-call.js';
import { Outbox } from './outbox.js';
import { readAll } from './read-all.js';
import { readRequest } from './read-request.js';
import { readStream } from './read-stream.js';
import { Code, RpcStatus, streamDeleted } from './status.js';

export async function read(call: GrpcCall, store: EventStore): Promise<void> {
  const request = readRequest(await call.receiveOne());
  const outbox = new Outbox(call, request.structuredIds);
  try {
    switch (request.kind) {
      case 'stream':
        await readStream(request, store, outbox);
        break;
      case 'all':
        await readAll(request, store, outbox);
        break;
      case 'subscribe-to-stream':
        await subscribeToStream(request, store, outbox);
        break;
      case 'subscribe-to-all':
        await subscribeToAll(request, store, outbox);
        break;
    }
  } catch (error) {
    await outbox.flush();
    throw statusOf(error);
  }
  await outbox.flush();
  call.end();
}

function statusOf(error: unknown): unknown {
  if (error instanceof LogDamage) return new RpcStatus(Code.DATA_LOSS, error.message);
  if (error instanceof StreamDeleted) return streamDeleted(error.stream);
  if (error instanceof InvalidPosition) return new RpcStatus(Code.UNKNOWN, error.message);
  return error;
}
