// The laws of counting over random histories: the projection equals a naive recount, sums conserve teams, nothing is negative.
import fc from 'fast-check';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { charter, hour, TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { Projector } from '../runner/projector.js';
import { recount } from './recount.js';
import { regionProgressProjection } from './region-progress.projection.js';
import { regionProgressNow } from './region-progress.query.js';
import { regionContributions, regionProgress } from './region-progress.table.js';

const regions = ['VOR', 'KRS', 'ORL', 'KOM', 'LPR'];
const step = fc.record({
  cohort: fc.constantFrom('c1', 'c2'),
  team: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  regions: fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1, maxLength: 4 }),
  stage: fc.constantFrom(...charter.stages.map(({ id }) => id)),
  since: fc.integer({ min: 0, max: 500 }),
  reopens: fc.boolean(),
});
const story = fc.array(step, { minLength: 1, maxLength: 60 });

/** Each step enrolls the team where it is not, else passes the stage, else reopens it where it is passed. */
function tell(
  steps: readonly { cohort: string; team: string; regions: string[]; stage: string; since: number; reopens: boolean }[],
) {
  const log = new TestLog()
    .opened('c1', ['VOR', 'KRS', 'ORL'], ['KOM', 'LPR'])
    .opened('c2', ['KOM', 'LPR'], ['VOR', 'KRS', 'ORL']);
  const passed = new Map<string, Set<string>>();
  for (const { cohort, team, regions: all, stage, since, reopens } of steps) {
    const stages = passed.get(`${cohort}.${team}`);
    if (!stages) {
      passed.set(`${cohort}.${team}`, new Set());
      log.enrolled(team, all, cohort);
    } else if (!stages.has(stage)) {
      stages.add(stage);
      log.passed(team, stage, cohort, hour(since));
    } else if (reopens) {
      stages.delete(stage);
      log.add(`team-${cohort}.${team}`, 'StageReopened', { stage, because: 'test' });
    }
  }
  return { log, teams: passed };
}

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

describe('the laws of counting', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  afterAll(() => twin.end());

  /** Fed in batches of any size, by two runners that take turns. */
  async function project(log: TestLog, size: number) {
    const [one, other] = [1, 2].map(() => new Projector(twin.store, [regionProgressProjection]));
    await one!.rebuild('region_progress');
    for (let from = 0; from < log.events.length; from += size)
      await (from % (2 * size) === 0 ? one! : other!).handle(log.events.slice(from, from + size));
  }

  it('hold for every history', async () => {
    const { db } = twin.store;
    await fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 1, max: 20 }), async (steps, size) => {
        const { log, teams } = tell(steps);
        await project(log, size);

        const figures = (await db.select().from(regionProgress)).map(({ program: _p, shownAt: _s, ...row }) => row);
        const shown = figures.filter(({ involved, guests }) => involved + guests > 0);
        expect(sorted(shown)).toEqual(sorted(recount(log.events)));
        expect(figures.every((row) => Math.min(row.involved, row.led, row.guests, row.guestLed) >= 0)).toBe(true);

        const now = await regionProgressNow(db, {});
        const sum = (metric: 'led' | 'guestLed') => now!.regions.reduce((all, row) => all + row[metric], 0);
        expect(sum('led') + sum('guestLed')).toBe(teams.size);
        expect(now!.federation.led + now!.federation.guestLed).toBe(teams.size);
        const byDistrict = now!.districts.reduce((all, row) => all + row.led + row.guestLed, 0);
        expect(byDistrict).toBe(teams.size);

        const contributions = await db.select().from(regionContributions);
        for (const axis of ['position', 'trueFrom'] as const) expectNeverNegative(contributions, axis);
        expect(sumsOf(contributions)).toEqual(sumsOfFigures(figures));
      }),
      { numRuns: 25, seed: 20_260_112 },
    );
  }, 120_000);
});

type Contribution = typeof regionContributions.$inferSelect;

/** At every moment of the axis the sum so far, of each figure, is at least zero. */
function expectNeverNegative(all: readonly Contribution[], axis: 'position' | 'trueFrom'): void {
  const byMoment = groupBy(all, axis);
  const sums = new Map<string, number>();
  for (const moment of [...byMoment.keys()].sort()) {
    for (const each of byMoment.get(moment)!) sums.set(figureOf(each), (sums.get(figureOf(each)) ?? 0) + each.delta);
    expect(Math.min(...sums.values())).toBeGreaterThanOrEqual(0);
  }
}

const figureOf = ({
  cohort,
  level,
  place,
  reached,
  metric,
}: Omit<Contribution, 'team' | 'delta' | 'position' | 'trueFrom' | 'stream' | 'revision' | 'change'>) =>
  [cohort, level, place, reached, metric].join(' ');

function sumsOf(all: readonly Contribution[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const each of all) sums.set(figureOf(each), (sums.get(figureOf(each)) ?? 0) + each.delta);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

const sumsOfFigures = (
  figures: readonly Omit<typeof regionProgress.$inferSelect, 'program' | 'shownAt'>[],
): Record<string, number> =>
  Object.fromEntries(
    figures.flatMap((row) =>
      (['involved', 'led', 'guests', 'guestLed'] as const)
        .filter((metric) => row[metric] !== 0)
        .map((metric) => [figureOf({ ...row, metric }), row[metric]]),
    ),
  );

function groupBy(all: readonly Contribution[], axis: 'position' | 'trueFrom'): ReadonlyMap<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const each of all) groups.set(each[axis], [...(groups.get(each[axis]) ?? []), each]);
  return groups;
}
