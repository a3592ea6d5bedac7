// Builds of projections beside those that are shown: asked for, under way, and how the last one ended.
import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { BuildReport } from './build-report.js';

/** `anew`: from the beginning of the log. `back`: from the rows that the last build replaced. */
export type BuildKind = 'anew' | 'back';
/** `refused`: its rows break a law; they stay beside for inspection. */
export type BuildState = 'asked' | 'building' | 'switched' | 'refused';

export const projectionBuilds = pgTable('projection_builds', {
  projection: text().primaryKey(),
  kind: text().$type<BuildKind>().notNull(),
  version: integer().notNull(),
  state: text().$type<BuildState>().notNull(),
  /** Who wanted it: a token's id; null: the code's version is another. */
  askedBy: text('asked_by'),
  askedAt: timestamp('asked_at', { withTimezone: true, mode: 'string' }).notNull(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string' }),
  /** How far it has read, and where the log ended then; empty before the first event. */
  position: text().notNull().default(''),
  head: text().notNull().default(''),
  /** Read so far, and a second. */
  events: bigint({ mode: 'number' }).notNull().default(0),
  rate: integer().notNull().default(0),
  report: jsonb().$type<BuildReport>(),
  /** The process that builds, and when it last said so: another goes on when it falls silent. */
  builder: text(),
  seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }),
});
