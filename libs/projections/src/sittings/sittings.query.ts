// Sittings, and the minutes of one.
import { and, asc, eq, getTableColumns, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { atOneMoment } from '../runner/moment.js';
import { positionReached } from '../runner/reached.query.js';
import type { Within } from '../within.js';
import type { Minutes } from './sitting-minutes.js';
import { sittings } from './sittings.table.js';

export type SittingSummary = Omit<typeof sittings.$inferSelect, 'shownAt' | 'minutes'>;
export type SittingAnswer = Omit<SittingSummary, 'items' | 'protocol'> & Minutes;

export interface SittingFilter extends PageRequest {
  readonly commission?: string | undefined;
  /** Whether the protocol is still to be signed. */
  readonly open?: boolean | undefined;
  /** Sittings on these cohorts alone. */
  readonly within?: Pick<Within, 'cohorts'> | undefined;
}

/** By id. */
export async function listSittings(db: Db, filter: SittingFilter = {}): Promise<Page<SittingSummary>> {
  const limit = limitOf(filter);
  const { commission, open, cursor, within = {} } = filter;
  const { shownAt: _shownAt, minutes: _minutes, ...columns } = getTableColumns(sittings);
  const rows = await db
    .select(columns)
    .from(sittings)
    .where(
      and(
        commission === undefined ? undefined : eq(sittings.commission, commission),
        open === undefined ? undefined : open ? isNull(sittings.protocol) : isNotNull(sittings.protocol),
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

export interface SittingNow {
  /** The place in the log that it is as of, as text; see `positionOf`. */
  readonly position: string;
  /** Whether anything of it came after the place. */
  readonly hasMoved: boolean;
  readonly sitting: SittingAnswer;
}

/** The whole of it, and whether it moved since a place. Undefined where it is not known here. */
export const sittingSince = (db: Db, id: string, since: string): Promise<SittingNow | undefined> =>
  atOneMoment(db, async (tx) => {
    const [row] = await tx.select().from(sittings).where(eq(sittings.sitting, id));
    if (!row) return undefined;
    const position = await positionReached(tx, 'sittings');
    return { position, hasMoved: row.shownAt > since, sitting: sittingShown(row) };
  });
