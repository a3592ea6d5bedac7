// One region: its teams and how far they are, the cohorts that it is in, its agreements and outcomes.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Region } from '#domain/catalog/catalog.events';
import type { Db } from '#read-store/db';
import { atOneMoment } from '../runner/moment.js';
import { type AgreementRow, listAgreements } from '../agreements/agreements.query.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { cohorts, cohortTeams } from '../cohorts/cohorts.table.js';
import { contains } from '../json-contains.js';
import { listOutcomes, type OutcomeRow } from '../outcomes/outcomes.query.js';
import { name as regionProgressName } from '../region-progress/region-progress.projection.js';
import { regionProgressTeams } from '../region-progress/region-progress.table.js';
import { reachedBy } from '../region-progress/standing.js';
import { regions } from '../regions/regions.table.js';
import { positionReached } from '../runner/reached.query.js';
import type { Seat } from '../seats/seat.js';
import { type Within, withinCohorts, withinTeams } from '../within.js';

/** Whose places the answer stands at. */
export const regionProjections = ['agreements', 'cohorts', 'outcomes', regionProgressName, 'regions'] as const;

export interface RegionTeam {
  readonly program: string;
  readonly cohort: string;
  readonly team: string;
  readonly name: string;
  readonly seat: Seat;
  readonly isLead: boolean;
  /** The region is no target of the cohort. */
  readonly isGuest: boolean;
  readonly leadRegion: string;
  readonly regions: readonly string[];
  /** The last stage in charter order that the team has reached; null before the first, and while it only waits. */
  readonly furthest: string | null;
}
export interface RegionCohort {
  readonly program: string;
  readonly cohort: string;
  readonly title: string;
  readonly isTarget: boolean;
  /** Enrolled teams that have the region. */
  readonly teams: number;
  readonly closedAt: string | null;
}
export interface RegionAnswer {
  readonly position: string;
  readonly region: Region;
  readonly teams: readonly RegionTeam[];
  /** Those that it is a target of, or has a team in. */
  readonly cohorts: readonly RegionCohort[];
  readonly agreements: readonly AgreementRow[];
  readonly outcomes: readonly OutcomeRow[];
}

/** Undefined where no such region is published. At most 500 agreements and outcomes. */
export const regionOf = (db: Db, region: string, within: Within = {}): Promise<RegionAnswer | undefined> =>
  atOneMoment(db, async (tx) => {
    const [row] = await tx.select().from(regions).where(eq(regions.region, region));
    if (!row) return undefined;
    const teams = await teamsOf(tx, region, within);
    return {
      position: await positionReached(tx, ...regionProjections),
      region: row.body,
      teams,
      cohorts: await cohortsOf(tx, region, teams, within),
      agreements: (await listAgreements(tx, { region, limit: 500 })).items,
      outcomes: (await listOutcomes(tx, { region, within, limit: 500 })).items,
    };
  });

async function teamsOf(db: Db, region: string, within: Within): Promise<readonly RegionTeam[]> {
  const of = and(eq(cohortRules.cohort, cohortTeams.cohort), areRulesOf(regionProgressName));
  const rows = await db
    .select()
    .from(cohortTeams)
    .innerJoin(cohorts, eq(cohorts.cohort, cohortTeams.cohort))
    .leftJoin(
      regionProgressTeams,
      and(eq(regionProgressTeams.cohort, cohortTeams.cohort), eq(regionProgressTeams.team, cohortTeams.team)),
    )
    .leftJoin(cohortRules, of)
    .where(and(contains(cohortTeams.regions, region), withinTeams(within, cohortTeams.cohort, cohortTeams.team)))
    .orderBy(asc(cohortTeams.cohort), asc(cohortTeams.team));
  return rows.map((row) => {
    const { cohort, team, name, seat, leadRegion, regions: all } = row.cohort_teams;
    return {
      program: row.cohorts.program,
      ...{ cohort, team, name, seat },
      isLead: leadRegion === region,
      isGuest: !row.cohorts.targets.includes(region),
      leadRegion,
      regions: all,
      furthest: furthestOf(row.region_progress_teams, row.cohort_rules),
    };
  });
}

function furthestOf(
  team: typeof regionProgressTeams.$inferSelect | null,
  rules: typeof cohortRules.$inferSelect | null,
): string | null {
  if (!team || !rules) return null;
  const reached = reachedBy(team.standing, rules.charter, rules.migrations);
  return rules.charter.stages.findLast(({ id }) => reached.has(`stage:${id}`))?.id ?? null;
}

async function cohortsOf(
  db: Db,
  region: string,
  teams: readonly RegionTeam[],
  within: Within,
): Promise<readonly RegionCohort[]> {
  const withTeams = [...new Set(teams.map(({ cohort }) => cohort))];
  const targeting = await db
    .select({ cohort: cohorts.cohort })
    .from(cohorts)
    .where(and(contains(cohorts.targets, region), withinCohorts(within, cohorts.cohort)));
  const wanted = [...withTeams, ...targeting.map(({ cohort }) => cohort)];
  if (wanted.length === 0) return [];
  const rows = await db.select().from(cohorts).where(inArray(cohorts.cohort, wanted)).orderBy(asc(cohorts.cohort));
  return rows.map(({ program, cohort, title, targets, closed }) => ({
    ...{ program, cohort, title },
    isTarget: targets.includes(region),
    teams: teams.filter((team) => team.cohort === cohort && team.seat === 'enrolled').length,
    closedAt: closed?.at ?? null,
  }));
}
