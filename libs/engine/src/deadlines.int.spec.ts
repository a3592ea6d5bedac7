// Deadlines: harmless early, once by any number of askers, and the log alone decides between an entry and its expiry.
import { type Cohort, teamOf } from '#domain/cohort/cohort.state';
import { EventStore } from '#event-store/event-store';
import { type Asked, decisionOf } from './asked.js';
import { Deadlines } from './deadlines.js';
import {
  begin,
  beginShort,
  type Engine,
  engineOn,
  enroll,
  entering,
  interruptedAt,
  membersOf,
  NOW,
  onCohort,
  readyToEnter,
  register,
  startNode,
  stateOf,
  taken,
} from './engine.kit.js';

let node: Awaited<ReturnType<typeof startNode>>;
let one: Engine;
let other: Engine;
const clerk = ({ decisions, states, store }: Engine) => new Deadlines(decisions, states, store);

beforeAll(async () => {
  node = await startNode();
  one = await engineOn(new EventStore({ url: node.url }));
  other = await engineOn(new EventStore({ url: node.url }));
  await begin(one, 'spring', 1);
  await register(one, ...membersOf('alpha', 'beta', 'gamma'));
  await beginShort(one);
});
afterAll(async () => {
  await one.stop();
  await other.stop();
  await node.stop();
});

describe('an offer of a seat', () => {
  it('expires once by two askers, and not a moment early', async () => {
    await one.decisions.take(enroll('spring', 'alpha'));
    await one.decisions.take(enroll('spring', 'beta'));
    await one.decisions.take(enroll('spring', 'gamma'));
    const freed = await taken(
      one.decisions.take(onCohort('spring', 'WithdrawTeam', { reason: 'flood' }, { team: 'alpha' })),
    );
    const { until } = freed.events[1].data as { until: string };
    const due = { kind: 'seat-offer', cohort: 'spring', team: 'beta', until } as const;

    await clerk(one).ask(due);
    const standing = async (team: string) =>
      teamOf((await stateOf(one.store, { category: 'cohort', id: 'spring' })) as Cohort, team)?.standing;
    expect(await standing('beta')).toBe('offered');

    const late = new Date(Date.parse(until) + 1).toISOString();
    for (const engine of [one, other]) engine.clock.advance(late);
    await Promise.all([clerk(one).ask(due), clerk(other).ask(due)]);
    expect([await standing('beta'), await standing('gamma')]).toEqual(['declined', 'offered']);
    const expired = (await one.store.readStream('cohort-spring')).filter(({ type }) => type === 'SeatOfferExpired');
    expect(expired).toHaveLength(1);
    expect(until > NOW).toBe(true);
  });
});

describe('a reservation without an entry', () => {
  async function reserved(team: string, number: string): Promise<Asked> {
    await readyToEnter(one, team);
    const entry = entering(team, number);
    await interruptedAt(node.url, entry);
    return entry;
  }
  const due = (team: string, number: string, entry: Asked) =>
    ({
      kind: 'reservation',
      cohort: 'short',
      team,
      registry: 'clusters',
      number,
      decision: decisionOf(entry),
    }) as const;

  it('is answered in its place by the clock, and the number is free again', async () => {
    const entry = await reserved('delta', 'R-1');
    await Promise.all([clerk(one).ask(due('delta', 'R-1', entry)), clerk(other).ask(due('delta', 'R-1', entry))]);
    const again = await taken(one.registryEntry.take(entry));
    expect(again).toMatchObject({ repeated: true, refusal: { code: 'reservation-expired' } });
    const anew = entering('delta', 'R-1');
    expect((await taken(other.registryEntry.take(anew))).events[0]).toMatchObject({ type: 'RegistryEntered' });
  });

  it('stands when the entry came first', async () => {
    const entry = await reserved('epsilon', 'R-2');
    const entered = await taken(one.registryEntry.take(entry));
    expect(entered.events[0]).toMatchObject({ type: 'RegistryEntered' });
    await clerk(other).ask(due('epsilon', 'R-2', entry));
    const types = (await one.store.readStream('registryNumber-clusters.R-2')).map(({ type }) => type);
    expect(types).toEqual(['NumberReserved']);
  });
});
