// What a look back must know of what stands still: keys parked by a place, and events given up for ever.
import { and, countDistinct, eq, isNotNull, lte } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { parkedEvents, parkedKeys } from './checkpoint.table.js';

/** Two axes: known at this place of the log, and true for this instant (RFC 3339 in UTC; not given: whatever is known). */
export interface When {
  /** As text; see `positionText`. */
  readonly position: string;
  readonly trueFor?: string | undefined;
}

/** How many keys the figures as of a place miss, of one cohort or of all. */
export async function incompleteAsOf(db: Db, projection: string, position: string, cohort?: string): Promise<number> {
  const ofCohort = cohort === undefined ? undefined : eq(parkedKeys.cohort, cohort);
  const [row] = await db
    .select({ keys: countDistinct(parkedKeys.key) })
    .from(parkedKeys)
    .where(and(eq(parkedKeys.projection, projection), lte(parkedKeys.position, position), ofCohort));
  return row!.keys;
}

/** Places of the events that a projection has given up. */
export async function givenUpBy(db: Db, projection: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ position: parkedEvents.position })
    .from(parkedEvents)
    .where(and(eq(parkedEvents.projection, projection), isNotNull(parkedEvents.givenUp)));
  return new Set(rows.map(({ position }) => position));
}
