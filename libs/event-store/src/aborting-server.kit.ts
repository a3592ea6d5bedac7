// A server that drops its subscriber as a real EventStoreDB drops one that is too slow while live: gRPC ABORTED, every few
// events. It stands for the other side of the wire; the client is the official one.
import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { v4 as uuid } from 'uuid';

/** The very grpc-js that the client brings with it. */
const clientRequire = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const { Server, ServerCredentials, status } = clientRequire('@grpc/grpc-js') as typeof Grpc;
type Reading = Grpc.ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const PLACE = 100;

/** Events 1 to `count` of one stream, at positions 100, 200, …; every subscription ends after `atOnce` of them. */
export async function abortingServer(count: number, atOnce: number) {
  let subscriptions = 0;

  function read(call: Reading): void {
    subscriptions += 1;
    const all = call.request.getOptions()?.getAll();
    const from = all?.hasPosition() ? Number(all.getPosition()?.getCommitPosition()) / PLACE : 0;
    const confirmation = new streams.ReadResp.SubscriptionConfirmation();
    confirmation.setSubscriptionId(`subscription ${subscriptions}`);
    const confirmed = new streams.ReadResp();
    confirmed.setConfirmation(confirmation);
    call.write(confirmed);
    for (let event = from + 1; event <= Math.min(from + atOnce, count); event++) call.write(eventAt(event));
    if (from + atOnce >= count) return;
    const details = 'Consumer too slow to handle event while live. Client resubscription required.';
    call.emit('error', { code: status.ABORTED, details });
  }

  function getSupportedMethods(_: unknown, answer: Grpc.sendUnaryData<featuresMessages.SupportedMethods>): void {
    const methods = new featuresMessages.SupportedMethods();
    methods.setEventStoreServerVersion('23.10.6');
    answer(null, methods);
  }

  const server = new Server();
  server.addService(services.StreamsService, { read } as unknown as Grpc.UntypedServiceImplementation);
  const known = { getSupportedMethods } as unknown as Grpc.UntypedServiceImplementation;
  server.addService(features.ServerFeaturesService, known);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  return { url, subscriptions: () => subscriptions, stop: () => server.forceShutdown() };
}

function eventAt(number: number): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(uuid()));
  recorded.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('cohort-spring')));
  recorded.setStreamRevision(String(number - 1));
  recorded.setPreparePosition(String(number * PLACE)).setCommitPosition(String(number * PLACE));
  recorded.getMetadataMap().set('type', 'Counted').set('content-type', 'application/json').set('created', '0');
  recorded.setCustomMetadata(new Uint8Array()).setData(Buffer.from(JSON.stringify({ number })));
  const event = new streams.ReadResp.ReadEvent();
  event.setEvent(recorded).setCommitPosition(String(number * PLACE));
  const response = new streams.ReadResp();
  response.setEvent(event);
  return response;
}
