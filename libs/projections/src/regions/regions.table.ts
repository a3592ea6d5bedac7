// The table of regions as the newest edition has it.
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region } from '#domain/catalog/catalog.events';

export const regions = pgTable('regions', {
  region: text().primaryKey(),
  edition: text().notNull(),
  body: jsonb().$type<Region>().notNull(),
  shownAt: text('shown_at').notNull(),
});

/** The keys of the edition in force, to know which regions a newer one leaves out. */
export const regionEditions = pgTable('region_editions', {
  kind: text().primaryKey(),
  edition: text().notNull(),
  keys: jsonb().$type<readonly string[]>().notNull(),
});
