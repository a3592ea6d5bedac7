// The laws of counting, held against what the projection wrote for a log. Used over random histories and over the demo.
import type { LoggedEvent } from '#event-store/logged-event';
import { type Db, rowsOf } from '#read-store/db';
import { positionText } from '../runner/position.js';
import { distinctTeams, Recount, recount, type Recounted } from './recount.js';
import { regionProgressAsOf } from './region-progress-as-of.query.js';
import { regionProgressLaws } from './region-progress.laws.js';
import { regionProgressNow } from './region-progress.query.js';
import { regionContributions, regionProgress } from './region-progress.table.js';

type Contribution = typeof regionContributions.$inferSelect;
type Figure = Omit<typeof regionProgress.$inferSelect, 'program' | 'shownAt' | 'shard'>;

const metrics = ['involved', 'led', 'guests', 'guestLed'] as const;
const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

/** All of them, for region progress projected from exactly these events. */
export async function expectLaws(db: Db, events: readonly LoggedEvent[]): Promise<void> {
  const figures = acrossShards(await db.select().from(regionProgress));
  const contributions = await db.select().from(regionContributions);
  const shown = figures.filter(({ involved, guests }) => involved + guests > 0);
  expect(sorted(shown)).toEqual(sorted(recount(events)));
  expect(figures.every((row) => metrics.every((metric) => row[metric] >= 0))).toBe(true);
  expect(sumsOf(contributions)).toEqual(sumsOfFigures(figures));
  await expectDistinctTeams(db, distinctTeams(events));
  await expectTotalsToBeSums(db);
  for (const { broken } of regionProgressLaws) expect(await rowsOf(db, broken)).toEqual([]);
  for (const axis of ['position', 'trueFrom'] as const) expectOneATeam(contributions, axis);
  expectLeadersToAddUp(contributions);
  expectTeamsAtEveryPosition(events, contributions);
}

/** One row a figure: what each shard counted, together. */
function acrossShards(rows: readonly (typeof regionProgress.$inferSelect)[]): Figure[] {
  const sums = new Map<string, Figure>();
  for (const { program: _p, shownAt: _s, shard: _h, ...row } of rows) {
    const key = [row.cohort, row.level, row.place, row.reached].join(' ');
    const so = sums.get(key);
    const counts = Object.fromEntries(metrics.map((metric) => [metric, row[metric] + (so?.[metric] ?? 0)]));
    sums.set(key, { ...row, ...counts });
  }
  return [...sums.values()];
}

/** What is shown: distinct teams are those led, in regions, districts and the federation alike. */
async function expectDistinctTeams(db: Db, teams: number): Promise<void> {
  const now = await regionProgressNow(db, {});
  const led = (rows: readonly { led: number; guestLed: number }[]) =>
    rows.reduce((sum, row) => sum + row.led + row.guestLed, 0);
  expect([now!.regions, now!.districts, [now!.federation]].map(led)).toEqual([teams, teams, teams]);
}

/** What is shown of all cohorts is what their own figures add up to, however they came under the charters that they have. */
async function expectTotalsToBeSums(db: Db): Promise<void> {
  const programs = await db.selectDistinct({ program: regionProgress.program }).from(regionProgress);
  for (const filter of [{}, ...programs]) {
    const now = (await regionProgressNow(db, filter))!;
    expect(now).toEqual(await regionProgressAsOf(db, filter, { position: now.position }));
  }
}

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

/** At every position of the log, in every cohort: as many are led as a naive count finds in. */
function expectTeamsAtEveryPosition(events: readonly LoggedEvent[], all: readonly Contribution[]): void {
  const isLed = ({ level, metric, reached }: Contribution) =>
    level === 'region' && (metric === 'led' || metric === 'guestLed') && reached === 'enrolled';
  const led = byMoment(all.filter(isLed), 'position');
  const sums = new Map<string, number>();
  const count = new Recount();
  for (const event of events) {
    count.take(event);
    for (const { cohort, delta } of led.get(positionText(event.position)) ?? []) add(sums, cohort, delta);
    const teams = [...count.teams()].filter(([cohort, isIn]) => isIn > 0 || sums.has(cohort));
    expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(teams));
  }
}

/** As of one position: every figure is the sum of its contributions up to there, and what a naive count finds. */
export async function expectFiguresAsOf(db: Db, events: readonly LoggedEvent[], count: number): Promise<void> {
  const upTo = positionText(events[count - 1].position);
  const contributions = (await db.select().from(regionContributions)).filter(({ position }) => position <= upTo);
  expect(sumsOf(contributions)).toEqual(sumsOfFigures(recount(events.slice(0, count))));
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

const sumsOfFigures = (figures: readonly (Figure | Recounted)[]): Record<string, number> =>
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
