// Between times of recording and places of the log, as the receipts have them.
import { desc, gt, lte, min } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { decisionLog } from './decision-log.table.js';

/** The place of the first decision that was taken after the time (RFC 3339 in UTC), as text; undefined where none was. */
export async function firstDecidedAfter(db: Db, time: string): Promise<string | undefined> {
  const [row] = await db
    .select({ position: min(decisionLog.position) })
    .from(decisionLog)
    .where(gt(decisionLog.decidedAt, time));
  return row?.position ?? undefined;
}

/** When the last decision up to a place was taken: RFC 3339 in UTC; undefined before the first. */
export async function recordedTimeAt(db: Db, position: string): Promise<string | undefined> {
  const [row] = await db
    .select({ decidedAt: decisionLog.decidedAt })
    .from(decisionLog)
    .where(lte(decisionLog.position, position))
    .orderBy(desc(decisionLog.position))
    .limit(1);
  return row?.decidedAt;
}
