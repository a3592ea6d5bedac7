// Every cell of the region board of the golden histories at a place drawn by a fixed seed, single cells anywhere: what explains
// them sums to them.
import fc from 'fast-check';
import { readModels } from '#projections/read-models.kit';
import { decisionLogProjection } from '#projections/decision-log/decision-log.projection';
import { regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { positionText } from '#projections/runner/position';
import { goldenLog, goldenPrograms } from '../golden.kit.js';
import { cohortsProjection } from '#projections/cohorts/cohorts.projection';
import { programFunnelThen } from '../time-travel/program-funnel-past.js';
import { explain } from './asked.js';
import { explainFigure } from './explain.js';

const IS_LONG = process.env.VEKHA_EVERY_PLACE !== undefined;
/** Places at which every cell is looked at, and at which single cells are. */
const PLACES = IS_LONG ? 40 : 1;
const ANYWHERE = IS_LONG ? 1_000 : 60;
const metrics = ['involved', 'led', 'guests', 'guestLed'] as const;
type Board = NonNullable<Awaited<ReturnType<typeof regionProgressAsOf>>>;

/** Each cell as what it is asked by, with what it shows. */
const cellsOf = (board: Board) =>
  [
    ...board.regions.map((row) => ({ level: 'region' as const, place: row.region, row })),
    ...board.districts.map((row) => ({ level: 'district' as const, place: row.district ?? '', row })),
    { level: 'federation' as const, place: 'RU', row: board.federation },
  ].flatMap(({ level, place, row }) =>
    [['enrolled', row] as const, ...Object.entries(row.reached)].flatMap(([stage, counts]) =>
      metrics.map((metric) => {
        const reached = stage === 'enrolled' ? stage : `stage:${stage}`;
        return { figure: { level, place, reached, metric }, shows: counts[metric] };
      }),
    ),
  );

describe('a figure of the region board', () => {
  const models = readModels(regionProgressProjection, decisionLogProjection);

  it.each(goldenPrograms)('of %s is the sum of what explains it, in every cell', async (program) => {
    const { all } = goldenLog(program);
    await models.project({ events: all } as never);
    const opened = all.find(({ type }) => type === 'CohortOpened')!;
    const { cohort } = opened.data as { cohort: string };
    const [drawn] = fc.sample(
      fc.uniqueArray(fc.integer({ min: all.indexOf(opened), max: all.length - 1 }), {
        minLength: PLACES,
        maxLength: PLACES,
      }),
      { numRuns: 1, seed: 20_210_401 },
    );
    let counted = 0;
    for (const index of [...drawn, all.length - 1]) {
      const when = { position: positionText(all[index].position), trueFor: undefined };
      const board = await regionProgressAsOf(models.db(), { cohort }, when);
      for (const { figure, shows } of cellsOf(board!)) {
        const found = await explainFigure(models.db(), figure, { cohort }, when, { isPast: true, limit: 500 });
        expect({ ...figure, at: index, sum: found?.sum }).toEqual({ ...figure, at: index, sum: shows });
        expect(found!.items.reduce((sum, { delta }) => sum + delta, 0)).toBe(shows);
        expect(found!.items.every(({ rule }) => rule.ru && rule.en)).toBe(true);
        counted += shows;
      }
    }
    expect(counted).toBeGreaterThan(0);
  });

  it.each(goldenPrograms)('of %s is the sum of what explains it at any place, in any cell', async (program) => {
    const { all } = goldenLog(program);
    await models.project({ events: all } as never);
    const opened = all.findIndex(({ type }) => type === 'CohortOpened');
    const { cohort } = all[opened].data as { cohort: string };
    const place = fc.integer({ min: opened, max: all.length - 1 });
    // Says its seed where it fails.
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async (index, drawn) => {
        const when = { position: positionText(all[index].position), trueFor: undefined };
        const board = await regionProgressAsOf(models.db(), { cohort }, when);
        const cells = cellsOf(board!);
        const counting = cells.filter(({ shows }) => shows > 0);
        for (const among of [cells, counting].filter(({ length }) => length > 0)) {
          const { figure, shows } = among[drawn % among.length];
          const found = await explainFigure(models.db(), figure, { cohort }, when, { isPast: true, limit: 1 });
          expect({ ...figure, at: index, sum: found?.sum }).toEqual({ ...figure, at: index, sum: shows });
        }
      }),
      { numRuns: ANYWHERE },
    );
  });
});

describe('a figure of a program’s funnel in the past', () => {
  const models = readModels(cohortsProjection, decisionLogProjection);

  it.each(goldenPrograms)('of %s is as many as the teams that make it up, and as a naive count has', async (name) => {
    const log = goldenLog(name);
    await models.project({ events: log.all } as never);
    const { cohort, program } = log.all.find(({ type }) => type === 'CohortOpened')!.data as Record<string, string>;
    const opened = log.all.findIndex(({ type }) => type === 'CohortOpened');
    let counted = 0;
    for (const index of [opened, Math.ceil((opened + log.all.length) / 2), log.all.length - 1]) {
      const { position, receipt } = log.all[index];
      const moment = { position, now: receipt?.now ?? '2022-01-01T00:00:00.000Z' };
      const funnel = (await programFunnelThen({ log }, [cohort], moment))!;
      for (const { stage, kind: _, title: __, ...shows } of funnel.stages)
        for (const metric of ['reached', 'standing', 'failed'] as const) {
          const question = { projection: 'funnel', key: `program:${program}:${stage}`, metric, recount: true };
          const found = await explain(question, { db: models.db(), log, moment, isPast: true });
          const about = { index, stage, metric };
          expect({ ...about, sum: found?.sum, shown: found?.shown }).toEqual({
            ...about,
            sum: shows[metric],
            shown: null,
          });
          expect({ ...about, items: found?.items.length, agrees: found?.agrees }).toEqual({
            ...about,
            items: Math.min(shows[metric], 100),
            agrees: true,
          });
          counted += shows[metric];
        }
    }
    expect(counted).toBeGreaterThan(0);
  });
});
