// Answers Read with messages that were made before: those of an event node, taken down byte by byte at the start.
import { connect, createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { FrameReader, GrpcCall } from '#event-node/rpc/grpc-call';
import { getSupportedMethods } from '#event-node/rpc/server-features';

const EVENTS = Number(process.env.BENCH_EVENTS);
const A_WRITE = 64 * 1024;
const READ = '/event_store.client.streams.Streams/Read';

/** The answer to a request to read $all, or to subscribe to it, until so many messages have come. */
async function answerTo(request: Buffer, messages: number): Promise<Buffer> {
  const session = connect(`http://127.0.0.1:${process.env.BENCH_SOURCE}`);
  const call = session.request({
    ':method': 'POST',
    ':path': READ,
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  const taken: Buffer[] = [];
  let left = messages;
  await new Promise<void>((resolve, reject) => {
    const frames = new FrameReader((message) => {
      if (left-- <= 0) return;
      const prefix = Buffer.alloc(5);
      prefix.writeUInt32BE(message.length, 1);
      taken.push(prefix, message);
      if (left === 0) resolve();
    });
    call.on('error', reject);
    call.on('data', (bytes: Buffer) => frames.push(bytes));
    call.end(framed(request));
  });
  session.destroy();
  return Buffer.concat(taken);
}

function requestOf(live: boolean): Buffer {
  const options = new streams.ReadReq.Options();
  options.setAll(new streams.ReadReq.Options.AllOptions());
  if (live) options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  else options.setCount(String(EVENTS));
  const uuid = new streams.ReadReq.Options.UUIDOption();
  options.setUuidOption(uuid);
  return Buffer.from(new streams.ReadReq().setOptions(options).serializeBinary());
}

function framed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

const read = await answerTo(requestOf(false), EVENTS);
const subscribed = await answerTo(requestOf(true), EVENTS + 1);

async function serve(stream: ServerHttp2Stream): Promise<void> {
  const call = new GrpcCall(stream);
  const request = streams.ReadReq.deserializeBinary(await call.receiveOne()).getOptions();
  const isLive = request?.hasSubscription() === true;
  const bytes = isLive ? subscribed : read;
  for (let at = 0; at < bytes.length; at += A_WRITE) await call.write(bytes.subarray(at, at + A_WRITE));
  if (!isLive) call.end();
}

const server = createServer({ settings: { initialWindowSize: 16 * 1024 * 1024 } });
server.on('session', (session) => session.setLocalWindowSize(64 * 1024 * 1024));
server.on('stream', (stream, headers) => {
  if (headers[':path'] === READ) void serve(stream);
  else void getSupportedMethods(new GrpcCall(stream));
});
server.listen(0, '127.0.0.1', () => process.send?.({ ready: true, port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
