// The laws of counting over random histories: the projection equals a naive recount, sums conserve teams, nothing is negative.
import fc from 'fast-check';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import type { TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { positionText } from '../runner/position.js';
import { Projector } from '../runner/projector.js';
import { history, tell } from './histories.kit.js';
import { distinctTeams, recount } from './recount.js';
import { regionProgressProjection } from './region-progress.projection.js';
import { regionProgressNow } from './region-progress.query.js';
import { regionContributions, regionProgress } from './region-progress.table.js';

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
const metrics = ['involved', 'led', 'guests', 'guestLed'] as const;

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
      fc.asyncProperty(history, fc.integer({ min: 1, max: 20 }), async (steps, size) => {
        const log = tell(steps);
        await project(log, size);

        const figures = (await db.select().from(regionProgress)).map(({ program: _p, shownAt: _s, ...row }) => row);
        const shown = figures.filter(({ involved, guests }) => involved + guests > 0);
        expect(sorted(shown)).toEqual(sorted(recount(log.events)));
        expect(figures.every((row) => metrics.every((metric) => row[metric] >= 0))).toBe(true);

        const teams = distinctTeams(log.events);
        const now = await regionProgressNow(db, {});
        const sum = (metric: 'led' | 'guestLed') => now!.regions.reduce((all, row) => all + row[metric], 0);
        expect(sum('led') + sum('guestLed')).toBe(teams);
        expect(now!.federation.led + now!.federation.guestLed).toBe(teams);
        const byDistrict = now!.districts.reduce((all, row) => all + row.led + row.guestLed, 0);
        expect(byDistrict).toBe(teams);

        const contributions = await db.select().from(regionContributions);
        for (const axis of ['position', 'trueFrom'] as const) expectOneATeam(contributions, axis);
        expectLeadersToAddUp(contributions);
        expectTeamsAtEveryPosition(log, contributions);
        expect(sumsOf(contributions)).toEqual(sumsOfFigures(figures));
      }),
      { numRuns: 40, seed: 20_260_112 },
    );
  }, 240_000);
});

type Contribution = typeof regionContributions.$inferSelect;

/** At every moment of the axis a team counts once or not at all in each figure: so none is negative, and none counts it twice. */
function expectOneATeam(all: readonly Contribution[], axis: 'position' | 'trueFrom'): void {
  const sums = new Map<string, number>();
  for (const [, those] of byMoment(all, axis)) {
    for (const each of those) add(sums, `${figureOf(each)} ${each.team}`, each.delta);
    expect(those.map((each) => sums.get(`${figureOf(each)} ${each.team}`)).every((sum) => sum === 0 || sum === 1)).toBe(
      true,
    );
  }
}

/** On both axes: led and guestLed over the regions are those of the federation, in every cohort and for every stage. */
function expectLeadersToAddUp(all: readonly Contribution[]): void {
  const led = all.filter(({ metric, level }) => metric.toLowerCase().endsWith('led') && level !== 'district');
  for (const axis of ['position', 'trueFrom'] as const) {
    const balance = new Map<string, number>();
    for (const [, those] of byMoment(led, axis)) {
      for (const { cohort, reached, level, delta } of those)
        add(balance, `${cohort} ${reached}`, level === 'region' ? delta : -delta);
      expect([...balance.values()].every((each) => each === 0)).toBe(true);
    }
  }
}

/** At every position of the log: as many are led as a naive count finds in. */
function expectTeamsAtEveryPosition(log: TestLog, all: readonly Contribution[]): void {
  const led = byMoment(
    all.filter(({ level, metric, reached }) => level === 'region' && metric.endsWith('ed') && reached === 'enrolled'),
    'position',
  );
  let sum = 0;
  for (const [index, { position }] of log.events.entries()) {
    const those = (led.get(positionText(position)) ?? []).filter(({ metric }) => metric !== 'involved');
    sum += those.reduce((deltas, { delta }) => deltas + delta, 0);
    expect(sum).toBe(distinctTeams(log.events.slice(0, index + 1)));
  }
}

const figureOf = ({
  cohort,
  level,
  place,
  reached,
  metric,
}: Pick<Contribution, 'cohort' | 'level' | 'place' | 'reached' | 'metric'>) =>
  [cohort, level, place, reached, metric].join(' ');

const add = (sums: Map<string, number>, key: string, delta: number) => sums.set(key, (sums.get(key) ?? 0) + delta);

function sumsOf(all: readonly Contribution[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const each of all) add(sums, figureOf(each), each.delta);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
}

const sumsOfFigures = (
  figures: readonly Omit<typeof regionProgress.$inferSelect, 'program' | 'shownAt'>[],
): Record<string, number> =>
  Object.fromEntries(
    figures.flatMap((row) =>
      metrics.filter((metric) => row[metric] !== 0).map((metric) => [figureOf({ ...row, metric }), row[metric]]),
    ),
  );

function byMoment(all: readonly Contribution[], axis: 'position' | 'trueFrom'): ReadonlyMap<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const each of all) {
    const those = groups.get(each[axis]);
    if (those) those.push(each);
    else groups.set(each[axis], [each]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
