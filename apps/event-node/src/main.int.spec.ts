// The process of the event store: how it starts, how it stops, and what is there after it was killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EventData, EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { type Build, buildEventNode, EventNodeProcess } from './process.kit.js';

let build: Build;
let folder: string;
const running: EventNodeProcess[] = [];
const clients: EventStoreDBClient[] = [];

beforeAll(() => {
  build = buildEventNode();
});
afterAll(() => build.remove());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vekha-event-node-'));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await Promise.all(running.splice(0).map((node) => node.kill('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv = {}): EventNodeProcess {
  const node = EventNodeProcess.fork(build.main, { VEKHA_DATA: folder, VEKHA_EVENT_NODE_PORT: '0', ...env });
  running.push(node);
  return node;
}

function clientOf(port: number): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
  clients.push(client);
  return client;
}

async function idsIn(client: EventStoreDBClient): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event } of client.readAll()) if (event) ids.push(event.id);
  return ids;
}

describe('killed while it writes', () => {
  it('has everything that was acknowledged, once, three times in a row', async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const node = start();
      const client = clientOf(await node.ready());
      const isDead = { yes: false };
      const writers = Array.from({ length: 32 }, (_, writer) =>
        write(client, `r${round}-w${writer}`, acknowledged, isDead),
      );
      const before = acknowledged.size;
      while (acknowledged.size < before + 400) await new Promise((resolve) => setTimeout(resolve, 5));
      isDead.yes = true;
      await node.kill('SIGKILL');
      await Promise.all(writers);
      const ids = await withNode(idsIn);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  it('answers an append sent again as it would have before', async () => {
    const first = start();
    const events = [jsonEvent({ type: 'T', data: {} }), jsonEvent({ type: 'T', data: {} })];
    await clientOf(await first.ready()).appendToStream('s', events, { expectedRevision: NO_STREAM });
    await first.kill('SIGKILL');
    await withNode(async (client) => {
      expect((await client.appendToStream('s', events, { expectedRevision: NO_STREAM })).nextExpectedRevision).toBe(1n);
      expect((await client.appendToStream('s', events)).nextExpectedRevision).toBe(1n);
      expect(await idsIn(client)).toEqual(events.map(({ id }) => id));
    });
  });

  async function write(
    client: EventStoreDBClient,
    stream: string,
    acknowledged: Set<string>,
    isDead: { yes: boolean },
  ) {
    while (!isDead.yes) {
      const events: EventData[] = Array.from({ length: 1 + (acknowledged.size % 3) }, () =>
        jsonEvent({ type: 'T', data: {} }),
      );
      const written = await client.appendToStream(stream, events).catch(() => undefined);
      if (written) for (const { id } of events) acknowledged.add(id as string);
    }
  }

  async function withNode<T>(look: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const node = start();
    const client = clientOf(await node.ready());
    const seen = await look(client);
    await client.dispose();
    expect(await node.kill('SIGTERM')).toBe(0);
    return seen;
  }
});

describe('starting', () => {
  it('says on one line where it serves', async () => {
    const node = start();
    const port = await node.ready();
    expect(JSON.parse(node.stdout)).toEqual({ ready: true, port, folder: path.join(folder, 'events') });
    expect(node.stderr).toBe('');
  });

  it('on a port that is taken names the setting that moves it', async () => {
    const taken = await start({ VEKHA_EVENTS: path.join(folder, 'one') }).ready();
    const node = start({ VEKHA_EVENTS: path.join(folder, 'other'), VEKHA_EVENT_NODE_PORT: String(taken) });
    expect(await node.exited).toBe(3);
    expect(JSON.parse(node.stderr).message).toMatch(`port ${taken} on 127.0.0.1 is taken: set VEKHA_EVENT_NODE_PORT`);
  });

  it('on a folder that is held says by whom', async () => {
    const holder = start();
    await holder.ready();
    const node = start();
    expect(await node.exited).toBe(4);
    expect(JSON.parse(node.stderr).message).toMatch(`held by process ${holder.child.pid}`);
  });

  it('refuses a port that is no number', async () => {
    const node = start({ VEKHA_EVENT_NODE_PORT: 'http' });
    expect(await node.exited).toBe(2);
    expect(JSON.parse(node.stderr).message).toMatch("VEKHA_EVENT_NODE_PORT is 'http'");
  });
});

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s finishes what is under way', async (signal) => {
    const node = start();
    const client = clientOf(await node.ready());
    await client.appendToStream('s', jsonEvent({ type: 'T', data: {} }));
    const live = client.subscribeToAll();
    live.on('error', () => {}); // told that the node stops
    await new Promise((resolve) => live.once('caughtUp', resolve));
    expect(await node.kill(signal)).toBe(0);
  });

  it('follows when the process that started it is gone', async () => {
    const node = start();
    await node.ready();
    node.child.disconnect();
    expect(await node.exited).toBe(0);
  });
});
