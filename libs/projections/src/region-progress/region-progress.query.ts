// The figures by region: of a cohort, of a program, or of everything; whole, or what changed since a place.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import type { Row } from '#read-store/upsert-json';
import { atOneMoment } from '../runner/moment.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import { regions } from '../regions/regions.table.js';
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
    const places = new Set(
      found.figures.filter(({ shownAt }) => shownAt > since).map(({ level, place }) => `${level} ${place}`),
    );
    const opened = new Set(
      found.cohorts.filter(({ shownAt }) => shownAt > since).flatMap(({ asTarget }) => Object.keys(asTarget)),
    );
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

type FiguresNow = Omit<Figures, 'figures'> & { readonly figures: readonly Row<typeof regionProgress>[] };

async function read(db: Db, { program, cohort }: RegionProgressFilter): Promise<FiguresNow | undefined> {
  const cohorts: CohortRules[] = await db
    .select()
    .from(cohortRules)
    .where(
      and(
        areRulesOf(name),
        program === undefined ? undefined : eq(cohortRules.program, program),
        cohort === undefined ? undefined : eq(cohortRules.cohort, cohort),
      ),
    )
    .orderBy(asc(cohortRules.openedAt), asc(cohortRules.cohort));
  const isNamed = program !== undefined || cohort !== undefined;
  if (isNamed && cohorts.length === 0) return undefined;
  const ids = cohorts.map((each) => each.cohort);
  const figures = await db
    .select()
    .from(regionProgress)
    .where(isNamed ? inArray(regionProgress.cohort, ids) : undefined);
  const names = await db.select({ region: regions.region, body: regions.body }).from(regions);
  return { cohorts, figures, names: new Map(names.map(({ region, body }) => [region, body.nameRu])) };
}
