// Many writers at once on few streams: whatever the order, the log must explain every answer that was given.
import { EventStoreDBClient, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import fc from 'fast-check';
import { type Answer, answered, happened, storeOfThisFile, uniqueStream } from './store.kit.js';

const store = storeOfThisFile();
const SEED = 20261125;
const PATIENCE = 10_000;

/** `lag`: how far behind what it last saw a writer expects the stream to be; undefined expects nothing. */
interface Step {
  stream: number;
  count: number;
  lag: number | undefined;
  again: boolean;
}
interface Asked {
  stream: string;
  ids: string[];
  /** -1: no stream. Undefined: anything. */
  expected: number | undefined;
  sent: number;
  answeredAt: number;
  answer: Answer;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(2),
  count: fc.integer({ min: 1, max: 4 }),
  lag: fc.option(fc.constantFrom(0, 0, 0, 1), { nil: undefined }),
  again: fc.boolean(),
});
const writers = fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 8 });

let moment = 0;

/** Does its steps one after another; what it knows of a stream is what its last answer told. */
async function write(client: EventStoreDBClient, prefix: string, steps: Step[]): Promise<Asked[]> {
  const known = new Map<string, number>();
  const asked: Asked[] = [];
  for (const { stream: number, count, lag, again } of steps) {
    const stream = `${prefix}-${number}`;
    const events = happened(...Array(count).keys());
    const expected = lag === undefined ? undefined : Math.max(-1, (known.get(stream) ?? -1) - lag);
    const expectedRevision = expected === undefined ? undefined : expected < 0 ? NO_STREAM : BigInt(expected);
    for (let time = 0; time < (again ? 2 : 1); time++) {
      const sent = moment++;
      const answer = await answered(client.appendToStream(stream, events, { expectedRevision }));
      asked.push({ stream, ids: events.map(({ id }) => id as string), expected, sent, answeredAt: moment++, answer });
      const last = typeof answer === 'number' ? answer : answer.actual;
      known.set(stream, typeof last === 'number' ? last : -1);
    }
  }
  return asked;
}

/** The ids of each stream, in the order in which a subscriber hears of them. */
async function heardOf(prefix: string, count: number): Promise<Map<string, string[]>> {
  const heard = new Map<string, string[]>();
  const filter = streamNameFilter({ prefixes: [prefix] });
  const subscription = store.client.subscribeToAll({ fromPosition: START, filter });
  let events = 0;
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`${events} of ${count} events came`)), PATIENCE).unref();
    subscription.on('error', reject);
    subscription.on('data', ({ event }) => {
      if (!event) return;
      heard.set(event.streamId, [...(heard.get(event.streamId) ?? []), event.id]);
      if (++events === count) resolve();
    });
  });
  await subscription.unsubscribe();
  return heard;
}

/** An append that was answered with success stands there whole, once, behind what it expected. */
function explains(ids: string[], { expected, answer, ids: sent }: Asked): boolean {
  if (typeof answer !== 'number') return typeof answer.actual === 'number' || answer.actual === 'no_stream';
  const first = answer - sent.length + 1;
  const isThere = sent.every((id, i) => ids[first + i] === id);
  return isThere && (expected === undefined || first === expected + 1);
}

it('the log explains every answer, and an append that was answered before another was sent stands before it', async () => {
  const other = EventStoreDBClient.connectionString(store.url);
  const property = fc.asyncProperty(writers, async (all) => {
    const prefix = uniqueStream('woven');
    const clients = [store.client, other];
    const asked = (await Promise.all(all.map((steps, i) => write(clients[i % 2], prefix, steps)))).flat();
    const revisions = new Map<string, string[]>();
    for (let number = 0; number < 3; number++) {
      const events = await store.read(`${prefix}-${number}`);
      if (typeof events !== 'string')
        revisions.set(
          `${prefix}-${number}`,
          events.map(({ id }) => id),
        );
    }
    const written = [...revisions.values()].flat();
    expect(new Set(written).size).toBe(written.length);
    for (const each of asked) expect([each, explains(revisions.get(each.stream) ?? [], each)]).toEqual([each, true]);
    const accepted = asked.filter(({ answer }) => typeof answer === 'number');
    expect(new Set(accepted.flatMap(({ ids }) => ids))).toEqual(new Set(written));
    for (const each of asked) expect([each, ...outOfTime(each, asked)]).toEqual([each]);
    expect(written.length === 0 ? revisions : await heardOf(prefix, written.length)).toEqual(revisions);
  });
  await fc.assert(property, { numRuns: 25, seed: SEED });
  await other.dispose();
});

/** Answers about the same stream that came before this one was sent, and know more of it than this one's does. */
function outOfTime(each: Asked, asked: Asked[]): Asked[] {
  const { stream, sent, answer, ids } = each;
  // An append sent again is answered as it was, which may be less than is known by now.
  if (asked.some((before) => before.sent < sent && before.ids[0] === ids[0])) return [];
  const least = typeof answer === 'number' ? answer - ids.length + 1 : lastOf(each) + 1;
  return asked.filter((before) => before.stream === stream && before.answeredAt < sent && lastOf(before) >= least);
}

function lastOf({ answer }: Asked): number {
  const last = typeof answer === 'number' ? answer : answer.actual;
  return typeof last === 'number' ? last : -1;
}
