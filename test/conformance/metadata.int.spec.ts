// What a stream's metadata does to what can be read of it.
import { BACKWARDS, END, NO_STREAM } from '@eventstore/db-client';
import { answered, happened, storeOfThisFile, uniqueStream, wrongVersion } from './store.kit.js';

const store = storeOfThisFile();
const set = (...args: Parameters<typeof store.client.setStreamMetadata>) =>
  answered(store.client.setStreamMetadata(...args));

async function streamOf(count: number): Promise<string> {
  const stream = uniqueStream();
  await store.append(stream, happened(...Array(count).keys()));
  return stream;
}

it('is given back as it was set', async () => {
  const stream = uniqueStream();
  expect(await store.client.getStreamMetadata(stream)).toEqual({ streamName: stream });
  const metadata = {
    maxCount: 2,
    cacheControl: 15,
    acl: { readRoles: ['$admins'], writeRoles: ['ops'] },
    deep: { x: [1] },
  };
  expect(await set(stream, metadata)).toBe(0);
  expect(await store.client.getStreamMetadata(stream)).toMatchObject({ streamName: stream, metadata });
});

it('may come before the stream', async () => {
  const stream = uniqueStream();
  await set(stream, { $maxCount: 2, owner: 'me' });
  expect(await store.read(stream)).toBe('stream-not-found');
  expect(await store.append(stream, happened(0, 1, 2, 3), { expectedRevision: NO_STREAM })).toBe(3);
  expect(await store.revisions(stream)).toEqual([2, 3]);
});

describe('maxCount', () => {
  it('leaves the newest', async () => {
    const stream = await streamOf(4);
    await set(stream, { maxCount: 2 });
    expect(await store.revisions(stream)).toEqual([2, 3]);
    expect(await store.revisions(stream, { direction: BACKWARDS, fromRevision: END })).toEqual([3, 2]);
    expect(await store.revisions(stream, { fromRevision: 0n, maxCount: 1 })).toEqual([2]);
    await store.append(stream, happened(4));
    expect(await store.revisions(stream)).toEqual([3, 4]);
  });
});

describe('truncateBefore', () => {
  it('hides what is older', async () => {
    const stream = await streamOf(4);
    await set(stream, { truncateBefore: 2 });
    expect(await store.revisions(stream)).toEqual([2, 3]);
    expect(await store.revisions(stream, { direction: BACKWARDS, fromRevision: 1n })).toEqual([]);
  });

  it('may hide what is still to come; the stream exists all the same', async () => {
    const stream = await streamOf(4);
    await set(stream, { truncateBefore: 100 });
    expect(await store.revisions(stream)).toEqual([]);
    expect(await store.append(stream, happened(4), { expectedRevision: 3n })).toBe(4);
    expect(await store.revisions(stream)).toEqual([]);
  });
});

describe('maxAge', () => {
  it('hides what is older than so many seconds', async () => {
    const stream = await streamOf(3);
    await set(stream, { maxAge: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await store.revisions(stream)).toEqual([]);
    await store.append(stream, happened(3));
    expect(await store.revisions(stream)).toEqual([3]);
    await set(stream, { maxAge: 3600 });
    expect(await store.revisions(stream)).toEqual([0, 1, 2, 3]);
  });
});

it('is a stream of its own, of which the newest is read', async () => {
  const stream = await streamOf(1);
  await set(stream, { maxCount: 7 });
  expect(await set(stream, { maxCount: 8 }, { expectedRevision: 1n })).toEqual(wrongVersion(`$$${stream}`, 1, 0));
  expect(await set(stream, { maxCount: 9 }, { expectedRevision: 0n })).toBe(1);
  const events = await store.read(`$$${stream}`);
  expect(events).toMatchObject([{ streamId: `$$${stream}`, revision: 1n, type: '$metadata', data: { $maxCount: 9 } }]);
});

it('limits nothing when it cannot be understood', async () => {
  const stream = await streamOf(3);
  await set(stream, { $maxCount: 'two' });
  expect(await store.revisions(stream)).toEqual([0, 1, 2]);
});
