// One document a team.
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
