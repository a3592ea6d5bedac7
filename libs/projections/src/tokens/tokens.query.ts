// Tokens, revoked ones included.
import { asc, gt } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { tokens } from './tokens.table.js';

export type TokenRow = Omit<typeof tokens.$inferSelect, 'shownAt'>;

/** By id. */
export async function listTokens(db: Db, request: PageRequest = {}): Promise<Page<TokenRow>> {
  const limit = limitOf(request);
  const rows = await db
    .select()
    .from(tokens)
    .where(request.cursor === undefined ? undefined : gt(tokens.token, request.cursor))
    .orderBy(asc(tokens.token))
    .limit(limit + 1);
  const items = rows.map(({ shownAt: _, ...token }) => token);
  return pageOf(items, limit, ({ token }) => token);
}
