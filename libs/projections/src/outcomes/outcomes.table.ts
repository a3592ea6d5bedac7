// What programs are for, team by team.
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Text } from '#domain/charter/charter';

export const outcomes = pgTable(
  'outcomes',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    outcome: text().notNull(),
    program: text().notNull(),
    /** As the charter has it; null where a charter no longer does. */
    title: jsonb().$type<Text>(),
    description: text().notNull(),
    document: text().notNull(),
    recordedFor: text('recorded_for').notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohort, table.team, table.outcome] }),
    index('outcomes_by_program').on(table.program),
  ],
);
