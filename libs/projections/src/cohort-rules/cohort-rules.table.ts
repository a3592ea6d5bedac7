// What a projection must know of charters and cohorts to count: each keeps its own copy, as far as it has read; so does each
// shard of it. Readers take the first one's.
import { and, eq } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Charter } from '#domain/charter/charter';
import type { Spans } from '../spans.js';
import type { Migration } from '../stages/carry-over.js';

export const programRules = pgTable(
  'program_rules',
  {
    projection: text().notNull(),
    shard: integer().notNull().default(0),
    program: text().notNull(),
    version: integer().notNull(),
    charter: jsonb().$type<Charter>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projection, table.shard, table.program, table.version] })],
);

export const cohortRules = pgTable(
  'cohort_rules',
  {
    projection: text().notNull(),
    shard: integer().notNull().default(0),
    cohort: text().notNull(),
    program: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    targets: jsonb().$type<readonly string[]>().notNull(),
    /** Each region that ever was a target, with when. */
    asTarget: jsonb('as_target').$type<Readonly<Record<string, Spans>>>().notNull(),
    /** The district of each region that may take part, frozen at the opening; null where it has none. */
    districts: jsonb().$type<Readonly<Record<string, string | null>>>().notNull(),
    charter: jsonb().$type<Charter>().notNull(),
    /** To which versions it went over, in order. */
    migrations: jsonb().$type<readonly Migration[]>().notNull(),
    openedAt: text('opened_at').notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projection, table.shard, table.cohort] }),
    index('cohort_rules_by_program').on(table.projection, table.program),
  ],
);

/** Every shard hears what they are learned from, so the first one's copy is all of them. */
export const areRulesOf = (projection: string) => and(eq(cohortRules.projection, projection), eq(cohortRules.shard, 0));
