// Between times of recording and places of the log, as the receipts have them.
import { desc, lte, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#read-store/db';
import { decisionLog } from './decision-log.table.js';

/** 16 MiB of the log, as the index has it. */
const stretch = sql`left(position, 10)`;

/**
 * The place of the first decision that was taken after the time (RFC 3339 in UTC), as text; undefined where none was.
 * Times may run backwards: so the stretches of the log are walked from its beginning to the first whose latest time lies
 * after it, by the index alone, and nothing is taken for granted of any that was walked past.
 */
export async function firstDecidedAfter(db: Db, time: string): Promise<string | undefined> {
  const latest = sql`(select decided_at from decision_log where ${stretch} = s order by decided_at desc limit 1)`;
  const next = sql`select ${stretch} as s from decision_log`;
  const [row] = await rowsOf<{ position: string | null }>(
    db,
    sql`
    with recursive walked (stretch, found) as (
      select s, ${latest} > ${time} from (${next} order by 1 limit 1) as first
      union all
      select s, ${latest} > ${time}
      from walked, lateral (${next} where ${stretch} > walked.stretch order by 1 limit 1) as further where not found
    )
    select min(position) as position from decision_log
    where ${stretch} = (select stretch from walked where found) and decided_at > ${time}`,
  );
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
