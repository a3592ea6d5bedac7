// Streams.Delete and Streams.Tombstone: unary, and alike but for what is written.
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventStore } from '../store/event-store.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../store/expected-version.js';
import type { WriteOutcome } from '../store/write-outcome.js';
import { type Decided, deleteStream, type StreamWrite, tombstoneStream } from '../store/writes.js';
import type { StreamHeads } from '../store/draft.js';
import { isMetastream } from '../index/system-streams.js';
import { statusOf } from './append.js';
import { checkWritable } from './append-messages.js';
import type { GrpcCall } from './grpc-call.js';
import { invalidArgument, wrongExpectedVersion } from './status.js';
import { WireWriter } from './wire.js';

type Write = (heads: StreamHeads, write: StreamWrite) => Decided;

export async function del(call: GrpcCall, store: EventStore): Promise<void> {
  const options = streams.DeleteReq.deserializeBinary(await call.receiveOne()).getOptions();
  const write = writeOf(options);
  if (isMetastream(write.stream)) throw invalidArgument('the metadata of a stream cannot be deleted; set it anew');
  run(call, store, deleteStream, write);
}

export async function tombstone(call: GrpcCall, store: EventStore): Promise<void> {
  const options = streams.TombstoneReq.deserializeBinary(await call.receiveOne()).getOptions();
  run(call, store, tombstoneStream, writeOf(options));
}

function run(call: GrpcCall, store: EventStore, decide: Write, write: StreamWrite): void {
  store.write({
    decide: (heads) => decide(heads, write),
    answer: (outcome) => call.guard(() => answer(call, write.stream, outcome)),
    bytes: 256,
  });
}

function answer(call: GrpcCall, stream: string, outcome: WriteOutcome): void {
  if (outcome.kind === 'wrong-expected-version') throw wrongExpectedVersion(stream, outcome.expected, outcome.current);
  if (outcome.kind !== 'written') throw statusOf(outcome, stream);
  const { position = 0 } = outcome;
  call.send(new WireWriter().message(1, (m) => m.number(1, position).number(2, position)).written);
  call.end();
}

function writeOf(options: streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined): StreamWrite {
  if (!options) throw invalidArgument('the request has no options');
  const stream = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  checkWritable(stream);
  return { stream, expected: expectedOf(options) };
}

function expectedOf(options: streams.DeleteReq.Options | streams.TombstoneReq.Options): ExpectedVersion {
  if (options.hasNoStream()) return NO_STREAM;
  if (options.hasStreamExists()) return STREAM_EXISTS;
  return options.hasRevision() ? BigInt(options.getRevision()) : ANY;
}
