// The region board as of places and dates of the golden histories, held against the fold of the prefix and a naive count.
import { readModels } from '#projections/read-models.kit';
import { projections } from '#projections/projections';
import type { CohortRules } from '#projections/cohort-rules/cohort-rules';
import { cohortRules } from '#projections/cohort-rules/cohort-rules.table';
import { byKind, byStage, type ColumnOf, inColumns } from '#projections/region-progress/columns';
import { name, regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { regionProgressNow } from '#projections/region-progress/region-progress.query';
import { regionProgress } from '#projections/region-progress/region-progress.table';
import { Recount } from '#projections/region-progress/recount';
import { geographyOf, tabulate } from '#projections/region-progress/tabulate';
import { Fold, folded } from '#projections/runner/fold';
import { positionText } from '#projections/runner/position';
import type { LoggedEvent } from '#event-store/logged-event';
import { type PgTable } from 'drizzle-orm/pg-core';
import type { Row } from '#read-store/upsert-json';
import { goldenLog, goldenPrograms, goldenTogether, stepOver } from '../golden.kit.js';
import { EffectiveDates } from './effective.js';
import { trueFor } from './true-for.js';

/** Dates of each log, at some of its places. */
const SAMPLES = 8;
/** Places of all logs together. */
const PLACES = 12;
/** Streams that the board is made from: behind their every event it is looked at, behind one in so many of the others. */
const heard = /^(program|cohort|team)-/;
const OTHERS = 10;
const DATES = 3;

type Figure = { reached: string; level: string; place: string } & Record<
  'involved' | 'led' | 'guests' | 'guestLed',
  number
>;
const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
const figuresOf = (rows: readonly Figure[]) =>
  sorted(
    rows
      .filter(({ involved, guests }) => involved + guests > 0)
      .map(({ level, place, reached, involved, led, guests, guestLed }) => ({
        level,
        place,
        reached,
        involved,
        led,
        guests,
        guestLed,
      })),
  );

/** What a board of one cohort shows, as rows again. */
const shownRows = (board: NonNullable<Awaited<ReturnType<typeof regionProgressAsOf>>>): Figure[] =>
  [
    ...board.regions.map((row) => ({ level: 'region', place: row.region, row })),
    ...board.districts.map((row) => ({ level: 'district', place: row.district ?? '', row })),
    { level: 'federation', place: 'RU', row: board.federation },
  ].flatMap(({ level, place, row: { involved, led, guests, guestLed, reached } }) => [
    { level, place, reached: 'enrolled', involved, led, guests, guestLed },
    ...Object.entries(reached).map(([stage, counts]) => ({ level, place, reached: `stage:${stage}`, ...counts })),
  ]);

/** Cohort by cohort, without sums. */
const found = (
  cohorts: readonly CohortRules[],
  figures: readonly Row<typeof regionProgress>[],
  columnOf: (cohort: CohortRules) => ColumnOf,
) => ({
  charters: cohorts,
  geography: geographyOf(cohorts, cohorts),
  figures: cohorts.flatMap((rules) =>
    inColumns(
      figures.filter(({ cohort }) => cohort === rules.cohort),
      columnOf(rules),
    ),
  ),
  names: new Map(),
});

describe('the region board of the past', () => {
  const models = readModels(regionProgressProjection);
  const project = (events: readonly LoggedEvent[]) => models.project({ events } as never);

  it.each(goldenPrograms)(
    'is, as of each place of %s, the fold of the log up to there and what a naive count finds',
    async (program) => {
      const { all } = goldenLog(program);
      await project(all);
      const fold = new Fold(regionProgressProjection);
      const count = new Recount();
      for (const [index, event] of all.entries()) {
        fold.take(event);
        count.take(event);
        if (!heard.test(event.stream) && index % stepOver(OTHERS, 1) !== 0) continue;
        const position = positionText(event.position);
        const cohorts = fold.rows.all(cohortRules, { projection: name });
        for (const { cohort } of cohorts) {
          const board = await regionProgressAsOf(models.db(), { cohort }, { position });
          const figures = fold.rows.all(regionProgress).filter((row) => row.cohort === cohort);
          const rules = cohorts.filter((each) => each.cohort === cohort);
          const expected = tabulate(
            found(rules, figures, () => byStage),
            { cohort },
          );
          expect(board).toEqual({ position, incomplete: 0, ...expected });
          expect(figuresOf(shownRows(board!))).toEqual(
            figuresOf(count.figures().filter((each) => each.cohort === cohort)),
          );
        }
      }
      const { position: _, ...now } = (await regionProgressNow(models.db(), {}))!;
      expect(await regionProgressAsOf(models.db(), {}, { position: positionText(all.at(-1)!.position) })).toMatchObject(
        now,
      );
    },
  );

  it.each(goldenPrograms)(
    'is, as true for a date in %s, what a naive count of what was true by then finds',
    async (program) => {
      const { all } = goldenLog(program);
      await project(all);
      const dates = new EffectiveDates();
      const when = [...new Set(all.map((event) => dates.of(event)))].filter(Boolean).sort();
      const step = stepOver(when.length, SAMPLES);
      let compared = 0;
      for (const known of [
        all.length,
        ...Array.from({ length: DATES - 1 }, (_, at) => Math.ceil((all.length * (at + 1)) / DATES)),
      ])
        for (const date of when.filter((_, index) => index % step === 0)) {
          const prefix = all.slice(0, known);
          const position = positionText(prefix.at(-1)!.position);
          const counted = new Recount(trueFor(prefix, date)).figures();
          for (const cohort of new Set(counted.map((each) => each.cohort))) {
            const board = await regionProgressAsOf(models.db(), { cohort }, { position, trueFor: date });
            expect(figuresOf(shownRows(board!))).toEqual(figuresOf(counted.filter((each) => each.cohort === cohort)));
            compared += 1;
          }
        }
      expect(compared).toBeGreaterThan(DATES);
    },
  );

  it('is, of all programs together, the fold of the log up to there: each counted in the columns of its own charter', async () => {
    const { all } = goldenTogether();
    await project(all);
    const fold = new Fold(regionProgressProjection);
    for (const [index, event] of all.entries()) {
      fold.take(event);
      if (index % stepOver(all.length, PLACES) !== 0 && index !== all.length - 1) continue;
      const position = positionText(event.position);
      const cohorts = [...fold.rows.all(cohortRules, { projection: name })];
      cohorts.sort((a, b) => (`${a.openedAt} ${a.cohort}` < `${b.openedAt} ${b.cohort}` ? -1 : 1));
      const expected = tabulate(
        found(cohorts, fold.rows.all(regionProgress), ({ charter }) => byKind(charter)),
        {},
      );
      expect(await regionProgressAsOf(models.db(), {}, { position })).toEqual({ position, incomplete: 0, ...expected });
    }
  });

  it('knows no cohort before it was opened, on either axis', async () => {
    const { all } = goldenLog(goldenPrograms[0]);
    await project(all);
    const opened = all.find(({ type }) => type === 'CohortOpened')!;
    const { cohort, occurredAt } = opened.data as { cohort: string; occurredAt: string };
    const before = positionText(all[all.indexOf(opened) - 1].position);
    const end = positionText(all.at(-1)!.position);
    const earlier = new Date(Date.parse(occurredAt) - 1).toISOString();
    expect(await regionProgressAsOf(models.db(), { cohort }, { position: before })).toBeUndefined();
    expect(await regionProgressAsOf(models.db(), { cohort }, { position: end, trueFor: earlier })).toBeUndefined();
    expect((await regionProgressAsOf(models.db(), {}, { position: before }))?.regions).toEqual([]);
  });
});

describe('a fold in memory', () => {
  const models = readModels(...projections);

  it.each(goldenPrograms)('of %s has the very rows that the projector writes, in every table', async (program) => {
    const { all } = goldenLog(program);
    await models.project({ events: all } as never);
    for (const projection of projections) {
      const { rows, held } = folded(projection, all);
      expect(held.size).toBe(0);
      for (const table of projection.tables) {
        const stored = (await models
          .db()
          .select()
          .from(table as PgTable)) as { projection?: string }[];
        const own = stored.filter((row) => row.projection === undefined || row.projection === projection.name);
        expect(canonical(own)).toEqual(canonical(rows.all(table)));
      }
    }
  });
});

/** Whatever order SQL gives keys and rows in. */
const canonical = (rows: readonly object[]): readonly string[] =>
  rows.map((row) => JSON.stringify(inOrder(row))).sort();

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]));
}
