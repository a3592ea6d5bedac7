// Entries of registries, with what they said before they were corrected, and removed ones.
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

export interface EarlierEntry {
  readonly number: string;
  readonly order: string;
  readonly validUntil: string | null;
  /** When, why and on what ground it was corrected. */
  readonly until: string;
  readonly reason: string;
  readonly document: string;
}
export interface Removal {
  readonly at: string;
  readonly reason: string;
  readonly document: string;
}

export const registryEntries = pgTable(
  'registry_entries',
  {
    registry: text().notNull(),
    number: text().notNull(),
    cohort: text().notNull(),
    team: text().notNull(),
    stage: text().notNull(),
    order: text('entry_order').notNull(),
    enteredAt: text('entered_at').notNull(),
    validUntil: text('valid_until'),
    /** Oldest first. */
    earlier: jsonb().$type<readonly EarlierEntry[]>().notNull(),
    removed: jsonb().$type<Removal>(),
    /** Its numbers of now and before, as they are compared, each between spaces. */
    numbers: text().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registry, table.number, table.cohort, table.team] }),
    index('registry_entries_by_team').on(table.cohort, table.team),
  ],
);
