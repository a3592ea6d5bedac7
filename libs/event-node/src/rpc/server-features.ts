// ServerFeatures: which methods there are. From it the client knows that it may append in batches.
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { GrpcCall } from './grpc-call.js';

/** Of the server whose answers these are. */
const VERSION = '23.10.6';
const METHODS: [service: string, method: string, features: string[]][] = [
  ['event_store.client.streams.streams', 'read', ['position', 'events']],
  ['event_store.client.streams.streams', 'append', []],
  ['event_store.client.streams.streams', 'delete', []],
  ['event_store.client.streams.streams', 'tombstone', []],
  ['event_store.client.streams.streams', 'batchappend', []],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

export async function getSupportedMethods(call: GrpcCall): Promise<void> {
  await call.receiveOne();
  const methods = METHODS.map(([service, method, names]) => {
    const supported = new features.SupportedMethod();
    supported.setServiceName(service);
    supported.setMethodName(method);
    supported.setFeaturesList(names);
    return supported;
  });
  const response = new features.SupportedMethods();
  response.setMethodsList(methods);
  response.setEventStoreServerVersion(VERSION);
  call.send(Buffer.from(response.serializeBinary()));
  call.end();
}
