// What a writer may expect of a stream, and what it is told when the stream is otherwise.
import { ANY, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { happened, storeOfThisFile, uniqueStream, wrongVersion } from './store.kit.js';

const store = storeOfThisFile();
const credentials = { username: 'admin', password: 'changeit' };

describe.each([
  ['BatchAppend', {}],
  ['Append', { credentials }],
])('%s', (_name, by) => {
  it('writes to a new stream and goes on where it ends', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, happened('a'), by)).toBe(0);
    expect(await store.append(stream, happened('b', 'c', 'd'), by)).toBe(3);
    expect(await store.revisions(stream)).toEqual([0, 1, 2, 3]);
  });

  it('takes the very revision, and no other', async () => {
    const stream = uniqueStream();
    await store.append(stream, happened('a', 'b'));
    expect(await store.append(stream, happened('c'), { ...by, expectedRevision: 1n })).toBe(2);
    expect(await store.append(stream, happened('d'), { ...by, expectedRevision: 1n })).toEqual(
      wrongVersion(stream, 1, 2),
    );
    expect(await store.append(stream, happened('d'), { ...by, expectedRevision: 99n })).toEqual(
      wrongVersion(stream, 99, 2),
    );
  });

  it('takes no stream for no stream only', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, happened('a'), { ...by, expectedRevision: NO_STREAM })).toBe(0);
    expect(await store.append(stream, happened('b'), { ...by, expectedRevision: NO_STREAM })).toEqual(
      wrongVersion(stream, 'no_stream', 0),
    );
  });

  it('takes an existing stream for an existing one only', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, happened('a'), { ...by, expectedRevision: STREAM_EXISTS })).toEqual(
      wrongVersion(stream, 'stream_exists', 'no_stream'),
    );
    await store.append(stream, happened('a'));
    expect(await store.append(stream, happened('b'), { ...by, expectedRevision: STREAM_EXISTS })).toBe(1);
  });

  it('takes a revision of a stream that does not exist for wrong', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, happened('a'), { ...by, expectedRevision: 0n })).toEqual(
      wrongVersion(stream, 0, 'no_stream'),
    );
  });

  it('throws even when asked not to', async () => {
    const stream = uniqueStream();
    await store.append(stream, happened('a'));
    const options = { ...by, expectedRevision: 7n, throwOnAppendFailure: false };
    expect(await store.append(stream, happened('b'), options)).toEqual(wrongVersion(stream, 7, 0));
  });

  it('refuses a tombstoned stream', async () => {
    const stream = uniqueStream();
    await store.append(stream, happened('a'));
    await store.client.tombstoneStream(stream);
    expect(await store.append(stream, happened('b'), by)).toEqual({ error: 'stream-deleted', stream });
  });
});

describe('appending nothing', () => {
  it('creates no stream', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, [])).toBe(0);
    expect(await store.append(stream, [], { expectedRevision: NO_STREAM })).toBe(0);
    expect(await store.append(stream, [], { credentials })).toBe(0);
    expect(await store.read(stream)).toBe('stream-not-found');
  });

  it('still checks what is expected', async () => {
    const stream = uniqueStream();
    await store.append(stream, happened('a', 'b'));
    expect(await store.append(stream, [])).toBe(1);
    expect(await store.append(stream, [], { expectedRevision: 1n })).toBe(1);
    expect(await store.append(stream, [], { expectedRevision: 0n })).toEqual(wrongVersion(stream, 0, 1));
    expect(await store.append(stream, [], { expectedRevision: NO_STREAM })).toEqual(
      wrongVersion(stream, 'no_stream', 1),
    );
  });
});

describe('many appends at once', () => {
  it('gives each its own revision and position', async () => {
    const stream = uniqueStream();
    const results = await Promise.all(happened(...Array(50).keys()).map((e) => store.client.appendToStream(stream, e)));
    const revisions = results.map(({ nextExpectedRevision }) => Number(nextExpectedRevision));
    expect(revisions.sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    expect(new Set(results.map(({ position }) => position?.commit)).size).toBe(50);
    expect(results.every(({ position }) => position?.commit === position?.prepare)).toBe(true);
  });

  it('lets one win of those who expect the same revision', async () => {
    const stream = uniqueStream();
    await store.append(stream, happened('first'));
    const answers = await Promise.all(
      happened(...Array(20).keys()).map((event) => store.append(stream, event, { expectedRevision: 0n })),
    );
    expect(answers.filter((answer) => answer === 1)).toHaveLength(1);
    expect(answers.filter((answer) => answer !== 1)).toEqual(Array(19).fill(wrongVersion(stream, 0, 1)));
  });

  it('keeps the order in which one client sent them', async () => {
    const stream = uniqueStream();
    await Promise.all(
      happened(...Array(200).keys()).map((event) => store.append(stream, event, { expectedRevision: ANY })),
    );
    const events = await store.read(stream);
    expect((events as { data: unknown }[]).map(({ data }) => (data as { n: number }).n)).toEqual([
      ...Array(200).keys(),
    ]);
  });

  it('takes an append that comes in several messages', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, happened('a', 'b', 'c'), { batchAppendSize: 10 })).toBe(2);
    expect(await store.append(stream, happened('d'), { batchAppendSize: 10, expectedRevision: 0n })).toEqual(
      wrongVersion(stream, 0, 2),
    );
    expect(await store.revisions(stream)).toEqual([0, 1, 2]);
  });
});
