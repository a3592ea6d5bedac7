// What can be found by typing a part of it.
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

export type HitKind = 'region' | 'cohort' | 'team' | 'registry-entry' | 'person';

export const searchEntries = pgTable(
  'search_entries',
  {
    kind: text().$type<HitKind>().notNull(),
    /** Of a team or an entry its cohort and team; elsewhere the id, and nothing. */
    id: text().notNull(),
    team: text().notNull(),
    /** Of an entry: its registry and stage. */
    registry: text().notNull(),
    stage: text().notNull(),
    /** As it is shown. */
    title: text().notNull(),
    /** As it is compared. */
    folded: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.team, table.registry, table.stage] })],
);
