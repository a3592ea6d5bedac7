// Sittings, and the minutes of one.
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import type { Within } from '../within.js';
import type { Minutes } from './sitting-minutes.js';
import { sittings } from './sittings.table.js';

export type SittingSummary = Omit<typeof sittings.$inferSelect, 'shownAt' | 'minutes'>;
export type SittingAnswer = Omit<SittingSummary, 'items' | 'protocol'> & Minutes;

export interface SittingFilter extends PageRequest {
  readonly commission?: string | undefined;
  /** Sittings on these cohorts alone. */
  readonly within?: Pick<Within, 'cohorts'> | undefined;
}

/** By id. */
export async function listSittings(db: Db, filter: SittingFilter = {}): Promise<Page<SittingSummary>> {
  const limit = limitOf(filter);
  const { commission, cursor, within = {} } = filter;
  const { shownAt: _shownAt, minutes: _minutes, ...columns } = getTableColumns(sittings);
  const rows = await db
    .select(columns)
    .from(sittings)
    .where(
      and(
        commission === undefined ? undefined : eq(sittings.commission, commission),
        cursor === undefined ? undefined : gt(sittings.sitting, cursor),
        within.cohorts && onlyOn(within.cohorts),
      ),
    )
    .orderBy(asc(sittings.sitting))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ sitting }) => sitting);
}

/** Every item of the agenda is of one of them. */
const onlyOn = (cohorts: readonly string[]) =>
  sql`not jsonb_path_exists(${sittings.minutes}, '$.items[*] ? (!exists(@.cohort ? (@ == $cohorts[*])))', ${JSON.stringify({ cohorts })}::jsonb)`;

/** Undefined where it is not known here. */
export async function sittingOf(db: Db, id: string): Promise<SittingAnswer | undefined> {
  const [row] = await db.select().from(sittings).where(eq(sittings.sitting, id));
  return row && sittingShown(row);
}

/** What a row amounts to. Pure. */
export function sittingShown(row: typeof sittings.$inferSelect): SittingAnswer {
  const { sitting, commission, startsAt, openItems, minutes } = row;
  return { sitting, commission, startsAt, openItems, ...minutes };
}
