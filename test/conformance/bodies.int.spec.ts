// What an event may carry, how large an append may be, and what a stream may be called.
import { binaryEvent, type JSONType, jsonEvent } from '@eventstore/db-client';
import { happened, type Recorded, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const LIMIT = 1_048_576;

async function onlyEventOf(stream: string): Promise<Recorded> {
  const [event] = (await store.read(stream)) as Recorded[];
  return event;
}

describe('the body of an event', () => {
  it.each([[{ deep: { a: [1, 2.5, null, 'ё'] } }], [42], ['Воронеж'], [[]], [null], [false]])(
    'may be %j',
    async (data) => {
      const stream = uniqueStream();
      await store.append(stream, jsonEvent({ type: 'T', data: data as JSONType }));
      expect(await onlyEventOf(stream)).toMatchObject({ isJson: true, data, type: 'T' });
    },
  );

  it('may be bytes', async () => {
    const stream = uniqueStream();
    const metadata = new Uint8Array([9, 8]);
    await store.append(stream, binaryEvent({ type: 'B', data: new Uint8Array([0, 1, 2, 255]), metadata }));
    const event = await onlyEventOf(stream);
    expect(event.isJson).toBe(false);
    expect([...(event.data as unknown as Uint8Array)]).toEqual([0, 1, 2, 255]);
    expect([...(event.metadata as Uint8Array)]).toEqual([9, 8]);
  });

  it('may be nothing', async () => {
    const stream = uniqueStream();
    await store.append(stream, binaryEvent({ type: 'B', data: new Uint8Array() }));
    const event = await onlyEventOf(stream);
    expect([(event.data as unknown as Uint8Array).length, event.metadata]).toEqual([0, undefined]);
  });

  it('comes with its id, type, metadata and time', async () => {
    const stream = uniqueStream();
    const event = jsonEvent({ type: 'Зачислена', data: {}, metadata: { who: 'me', nested: { a: [null] } } });
    const before = Date.now();
    await store.append(stream, event);
    const read = await onlyEventOf(stream);
    expect(read).toMatchObject({
      id: event.id,
      type: 'Зачислена',
      metadata: { who: 'me', nested: { a: [null] } },
      streamId: stream,
    });
    expect(Math.abs(read.created.getTime() - before)).toBeLessThan(60_000);
  });

  it('may have a type that begins with a dollar sign, but not an empty one', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, jsonEvent({ type: '$mine', data: {} }))).toBe(0);
    expect(await store.append(stream, jsonEvent({ type: '', data: {} }))).toEqual({ error: 'unknown' });
    expect(await store.revisions(stream)).toEqual([0]);
  });
});

describe('the size of an append', () => {
  const sized = (n: number) => jsonEvent({ type: 'Big', data: { x: 'x'.repeat(n) } });

  it('may be a MiB, in one event or in many', async () => {
    const stream = uniqueStream();
    expect(await store.append(stream, sized(1_000_000))).toBe(0);
    expect(await store.append(stream, sized(1_048_000))).toBe(1);
    expect(
      await store.append(
        stream,
        Array.from({ length: 100 }, () => sized(10_000)),
      ),
    ).toBe(101);
    const events = (await store.read(stream, { fromRevision: 1n, maxCount: 1 })) as Recorded[];
    expect((events[0].data as { x: string }).x).toHaveLength(1_048_000);
  });

  it.each([
    ['one event', () => [sized(LIMIT)]],
    ['three', () => [sized(400_000), sized(400_000), sized(400_000)]],
    ['one of several MiB, that comes in more than one message', () => [sized(2_000_000), sized(2_000_000)]],
  ])('may not be more in %s', async (_what, events) => {
    const stream = uniqueStream();
    const tooLarge = expect.objectContaining({ type: 'maximum-append-size-exceeded', maxAppendSize: LIMIT });
    await expect(store.client.appendToStream(stream, events())).rejects.toEqual(tooLarge);
    expect(await store.append(stream, happened('small'))).toBe(0);
  });

  it('may not be more when it comes by itself', async () => {
    const credentials = { username: 'admin', password: 'changeit' };
    const write = store.client.appendToStream(uniqueStream(), sized(1_100_000), { credentials });
    await expect(write).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: LIMIT });
  });

  it('may be large many times at once', async () => {
    const streams = Array.from({ length: 24 }, () => uniqueStream());
    const answers = await Promise.all(streams.map((stream) => store.append(stream, sized(900_000))));
    expect(answers).toEqual(Array(24).fill(0));
    expect(await Promise.all(streams.map((stream) => store.revisions(stream)))).toEqual(Array(24).fill([0]));
  });
});

describe('the name of a stream', () => {
  it.each([
    'поток',
    '流れ',
    'تيار',
    '🌊🏔️',
    'with space/and:colon@at%20',
    'a\u0000b',
    'l'.repeat(300),
    '$system',
    '-',
    '"',
  ])('may be %j', async (name) => {
    const stream = `${name}-${uniqueStream()}`;
    expect(await store.append(stream, happened('a'))).toBe(0);
    expect(await onlyEventOf(stream)).toMatchObject({ streamId: stream, data: { n: 'a' } });
  });

  it('may be longer than an index has keys for', async () => {
    const [one, other] = ['one', 'other'].map((end) => `${uniqueStream()}${'я'.repeat(2_000)}${end}`);
    await store.append(one, happened('a', 'b'));
    await store.append(other, happened('c'));
    expect([await store.revisions(one), await store.revisions(other)]).toEqual([[0, 1], [0]]);
  });

  it('may not be empty', async () => {
    expect(await store.append('', happened('a'))).toEqual({ error: 'unknown' });
    expect(await store.read('')).toBe('unknown');
  });
});
