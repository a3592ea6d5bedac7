// The figures by region: of a cohort, of a program, or of everything; whole, or what changed since a place.
import { and, eq, gt, type SQL } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { atOneMoment } from '../runner/moment.js';
import { withCharters } from '../cohort-rules/charters.query.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import { regions } from '../regions/regions.table.js';
import { byStage } from './columns.js';
import { everTargetsOf, geographyNow } from './geography.query.js';
import { shownSums, shownTotals } from './shown-sums.query.js';
import { type Figures, tabulate, type RegionProgress } from './tabulate.js';
import { regionProgress } from './region-progress.table.js';
import { name } from './region-progress.projection.js';

export interface RegionProgressFilter {
  readonly program?: string | undefined;
  readonly cohort?: string | undefined;
  /** Empty: regions without a district. */
  readonly district?: string | undefined;
}

export interface Snapshot {
  /** The place in the log that the figures are as of, as text; see `positionOf`. */
  readonly position: string;
  /** Teams or cohorts that the figures miss, because an event of theirs could not be projected. */
  readonly incomplete: number;
}

/** Undefined where the cohort or program is not known here. */
export const regionProgressNow = (
  db: Db,
  filter: RegionProgressFilter,
): Promise<(RegionProgress & Snapshot) | undefined> =>
  atOneMoment(db, async (tx) => {
    const found = await read(tx, filter);
    return found && { ...(await snapshot(tx, filter)), ...tabulate(found, filter) };
  });

/**
 * The rows that changed after a place, with their figures of now; rows never vanish, they fall to zero.
 * Coverage and the federation's row are always given.
 */
export const regionProgressSince = (
  db: Db,
  filter: RegionProgressFilter,
  since: string,
): Promise<(RegionProgress & Snapshot) | undefined> =>
  atOneMoment(db, async (tx) => {
    const found = await read(tx, filter);
    if (!found) return undefined;
    const all = tabulate(found, filter);
    const places = await placesChanged(tx, filter, since);
    const opened = await everTargetsOf(tx, and(isAsked(filter), gt(cohortRules.shownAt, since))!);
    return {
      ...(await snapshot(tx, filter)),
      ...all,
      regions: all.regions.filter(({ region }) => places.has(`region ${region}`) || opened.has(region)),
      districts: all.districts.filter(({ district }) => places.has(`district ${district ?? ''}`)),
    };
  });

const snapshot = async (db: Db, { cohort }: RegionProgressFilter): Promise<Snapshot> => ({
  position: await positionReached(db, name),
  incomplete: await incompleteOf(db, name, cohort),
});

async function read(db: Db, filter: RegionProgressFilter): Promise<Figures | undefined> {
  const charters = isNamed(filter) ? await chartersInUse(db, filter) : [];
  if (isNamed(filter) && charters.length === 0) return undefined;
  const { program, cohort } = filter;
  const figures = cohort === undefined ? await shownTotals(db, program) : await shownSums(db, [cohort], byStage);
  const names = await db.select({ region: regions.region, body: regions.body }).from(regions);
  return {
    charters,
    geography: await geographyNow(db, isAsked(filter)),
    figures,
    names: new Map(names.map(({ region, body }) => [region, body.nameRu])),
  };
}

/** Each once, however many cohorts run under it. */
async function chartersInUse(db: Db, filter: RegionProgressFilter) {
  const { program, version } = cohortRules;
  return withCharters(db, name, await db.selectDistinct({ program, version }).from(cohortRules).where(isAsked(filter)));
}

/** Rules of the cohorts that the filter asks for. */
const isAsked = ({ program, cohort }: RegionProgressFilter): SQL =>
  and(
    areRulesOf(name),
    program === undefined ? undefined : eq(cohortRules.program, program),
    cohort === undefined ? undefined : eq(cohortRules.cohort, cohort),
  )!;

const isNamed = ({ program, cohort }: RegionProgressFilter): boolean => program !== undefined || cohort !== undefined;

/** As `{level} {place}`. */
async function placesChanged(db: Db, filter: RegionProgressFilter, since: string): Promise<ReadonlySet<string>> {
  const { level, place, shownAt } = regionProgress;
  const rows = await db
    .selectDistinct({ level, place })
    .from(regionProgress)
    .where(
      and(
        gt(shownAt, since),
        filter.program === undefined ? undefined : eq(regionProgress.program, filter.program),
        filter.cohort === undefined ? undefined : eq(regionProgress.cohort, filter.cohort),
      ),
    );
  return new Set(rows.map((row) => `${row.level} ${row.place}`));
}
