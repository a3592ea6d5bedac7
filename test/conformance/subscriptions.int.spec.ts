// Subscriptions: what has happened, then what happens.
import {
  binaryEvent,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { Listener } from './listen.kit.js';
import { happened, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const listeners: Listener[] = [];

function listen(...args: ConstructorParameters<typeof Listener>): Listener {
  const listener = new Listener(...args);
  listeners.push(listener);
  return listener;
}

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
});

async function streamOf(...names: string[]): Promise<string> {
  const stream = uniqueStream();
  await store.append(stream, happened(...names));
  return stream;
}

describe('to a stream', () => {
  it('are confirmed, give what there is, say that they caught up, and go on', async () => {
    const stream = await streamOf('a', 'b');
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: START }));
    await listener.until('caughtUp');
    expect(listener.heard).toEqual(['confirmation', `${stream}@0`, `${stream}@1`, 'caughtUp']);
    await store.append(stream, happened('c'));
    expect(await listener.until(3)).toEqual([`${stream}@0`, `${stream}@1`, `${stream}@2`]);
  });

  it('begin behind a revision', async () => {
    const stream = await streamOf('a', 'b', 'c');
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: 1n }));
    expect(await listener.until(1)).toEqual([`${stream}@2`]);
  });

  it('begin at the end', async () => {
    const stream = await streamOf('a', 'b');
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: END }));
    await listener.until('confirmation');
    await store.append(stream, happened('c'));
    expect(await listener.until(1)).toEqual([`${stream}@2`]);
  });

  it('wait for a revision that is still to come', async () => {
    const stream = await streamOf('a');
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: 2n }));
    await listener.until('confirmation');
    await store.append(stream, happened('b', 'c', 'd'));
    expect(await listener.until(1)).toEqual([`${stream}@3`]);
  });

  it('wait for a stream that does not exist', async () => {
    const stream = uniqueStream();
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: START }));
    await listener.until('confirmation');
    await store.append(stream, happened('a'));
    expect(await listener.until(1)).toEqual([`${stream}@0`]);
  });

  it('are refused on a tombstoned stream', async () => {
    const stream = await streamOf('a');
    await store.client.tombstoneStream(stream);
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: START }));
    await listener.until('stream-deleted');
    expect(listener.heard).toEqual(['stream-deleted']);
  });

  it('end with the tombstone', async () => {
    const stream = await streamOf('a');
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: START }));
    await listener.until('caughtUp');
    await store.client.tombstoneStream(stream);
    await listener.until('stream-deleted');
    expect(listener.events).toEqual([`${stream}@0`, `${stream}@9223372036854775807`]);
  });

  it('give of a deleted stream what comes after', async () => {
    const stream = await streamOf('a', 'b');
    await store.client.deleteStream(stream);
    const listener = listen(store.client.subscribeToStream(stream, { fromRevision: START }));
    await listener.until('confirmation');
    await store.append(stream, happened('c'));
    expect(await listener.until(1)).toEqual([`${stream}@2`]);
  });

  it('follow links when asked to', async () => {
    const [stream, links] = [await streamOf('a', 'b'), uniqueStream('links')];
    const targets = [`0@${stream}`, `1@${stream}`, `5@${stream}`].map((to) =>
      binaryEvent({ type: '$>', data: Buffer.from(to) }),
    );
    await store.append(links, targets);
    const following = listen(store.client.subscribeToStream(links, { fromRevision: START, resolveLinkTos: true }));
    const plain = listen(store.client.subscribeToStream(links, { fromRevision: START }));
    expect(await following.until(3)).toEqual([`${stream}@0 by link`, `${stream}@1 by link`, `${links}@2 by link`]);
    expect(await plain.until(3)).toEqual([`${links}@0`, `${links}@1`, `${links}@2`]);
  });
});

describe('to $all', () => {
  it('give what there is and what comes', async () => {
    const stream = await streamOf('a', 'b');
    const listener = listen(store.client.subscribeToAll({ fromPosition: START }), (name) => name === stream);
    await listener.until('caughtUp');
    await store.append(stream, happened('c'));
    expect(await listener.until(3)).toEqual([`${stream}@0`, `${stream}@1`, `${stream}@2`]);
    expect(listener.heard.indexOf('caughtUp')).toBe(3);
  });

  it('begin behind a position', async () => {
    const stream = uniqueStream();
    const { position } = await store.client.appendToStream(stream, happened('a', 'b'));
    await store.append(stream, happened('c'));
    const listener = listen(
      store.client.subscribeToAll({ fromPosition: position ?? START }),
      (name) => name === stream,
    );
    await listener.until('caughtUp');
    expect(listener.events).toEqual([`${stream}@2`]);
  });

  it('begin at the end', async () => {
    const stream = await streamOf('a');
    const listener = listen(store.client.subscribeToAll({ fromPosition: END }), (name) => name === stream);
    await listener.until('confirmation');
    await store.append(stream, happened('b'));
    expect(await listener.until(1)).toEqual([`${stream}@1`]);
  });

  it.each([
    ['prefixes of streams', (stream: string) => streamNameFilter({ prefixes: ['nothing', stream] }), [0, 1, 2, 3]],
    ['a pattern of streams', (stream: string) => streamNameFilter({ regex: `^${stream}$` }), [0, 1, 2, 3]],
    ['prefixes of types', () => eventTypeFilter({ prefixes: ['Oth', 'Third'] }), [1, 2]],
    ['a pattern of types', () => eventTypeFilter({ regex: '^(Other|\\$mine)$' }), [1, 3]],
    ['no system events', () => excludeSystemEvents(), [0, 1, 2]],
  ])('give only what a filter lets pass: %s', async (_what, filter, revisions) => {
    const stream = uniqueStream();
    const { position } = await store.client.appendToStream(uniqueStream(), happened('before'));
    const types = ['Happened', 'Other', 'ThirdKind', '$mine'];
    await store.append(
      stream,
      types.map((type) => jsonEvent({ type, data: {} })),
    );
    const subscription = store.client.subscribeToAll({ fromPosition: position ?? START, filter: filter(stream) });
    const listener = listen(subscription, (name) => name === stream);
    await listener.until('caughtUp');
    expect(listener.events).toEqual(revisions.map((revision) => `${stream}@${revision}`));
  });

  it('say how far a filter has looked', async () => {
    const { position } = await store.client.appendToStream(uniqueStream(), happened('before'));
    const noise = uniqueStream('noise');
    for (let i = 0; i < 6; i++) await store.append(noise, happened(...Array(100).keys()));
    const wanted = await streamOf('a');
    const marks: bigint[] = [];
    const checkpointReached = async (_subscription: unknown, { commit }: { commit: bigint }) => {
      marks.push(commit);
    };
    const filter = streamNameFilter({
      prefixes: [wanted],
      checkpointInterval: 2,
      maxSearchWindow: 32,
      checkpointReached,
    });
    const listener = listen(store.client.subscribeToAll({ fromPosition: position ?? START, filter }));
    expect(await listener.until(1)).toEqual([`${wanted}@0`]);
    expect(marks.length).toBeGreaterThanOrEqual(5);
    expect(marks).toEqual(marks.toSorted((x, y) => (x < y ? -1 : 1)));
  });

  it('can be taken up again at a checkpoint', async () => {
    const { position } = await store.client.appendToStream(uniqueStream(), happened('before'));
    await store.append(uniqueStream('noise'), happened(...Array(50).keys()));
    const wanted = await streamOf('a');
    const checkpoint = await new Promise<{ commit: bigint; prepare: bigint }>((resolve) => {
      const checkpointReached = async (_subscription: unknown, at: { commit: bigint; prepare: bigint }) => resolve(at);
      const filter = streamNameFilter({
        prefixes: [wanted],
        checkpointInterval: 1,
        maxSearchWindow: 10,
        checkpointReached,
      });
      listen(store.client.subscribeToAll({ fromPosition: position ?? START, filter }));
    });
    const again = listen(store.client.subscribeToAll({ fromPosition: checkpoint }), (name) => name === wanted);
    expect(await again.until(1)).toEqual([`${wanted}@0`]);
  });
});

it('live by the hundreds', async () => {
  const streams = Array.from({ length: 200 }, () => uniqueStream('many'));
  const toStreams = streams.map((stream) => listen(store.client.subscribeToStream(stream, { fromRevision: START })));
  const toAll = Array.from({ length: 50 }, () =>
    listen(store.client.subscribeToAll({ fromPosition: END }), (name) => name.startsWith('many-')),
  );
  await Promise.all([...toStreams, ...toAll].map((listener) => listener.until('caughtUp')));
  await Promise.all(streams.map((stream) => store.append(stream, happened('a', 'b'))));
  await Promise.all(toStreams.map((listener) => listener.until(2)));
  await Promise.all(toAll.map((listener) => listener.until(400)));
  expect(toStreams.map(({ events }) => events)).toEqual(streams.map((stream) => [`${stream}@0`, `${stream}@1`]));
  expect(new Set(toAll.map(({ events }) => events.join())).size).toBe(1);
});
