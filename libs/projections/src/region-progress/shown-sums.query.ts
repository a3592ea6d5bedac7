// The figures that are shown: of cohorts that are counted alike together, of a program, of everything. Those of hundreds of
// cohorts are neither added up for each reader nor carried out of the database one by one.
import { eq, inArray, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { type ColumnOf, inColumns } from './columns.js';
import { everything } from './region-progress.projection.js';
import { regionProgress, regionProgressTotals as totals } from './region-progress.table.js';
import type { Counts, Figure } from './tabulate.js';

const sumOf = (column: PgColumn) => sql<number>`sum(${column})::int`;
const sumsOf = ({ involved, led, guests, guestLed }: Readonly<Record<keyof Counts, PgColumn>>) => ({
  involved: sumOf(involved),
  led: sumOf(led),
  guests: sumOf(guests),
  guestLed: sumOf(guestLed),
});

/** Of these cohorts together, which all count in the same columns. */
export async function shownSums(db: Db, cohorts: readonly string[], columnOf: ColumnOf): Promise<readonly Figure[]> {
  const { level, place, reached } = regionProgress;
  const rows = await db
    .select({ level, place, reached, ...sumsOf(regionProgress) })
    .from(regionProgress)
    .where(inArray(regionProgress.cohort, [...cohorts]))
    .groupBy(level, place, reached);
  return inColumns(rows, columnOf);
}

/** Of a program's cohorts; of all of them where none is named. */
export async function shownTotals(db: Db, program: string = everything): Promise<readonly Figure[]> {
  const { level, place, column } = totals;
  return db
    .select({ level, place, column, ...sumsOf(totals) })
    .from(totals)
    .where(eq(totals.program, program))
    .groupBy(level, place, column);
}
