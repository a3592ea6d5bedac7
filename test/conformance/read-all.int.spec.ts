// Reading $all, and positions.
import { BACKWARDS, END, FORWARDS, type ReadAllOptions, START } from '@eventstore/db-client';
import { happened, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const [a, b] = [uniqueStream('a'), uniqueStream('b')];
let first: Position;
let second: Position;
let third: Position;

interface Position {
  commit: bigint;
  prepare: bigint;
}

async function write(stream: string, ...names: string[]): Promise<Position> {
  const { position } = await store.client.appendToStream(stream, happened(...names));
  if (!position) throw new Error('an append must be answered with a position');
  return position;
}

/** Only what this file wrote: a store may hold more. */
async function readAll(options: ReadAllOptions) {
  const events = [];
  for await (const { event } of store.client.readAll(options))
    if (event && [a, b].includes(event.streamId)) events.push(event);
  return events;
}

async function names(options: ReadAllOptions): Promise<unknown[]> {
  return (await readAll(options)).map(({ data }) => (data as { n: string }).n);
}

beforeAll(async () => {
  first = await write(a, 'a0', 'a1');
  second = await write(b, 'b0');
  third = await write(a, 'a2');
});

it('gives all streams in the order of writing', async () => {
  expect(await names({ direction: FORWARDS, fromPosition: START })).toEqual(['a0', 'a1', 'b0', 'a2']);
  expect(await names({ direction: BACKWARDS, fromPosition: END })).toEqual(['a2', 'b0', 'a1', 'a0']);
});

it('begins forwards with the event at a position, backwards with the one before it', async () => {
  expect(await names({ fromPosition: second })).toEqual(['b0', 'a2']);
  expect(await names({ direction: BACKWARDS, fromPosition: second })).toEqual(['a1', 'a0']);
});

it('gives nothing beyond either end', async () => {
  expect(await names({ fromPosition: END })).toEqual([]);
  expect(await names({ direction: BACKWARDS, fromPosition: START })).toEqual([]);
  expect(await names({ fromPosition: { commit: 10n ** 15n, prepare: 10n ** 15n } })).toEqual([]);
});

it('refuses a position between two events', async () => {
  const between = { commit: first.commit + 1n, prepare: first.prepare + 1n };
  await expect(readAll({ fromPosition: between })).rejects.toMatchObject({ type: 'unknown' });
});

it('answers an append with the position of its last event', async () => {
  const positions = (await readAll({ fromPosition: START })).map(({ position }) => position);
  expect(positions.slice(1)).toEqual([first, second, third]);
  expect(positions.every((position) => position?.commit === position?.prepare)).toBe(true);
});

it('has positions that never fall, and times that never fall', async () => {
  const positions: bigint[] = [];
  const times: number[] = [];
  for await (const { event, commitPosition } of store.client.readAll()) {
    positions.push(commitPosition ?? 0n);
    times.push(event?.created.getTime() ?? 0);
  }
  expect(positions).toEqual(positions.toSorted((x, y) => (x < y ? -1 : 1)));
  expect(times).toEqual(times.toSorted((x, y) => x - y));
});

it('gives so many events as are asked for', async () => {
  const events = [];
  for await (const event of store.client.readAll({ maxCount: 3, direction: BACKWARDS, fromPosition: END }))
    events.push(event);
  expect(events).toHaveLength(3);
});
