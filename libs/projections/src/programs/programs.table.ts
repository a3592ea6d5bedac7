// Programs and every version of their charters.
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Charter } from '#domain/charter/charter';

export const programCharters = pgTable(
  'program_charters',
  {
    program: text().notNull(),
    version: integer().notNull(),
    charter: jsonb().$type<Charter>().notNull(),
    charteredAt: text('chartered_at').notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.program, table.version] })],
);
