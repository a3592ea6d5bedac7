// When each team came, and when it passed or failed what.
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Passage } from './passage.js';

export const funnelTeams = pgTable(
  'funnel_teams',
  { cohort: text().notNull(), team: text().notNull(), passage: jsonb().$type<Passage>().notNull() },
  (table) => [primaryKey({ columns: [table.cohort, table.team] })],
);
