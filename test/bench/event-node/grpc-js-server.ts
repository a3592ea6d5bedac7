// The same as the null server, but on grpc-js: what the ratios of a real EventStoreDB were measured against.
import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';

/** The very grpc-js that the client brings with it. */
const clientRequire = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const { Server, ServerCredentials } = clientRequire('@grpc/grpc-js') as typeof Grpc;
type Batch = Grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

function batchAppend(call: Batch): void {
  call.on('data', (request) => {
    const success = new streams.BatchAppendResp.Success().setCurrentRevision('0');
    const response = new streams.BatchAppendResp();
    response.setCorrelationId(request.getCorrelationId()).setSuccess(success);
    call.write(response);
  });
  call.on('end', () => call.end());
}

function getSupportedMethods(_call: unknown, answer: Grpc.sendUnaryData<featuresMessages.SupportedMethods>): void {
  const method = new featuresMessages.SupportedMethod();
  method.setServiceName('event_store.client.streams.Streams').setMethodName('BatchAppend');
  const methods = new featuresMessages.SupportedMethods();
  methods.setMethodsList([method]).setEventStoreServerVersion('23.10.6');
  answer(null, methods);
}

const server = new Server();
server.addService(services.StreamsService, { batchAppend } as unknown as Grpc.UntypedServiceImplementation);
server.addService(features.ServerFeaturesService, {
  getSupportedMethods,
} as unknown as Grpc.UntypedServiceImplementation);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, port) =>
  process.send?.({ ready: true, port }),
);
process.once('disconnect', () => process.exit(0));
