// What must be asked and when. Nothing is decided here: whoever asks is answered from the streams.
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DeadlineState } from './deadline-state.js';

export const deadlines = pgTable(
  'deadlines',
  {
    kind: text().$type<DeadlineState['kind']>().notNull(),
    /** Empty for reservations, which are found by their decision alone. */
    cohort: text().notNull(),
    team: text().notNull(),
    /** The stage by the team's own id of it, or the decision; empty for a seat. */
    subject: text().notNull(),
    /** RFC 3339 in UTC; null: nothing to ask, for now or for ever. */
    due: text(),
    state: jsonb().$type<DeadlineState>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.cohort, table.team, table.subject] }),
    index('deadlines_by_due').on(table.due),
  ],
);
