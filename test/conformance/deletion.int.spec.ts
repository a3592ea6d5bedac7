// Deleting a stream, which can come back, and tombstoning it, which is for good.
import { ANY, BACKWARDS, END, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { answered, happened, namesOf, storeOfThisFile, uniqueStream, wrongVersion } from './store.kit.js';

const store = storeOfThisFile();

async function streamOf(...names: string[]): Promise<string> {
  const stream = uniqueStream();
  await store.append(stream, happened(...names));
  return stream;
}

async function deletedStreamOf(...names: string[]): Promise<string> {
  const stream = await streamOf(...names);
  await store.client.deleteStream(stream);
  return stream;
}

async function tombstonedStreamOf(...names: string[]): Promise<string> {
  const stream = await streamOf(...names);
  await store.client.tombstoneStream(stream);
  return stream;
}

describe('a deleted stream', () => {
  it('is not found', async () => {
    const stream = await deletedStreamOf('a', 'b');
    expect(await store.read(stream)).toBe('stream-not-found');
    expect(await store.read(stream, { direction: BACKWARDS, fromRevision: END })).toBe('stream-not-found');
    const { metadata } = await store.client.getStreamMetadata(stream);
    expect(metadata?.truncateBefore).toBe(Number(2n ** 63n - 1n));
  });

  it('can be deleted again', async () => {
    const stream = await deletedStreamOf('a');
    await expect(store.client.deleteStream(stream)).resolves.toBeDefined();
  });

  it.each([
    ['anything', ANY],
    ['no stream', NO_STREAM],
    ['its last revision', 1n],
  ] as const)('comes back with what is appended at %s', async (_what, expectedRevision) => {
    const stream = await deletedStreamOf('a', 'b');
    expect(await store.append(stream, happened('c'), { expectedRevision })).toBe(2);
    expect(namesOf(await store.read(stream))).toEqual(['c']);
    const { metadata } = await store.client.getStreamMetadata(stream);
    expect(metadata).toEqual({ truncateBefore: 2 });
  });

  it('is no existing stream', async () => {
    const stream = await deletedStreamOf('a');
    expect(await store.append(stream, happened('b'), { expectedRevision: STREAM_EXISTS })).toEqual({
      error: 'stream-deleted',
      stream,
    });
  });

  it('still knows its events again', async () => {
    const stream = uniqueStream();
    const events = happened('a', 'b');
    await store.append(stream, events);
    await store.client.deleteStream(stream);
    expect(await store.append(stream, events[0], { expectedRevision: NO_STREAM })).toBe(0);
    expect(await store.read(stream)).toBe('stream-not-found');
  });

  it('comes back empty when its metadata is set', async () => {
    const stream = await deletedStreamOf('a', 'b');
    await store.client.setStreamMetadata(stream, { owner: 'me' });
    expect(await store.revisions(stream)).toEqual([]);
    expect(await store.append(stream, happened('c'))).toBe(2);
    expect(await store.revisions(stream)).toEqual([2]);
  });
});

describe('deleting', () => {
  it('takes the very revision', async () => {
    const stream = await streamOf('a', 'b');
    expect(await answered(store.client.deleteStream(stream, { expectedRevision: 0n }))).toEqual(
      wrongVersion(stream, 0, 1),
    );
    await expect(store.client.deleteStream(stream, { expectedRevision: 1n })).resolves.toBeDefined();
  });

  it('refuses a stream that does not exist', async () => {
    const stream = uniqueStream();
    expect(await answered(store.client.deleteStream(stream))).toEqual(wrongVersion(stream, -2, -1));
    expect(await answered(store.client.deleteStream(stream, { expectedRevision: NO_STREAM }))).toEqual(
      wrongVersion(stream, -1, -1),
    );
    expect(await store.read(stream)).toBe('stream-not-found');
  });
});

describe('a tombstoned stream', () => {
  const gone = (stream: string) => ({ error: 'stream-deleted', stream });

  it('cannot be read', async () => {
    const stream = await tombstonedStreamOf('a');
    expect(await store.read(stream)).toBe('stream-deleted');
    expect(await store.read(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 })).toBe('stream-deleted');
  });

  it('cannot be written, whatever is expected', async () => {
    const events = happened('a', 'b');
    const stream = uniqueStream();
    await store.append(stream, events);
    await store.client.tombstoneStream(stream, { expectedRevision: 1n });
    for (const expectedRevision of [ANY, NO_STREAM, 1n] as const) {
      expect(await store.append(stream, happened('c'), { expectedRevision })).toEqual(gone(stream));
    }
    expect(await store.append(stream, events[0], { expectedRevision: NO_STREAM })).toEqual(gone(stream));
  });

  it('cannot be deleted or tombstoned again', async () => {
    const stream = await tombstonedStreamOf('a');
    expect(await answered(store.client.deleteStream(stream))).toEqual(gone(stream));
    expect(await answered(store.client.tombstoneStream(stream))).toEqual(gone(stream));
  });

  it('has no metadata any more', async () => {
    const stream = await tombstonedStreamOf('a');
    await expect(store.client.getStreamMetadata(stream)).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: `$$${stream}`,
    });
    expect(await answered(store.client.setStreamMetadata(stream, { maxCount: 1 }))).toEqual(gone(`$$${stream}`));
  });
});

describe('tombstoning', () => {
  it('takes the very revision', async () => {
    const stream = await streamOf('a', 'b');
    expect(await answered(store.client.tombstoneStream(stream, { expectedRevision: 0n }))).toEqual(
      wrongVersion(stream, 0, 1),
    );
  });

  it('takes a stream that does not exist, unless it is expected to', async () => {
    const [one, other] = [uniqueStream(), uniqueStream()];
    await store.client.tombstoneStream(one);
    expect(await store.read(one)).toBe('stream-deleted');
    expect(await answered(store.client.tombstoneStream(other, { expectedRevision: STREAM_EXISTS as 'any' }))).toEqual(
      wrongVersion(other, -4, -1),
    );
  });

  it('takes a deleted stream', async () => {
    const stream = await deletedStreamOf('a');
    await store.client.tombstoneStream(stream);
    expect(await store.read(stream)).toBe('stream-deleted');
  });
});
