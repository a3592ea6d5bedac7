// HTTP/2 on a port: takes calls in and hands each to its RPC.
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { EventStore } from '../store/event-store.js';
import { append } from './append.js';
import { batchAppend } from './batch-append.js';
import { del, tombstone } from './delete.js';
import { GrpcCall } from './grpc-call.js';
import { read } from './read.js';
import { getSupportedMethods } from './server-features.js';
import { Code, RpcStatus } from './status.js';

type Rpc = (call: GrpcCall, store: EventStore) => void | Promise<void>;

const RPCS: Record<string, Rpc> = {
  '/event_store.client.streams.Streams/Read': read,
  '/event_store.client.streams.Streams/Append': append,
  '/event_store.client.streams.Streams/BatchAppend': batchAppend,
  '/event_store.client.streams.Streams/Delete': del,
  '/event_store.client.streams.Streams/Tombstone': tombstone,
  '/event_store.client.server_features.ServerFeatures/GetSupportedMethods': getSupportedMethods,
};

const MIB = 1024 * 1024;
const MANY = 1_000_000;

export class RpcServer {
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly calls = new Set<GrpcCall>();

  private constructor(private readonly http: Http2Server) {}

  /** Rejects with EADDRINUSE when the port is taken. */
  static async listen(store: EventStore, port: number, host: string): Promise<RpcServer> {
    const http = createServer({
      settings: { maxConcurrentStreams: MANY, initialWindowSize: 16 * MIB },
      maxSessionMemory: 1024,
      // Every client that ends a read early resets a stream; that is no attack.
      ...{ streamResetBurst: MANY, streamResetRate: MANY },
    });
    const server = new RpcServer(http);
    http.on('session', (session) => server.welcome(session));
    http.on('stream', (stream, headers) => server.serve(stream, String(headers[':path']), store));
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, () => {
        http.off('error', reject);
        resolve();
      });
    });
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** No more calls are taken; those under way are told, get a moment, and are cut off. */
  async close(moment: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
    for (const call of this.calls) call.end(new RpcStatus(Code.UNAVAILABLE, 'the event node is stopping'));
    for (const session of this.sessions) session.close();
    const timer = setTimeout(() => {
      for (const session of this.sessions) session.destroy();
    }, moment);
    await closed;
    clearTimeout(timer);
  }

  private welcome(session: ServerHttp2Session): void {
    session.setLocalWindowSize(64 * MIB);
    this.sessions.add(session);
    session.on('close', () => this.sessions.delete(session));
    session.on('error', () => {}); // a connection that breaks; 'close' follows
  }

  private async serve(stream: ServerHttp2Stream, path: string, store: EventStore): Promise<void> {
    const call = new GrpcCall(stream);
    this.calls.add(call);
    call.closed(() => this.calls.delete(call));
    try {
      const rpc = RPCS[path];
      if (!rpc) throw new RpcStatus(Code.UNIMPLEMENTED, `${path} is not served here`);
      await rpc(call, store);
    } catch (error) {
      call.end(error instanceof RpcStatus ? error : new RpcStatus(Code.INTERNAL, (error as Error).message));
    }
  }
}
