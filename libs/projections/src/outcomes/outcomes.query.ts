// Outcomes of programs, cohorts and regions: one by one, and counted.
import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Text } from '#domain/charter/charter';
import type { Db } from '#read-store/db';
import { cohortTeams } from '../cohorts/cohorts.table.js';
import { contains } from '../json-contains.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { type Within, withinTeams } from '../within.js';
import { outcomes } from './outcomes.table.js';

export type OutcomeRow = Omit<typeof outcomes.$inferSelect, 'shownAt'> & {
  /** Null where the team is not known here yet. */
  readonly name: string | null;
  readonly leadRegion: string | null;
  readonly regions: readonly string[] | null;
};
export interface OutcomeCount {
  readonly program: string;
  readonly cohort: string;
  readonly outcome: string;
  readonly title: Text | null;
  readonly teams: number;
}
export interface OutcomeFilter {
  readonly program?: string | undefined;
  readonly cohort?: string | undefined;
  /** A region of the team. */
  readonly region?: string | undefined;
  readonly within?: Within | undefined;
}

const { shownAt: _shownAt, ...columns } = getTableColumns(outcomes);
const ofTeam = and(eq(cohortTeams.cohort, outcomes.cohort), eq(cohortTeams.team, outcomes.team));

const conditions = ({ program, cohort, region, within = {} }: OutcomeFilter): SQL | undefined =>
  and(
    program === undefined ? undefined : eq(outcomes.program, program),
    cohort === undefined ? undefined : eq(outcomes.cohort, cohort),
    region === undefined ? undefined : contains(cohortTeams.regions, region),
    withinTeams(within, outcomes.cohort, outcomes.team),
  );

/** By cohort, team and outcome. */
export async function listOutcomes(db: Db, filter: OutcomeFilter & PageRequest = {}): Promise<Page<OutcomeRow>> {
  const limit = limitOf(filter);
  const after = filter.cursor?.split(' ');
  const beyond =
    after && sql`(${outcomes.cohort}, ${outcomes.team}, ${outcomes.outcome}) > (${after[0]}, ${after[1]}, ${after[2]})`;
  const rows = await db
    .select({
      ...columns,
      name: cohortTeams.name,
      leadRegion: cohortTeams.leadRegion,
      regions: sql<readonly string[] | null>`${cohortTeams.regions}`,
    })
    .from(outcomes)
    .leftJoin(cohortTeams, ofTeam)
    .where(and(conditions(filter), beyond))
    .orderBy(asc(outcomes.cohort), asc(outcomes.team), asc(outcomes.outcome))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ cohort, team, outcome }) => [cohort, team, outcome].join(' '));
}

/** A row a cohort and outcome that some team has; by cohort and outcome. */
export async function countOutcomes(db: Db, filter: OutcomeFilter = {}): Promise<readonly OutcomeCount[]> {
  const { program, cohort, outcome } = outcomes;
  return db
    .select({
      program,
      cohort,
      outcome,
      title: sql<Text | null>`(array_agg(${outcomes.title}))[1]`,
      teams: sql<number>`count(*)::int`,
    })
    .from(outcomes)
    .leftJoin(cohortTeams, ofTeam)
    .where(conditions(filter))
    .groupBy(program, cohort, outcome)
    .orderBy(asc(cohort), asc(outcome));
}
