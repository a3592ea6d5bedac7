// Reading several things of one moment, also while a build takes the place of what is read.
import { sql } from 'drizzle-orm';
import { atOneMoment as ofOneSnapshot, type Db } from '#read-store/db';
import { checkpoints } from './checkpoint.table.js';

/**
 * Several reads of one moment. Whoever puts other tables in place locks `checkpoints` first; so this one's snapshot,
 * taken behind the lock, is of the tables before or of those after, and nobody waits for the other in a circle.
 */
export const atOneMoment = <T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> =>
  ofOneSnapshot(db, async (tx) => {
    await tx.execute(sql`lock table ${checkpoints} in access share mode`);
    return read(tx);
  });
