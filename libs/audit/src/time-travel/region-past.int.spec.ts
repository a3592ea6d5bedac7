// One region of the past over all golden histories together, held against what was shown then and against the region board.
import { agreementsProjection } from '#projections/agreements/agreements.projection';
import { cohortsProjection } from '#projections/cohorts/cohorts.projection';
import { outcomesProjection } from '#projections/outcomes/outcomes.projection';
import { readModels } from '#projections/read-models.kit';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { cohortsAndAgreements, regionOf } from '#projections/region/region.query';
import { listRegions } from '#projections/regions/regions.query';
import { regionsProjection } from '#projections/regions/regions.projection';
import { positionText } from '#projections/runner/position';
import type { Within } from '#projections/within';
import type { Position } from '#event-store/logged-event';
import { goldenTogether } from '../golden.kit.js';
import { regionThen } from './region-past.js';

const PLACES = 14;
const DATES = 6;
/** One in so many regions, others at each place. */
const REGIONS = 11;

describe('one region of the past', () => {
  const models = readModels(
    ...[agreementsProjection, cohortsProjection, outcomesProjection, regionProgressProjection, regionsProjection],
  );
  const log = goldenTogether();
  const cohorts = [...new Set(log.all.map(({ stream }) => /^cohort-(.*)$/.exec(stream)?.[1] ?? ''))].filter(Boolean);
  const scopes: readonly Within[] = [{}, { cohorts: [cohorts[0]] }, { regions: ['VOR', 'ORL'] }];
  const parts = (place: number) => [
    Math.floor((log.all.length * (place - 1)) / PLACES),
    Math.floor((log.all.length * place) / PLACES),
  ];
  const seen = { teams: 0, cohorts: 0, agreements: 0, outcomes: 0, furthest: 0 };

  it('is, as of a place, what was shown when the log stood there, whatever came later', async () => {
    const shown: { place: Position; region: string; within: Within; was: unknown }[] = [];
    for (let place = 1; place <= PLACES; place++) {
      const events = log.all.slice(...parts(place));
      await models.project({ events } as never);
      const { position } = events.at(-1)!;
      const all = await listRegions(models.db());
      for (const [index, { key: region }] of all.entries())
        for (const within of index % REGIONS === place % REGIONS ? scopes : [])
          shown.push({ place: position, region, within, was: await regionOf(models.db(), region, within) });
    }
    const listed = await cohortsAndAgreements(models.db());
    for (const { place, region, within, was: shownThen } of shown) {
      const found = await regionThen({ log }, listed, region, { position: place, now: '' }, within);
      const { position: _, incomplete, ...rest } = found!;
      const { position: __, ...was } = shownThen as NonNullable<typeof found>;
      expect([region, positionText(place), within, rest]).toEqual([region, positionText(place), within, was]);
      expect(incomplete).toBe(0);
      for (const each of ['teams', 'cohorts', 'agreements', 'outcomes'] as const) seen[each] += rest[each].length;
      seen.furthest += rest.teams.filter(({ furthest }) => furthest !== null).length;
    }
    for (const [part, rows] of Object.entries(seen)) expect([part, rows > 0]).toEqual([part, true]);
  }, 120_000);

  it('has, as true for a date, the teams that the region board counts', async () => {
    await models.project({ events: log.all } as never);
    const listed = await cohortsAndAgreements(models.db());
    const all = await listRegions(models.db());
    const times = log.all.map(({ receipt }) => receipt?.now ?? '').sort();
    const { position } = log.all[Math.floor(log.all.length * 0.8)];
    let counted = 0;
    for (let each = 1; each <= DATES; each++) {
      const trueFor = times[Math.floor((times.length * each) / (DATES + 1))];
      const board = (await regionProgressAsOf(models.db(), {}, { position: positionText(position), trueFor }))!;
      for (const { key: region } of all.filter((_, index) => index % REGIONS === each % REGIONS)) {
        const row = board.regions.find((one) => one.region === region);
        const found = await regionThen({ log }, listed, region, { position, trueFor, now: trueFor });
        const enrolled = found!.teams.filter(({ seat }) => seat === 'enrolled').length;
        expect([region, trueFor, enrolled]).toEqual([region, trueFor, (row?.involved ?? 0) + (row?.guests ?? 0)]);
        counted += enrolled;
      }
    }
    expect(counted).toBeGreaterThan(0);
  }, 120_000);

  it('is not there before the table of regions is published', async () => {
    const moment = { position: { commit: 0n, prepare: 0n }, now: '' };
    expect(await regionThen({ log }, { cohorts, agreements: [] }, 'VOR', moment)).toBeUndefined();
  });
});
