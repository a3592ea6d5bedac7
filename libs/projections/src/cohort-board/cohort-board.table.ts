// The board: a row a team, and what is known of the cohort as a whole.
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { KnownSessions } from '../stages/attendance.js';
import type { Seat } from '../seats/seat.js';
import type { BoardState } from './board-state.js';

export const cohortBoard = pgTable(
  'cohort_board',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    seat: text().$type<Seat>().notNull(),
    /** Where it came into the cohort: the order of the waiting list. */
    cameAt: text('came_at').notNull(),
    state: jsonb().$type<BoardState>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohort, table.team] }),
    index('cohort_board_by_change').on(table.cohort, table.shownAt),
  ],
);

export const cohortBoardCohorts = pgTable(
  'cohort_board_cohorts',
  {
    /** Each keeps a copy; readers take the first one's. */
    shard: integer().notNull().default(0),
    cohort: text().notNull(),
    capacity: integer(),
    closedAt: text('closed_at'),
    sessions: jsonb().$type<KnownSessions>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.shard] })],
);
