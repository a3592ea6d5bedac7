// The charters that a projection knows. Its cohorts run under a few of them: each is read once, not with every cohort.
import { and, eq } from 'drizzle-orm';
import type { Charter } from '#domain/charter/charter';
import type { Db } from '#read-store/db';
import type { CohortRules } from './cohort-rules.js';
import { programRules } from './cohort-rules.table.js';

type Version = Pick<CohortRules, 'program' | 'version'>;

/** Gives rows their charters. Throws for a version that is not known. */
export async function withCharters<T extends Version>(
  db: Db,
  projection: string,
  rows: readonly T[],
): Promise<readonly (T & { readonly charter: Charter })[]> {
  const known = await db
    .select({ program: programRules.program, version: programRules.version, charter: programRules.charter })
    .from(programRules)
    .where(and(eq(programRules.projection, projection), eq(programRules.shard, 0)));
  const charters = new Map(known.map(({ charter, ...of }) => [keyOf(of), charter]));
  return rows.map((row) => {
    const charter = charters.get(keyOf(row));
    if (!charter) throw new Error(`version ${row.version} of the charter of ${row.program} is not known`);
    return { ...row, charter };
  });
}

const keyOf = ({ program, version }: Version): string => `${program} ${version}`;
