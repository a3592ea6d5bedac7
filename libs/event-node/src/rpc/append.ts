// Streams.Append: one append a call, a message for each event, one answer at the end.
import { LogRefusesWrites } from '../log/damage.js';
import type { ProposedEvent } from '../log/record.js';
import type { EventStore } from '../store/event-store.js';
import { ANY, NO_STREAM, STREAM_EXISTS } from '../store/expected-version.js';
import type { WriteOutcome, WrongExpectedVersion } from '../store/write-outcome.js';
import { appendEvents } from '../store/writes.js';
import {
  type AppendOptions,
  checkEvent,
  checkWritable,
  MAX_APPEND_SIZE,
  readAppendOptions,
  readProposedMessage,
  sizeOf,
} from './append-messages.js';
import type { GrpcCall } from './grpc-call.js';
import { Code, invalidArgument, maxAppendSizeExceeded, RpcStatus, streamDeleted } from './status.js';
import { WireReader, WireWriter } from './wire.js';

export function append(call: GrpcCall, store: EventStore): void {
  let options: AppendOptions | undefined;
  const events: ProposedEvent[] = [];
  let size = 0;

  function onMessage(message: Buffer): void {
    const reader = new WireReader(message);
    while (reader.next()) {
      if (reader.field === 1) {
        options = readAppendOptions(reader.message());
        checkWritable(options.stream);
      } else if (reader.field === 2) {
        const event = readProposedMessage(reader.message());
        checkEvent(event);
        size += sizeOf(event);
        if (size > MAX_APPEND_SIZE) throw maxAppendSizeExceeded(MAX_APPEND_SIZE);
        events.push(event);
      }
    }
  }

  function onEnd(): void {
    if (!options) throw invalidArgument('the first message of an append must have options');
    const { stream, expected } = options;
    store.write({
      decide: (heads) => appendEvents(heads, { stream, expected, events }),
      answer: (outcome) => call.guard(() => answer(call, stream, outcome)),
      bytes: size,
    });
  }

  call.receive(onMessage, onEnd);
}

function answer(call: GrpcCall, stream: string, outcome: WriteOutcome): void {
  if (outcome.kind !== 'written' && outcome.kind !== 'wrong-expected-version') throw statusOf(outcome, stream);
  call.send(appendResp(outcome));
  call.end();
}

/** The status for outcomes that are one in every kind of write. */
export function statusOf(
  outcome: Exclude<WriteOutcome, { kind: 'written' | 'wrong-expected-version' }>,
  stream: string,
): RpcStatus {
  switch (outcome.kind) {
    case 'stream-deleted':
      return streamDeleted(stream);
    case 'timeout':
      return new RpcStatus(Code.DEADLINE_EXCEEDED, 'the deadline passed before it was written');
    case 'too-large':
      return maxAppendSizeExceeded(outcome.limit);
    case 'refused':
      return refusalOf(outcome.error);
  }
}

export function refusalOf(error: LogRefusesWrites): RpcStatus {
  return new RpcStatus(error.isFull ? Code.RESOURCE_EXHAUSTED : Code.UNAVAILABLE, error.message);
}

function appendResp(outcome: WriteOutcome & { kind: 'written' | 'wrong-expected-version' }): Buffer {
  const resp = new WireWriter();
  if (outcome.kind === 'wrong-expected-version') return resp.message(2, (m) => wrongExpected(m, outcome)).written;
  const { revision, position } = outcome;
  resp.message(1, (success) => {
    if (revision < 0) success.message(2);
    else success.number(1, revision, true);
    if (position === undefined) success.message(4);
    else success.message(3, (m) => m.number(1, position).number(2, position));
  });
  return resp.written;
}

function wrongExpected(message: WireWriter, { expected, current }: WrongExpectedVersion): void {
  if (current < 0) message.message(7);
  else message.number(6, current, true);
  if (expected === ANY) message.message(9);
  else if (expected === STREAM_EXISTS) message.message(10);
  else if (expected === NO_STREAM) message.message(11);
  else message.varint(8 * 8).bigVarint(expected);
}
