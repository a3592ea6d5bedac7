// Cohorts with their seats counted, and the sessions of one.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import type { Seat } from '../seats/seat.js';
import { type Within, withinCohorts } from '../within.js';
import { cohortSessions, cohorts, cohortTeams } from './cohorts.table.js';

export type CohortSummary = Omit<typeof cohorts.$inferSelect, 'shownAt'> & {
  readonly enrolled: number;
  readonly offered: number;
  readonly waiting: number;
  readonly withdrawn: number;
};
export type CohortSession = Omit<typeof cohortSessions.$inferSelect, 'shownAt'>;

export interface CohortFilter extends PageRequest {
  readonly program?: string | undefined;
  readonly within?: Within | undefined;
}

/** Columns by name: in the fields of a query of one table drizzle leaves out whose they are. */
const seated = (seat: Seat) =>
  sql<number>`(select count(*)::int from ${cohortTeams} as "of" where "of"."cohort" = ${cohorts}."cohort" and "of"."seat" = ${seat})`;

const columns = {
  cohort: cohorts.cohort,
  program: cohorts.program,
  version: cohorts.version,
  title: cohorts.title,
  targets: cohorts.targets,
  capacity: cohorts.capacity,
  openedAt: cohorts.openedAt,
  closed: cohorts.closed,
  turns: cohorts.turns,
  enrolled: seated('enrolled'),
  offered: seated('offered'),
  waiting: seated('waiting'),
  withdrawn: seated('withdrawn'),
};

/** By id. */
export async function listCohorts(db: Db, filter: CohortFilter = {}): Promise<Page<CohortSummary>> {
  const limit = limitOf(filter);
  const { program, cursor, within = {} } = filter;
  const rows = await db
    .select(columns)
    .from(cohorts)
    .where(
      and(
        program === undefined ? undefined : eq(cohorts.program, program),
        cursor === undefined ? undefined : gt(cohorts.cohort, cursor),
        withinCohorts(within, cohorts.cohort),
      ),
    )
    .orderBy(asc(cohorts.cohort))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ cohort }) => cohort);
}

/** Undefined where it is not known here. */
export async function cohortOf(db: Db, cohort: string): Promise<CohortSummary | undefined> {
  const [row] = await db.select(columns).from(cohorts).where(eq(cohorts.cohort, cohort));
  return row;
}

/** Those with a date, cancelled ones included, in the order of their beginning. */
export async function sessionsOf(db: Db, cohort: string): Promise<readonly CohortSession[]> {
  const rows = await db
    .select()
    .from(cohortSessions)
    .where(eq(cohortSessions.cohort, cohort))
    .orderBy(asc(cohortSessions.startsAt), asc(cohortSessions.session));
  return rows.map(({ shownAt: _, ...session }) => session);
}

/** The ids of all cohorts that the program has here. */
export const cohortsOfProgram = async (db: Db, program: string): Promise<readonly string[]> =>
  (
    await db
      .select({ cohort: cohorts.cohort })
      .from(cohorts)
      .where(eq(cohorts.program, program))
      .orderBy(asc(cohorts.cohort))
  ).map(({ cohort }) => cohort);
