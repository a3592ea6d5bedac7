// The embedded event store: EventStoreDB's protocol on a port, from a log in a folder.
import { RpcServer } from './rpc/server.js';
import { type IndexProgress, openStore, type StoreOptions } from './store/open-store.js';

export type { IndexProgress };
export { FolderInUse } from './log/folder-lock.js';

/** `port` 0: any free one. */
export interface EventNodeOptions extends StoreOptions {
  port?: number;
  host?: string;
}

export interface EventNode {
  readonly port: number;
  /** Finishes what is under way, ends live streams, and marks the folder as cleanly left. */
  close(): Promise<void>;
}

const MOMENT = 250;
const ANY_ADDRESS = ['0.0.0.0', '::', ''];

/** Rejects with FolderInUse when another node serves the folder, with EADDRINUSE when the port is taken. */
export async function startEventNode({
  port = 0,
  host = '127.0.0.1',
  ...options
}: EventNodeOptions): Promise<EventNode> {
  const store = await openStore(options);
  try {
    const server = await RpcServer.listen(store, port, host);
    store.servesAt(`${ANY_ADDRESS.includes(host) ? '127.0.0.1' : host}:${server.port}`);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await store.drain();
      await server.close(MOMENT);
      await store.close();
    };
    return { port: server.port, close: () => (closing ??= close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
