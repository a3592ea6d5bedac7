// Cohorts, who has which seat in them, and their sessions.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { SessionKind, Text } from '#domain/charter/charter';

export const cohorts = pgTable(
  'cohorts',
  {
    cohort: text().primaryKey(),
    program: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    targets: jsonb().$type<readonly string[]>().notNull(),
    capacity: integer(),
    openedAt: text('opened_at').notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [index('cohorts_by_program').on(table.program)],
);

export const cohortSeats = pgTable(
  'cohort_seats',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    seat: text().$type<'enrolled' | 'waiting' | 'offered' | 'declined'>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.team] })],
);

export const cohortSessions = pgTable(
  'cohort_sessions',
  {
    cohort: text().notNull(),
    session: text().notNull(),
    stage: text().notNull(),
    kind: text().$type<SessionKind>().notNull(),
    title: jsonb().$type<Text>().notNull(),
    /** By the charter; otherwise added to it. */
    planned: boolean().notNull(),
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
    /** Why it was cancelled; null while it stands. */
    cancelled: text(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.session] })],
);
