// Answers every append of BatchAppend at once and stores nothing: what protocol, client and machine allow at most.
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { readUuid } from '#event-node/rpc/append-messages';
import { batchOutcome } from '#event-node/rpc/batch-append-response';
import { GrpcCall } from '#event-node/rpc/grpc-call';
import { getSupportedMethods } from '#event-node/rpc/server-features';
import { WireReader } from '#event-node/rpc/wire';

const WRITTEN = { kind: 'written', revision: 0, position: 64 } as const;

const server = createServer({ settings: { initialWindowSize: 16 * 1024 * 1024 } });
server.on('session', (session) => session.setLocalWindowSize(64 * 1024 * 1024));
server.on('stream', (stream, headers) => {
  const call = new GrpcCall(stream);
  if (String(headers[':path']).endsWith('GetSupportedMethods')) void getSupportedMethods(call);
  else
    call.receive(
      (message) => call.send(batchOutcome(idOf(message), { stream: 's', expected: -2n }, WRITTEN)),
      () => call.end(),
    );
});
server.listen(0, '127.0.0.1', () => process.send?.({ ready: true, port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));

function idOf(message: Buffer): string {
  const reader = new WireReader(message);
  while (reader.next()) if (reader.field === 1) return readUuid(reader.message());
  return '';
}
