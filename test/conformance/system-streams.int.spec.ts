// The streams of links that a store with system projections keeps: by category and by event type.
import { randomUUID } from 'node:crypto';
import { BACKWARDS, END, jsonEvent, START } from '@eventstore/db-client';
import { Listener } from './listen.kit.js';
import { storeOfThisFile } from './store.kit.js';

const store = storeOfThisFile();
const run = randomUUID().replaceAll('-', '');
const [category, type] = [`cat${run}`, `Type${run}`];
const [one, other] = [`${category}-1`, `${category}-2-b`];
const event = () => jsonEvent({ type, data: {} });

/** A real store's projections follow its log with a delay. */
async function linksOf(stream: string, count: number, options = {}): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const events = await store.resolved(stream, { resolveLinkTos: true, ...options }).catch(() => []);
    if (events.length >= count || attempt > 20)
      return events.map((e) => `${e.event?.streamId}@${e.event?.revision} via ${e.link?.revision}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  await store.append(one, [event(), event()]);
  await store.append(other, event());
});

it.each([`$ce-${category}`, `$et-${type}`])('%s links to its events', async (stream) => {
  expect(await linksOf(stream, 3)).toEqual([`${one}@0 via 0`, `${one}@1 via 1`, `${other}@0 via 2`]);
  const backwards = { direction: BACKWARDS, fromRevision: END, maxCount: 2 };
  expect(await linksOf(stream, 2, backwards)).toEqual([`${other}@0 via 2`, `${one}@1 via 1`]);
});

it('are streams of links', async () => {
  await linksOf(`$ce-${category}`, 3);
  const events = await store.read(`$ce-${category}`);
  expect(events).toMatchObject(
    [0, 1, 2].map((revision) => ({ type: '$>', streamId: `$ce-${category}`, revision: BigInt(revision) })),
  );
  const texts = (events as { data: unknown }[]).map(({ data }) => Buffer.from(data as Uint8Array).toString());
  expect(texts).toEqual([`0@${one}`, `1@${one}`, `0@${other}`]);
});

it('can be subscribed to', async () => {
  const name = `live${run}`;
  const listener = new Listener(
    store.client.subscribeToStream(`$ce-${name}`, { fromRevision: START, resolveLinkTos: true }),
  );
  await listener.until('confirmation');
  await store.append(`${name}-x`, event());
  await store.append(`${name}-y`, event());
  expect(await listener.until(2)).toEqual([`${name}-x@0 by link`, `${name}-y@0 by link`]);
  await listener.stop();
});

it('do not exist for what did not happen', async () => {
  expect(await store.read(`$ce-${randomUUID()}`)).toBe('stream-not-found');
});
