// Figures by region, district and federation; the contributions that they are sums of; where each team stands.
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import type { Level, Metric } from './contributions.js';
import type { Standing } from './standing.js';

export const regionProgressTeams = pgTable(
  'region_progress_teams',
  { cohort: text().notNull(), team: text().notNull(), standing: jsonb().$type<Standing>().notNull() },
  (table) => [primaryKey({ columns: [table.cohort, table.team] })],
);

export const regionProgress = pgTable(
  'region_progress',
  {
    /** Each counts its own teams: a figure is their sum. */
    shard: integer().notNull().default(0),
    cohort: text().notNull(),
    level: text().$type<Level>().notNull(),
    /** A region's key; a district, empty for regions that have none; `RU`. */
    place: text().notNull(),
    /** `enrolled` or `stage:{id}`. */
    reached: text().notNull(),
    program: text().notNull(),
    involved: integer().notNull(),
    led: integer().notNull(),
    guests: integer().notNull(),
    guestLed: integer('guest_led').notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohort, table.level, table.place, table.reached, table.shard] }),
    index('region_progress_by_program').on(table.program),
    index('region_progress_by_change').on(table.shownAt),
  ],
);

/** The same of all cohorts of a program, and of all programs: read as they are, however many cohorts there are. */
export const regionProgressTotals = pgTable(
  'region_progress_totals',
  {
    /** Each counts its own teams. */
    shard: integer().notNull().default(0),
    /** Empty: all of them. */
    program: text().notNull(),
    level: text().$type<Level>().notNull(),
    place: text().notNull(),
    /** Of a program a stage, of all programs a kind of stages; empty: enrolled. */
    column: text().notNull(),
    involved: integer().notNull(),
    led: integer().notNull(),
    guests: integer().notNull(),
    guestLed: integer('guest_led').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'region_progress_totals_pk',
      columns: [table.program, table.level, table.place, table.column, table.shard],
    }),
  ],
);

/** The rules of each cohort as they became at a place, so that figures of then are tabulated by the rules of then. */
export const regionProgressRules = pgTable(
  'region_progress_rules',
  {
    /** Each keeps a copy. */
    shard: integer().notNull().default(0),
    cohort: text().notNull(),
    position: text().notNull(),
    rules: jsonb().$type<Omit<CohortRules, 'shownAt'>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.position, table.shard] })],
);

/** Behind these, a cohort's figures are what they are now: nothing has to be added up. */
export const regionProgressCohorts = pgTable(
  'region_progress_cohorts',
  {
    /** Each knows of its own teams. */
    shard: integer().notNull().default(0),
    cohort: text().notNull(),
    lastPosition: text('last_position').notNull(),
    /** The earliest and the latest date from which anything counts in it. */
    firstTrueFrom: text('first_true_from').notNull(),
    lastTrueFrom: text('last_true_from').notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.shard] })],
);

export const regionContributions = pgTable(
  'region_contributions',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    level: text().$type<Level>().notNull(),
    place: text().notNull(),
    reached: text().notNull(),
    metric: text().$type<Metric>().notNull(),
    /** Of the event that made or took it back, and which of its changes this is; shards number theirs in turns. */
    position: text().notNull(),
    change: integer().notNull(),
    delta: integer().notNull(),
    /** From when on it is true: RFC 3339 in UTC. */
    trueFrom: text('true_from').notNull(),
    stream: text().notNull(),
    revision: text().notNull(),
  },
  (table) => [
    // Ascending as the log: three times as fast to write as a key over what the figure is of.
    primaryKey({ columns: [table.position, table.change] }),
    index('region_contributions_by_cohort').on(table.cohort, table.position),
    index('region_contributions_by_place').on(table.place, table.reached, table.position),
  ],
);
