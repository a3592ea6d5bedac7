// Tokens, revoked ones included, with when each was last heard of.
import { asc, desc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { decisionLog } from '../decision-log/decision-log.table.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { tokens } from './tokens.table.js';

export type TokenRow = Omit<typeof tokens.$inferSelect, 'shownAt'> & {
  /** Of the last entry of the decision log that it brought about; null where there is none. */
  readonly lastDecisionAt: string | null;
};

const { shownAt: _, ...columns } = getTableColumns(tokens);
/** One look into an index for each token. */
const lastDecisionAt = new QueryBuilder()
  .select({ at: decisionLog.decidedAt })
  .from(decisionLog)
  .where(eq(decisionLog.actor, tokens.token))
  .orderBy(desc(decisionLog.position))
  .limit(1);

/** By id. */
export async function listTokens(db: Db, request: PageRequest = {}): Promise<Page<TokenRow>> {
  const limit = limitOf(request);
  const items = await db
    .select({ ...columns, lastDecisionAt: sql<string | null>`(${lastDecisionAt})` })
    .from(tokens)
    .where(request.cursor === undefined ? undefined : gt(tokens.token, request.cursor))
    .orderBy(asc(tokens.token))
    .limit(limit + 1);
  return pageOf(items, limit, ({ token }) => token);
}
