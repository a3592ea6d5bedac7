// How far a caller's token goes, as a condition of a query: what lies beyond is as if it were not there.
import { and, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, QueryBuilder } from 'drizzle-orm/pg-core';
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

function isLedBy(regions: readonly string[], cohort: PgColumn, team: PgColumn): SQL {
  if (regions.length === 0) return sql`false`;
  const led = new QueryBuilder()
    .select({ one: sql`1` })
    .from(cohortTeams)
    .where(
      and(eq(cohortTeams.cohort, cohort), eq(cohortTeams.team, team), inArray(cohortTeams.leadRegion, [...regions])),
    );
  return exists(led);
}
