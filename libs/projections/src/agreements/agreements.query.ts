// Agreements, and one with the teams that rest on it.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { atOneMoment } from '../runner/moment.js';
import { cohortTeams } from '../cohorts/cohorts.table.js';
import { contains } from '../json-contains.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import type { Seat } from '../seats/seat.js';
import { type Within, withinTeams } from '../within.js';
import { agreements } from './agreements.table.js';

export type AgreementRow = Omit<typeof agreements.$inferSelect, 'shownAt'> & {
  /** Enrolled, waiting or with an offer. */
  readonly teams: number;
};
export interface RestingTeam {
  readonly cohort: string;
  readonly team: string;
  readonly name: string;
  readonly seat: Seat;
  readonly leadRegion: string;
  readonly regions: readonly string[];
  /** Its regions that are no party. */
  readonly uncovered: readonly string[];
  /** It goes on although the agreement has ended. */
  readonly hasEnded: boolean;
}
export interface AgreementAnswer extends Omit<AgreementRow, 'teams'> {
  readonly teams: readonly RestingTeam[];
}
export interface AgreementFilter extends PageRequest {
  /** A party. */
  readonly region?: string | undefined;
}

/** Columns by name: in the fields of a query of one table drizzle leaves out whose they are. */
const restingTeams = sql<number>`(select count(*)::int from ${cohortTeams} as "of" where "of"."agreement" = ${agreements}."agreement" and "of"."seat" in ('enrolled', 'waiting', 'offered'))`;

const columns = {
  agreement: agreements.agreement,
  title: agreements.title,
  parties: agreements.parties,
  directions: agreements.directions,
  signedAt: agreements.signedAt,
  endedAt: agreements.endedAt,
  endReason: agreements.endReason,
  teams: restingTeams,
};

/** By id. */
export async function listAgreements(db: Db, filter: AgreementFilter = {}): Promise<Page<AgreementRow>> {
  const limit = limitOf(filter);
  const { region, cursor } = filter;
  const rows = await db
    .select(columns)
    .from(agreements)
    .where(
      and(
        region === undefined ? undefined : contains(agreements.parties, region),
        cursor === undefined ? undefined : gt(agreements.agreement, cursor),
      ),
    )
    .orderBy(asc(agreements.agreement))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ agreement }) => agreement);
}

/** Undefined where it is not known here. */
export const agreementOf = (db: Db, agreement: string, within: Within = {}): Promise<AgreementAnswer | undefined> =>
  atOneMoment(db, async (tx) => {
    const [row] = await tx.select(columns).from(agreements).where(eq(agreements.agreement, agreement));
    if (!row) return undefined;
    const teams = await tx
      .select()
      .from(cohortTeams)
      .where(and(eq(cohortTeams.agreement, agreement), withinTeams(within, cohortTeams.cohort, cohortTeams.team)))
      .orderBy(asc(cohortTeams.cohort), asc(cohortTeams.team));
    return {
      ...row,
      teams: teams.map(({ cohort, team, name, seat, leadRegion, regions }) => ({
        ...{ cohort, team, name, seat, leadRegion, regions },
        uncovered: regions.filter((region) => !row.parties.includes(region)),
        hasEnded: row.endedAt !== null && seat === 'enrolled',
      })),
    };
  });
