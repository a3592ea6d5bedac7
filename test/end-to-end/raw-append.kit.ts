// An append of bytes that the official client would not send: said to be JSON, whatever they are.
import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { v4 as uuid } from 'uuid';

/** The very grpc-js that the client brings with it. */
const clientRequire = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const { credentials } = clientRequire('@grpc/grpc-js') as typeof Grpc;

export interface RawEvent {
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Appends at the stream's end. Rejects with the server's gRPC error. */
export async function appendRaw(url: string, stream: string, { type, data, metadata }: RawEvent): Promise<void> {
  const client = new services.StreamsClient(new URL(url).host, credentials.createInsecure());
  const { AppendReq } = streams;
  const target = new shared.StreamIdentifier();
  target.setStreamName(Buffer.from(stream));
  const options = new AppendReq.Options();
  options.setStreamIdentifier(target);
  options.setAny(new shared.Empty());
  const message = new AppendReq.ProposedMessage();
  message.setId(new shared.UUID().setString(uuid()));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(Buffer.from(data));
  message.setCustomMetadata(Buffer.from(metadata));
  try {
    await new Promise<void>((resolve, reject) => {
      const call = client.append((error) => (error ? reject(error) : resolve()));
      call.write(new AppendReq().setOptions(options));
      call.write(new AppendReq().setProposedMessage(message));
      call.end();
    });
  } finally {
    client.close();
  }
}
