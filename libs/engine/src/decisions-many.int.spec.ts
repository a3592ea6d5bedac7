// Many commands on one stream in few appends: each answered, recorded and repeated as if it had come alone.
import { v4 as uuid } from 'uuid';
import { arrivalsOf, type Cohort } from '#domain/cohort/cohort.state';
import { EventStore } from '#event-store/event-store';
import { AppendTooLarge, OutcomeUnknown } from '#event-store/failures';
import type { Answer, Asked } from './asked.js';
import type { Taken } from './decisions.js';
import {
  begin,
  type Engine,
  engineOn,
  enroll,
  membersOf,
  onCohort,
  register,
  startNode,
  stateOf,
} from './engine.kit.js';
import { NotFound, Undetermined } from './failures.js';

let node: Awaited<ReturnType<typeof startNode>>;
let one: Engine;
let other: Engine;
const engines: Engine[] = [];

const engine = async (store: EventStore): Promise<Engine> => {
  const started = await engineOn(store);
  engines.push(started);
  return started;
};

beforeAll(async () => {
  node = await startNode();
  one = await engine(new EventStore({ url: node.url }));
  other = await engine(new EventStore({ url: node.url }));
  await begin(one, 'spring');
  await register(one, ...membersOf('alpha', 'beta', 'gamma', 'delta'));
});
afterAll(async () => {
  for (const each of engines) await each.stop();
  await node.stop();
});

const all = async (taken: AsyncIterable<Taken>): Promise<Taken[]> => {
  const found: Taken[] = [];
  for await (const each of taken) found.push(each);
  return found;
};
const codes = (taken: readonly Taken[]) =>
  taken.map((each) => (each instanceof NotFound ? each.id : each && (each.refusal?.code ?? each.events[0].type)));
const cohortOf = async (id: string) => (await stateOf(one.store, { category: 'cohort', id })) as Cohort;
const streamOf = (cohort: string) => one.store.readStream(`cohort-${cohort}`);

/** Counts its appends, and may do something before them. */
class Watched extends EventStore {
  appends = 0;
  before: (events: number) => Promise<void> | void = () => undefined;
  after: () => void = () => undefined;
  override async append(...args: Parameters<EventStore['append']>): ReturnType<EventStore['append']> {
    this.appends += 1;
    await this.before(args[2].length);
    const appended = await super.append(...args);
    this.after();
    return appended;
  }
}
const watched = () => new Watched({ url: node.url });

it('each stands on what those before it left, with a receipt of its own, in one append', async () => {
  const store = watched();
  const many = await engine(store);
  await begin(many, 'line');
  store.appends = 0;
  const stranger = enroll('line', 'omega');
  const rows = [
    enroll('line', 'alpha'),
    enroll('line', 'alpha'),
    stranger,
    enroll('line', 'beta'),
    enroll('line', 'gamma'),
  ];
  const taken = await all(many.decisions.takeAll(rows));
  expect(codes(taken)).toEqual([
    'TeamEnrolled',
    'team-already-enrolled',
    membersOf('omega')[0],
    'TeamEnrolled',
    'TeamWaitlisted',
  ]);
  expect(store.appends).toBe(1);
  const events = (await streamOf('line')).slice(1);
  expect(events.map(({ type }) => type)).toEqual(['TeamEnrolled', 'CommandRefused', 'TeamEnrolled', 'TeamWaitlisted']);
  const answers = taken.filter((each): each is Answer => each !== null && !(each instanceof NotFound));
  expect(events.map(({ receipt, revision }) => [receipt?.decision, receipt?.index, receipt?.count, revision])).toEqual(
    answers.map(({ decision, revision }) => [decision, 0, 1, revision]),
  );
  expect(events[3].receipt?.command).toMatchObject({ type: 'EnrollTeam', params: { team: 'gamma' } });
});

it('asked again they are answered again, one by one and among others', async () => {
  await begin(one, 'again', 5);
  const [first, second] = [enroll('again', 'alpha'), enroll('again', 'beta')];
  const before = await all(one.decisions.takeAll([first, first]));
  expect(before.map((each) => (each as Answer).repeated)).toEqual([false, true]);
  const after = await all(other.decisions.takeAll([second, first]));
  expect(after.map((each) => (each as Answer).repeated)).toEqual([false, true]);
  expect(await other.decisions.take(first)).toMatchObject({ decision: (before[0] as Answer).decision, repeated: true });
  expect(await streamOf('again')).toHaveLength(3);
});

it('what is needless in the state before it is left out', async () => {
  await begin(one, 'needless', 5);
  const isIn = ({ params }: Asked, state: unknown) => arrivalsOf(state as Cohort).includes(params.team);
  const rows = [enroll('needless', 'alpha'), enroll('needless', 'alpha'), enroll('needless', 'beta')];
  expect(codes(await all(one.decisions.takeAll(rows, isIn)))).toEqual(['TeamEnrolled', null, 'TeamEnrolled']);
});

it('are judged again when another process got in between', async () => {
  const store = watched();
  const many = await engine(store);
  await begin(many, 'race', 1);
  store.before = async () => {
    store.before = () => undefined;
    await other.decisions.take(enroll('race', 'delta'));
  };
  const taken = await all(many.decisions.takeAll([enroll('race', 'alpha'), enroll('race', 'delta')]));
  expect(codes(taken)).toEqual(['TeamWaitlisted', 'team-already-enrolled']);
  expect(arrivalsOf(await cohortOf('race'))).toEqual(['delta', 'alpha']);
});

it('come in halves when the store does not take them whole', async () => {
  const store = watched();
  const many = await engine(store);
  await begin(many, 'halves', 9);
  store.before = (events) => {
    if (events > 2) throw new AppendTooLarge('more than two');
  };
  const taken = await all(
    many.decisions.takeAll(['alpha', 'beta', 'gamma', 'delta'].map((id) => enroll('halves', id))),
  );
  expect(codes(taken)).toEqual(Array(4).fill('TeamEnrolled'));
  expect(arrivalsOf(await cohortOf('halves'))).toEqual(['alpha', 'beta', 'gamma', 'delta']);
});

it('are found when the answer was lost, and said to be undetermined when they are not there', async () => {
  const store = watched();
  const many = await engine(store);
  await begin(many, 'lost', 9);
  const lost = () => {
    throw new OutcomeUnknown('the answer was lost');
  };
  store.after = lost;
  const rows = [enroll('lost', 'alpha'), enroll('lost', 'omega'), enroll('lost', 'beta')];
  expect(codes(await all(many.decisions.takeAll(rows)))).toEqual([
    'TeamEnrolled',
    membersOf('omega')[0],
    'TeamEnrolled',
  ]);
  store.before = lost;
  await expect(all(many.decisions.takeAll([enroll('lost', 'gamma')]))).rejects.toThrow(Undetermined);
});

it('what they would come to is told without writing', async () => {
  await begin(one, 'dry', 1);
  const rows = [enroll('dry', 'alpha'), enroll('dry', 'beta'), enroll('dry', 'beta')];
  const outcomes: unknown[] = [];
  for await (const outcome of one.decisions.dryAll(rows)) outcomes.push(outcome);
  expect(outcomes).toMatchObject([
    [{ type: 'TeamEnrolled' }],
    [{ type: 'TeamWaitlisted' }],
    { refused: 'team-already-enrolled' },
  ]);
  expect(await streamOf('dry')).toHaveLength(1);
});

it('more than one append takes are all taken and all read again, in their order', async () => {
  await begin(one, 'many', 3);
  const sizes = Array.from({ length: 1_100 }, (_, n) =>
    onCohort('many', 'SetCapacity', { capacity: n + 1 }, {}, uuid()),
  );
  const taken = await all(one.decisions.takeAll(sizes));
  expect(taken).toHaveLength(1_100);
  const events = (await streamOf('many')).filter(({ type }) => type === 'CapacitySet');
  expect(events.map(({ data }) => (data as { capacity: number }).capacity)).toEqual(sizes.map((_, n) => n + 1));
  expect(await one.store.readStream('cohort-many', 10n, 1_050)).toHaveLength(1_050);
});
