// One document a team, and the entries of registries for looking them up.
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CaseFile } from './case-file.js';

export const caseFiles = pgTable(
  'case_files',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    file: jsonb().$type<CaseFile>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.team] })],
);

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
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.registry, table.number] }),
    index('registry_entries_by_team').on(table.cohort, table.team),
  ],
);
