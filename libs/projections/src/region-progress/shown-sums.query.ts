// The figures that are shown, of cohorts that are counted alike together: those of hundreds of cohorts are not carried out of the
// database one by one.
import { inArray, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { regionProgress } from './region-progress.table.js';
import type { Figures } from './tabulate.js';

const sumOf = (column: PgColumn) => sql<number>`sum(${column})::int`;

/** Rows are said to be the first cohort's. */
export async function shownSums(db: Db, cohorts: readonly string[]): Promise<Figures['figures']> {
  const { level, place, reached, involved, led, guests, guestLed } = regionProgress;
  const counts = { involved: sumOf(involved), led: sumOf(led), guests: sumOf(guests), guestLed: sumOf(guestLed) };
  const rows = await db
    .select({ level, place, reached, ...counts })
    .from(regionProgress)
    .where(inArray(regionProgress.cohort, [...cohorts]))
    .groupBy(level, place, reached);
  return rows.map((row) => ({ ...row, cohort: cohorts[0]! }));
}
