// What the node does when the disk is full or stalls, when the log is damaged, and when a subscriber is slow.
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:http2';
import path from 'node:path';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { all, events, namesOf, start, stopNodesAfterwards, stops } from './event-node.kit.js';
import { type Disk, realDisk } from './log/disk.js';
import { chunksIn, temporaryFolder } from './log/log.kit.js';

stopNodesAfterwards();

describe('a disk that stalls', () => {
  it('does not keep an append past its deadline', async () => {
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
      { message: 'the index is built anew from the log', why: 'it is missing, or not an index' },
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
