// One document a sitting: its minutes.
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Minutes } from './sitting-minutes.js';

export const sittings = pgTable(
  'sittings',
  {
    sitting: text().primaryKey(),
    commission: text().notNull(),
    startsAt: text('starts_at').notNull(),
    items: integer().notNull(),
    openItems: integer('open_items').notNull(),
    /** The protocol's number; null until it is signed. */
    protocol: text(),
    minutes: jsonb().$type<Minutes>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [index('sittings_by_commission').on(table.commission)],
);
