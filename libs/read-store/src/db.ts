// The one type by which everything reaches SQL, whichever of the two twins answers.
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';

type Schema = Record<string, never>;
export type Db = PgDatabase<PgQueryResultHKT, Schema>;
/** A transaction that is open on it; serves wherever a `Db` does. */
export type Tx = PgTransaction<PgQueryResultHKT, Schema, Record<string, never>>;

/** Several reads of one moment: nothing committed meanwhile is seen by some of them only. */
export const atOneMoment = <T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> =>
  db.transaction((tx) => read(tx), { isolationLevel: 'repeatable read', accessMode: 'read only' });

/** The rows of a statement that drizzle did not build, as the driver gives them. */
export async function rowsOf<T>(db: Db, statement: SQL): Promise<readonly T[]> {
  const result = (await db.execute(statement)) as unknown as { rows: readonly T[] };
  return result.rows;
}
