// Event nodes in temporary folders with a client each, for tests; all are stopped after each test.
import { type EventData, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EventNode, type EventNodeOptions, startEventNode } from './event-node.js';
import { removeTemporaryFolders } from './log/log.kit.js';

export interface StartedNode {
  node: EventNode;
  client: EventStoreDBClient;
  stop(): Promise<void>;
}

export const stops: (() => Promise<void>)[] = [];

/** To be called once in a file of tests. */
export function stopNodesAfterwards(): void {
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });
  afterAll(removeTemporaryFolders);
}

export async function start(folder: string, options: Partial<EventNodeOptions> = {}): Promise<StartedNode> {
  const node = await startEventNode({ folder, ...options });
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?tls=false`);
  const stop = async () => {
    await client.dispose();
    await node.close();
  };
  stops.push(stop);
  return { node, client, stop };
}

export function events(count: number, size = 0): EventData[] {
  return Array.from({ length: count }, (_, n) => jsonEvent({ type: 'Happened', data: { n, x: 'x'.repeat(size) } }));
}

export async function all(client: EventStoreDBClient): Promise<string[]> {
  const read: string[] = [];
  for await (const { event } of client.readAll())
    if (event) read.push(`${event.streamId}@${event.revision} ${event.id}`);
  return read;
}

export async function namesOf(client: EventStoreDBClient, stream: string): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const { event } of client.readStream(stream)) read.push((event?.data as { n: unknown } | undefined)?.n);
  return read;
}
