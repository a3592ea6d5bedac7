// Any sequence of writes and reads, against a small model of what a store must answer.
import { BACKWARDS, END, type EventData, FORWARDS, START, streamNameFilter } from '@eventstore/db-client';
import fc from 'fast-check';
import { Listener } from './listen.kit.js';
import { type Expectation, ModelStore } from './model.kit.js';
import { answered, happened, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const STREAMS = 3;
const SEED = 20261122;

type Command =
  | { kind: 'append'; stream: number; count: number; expected: Expectation }
  | { kind: 'repeat'; append: number; expected: Expectation }
  | { kind: 'delete' | 'tombstone'; stream: number }
  | { kind: 'metadata'; stream: number; metadata: { maxCount?: number; truncateBefore?: number } }
  | { kind: 'read'; stream: number; from: number; count: number; backwards: boolean };

const stream = fc.nat(STREAMS - 1);
/** A word, or so far from the stream's last revision. */
const expected: fc.Arbitrary<Expectation> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('any' as const, 'no_stream' as const, 'stream_exists' as const) },
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);
const append = fc.record({ kind: fc.constant('append' as const), stream, count: fc.nat(4), expected });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: append },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('repeat' as const), append: fc.nat(20), expected }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), stream }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tombstone' as const), stream }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('metadata' as const),
      stream,
      metadata: fc.record(
        { maxCount: fc.integer({ min: 1, max: 5 }), truncateBefore: fc.nat(8) },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      stream,
      from: fc.nat(12),
      count: fc.integer({ min: 1, max: 8 }),
      backwards: fc.boolean(),
    }),
  },
);

/** One run: streams of its own, and the same commands given to the store and to the model. */
class Run {
  readonly prefix = uniqueStream('model');
  readonly model = new ModelStore();
  private readonly appends: { stream: string; events: EventData[] }[] = [];

  async take(given: Command): Promise<void> {
    const [actual, wanted] = await this.both(given);
    expect({ given, answer: actual }).toEqual({ given, answer: wanted });
  }

  private async both(given: Command): Promise<[unknown, unknown]> {
    const { model } = this;
    if (given.kind === 'append') {
      const events = happened(...Array(given.count).keys());
      this.appends.push({ stream: this.name(given.stream), events });
      return this.append(this.appends[this.appends.length - 1], given.expected);
    }
    if (given.kind === 'repeat') {
      const earlier = this.appends[given.append % Math.max(1, this.appends.length)];
      return earlier ? this.append(earlier, given.expected) : [undefined, undefined];
    }
    const name = this.name(given.stream);
    switch (given.kind) {
      case 'delete':
        return [await answered(store.client.deleteStream(name)), model.delete(name)];
      case 'tombstone':
        return [await answered(store.client.tombstoneStream(name)), model.tombstone(name)];
      case 'metadata':
        return [
          await answered(store.client.setStreamMetadata(name, given.metadata)),
          model.setMetadata(name, given.metadata),
        ];
      case 'read': {
        const options = {
          direction: given.backwards ? BACKWARDS : FORWARDS,
          fromRevision: BigInt(given.from),
          maxCount: given.count,
        } as const;
        return [await store.revisions(name, options), model.read(name, given.from, given.count, given.backwards)];
      }
    }
  }

  private async append({ stream: name, events }: { stream: string; events: EventData[] }, expectation: Expectation) {
    const last = this.model.lastRevision(name);
    const revision = typeof expectation === 'number' ? Math.max(0, last + expectation) : expectation;
    const expectedRevision = typeof revision === 'number' ? BigInt(revision) : revision;
    const ids = events.map(({ id }) => id as string);
    return [await store.append(name, events, { expectedRevision }), this.model.append(name, ids, revision)] as [
      unknown,
      unknown,
    ];
  }

  private name(number: number): string {
    return `${this.prefix}-${number}`;
  }
}

it('answers as the model does, and tells subscribers in the order of writing', async () => {
  const property = fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40 }), async (commands) => {
    const run = new Run();
    const filter = streamNameFilter({ prefixes: [run.prefix] });
    const live = new Listener(store.client.subscribeToAll({ fromPosition: END, filter }));
    await live.until('confirmation');
    for (const given of commands) await run.take(given);
    expect(await live.until(run.model.written.length)).toEqual(run.model.written);
    await live.stop();
    const late = new Listener(store.client.subscribeToAll({ fromPosition: START, filter }));
    expect(await late.until(run.model.written.length)).toEqual(run.model.written);
    await late.stop();
  });
  await fc.assert(property, { numRuns: 40, seed: SEED });
});
