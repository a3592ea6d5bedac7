// Streams.BatchAppend: one call for many appends. Each is known by its correlation id, may come in several messages,
// and is answered on its own, as soon as it is on disk.
import type { ProposedEvent } from '../log/record.js';
import type { EventStore } from '../store/event-store.js';
import type { WriteOutcome } from '../store/write-outcome.js';
import { appendEvents } from '../store/writes.js';
import {
  type AppendOptions,
  checkEvent,
  checkWritable,
  MAX_APPEND_SIZE,
  readAppendOptions,
  readProposedMessage,
  readUuid,
  sizeOf,
} from './append-messages.js';
import { batchFailure, batchOutcome } from './batch-append-response.js';
import type { GrpcCall } from './grpc-call.js';
import { invalidArgument, maxAppendSizeExceeded, RpcStatus } from './status.js';
import { WireReader } from './wire.js';

/** An append of which not all has come. */
interface Pending {
  options: AppendOptions;
  events: ProposedEvent[];
  size: number;
  refusal?: RpcStatus;
}

const MOST_PENDING = 10_000;

export function batchAppend(call: GrpcCall, store: EventStore): void {
  const pending = new Map<string, Pending>();
  let underWay = 0;
  let hasEnded = false;

  function onMessage(message: Buffer): void {
    const { correlationId, options, proposed, isFinal } = readRequest(message);
    const append = pending.get(correlationId) ?? {
      options: options ?? { stream: '', expected: 0n },
      events: [],
      size: 0,
    };
    collect(append, proposed);
    if (isFinal) {
      pending.delete(correlationId);
      submit(correlationId, append);
    } else {
      pending.set(correlationId, append);
      if (pending.size > MOST_PENDING) throw invalidArgument('too many appends were begun and not ended');
    }
  }

  function submit(correlationId: string, { options, events, size, refusal }: Pending): void {
    const { stream, expected, deadline } = options;
    if (refusal) {
      call.send(batchFailure(correlationId, options, refusal));
      return;
    }
    underWay++;
    store.write({
      decide: (heads) => appendEvents(heads, { stream, expected, events }),
      answer: (outcome) => answer(correlationId, options, outcome),
      deadline,
      bytes: size + 256,
    });
    if (store.hasRoom) return;
    call.pause();
    store.whenRoom(() => call.resume());
  }

  function answer(correlationId: string, options: AppendOptions, outcome: WriteOutcome): void {
    underWay--;
    call.send(batchOutcome(correlationId, options, outcome));
    if (hasEnded && underWay === 0) call.end();
  }

  call.receive(onMessage, () => {
    hasEnded = true;
    if (underWay === 0) call.end();
  });
}

/** Of an append that is refused already, no events are kept. */
function collect(append: Pending, proposed: ProposedEvent[]): void {
  try {
    if (append.refusal) return;
    if (append.events.length === 0) checkWritable(append.options.stream);
    for (const event of proposed) {
      checkEvent(event);
      append.size += sizeOf(event);
      append.events.push(event);
    }
    if (append.size > MAX_APPEND_SIZE) throw maxAppendSizeExceeded(MAX_APPEND_SIZE);
  } catch (error) {
    if (!(error instanceof RpcStatus)) throw error;
    append.refusal = error;
    append.events = [];
  }
}

function readRequest(message: Buffer) {
  const request = {
    correlationId: '',
    options: undefined as AppendOptions | undefined,
    proposed: [] as ProposedEvent[],
    isFinal: false,
  };
  const reader = new WireReader(message);
  while (reader.next()) {
    if (reader.field === 1) request.correlationId = readUuid(reader.message());
    else if (reader.field === 2) request.options = readAppendOptions(reader.message());
    else if (reader.field === 3) request.proposed.push(readProposedMessage(reader.message()));
    else if (reader.field === 4) request.isFinal = reader.number() !== 0;
  }
  return request;
}
