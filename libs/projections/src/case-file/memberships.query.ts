// The teams that a person is or was in. Found by what the files hold, without an index of their own: asked for one person at
// a time, by a click.
import { and, asc, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { type Within, withinTeams } from '../within.js';
import type { MemberRecord } from './case-file.js';
import { caseFiles } from './case-file.table.js';

export interface Membership extends Omit<MemberRecord, 'person'> {
  readonly cohort: string;
  readonly team: string;
  /** Of the team. */
  readonly name: string;
}

/** By the day they came; one who left and came back is there twice. */
export async function membershipsOf(db: Db, person: string, within: Within = {}): Promise<readonly Membership[]> {
  const { cohort, team, file } = caseFiles;
  const isIn = sql`${file} -> 'members' @> ${JSON.stringify([{ person }])}::jsonb`;
  const rows = await db
    .select()
    .from(caseFiles)
    .where(and(isIn, withinTeams(within, cohort, team)))
    .orderBy(asc(cohort), asc(team));
  return rows
    .flatMap((row) =>
      row.file.members
        .filter((member) => member.person === person)
        .map(({ person: _, ...member }) => ({ cohort: row.cohort, team: row.team, name: row.file.name, ...member })),
    )
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}
