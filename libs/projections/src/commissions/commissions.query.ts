// Commissions.
import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { commissions } from './commissions.table.js';

export type Commission = Omit<typeof commissions.$inferSelect, 'shownAt'>;

/** By id. */
export async function listCommissions(db: Db, request: PageRequest = {}): Promise<Page<Commission>> {
  const limit = limitOf(request);
  const rows = await db
    .select()
    .from(commissions)
    .where(request.cursor === undefined ? undefined : gt(commissions.commission, request.cursor))
    .orderBy(asc(commissions.commission))
    .limit(limit + 1);
  const items = rows.map(({ shownAt: _, ...commission }) => commission);
  return pageOf(items, limit, ({ commission }) => commission);
}

/** Undefined where it is not known here. */
export async function commissionOf(db: Db, commission: string): Promise<Commission | undefined> {
  const [row] = await db.select().from(commissions).where(eq(commissions.commission, commission));
  if (!row) return undefined;
  const { shownAt: _, ...found } = row;
  return found;
}

/** Those that a person sits in, by id. */
export async function commissionsWith(db: Db, person: string): Promise<readonly Commission[]> {
  const isIn = sql`${commissions.roster} @> ${JSON.stringify([{ person }])}::jsonb`;
  const rows = await db.select().from(commissions).where(isIn).orderBy(asc(commissions.commission));
  return rows.map(({ shownAt: _, ...commission }) => commission);
}
