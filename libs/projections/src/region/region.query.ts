// One region: its teams and how far they are, the cohorts that it is in, its agreements and outcomes.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Region } from '#domain/catalog/catalog.events';
import type { Db } from '#read-store/db';
import { atOneMoment } from '../runner/moment.js';
import { type AgreementRow, listAgreements } from '../agreements/agreements.query.js';
import { agreements } from '../agreements/agreements.table.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { cohorts, cohortTeams } from '../cohorts/cohorts.table.js';
import { contains } from '../json-contains.js';
import { listOutcomes, type OutcomeRow } from '../outcomes/outcomes.query.js';
import { name as regionProgressName } from '../region-progress/region-progress.projection.js';
import { regionProgressTeams } from '../region-progress/region-progress.table.js';
import { regions } from '../regions/regions.table.js';
import { positionReached } from '../runner/reached.query.js';
import { type RegionCohort, regionCohortShown, type RegionTeam, regionTeamShown } from './region-shown.js';
import { type Within, withinCohorts, withinTeams } from '../within.js';

/** Whose places the answer stands at. */
export const regionProjections = ['agreements', 'cohorts', 'outcomes', regionProgressName, 'regions'] as const;

export interface RegionAnswer {
  readonly position: string;
  readonly region: Region;
  readonly teams: readonly RegionTeam[];
  /** Those that it is a target of, or has a team in. */
  readonly cohorts: readonly RegionCohort[];
  readonly agreements: readonly AgreementRow[];
  readonly outcomes: readonly OutcomeRow[];
}

/** Agreements and outcomes, each. */
export const AT_MOST = 500;

/** Undefined where no such region is published. */
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
      agreements: (await listAgreements(tx, { region, limit: AT_MOST })).items,
      outcomes: (await listOutcomes(tx, { region, within, limit: AT_MOST })).items,
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
  return rows.map((row) =>
    regionTeamShown(region, {
      team: row.cohort_teams,
      cohort: row.cohorts,
      standing: row.region_progress_teams,
      rules: row.cohort_rules,
    }),
  );
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
  return rows.map((row) => regionCohortShown(region, row, teams));
}

/** The ids of all cohorts and agreements that are here. */
export async function cohortsAndAgreements(db: Db) {
  const all = await db.select({ cohort: cohorts.cohort }).from(cohorts);
  const signed = await db.select({ agreement: agreements.agreement }).from(agreements);
  return { cohorts: all.map(({ cohort }) => cohort), agreements: signed.map(({ agreement }) => agreement) };
}
