// Copies of a log that is written to and goes on into new chunks meanwhile.
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { copyLog, NoLog, whoServes } from './backup.js';
import { all, events, start, stopNodesAfterwards } from './event-node.kit.js';
import { chunksIn, temporaryFolder } from './log/log.kit.js';

stopNodesAfterwards();

async function newestIn(client: EventStoreDBClient): Promise<number | null> {
  let newest: number | null = null;
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
    newest = Number(event?.position.commit);
  return newest;
}

it('are the log up to an event, whatever is appended meanwhile', async () => {
  const folder = temporaryFolder();
  const { client } = await start(folder, { chunkSize: 6_000 });
  let isOver = false;
  const load = Array.from({ length: 4 }, async (_, writer) => {
    while (!isOver) await client.appendToStream(`s-${writer}`, events(3, 50));
  });
  const copies: { target: string; before: string[]; newest: number | null }[] = [];
  for (let round = 0; round < 5; round++) {
    const before = await all(client);
    const newest = await newestIn(client);
    const target = temporaryFolder();
    const copy = await copyLog(folder, target, newest);
    expect(copy).toMatchObject({ position: newest ?? undefined, damaged: [] });
    expect(copy.events).toBeGreaterThanOrEqual(before.length);
    copies.push({ target, before, newest });
  }
  isOver = true;
  await Promise.all(load);
  const whole = await all(client);
  expect(chunksIn(path.join(copies[4].target, 'log')).length).toBeGreaterThan(1);
  for (const { target, before } of copies) {
    const told: string[] = [];
    const restored = await start(target, { log: (message) => told.push(message) });
    const there = await all(restored.client);
    expect(there).toEqual(whole.slice(0, there.length));
    expect(there.slice(0, before.length)).toEqual(before);
    expect(told).toEqual(['the index is built anew from the log']);
    expect((await restored.client.appendToStream('s-0', events(1))).success).toBe(true);
  }
});

it('of a log at rest hold all of it, and one without events is a log too', async () => {
  const [folder, empty] = [temporaryFolder(), temporaryFolder()];
  const first = await start(folder);
  await first.client.appendToStream('s', events(5));
  const before = await all(first.client);
  await first.stop();
  expect(whoServes(folder)).toBeUndefined();
  const target = temporaryFolder();
  expect(await copyLog(folder, target)).toMatchObject({ files: 1, events: 5, damaged: [] });
  expect(await all((await start(target)).client)).toEqual(before);

  const served = await start(empty);
  expect(whoServes(empty)).toMatchObject({ pid: process.pid, serves: `127.0.0.1:${served.node.port}` });
  const nothing = temporaryFolder();
  expect(await copyLog(empty, nothing, null)).toMatchObject({ events: 0, position: undefined });
  expect(await all((await start(nothing)).client)).toEqual([]);
});

it('know when they were cut short later', async () => {
  const [folder, target] = [temporaryFolder(), temporaryFolder()];
  const { client } = await start(folder);
  await client.appendToStream('s', events(5));
  await copyLog(folder, target, await newestIn(client));
  const [chunk] = chunksIn(path.join(target, 'log'));
  truncateSync(chunk, readFileSync(chunk).length - 1);
  const told: string[] = [];
  await start(target, { log: (message) => told.push(message) });
  expect(told).toContain('the log is damaged');
});

it('name what is damaged in the original', async () => {
  const [folder, target] = [temporaryFolder(), temporaryFolder()];
  const first = await start(folder);
  for (const stream of ['whole', 'hurt', 'later']) await first.client.appendToStream(stream, events(1));
  await first.stop();
  const [chunk] = chunksIn(path.join(folder, 'log'));
  const bytes = readFileSync(chunk);
  bytes[bytes.indexOf('hurt')] ^= 1;
  writeFileSync(chunk, bytes);
  const { events: count, damaged } = await copyLog(folder, target);
  expect([count, damaged]).toEqual([
    2,
    [{ file: 'chunk-000000.log', from: expect.any(Number), to: expect.any(Number) }],
  ]);
});

it('are not made of what is no log', async () => {
  const target = path.join(temporaryFolder(), 'target');
  await expect(copyLog(temporaryFolder(), target)).rejects.toThrow(NoLog);
  expect(existsSync(target)).toBe(false);
});
