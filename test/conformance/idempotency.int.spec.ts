// An append sent twice: when the store knows it again, and when it does not.
import { randomUUID } from 'node:crypto';
import { ANY, type EventData, jsonEvent, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { namesOf, storeOfThisFile, uniqueStream, wrongVersion } from './store.kit.js';

const store = storeOfThisFile();

function event(n: string, id: string = randomUUID()): EventData {
  return jsonEvent({ id, type: 'Happened', data: { n } });
}

describe('a stream of two events', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((n) => event(n));

  async function streamOfTwo(): Promise<string> {
    const stream = uniqueStream();
    await store.append(stream, [a, b], { expectedRevision: NO_STREAM });
    return stream;
  }

  it.each([
    ['both, at no stream', () => [a, b], NO_STREAM, 1],
    ['the first, at no stream', () => a, NO_STREAM, 0],
    ['the second, at the first', () => b, 0n, 1],
    ['the first, at anything', () => a, ANY, 0],
    ['both, at anything', () => [a, b], ANY, 1],
    ['the first, at an existing stream', () => a, STREAM_EXISTS, 0],
  ] as const)('knows again %s', async (_what, again, expectedRevision, answer) => {
    const stream = await streamOfTwo();
    expect(await store.append(stream, again() as EventData, { expectedRevision })).toBe(answer);
    expect(await store.revisions(stream)).toEqual([0, 1]);
  });

  it.each([
    ['the second alone, at no stream', () => b, NO_STREAM, 'no_stream'],
    ['the second and a new one, at anything', () => [b, c], ANY, 'any'],
    ['the second and a new one, at the first', () => [b, c], 0n, 0],
    ['two new ones, at the first', () => [c, d], 0n, 0],
    ['both and a new one, at no stream', () => [a, b, c], NO_STREAM, 'no_stream'],
  ] as const)('refuses %s', async (_what, again, expectedRevision, expected) => {
    const stream = await streamOfTwo();
    expect(await store.append(stream, again() as EventData, { expectedRevision })).toEqual(
      wrongVersion(stream, expected, 1),
    );
    expect(await store.revisions(stream)).toEqual([0, 1]);
  });

  it('writes an old id again at a newer revision', async () => {
    const stream = await streamOfTwo();
    expect(await store.append(stream, a, { expectedRevision: 1n })).toBe(2);
    expect(namesOf(await store.read(stream))).toEqual(['a', 'b', 'a']);
    expect(await store.append(stream, [b, c], { expectedRevision: ANY })).toEqual(wrongVersion(stream, 'any', 2));
  });

  it('answers with the position of what is there', async () => {
    const stream = uniqueStream();
    const first = await store.client.appendToStream(stream, [a, b]);
    const again = await store.client.appendToStream(stream, [a, b]);
    expect(again.position).toEqual(first.position);
  });
});

it('looks at ids only, not at what the event says', async () => {
  const stream = uniqueStream();
  const id = randomUUID();
  await store.append(stream, event('said', id));
  expect(await store.append(stream, event('said otherwise', id), { expectedRevision: NO_STREAM })).toBe(0);
  expect(namesOf(await store.read(stream))).toEqual(['said']);
});

it('takes one id in two streams, and twice in one append', async () => {
  const [one, other] = [uniqueStream(), uniqueStream()];
  const same = event('same');
  expect(await store.append(one, same)).toBe(0);
  expect(await store.append(other, same)).toBe(0);
  expect(await store.append(other, [event('x', same.id), event('y', same.id)], { expectedRevision: 0n })).toBe(2);
});

it('knows a unary append again', async () => {
  const stream = uniqueStream();
  const credentials = { username: 'admin', password: 'changeit' };
  const events = [event('a'), event('b')];
  expect(await store.append(stream, events, { credentials, expectedRevision: NO_STREAM })).toBe(1);
  expect(await store.append(stream, events, { credentials, expectedRevision: NO_STREAM })).toBe(1);
  expect(await store.append(stream, [events[1], event('c')], { credentials })).toEqual(wrongVersion(stream, 'any', 1));
});
