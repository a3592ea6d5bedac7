// The figures by region as of a place of the log and as true for a date: what is known by then, added up.
import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import type { Row } from '#read-store/upsert-json';
import { withCharters } from '../cohort-rules/charters.query.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { regions } from '../regions/regions.table.js';
import { incompleteAsOf, type When } from '../runner/as-of.query.js';
import { atOneMoment } from '../runner/moment.js';
import { holdsAt } from '../spans.js';
import { inColumns } from './columns.js';
import type { Chartered } from './contributions.query.js';
import { name } from './region-progress.projection.js';
import type { RegionProgressFilter, Snapshot } from './region-progress.query.js';
import {
  regionContributions as contributions,
  regionProgressCohorts,
  regionProgressRules,
} from './region-progress.table.js';
import { shownSums } from './shown-sums.query.js';
import { countedAlike, type Figure, geographyOf, type RegionProgress, tabulate } from './tabulate.js';

/** Undefined where the cohort or program was not known by then. */
export const regionProgressAsOf = (
  db: Db,
  filter: RegionProgressFilter,
  when: When,
): Promise<(RegionProgress & Snapshot) | undefined> =>
  atOneMoment(db, async (tx) => {
    const cohorts = await rulesAsOf(tx, filter, when);
    const isNamed = filter.program !== undefined || filter.cohort !== undefined;
    if (isNamed && cohorts.length === 0) return undefined;
    const names = await tx.select({ region: regions.region, body: regions.body }).from(regions);
    const found = {
      charters: cohorts,
      geography: geographyOf(cohorts, cohorts),
      figures: await figuresAsOf(tx, cohorts, filter, when),
      names: new Map(names.map(({ region, body }) => [region, body.nameRu])),
    };
    return {
      position: when.position,
      incomplete: await incompleteAsOf(tx, name, when.position, filter.cohort),
      ...tabulate(found, filter),
    };
  });

/**
 * The rules of each cohort that was open by then, or had teams. A charter is the one known at the place, whatever the date: a migration
 * renames stages as if they had always been called so.
 */
export async function rulesAsOf(db: Db, filter: RegionProgressFilter, when: When): Promise<readonly CohortRules[]> {
  const { trueFor } = when;
  const known = await knownAsOf(db, filter, when, sql`${regionProgressRules.rules} - 'charter'`);
  return trueFor === undefined ? known : known.map((rules) => trueOn(rules, trueFor));
}

/** The same cohorts with no more than what says which stage is which. */
export const chartersAsOf = (db: Db, filter: RegionProgressFilter, when: When): Promise<readonly Chartered[]> =>
  knownAsOf(db, filter, when, sql`${regionProgressRules.rules} - '{charter,targets,asTarget,districts}'::text[]`);

async function knownAsOf(
  db: Db,
  { program, cohort }: RegionProgressFilter,
  { position, trueFor }: When,
  rules: SQL,
): Promise<readonly CohortRules[]> {
  const began = new Set(trueFor === undefined ? [] : await cohortsBegunBy(db, trueFor));
  const rows = await db
    .selectDistinctOn([regionProgressRules.cohort], {
      position: regionProgressRules.position,
      rules: rules as SQL<Omit<CohortRules, 'shownAt' | 'charter'>>,
    })
    .from(regionProgressRules)
    .where(
      and(
        lte(regionProgressRules.position, position),
        cohort === undefined ? undefined : eq(regionProgressRules.cohort, cohort),
      ),
    )
    .orderBy(regionProgressRules.cohort, desc(regionProgressRules.position));
  const known = rows
    .map((row) => ({ ...row.rules, shownAt: row.position }))
    .filter((each) => program === undefined || each.program === program)
    .filter(({ cohort: id, openedAt }) => trueFor === undefined || openedAt <= trueFor || began.has(id))
    .sort((a, b) => (a.openedAt === b.openedAt ? compare(a.cohort, b.cohort) : compare(a.openedAt, b.openedAt)));
  return withCharters(db, name, known);
}

/** In which something counts from a date up to this one: facts may lie before the opening that was recorded. */
const cohortsBegunBy = async (db: Db, date: string): Promise<readonly string[]> =>
  (await db.select().from(regionProgressCohorts).where(lte(regionProgressCohorts.firstTrueFrom, date))).map(
    ({ cohort }) => cohort,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Targets are those of that date. */
function trueOn(rules: CohortRules, date: string): CohortRules {
  const begun = Object.entries(rules.asTarget).filter(([, spans]) => spans.some(({ from }) => from <= date));
  const targets = begun.filter(([, spans]) => holdsAt(spans, date)).map(([region]) => region);
  return { ...rules, targets, asTarget: Object.fromEntries(begun) };
}

/** Cohorts in which nothing came later are as they are now; only the others are added up. */
async function figuresAsOf(
  db: Db,
  cohorts: readonly CohortRules[],
  filter: RegionProgressFilter,
  when: When,
): Promise<readonly Figure[]> {
  const bounds = await db.select().from(regionProgressCohorts);
  const isLater = ({ lastPosition, lastTrueFrom }: Row<typeof regionProgressCohorts>) =>
    lastPosition > when.position || (when.trueFor !== undefined && lastTrueFrom > when.trueFor);
  const moved = new Set(bounds.filter(isLater).map(({ cohort }) => cohort));
  const all: Figure[] = [];
  for (const { alike, columnOf } of countedAlike(cohorts, filter)) {
    const moving = alike.filter(({ cohort }) => moved.has(cohort)).map(({ cohort }) => cohort);
    const settled = alike.filter(({ cohort }) => !moved.has(cohort)).map(({ cohort }) => cohort);
    if (settled.length) all.push(...(await shownSums(db, settled, columnOf)));
    if (moving.length) all.push(...inColumns(await contributedSums(db, moving, when), columnOf));
  }
  return all;
}

async function contributedSums(db: Db, cohorts: readonly string[], { position, trueFor }: When) {
  const { level, place, reached, metric } = contributions;
  const rows = await db
    .select({ level, place, reached, metric, sum: sql<number>`sum(${contributions.delta})::int` })
    .from(contributions)
    .where(
      and(
        inArray(contributions.cohort, [...cohorts]),
        lte(contributions.position, position),
        trueFor === undefined ? undefined : lte(contributions.trueFrom, trueFor),
      ),
    )
    .groupBy(level, place, reached, metric);
  return rows.map(({ metric: counted, sum, ...row }) => ({
    ...row,
    ...{ involved: 0, led: 0, guests: 0, guestLed: 0, [counted]: sum },
  }));
}
