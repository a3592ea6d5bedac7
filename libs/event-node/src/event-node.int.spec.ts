// What only the embedded node promises: restarts, its index, its damage, its refusals.
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, constants } from 'node:http2';
import { createServer } from 'node:net';
import path from 'node:path';
import { type EventData, EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type EventNode, type EventNodeOptions, FolderInUse, startEventNode } from './event-node.js';
import { type Disk, realDisk } from './log/disk.js';
import { chunksIn, removeTemporaryFolders, temporaryFolder } from './log/log.kit.js';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
afterAll(removeTemporaryFolders);

async function start(folder: string, options: Partial<EventNodeOptions> = {}) {
  const node = await startEventNode({ folder, ...options });
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?tls=false`);
  const stop = async () => {
    await client.dispose();
    await node.close();
  };
  stops.push(stop);
  return { node, client, stop };
}

function events(count: number, size = 0): EventData[] {
  return Array.from({ length: count }, (_, n) => jsonEvent({ type: 'Happened', data: { n, x: 'x'.repeat(size) } }));
}

async function all(client: EventStoreDBClient): Promise<string[]> {
  const read: string[] = [];
  for await (const { event } of client.readAll())
    if (event) read.push(`${event.streamId}@${event.revision} ${event.id}`);
  return read;
}

async function namesOf(client: EventStoreDBClient, stream: string): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const { event } of client.readStream(stream)) read.push((event?.data as { n: unknown } | undefined)?.n);
  return read;
}

/** Writes events, metadata, a deletion and a tombstone. */
async function fill(client: EventStoreDBClient): Promise<void> {
  for (let i = 0; i < 20; i++) await client.appendToStream(`team-${i % 7}`, events(15));
  await client.setStreamMetadata('team-1', { maxCount: 3 });
  await client.deleteStream('team-2');
  await client.appendToStream('team-2', events(2));
  await client.tombstoneStream('team-3');
}

async function answersOf(client: EventStoreDBClient): Promise<unknown[]> {
  const answers: unknown[] = [await all(client)];
  for (const stream of ['team-0', 'team-1', 'team-2', 'team-3', '$ce-team', '$et-Happened', '$$team-1', 'team-9']) {
    const read: string[] = [];
    try {
      for await (const { event } of client.readStream(stream)) read.push(`${event?.revision} ${event?.id}`);
    } catch (error) {
      read.push((error as { type: string }).type);
    }
    answers.push(read);
  }
  return answers;
}

describe('started again', () => {
  it('answers as before, with its index or without', async () => {
    const folder = temporaryFolder();
    const first = await start(folder, { chunkSize: 20_000 });
    await fill(first.client);
    const answers = await answersOf(first.client);
    await first.stop();

    const second = await start(folder);
    expect(await answersOf(second.client)).toEqual(answers);
    await second.stop();

    rmSync(path.join(folder, 'index'), { recursive: true });
    const third = await start(folder, { indexLimits: { entries: 16, pending: 40 } });
    expect(await answersOf(third.client)).toEqual(answers);
    await third.stop();

    writeFileSync(path.join(folder, 'index', 'index.mdb'), 'this is no index');
    const fourth = await start(folder);
    expect(await answersOf(fourth.client)).toEqual(answers);
  });

  it('builds the index anew, and says how far it is, when the machine was started since', async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    await fill(first.client);
    const answers = await answersOf(first.client);
    await first.stop();
    writeFileSync(path.join(folder, 'run.json'), JSON.stringify({ boot: 'another' }));
    const second = await start(folder);
    expect(await answersOf(second.client)).toEqual(answers);
  });

  it('knows an append again', async () => {
    const folder = temporaryFolder();
    const sent = events(2);
    const first = await start(folder);
    await first.client.appendToStream('s', sent);
    await first.stop();
    const second = await start(folder);
    expect((await second.client.appendToStream('s', sent)).nextExpectedRevision).toBe(1n);
    expect(await namesOf(second.client, 's')).toEqual([0, 1]);
  });

  it('keeps positions', async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    const { position } = await first.client.appendToStream('s', events(1));
    await first.client.appendToStream('s', events(1));
    await first.stop();
    const second = await start(folder);
    const read: unknown[] = [];
    for await (const { event } of second.client.readAll({ fromPosition: position })) read.push(event?.revision);
    expect(read).toEqual([0n, 1n]);
  });
});

describe('refuses', () => {
  it('a folder that another node serves', async () => {
    const folder = temporaryFolder();
    await start(folder);
    await expect(startEventNode({ folder })).rejects.toThrow(FolderInUse);
  });

  it('a port that is taken, and leaves the folder free', async () => {
    const folder = temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await expect(startEventNode({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
    await start(folder);
  });

  it.each(['$$', '$all', '$ce-team', '$et-Happened'])('appends to %s', async (stream) => {
    const { client } = await start(temporaryFolder());
    await expect(client.appendToStream(stream, events(1))).rejects.toMatchObject({ type: 'unknown' });
    expect((await client.appendToStream('s', events(1))).success).toBe(true);
  });

  it('an append whose deadline has passed', async () => {
    const { client } = await start(temporaryFolder());
    await expect(client.appendToStream('s', events(1), { deadline: -1000 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    await expect(namesOf(client, 's')).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('an append that waits past its deadline for a disk that stalls', async () => {
    let stall: { begun: () => void; over: Promise<void> } | undefined;
    const disk: Disk = {
      write: (...given) => realDisk.write(...given),
      async sync(fd) {
        stall?.begun();
        await stall?.over;
        await realDisk.sync(fd, false);
      },
    };
    const { client } = await start(temporaryFolder(), { disk });
    await client.appendToStream('s', events(1));
    let release = () => {};
    const over = new Promise<void>((resolve) => (release = resolve));
    const begun = new Promise<void>((resolve) => (stall = { begun: resolve, over }));
    const underWay = client.appendToStream('s', events(1));
    await begun;
    await expect(client.appendToStream('s', events(1), { deadline: 300 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    release();
    expect((await underWay).nextExpectedRevision).toBe(1n);
    expect(await namesOf(client, 's')).toEqual([0, 0]);
  });

  it('what it does not serve, and what is no message', async () => {
    const { node, client } = await start(temporaryFolder());
    await expect(client.listProjections()).rejects.toMatchObject({ code: 12 });
    expect(await callRaw(node, '/event_store.client.streams.Streams/Read', Buffer.from([0, 0, 0, 0, 1, 255]))).toBe(
      '13',
    );
    expect(await callRaw(node, '/event_store.client.streams.Streams/Append', Buffer.from([0, 0, 0, 0, 1, 10]))).toBe(
      '13',
    );
    expect(await callRaw(node, '/event_store.client.streams.Streams/Append', Buffer.from([1, 0, 0, 0, 0]))).toBe('12');
    expect((await client.appendToStream('s', events(1))).success).toBe(true);
  });
});

describe('a full disk', () => {
  it('refuses appends, serves reads, and goes on when there is room', async () => {
    let isFull = false;
    const disk: Disk = {
      sync: (fd) => realDisk.sync(fd, false),
      write(fd, bytes, offset) {
        if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        realDisk.write(fd, bytes, offset);
      },
    };
    const folder = temporaryFolder();
    const { client, stop } = await start(folder, { disk });
    await client.appendToStream('s', events(2));
    isFull = true;
    await expect(client.appendToStream('s', events(1))).rejects.toMatchObject({ message: /no room on the disk/ });
    const credentials = { username: 'u', password: 'p' };
    await expect(client.appendToStream('s', events(1), { credentials })).rejects.toMatchObject({ code: 8 });
    expect(await namesOf(client, 's')).toEqual([0, 1]);
    isFull = false;
    expect((await client.appendToStream('s', events(1), { expectedRevision: 1n })).nextExpectedRevision).toBe(2n);
    await stop();
    const again = await start(folder);
    expect(await namesOf(again.client, 's')).toEqual([0, 1, 0]);
  });
});

describe('a damaged log', () => {
  async function damaged(what: 'byte' | 'end') {
    const folder = temporaryFolder();
    const first = await start(folder);
    for (const stream of ['whole', 'hurt', 'later']) await first.client.appendToStream(stream, events(1));
    await first.stop();
    const [chunk] = chunksIn(path.join(folder, 'log'));
    const bytes = readFileSync(chunk);
    const at = bytes.indexOf(what === 'byte' ? 'hurt' : 'later');
    bytes[at] ^= 1;
    writeFileSync(chunk, bytes);
    return folder;
  }

  it('serves what is whole, and says of the rest that it is lost', async () => {
    const { client } = await start(await damaged('byte'));
    expect(await namesOf(client, 'whole')).toEqual([0]);
    expect(await namesOf(client, 'later')).toEqual([0]);
    await expect(namesOf(client, 'hurt')).rejects.toMatchObject({ code: 15, message: /damaged at position \d+/ });
    await expect(all(client)).rejects.toMatchObject({ code: 15 });
  });

  it('is told when the index must be built from it, and takes nothing unless it is to', async () => {
    const folder = await damaged('byte');
    rmSync(path.join(folder, 'index'), { recursive: true });
    const told: unknown[] = [];
    const log = (message: string, facts?: object) => told.push({ message, ...facts });
    const { client, stop } = await start(folder, { log });
    expect(told).toMatchObject([
      { message: 'the log is damaged', file: 'chunk-000000.log', position: expect.any(Number) },
    ]);
    expect(await namesOf(client, 'later')).toEqual([0]);
    await expect(client.appendToStream('whole', events(1))).rejects.toMatchObject({ message: /takes nothing/ });
    await stop();
    const accepting = await start(folder, { acceptDamage: true });
    expect((await accepting.client.appendToStream('whole', events(1))).nextExpectedRevision).toBe(1n);
  });

  it('at its end is damage too when it is known to have been whole', async () => {
    const told: string[] = [];
    const { client } = await start(await damaged('end'), { log: (message) => told.push(message) });
    expect(told).toEqual([]); // the index covers it, so it is found when it is read
    await expect(namesOf(client, 'later')).rejects.toMatchObject({ code: 15 });
  });
});

describe('a subscriber that takes nothing', () => {
  it('gets everything when it does', async () => {
    const { node, client } = await start(temporaryFolder());
    const session = connect(`http://127.0.0.1:${node.port}`, { settings: { initialWindowSize: 65_535 } });
    stops.push(async () => session.destroy());
    const call = session.request({
      ':method': 'POST',
      ':path': '/event_store.client.streams.Streams/Read',
      'content-type': 'application/grpc',
    });
    call.end(framed(subscriptionToAll()));
    call.pause();
    await new Promise((resolve) => call.once('response', resolve));
    const count = 30;
    for (let i = 0; i < count; i++) await client.appendToStream(`s-${randomUUID()}`, events(1, 500_000));
    let bytes = 0;
    call.on('data', (piece: Buffer) => (bytes += piece.length));
    call.resume();
    while (bytes < count * 500_000) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bytes).toBeGreaterThan(count * 500_000);
  });
});

it('stops with live subscriptions, and tells them', async () => {
  const { client, node } = await start(temporaryFolder());
  const subscription = client.subscribeToAll({ fromPosition: START });
  const ended = new Promise((resolve) => subscription.on('error', resolve));
  await new Promise((resolve) => subscription.on('caughtUp', resolve));
  await node.close();
  expect(await ended).toMatchObject({ type: 'unavailable' });
});

function subscriptionToAll(): Buffer {
  const options = new streams.ReadReq.Options();
  options.setAll(new streams.ReadReq.Options.AllOptions());
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  return Buffer.from(new streams.ReadReq().setOptions(options).serializeBinary());
}

function framed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** The status of a call that sends these bytes. */
async function callRaw(node: EventNode, rpc: string, bytes: Buffer): Promise<unknown> {
  const session = connect(`http://127.0.0.1:${node.port}`);
  const call = session.request({ [constants.HTTP2_HEADER_METHOD]: 'POST', [constants.HTTP2_HEADER_PATH]: rpc });
  const status = new Promise((resolve) => {
    call.on('response', (headers) => headers['grpc-status'] && resolve(headers['grpc-status']));
    call.on('trailers', (trailers) => resolve(trailers['grpc-status']));
  });
  call.end(bytes);
  call.resume();
  const answer = await status;
  session.destroy();
  return answer;
}
