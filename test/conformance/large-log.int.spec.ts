// A log of tens of thousands of events, written in appends as large as they may be: nothing is lost, doubled or moved.
import { BACKWARDS, END, FORWARDS, jsonEvent, type Position, START, streamNameFilter } from '@eventstore/db-client';
import { storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const STREAMS = Array.from({ length: 3 }, () => uniqueStream('large'));
const APPENDS = 18;
const EVENTS = 1_000;
const PADDING = 'я'.repeat(480);

const wanted = (stream: string) => STREAMS.includes(stream);
const placeOf = (event: { streamId: string; revision: bigint }) => `${event.streamId}@${event.revision}`;
/** What must be there, in the order of writing. */
const written = Array.from({ length: APPENDS }, (_, append) =>
  Array.from({ length: EVENTS }, (_, i) => `${STREAMS[append % 3]}@${Math.floor(append / 3) * EVENTS + i}`),
).flat();
const positions: Position[] = [];

beforeAll(async () => {
  for (let append = 0; append < APPENDS; append++) {
    const events = Array.from({ length: EVENTS }, (_, n) => jsonEvent({ type: 'Large', data: { n, PADDING } }));
    const { position } = await store.client.appendToStream(STREAMS[append % 3], events);
    positions.push(position as Position);
  }
});

async function placesOfAll(options: Parameters<typeof store.client.readAll>[0]): Promise<string[]> {
  const places: string[] = [];
  for await (const { event } of store.client.readAll(options))
    if (event && wanted(event.streamId)) places.push(placeOf(event));
  return places;
}

it('is read whole in either direction, and from the middle', async () => {
  expect(await placesOfAll({ fromPosition: positions[0], direction: FORWARDS })).toEqual(written.slice(EVENTS - 1));
  expect(await placesOfAll({ fromPosition: positions[12], direction: BACKWARDS })).toEqual(
    written.slice(0, 13 * EVENTS - 1).toReversed(),
  );
});

it('is read stream by stream', async () => {
  for (const stream of STREAMS) {
    const own = written.filter((place) => place.startsWith(`${stream}@`));
    expect((await store.revisions(stream)) as number[]).toEqual([...own.keys()]);
    const backwards = { direction: BACKWARDS, fromRevision: END, maxCount: 1_500 } as const;
    expect(await store.revisions(stream, backwards)).toEqual([...own.keys()].toReversed().slice(0, 1_500));
  }
});

it('is caught up with by a subscription, filtered or not, that then goes on', async () => {
  for (const filter of [undefined, streamNameFilter({ prefixes: [STREAMS[1]] })]) {
    const expected = filter ? written.filter((place) => place.startsWith(STREAMS[1])) : written;
    const heard: string[] = [];
    const subscription = store.client.subscribeToAll({ fromPosition: START, filter });
    await new Promise<void>((resolve, reject) => {
      subscription.on('error', reject);
      subscription.on('data', ({ event }) => {
        if (event && wanted(event.streamId)) heard.push(placeOf(event));
        if (heard.length === expected.length) resolve();
      });
    });
    expect(heard).toEqual(expected);
    const more = new Promise((resolve) => subscription.once('data', ({ event }) => resolve(event?.streamId)));
    const other = filter ? STREAMS[1] : uniqueStream();
    await store.client.appendToStream(other, jsonEvent({ type: 'After', data: {} }));
    expect(await more).toBe(other);
    await subscription.unsubscribe();
  }
});
