// How far a caller's token goes, as a condition of a query: what lies beyond is as if it were not there.
import { and, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn, QueryBuilder } from 'drizzle-orm/pg-core';
import { cohortTeams } from './cohorts/cohorts.table.js';

/** What is not given binds nothing. */
export interface Within {
  readonly cohorts?: readonly string[] | undefined;
  /** Lead regions of teams. */
  readonly regions?: readonly string[] | undefined;
}

export const isBound = ({ cohorts, regions }: Within): boolean => cohorts !== undefined || regions !== undefined;

export const withinCohorts = ({ cohorts }: Within, cohort: PgColumn): SQL | undefined =>
  cohorts === undefined ? undefined : cohorts.length === 0 ? sql`false` : inArray(cohort, [...cohorts]);

/** Rows of teams: of these cohorts, led by these regions. A row of no team has no lead region. */
export const withinTeams = (within: Within, cohort: PgColumn, team: PgColumn): SQL | undefined =>
  and(withinCohorts(within, cohort), within.regions && isLedBy(within.regions, cohort, team));

/** The same of rows at hand. */
export const isWithin = (
  { cohorts, regions }: Within,
  row: { readonly cohort: string; readonly leadRegion?: string },
) =>
  (cohorts?.includes(row.cohort) ?? true) &&
  (row.leadRegion === undefined || (regions?.includes(row.leadRegion) ?? true));

/** Under a name of its own: the query around it may be one of the same table. */
const ledTeams = alias(cohortTeams, 'led');

function isLedBy(regions: readonly string[], cohort: PgColumn, team: PgColumn): SQL {
  if (regions.length === 0) return sql`false`;
  const led = new QueryBuilder()
    .select({ one: sql`1` })
    .from(ledTeams)
    .where(and(eq(ledTeams.cohort, cohort), eq(ledTeams.team, team), inArray(ledTeams.leadRegion, [...regions])));
  return exists(led);
}
