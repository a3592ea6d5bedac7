import { hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { positionText } from '../runner/position.js';
import { decisionLogProjection } from './decision-log.projection.js';
import { decisionLog } from './decision-log.table.js';
import { firstDecidedAfter } from './recorded-time.query.js';

const STRETCH = 16 * 1024 * 1024;
const DECISIONS = 400;
const HOURS = 120;

/** The same numbers below 1 in each run. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('the place of a time', () => {
  const { db, project } = readModels(decisionLogProjection);

  it('is nowhere in an empty log', async () => {
    expect(await firstDecidedAfter(db(), hour(0))).toBeUndefined();
  });

  it('is the first decision after it, and nowhere after the last', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']).passed('a', 'webinars');
    await project(log);
    expect(await firstDecidedAfter(db(), hour(1))).toBe(positionText(log.events[2].position));
    expect(await firstDecidedAfter(db(), hour(3))).toBeUndefined();
  });

  it.each([
    ['run on', 0, 1],
    ['run backwards now and then, a little or far', 0.1, 2],
    ['run backwards as often as not', 0.5, 3],
    ['are in no order at all', 1, 4],
  ])('is what a look at each decision finds, where times %s', async (_, backwards, seed) => {
    const next = numbers(seed);
    let place = 1n;
    const log = Array.from({ length: DECISIONS }, (_each, index) => {
      place += BigInt(Math.ceil(next() ** 8 * 3 * STRETCH));
      const regular = (index * HOURS) / DECISIONS;
      const decidedAt = hour(next() < backwards ? next() * HOURS : regular);
      return { decision: `d${index}`, position: positionText({ commit: place, prepare: place }), decidedAt };
    });
    await db()
      .insert(decisionLog)
      .values(log.map((row) => ({ ...filling, ...row })));
    for (let at = -1; at <= HOURS; at += 0.9) {
      const naive = log.find(({ decidedAt }) => decidedAt > hour(at))?.position;
      expect([at, await firstDecidedAfter(db(), hour(at))]).toEqual([at, naive]);
    }
    const stretches = new Set(log.map(({ position }) => position.slice(0, 10)));
    expect(stretches.size).toBeGreaterThan(20);
  });
});

/** What the query does not look at. */
const filling: Omit<typeof decisionLog.$inferInsert, 'decision' | 'position' | 'decidedAt'> = {
  command: 'Defend',
  actor: 'operator-1',
  role: 'operator',
  actedAs: { token: 'operator-1', role: 'operator' },
  stream: 'team-c1.a',
  cohort: 'c1',
  team: 'a',
  params: {},
  events: [],
  count: 1,
  receipt: {} as never,
  shownAt: '',
};
