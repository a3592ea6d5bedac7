// One row a decision, refusals included, with what its receipt says.
import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Receipt } from '#event-store/logged-event';
import type { DataOf } from '../runner/heard.js';

export interface DecidedEvent {
  readonly type: string;
  readonly revision: string;
  readonly data: unknown;
}

export const decisionLog = pgTable(
  'decision_log',
  {
    decision: text().primaryKey(),
    /** Of its first event: the order of the list. */
    position: text().notNull(),
    command: text().notNull(),
    actor: text().notNull(),
    role: text().notNull(),
    /** Whole, with whom it acted for. */
    actedAs: jsonb('acted_as').$type<Receipt['actor']>().notNull(),
    decidedAt: text('decided_at').notNull(),
    /** When it was true, where the events say so. */
    occurredAt: text('occurred_at'),
    stream: text().notNull(),
    cohort: text().notNull(),
    team: text().notNull(),
    /** The ids that the command's path named. */
    params: jsonb().$type<object>().notNull(),
    /** The refusal's code; null where it was not refused. */
    refused: text(),
    facts: jsonb().$type<DataOf<'CommandRefused'>['facts']>(),
    events: jsonb().$type<readonly DecidedEvent[]>().notNull(),
    count: integer('event_count').notNull(),
    receipt: jsonb().$type<Receipt>().notNull(),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [
    index('decision_log_by_position').on(table.position),
    index('decision_log_by_change').on(table.shownAt),
    index('decision_log_by_stream').on(table.stream, table.position),
    index('decision_log_by_cohort').on(table.cohort, table.position),
    index('decision_log_by_actor').on(table.actor, table.position),
    index('decision_log_by_command').on(table.command, table.position),
    index('decision_log_by_time').on(table.decidedAt, table.position),
    /** The latest time within each stretch of 16 MiB of the log, with one look each. */
    index('decision_log_by_stretch').on(sql`left(${table.position}, 10)`, table.decidedAt, table.position),
    index('decision_log_by_actor_and_time').on(table.actor, table.decidedAt, table.position),
    index('decision_log_by_command_and_time').on(table.command, table.decidedAt, table.position),
    index('decision_log_refused').on(table.position).where(isNotNull(table.refused)),
  ],
);

/** Each team that an event of a decision names: its own stream's decisions, and those of its cohort's that concern it. */
export const decisionTeams = pgTable(
  'decision_teams',
  {
    cohort: text().notNull(),
    team: text().notNull(),
    /** Of the decision's first event. */
    position: text().notNull(),
    decision: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohort, table.team, table.position] })],
);
