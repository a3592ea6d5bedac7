// Reading one stream, in both directions, and links.
import { BACKWARDS, binaryEvent, END, FORWARDS, START } from '@eventstore/db-client';
import { happened, namesOf, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();

describe('a stream of five events', () => {
  const stream = uniqueStream();
  beforeAll(() => store.append(stream, happened(0, 1, 2, 3, 4)));

  it.each([
    ['all', {}, [0, 1, 2, 3, 4]],
    ['two', { maxCount: 2 }, [0, 1]],
    ['from the fourth', { fromRevision: 3n }, [3, 4]],
    ['more than there are', { fromRevision: 4n, maxCount: 10 }, [4]],
    ['from behind the last', { fromRevision: 5n }, []],
    ['from far behind the last', { fromRevision: 500n }, []],
    ['backwards from the end', { direction: BACKWARDS, fromRevision: END }, [4, 3, 2, 1, 0]],
    ['the last', { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, [4]],
    ['backwards from the start', { direction: BACKWARDS, fromRevision: START }, [0]],
    ['backwards from the middle', { direction: BACKWARDS, fromRevision: 2n }, [2, 1, 0]],
    ['backwards from beyond the end', { direction: BACKWARDS, fromRevision: 99n, maxCount: 2 }, [4, 3]],
    ['from the largest revision there can be', { fromRevision: 2n ** 64n - 1n }, []],
  ] as const)('gives %s', async (_what, options, revisions) => {
    expect(await store.revisions(stream, options)).toEqual(revisions);
  });

  it('cannot be read forwards from its end, nor for no events', async () => {
    expect(await store.read(stream, { direction: FORWARDS, fromRevision: END })).toBe('unknown');
    expect(await store.read(stream, { maxCount: 0 })).toBe('unknown');
  });
});

it.each([{}, { fromRevision: 7n }, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }] as const)(
  'does not find a stream that does not exist (%j)',
  async (options) => expect(await store.read(uniqueStream(), options)).toBe('stream-not-found'),
);

it('goes on finding none when asked for thousands', async () => {
  const answers = new Set<unknown>();
  for (let i = 0; i < 1500; i++) answers.add(await store.read('no-such-stream', { maxCount: 1 }));
  expect([...answers]).toEqual(['stream-not-found']);
});

describe('links', () => {
  const [stream, links] = [uniqueStream(), uniqueStream('links')];
  const resolved = async (options = {}) =>
    (await store.resolved(links, { resolveLinkTos: true, ...options })).map(({ event, link }) => [
      event && `${event.streamId === stream ? 'target' : 'itself'}@${event.revision}`,
      link && `link@${link.revision}`,
    ]);

  beforeAll(async () => {
    await store.append(stream, happened('a', 'b', 'c'));
    const targets = [`0@${stream}`, `2@${stream}`, `99@${stream}`, '0@nowhere', 'nonsense'];
    for (const target of targets) await store.append(links, binaryEvent({ type: '$>', data: Buffer.from(target) }));
  });

  const nowhere = [
    [undefined, 'link@2'],
    [undefined, 'link@3'],
    ['itself@4', undefined],
  ];

  it('lead to events, to nothing, or are none', async () => {
    expect(await resolved()).toEqual([['target@0', 'link@0'], ['target@2', 'link@1'], ...nowhere]);
  });

  it('are followed backwards too', async () => {
    const options = { direction: BACKWARDS, fromRevision: END, maxCount: 3 };
    expect(await resolved(options)).toEqual([...nowhere].reverse());
  });

  it('stay what they are when they are not to be followed', async () => {
    expect(await store.revisions(links)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lead to nothing when the stream is deleted', async () => {
    await store.client.deleteStream(stream);
    expect(await resolved()).toEqual([[undefined, 'link@0'], [undefined, 'link@1'], ...nowhere]);
  });
});

it('reads a long stream in both directions', async () => {
  const stream = uniqueStream('long');
  const count = 5_000;
  for (let n = 0; n < count; n += 500)
    await store.append(stream, happened(...[...Array(500).keys()].map((i) => n + i)));
  const all = [...Array(count).keys()];
  expect(namesOf(await store.read(stream))).toEqual(all);
  expect(namesOf(await store.read(stream, { direction: BACKWARDS, fromRevision: END }))).toEqual(all.toReversed());
  expect(namesOf(await store.read(stream, { fromRevision: 4_321n, maxCount: 300 }))).toEqual(all.slice(4_321, 4_621));
});
