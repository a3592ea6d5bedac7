// What only the embedded node promises: restarts, its index, its refusals.
import { rmSync, writeFileSync } from 'node:fs';
import { connect, constants } from 'node:http2';
import { createServer } from 'node:net';
import path from 'node:path';
import { type EventStoreDBClient, START } from '@eventstore/db-client';
import { type EventNode, FolderInUse, startEventNode } from './event-node.js';
import { all, events, namesOf, start, stopNodesAfterwards } from './event-node.kit.js';
import { temporaryFolder } from './log/log.kit.js';
import { markRunning } from './log/run-mark.js';

stopNodesAfterwards();

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
    markRunning(folder, 'another boot');
    const told: unknown[] = [];
    const second = await start(folder, {
      log: (message, facts) => told.push({ message, ...facts }),
      onProgress: (progress) => told.push(progress),
    });
    expect(told).toEqual([
      {
        message: 'the index is built anew from the log',
        why: 'it may not have reached the disk when the machine stopped',
        bytes: expect.any(Number),
      },
      { position: expect.any(Number), head: expect.any(Number), events: 306 },
    ]);
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

it('stops with live subscriptions, and tells them', async () => {
  const { client, node } = await start(temporaryFolder());
  const subscription = client.subscribeToAll({ fromPosition: START });
  const ended = new Promise((resolve) => subscription.on('error', resolve));
  await new Promise((resolve) => subscription.on('caughtUp', resolve));
  await node.close();
  expect(await ended).toMatchObject({ type: 'unavailable' });
});

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
