// Cohorts, the teams in them as far as lists need to know, and their sessions.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { SessionKind, Text } from '#domain/charter/charter';
import type { Seat } from '../seats/seat.js';

export interface Closing {
  readonly at: string;
  /** Teams that had neither passed everything nor failed. */
  readonly undecided: readonly string[];
  readonly reason: string | null;
}
/** A turn in its life, with what was before it. */
export type CohortTurn =
  | {
      readonly turn: 'targets-amended';
      readonly at: string;
      readonly before: readonly string[];
      readonly reason: string;
    }
  | {
      readonly turn: 'migrated';
      readonly at: string;
      readonly from: number;
      readonly to: number;
      readonly stages: Readonly<Record<string, string>>;
    };

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
    closed: jsonb().$type<Closing>(),
    /** Oldest first. */
    turns: jsonb().$type<readonly CohortTurn[]>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [index('cohorts_by_program').on(table.program)],
);

export const cohortTeams = pgTable(
  'cohort_teams',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    name: text().notNull(),
    seat: text().$type<Seat>().notNull(),
    /** Since when it has the seat. */
    seatSince: text('seat_since').notNull(),
    /** What it was before it withdrew. */
    withdrawnFrom: text('withdrawn_from').$type<Seat>(),
    leadRegion: text('lead_region').notNull(),
    regions: jsonb().$type<readonly string[]>().notNull(),
    /** What a team of several regions rests on. */
    agreement: text(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohort, table.team] }),
    index('cohort_teams_by_agreement').on(table.agreement),
    index('cohort_teams_by_region').using('gin', table.regions),
  ],
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
