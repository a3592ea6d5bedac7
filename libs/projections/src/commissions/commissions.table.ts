// Commissions as they are, and how they came to be so.
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Text } from '#domain/charter/charter';
import type { Commissioner } from '#domain/commission/commission.events';

export interface Amendment {
  readonly at: string;
  readonly reason: string;
  /** The roster that it replaced. */
  readonly before: readonly Commissioner[];
}

export const commissions = pgTable('commissions', {
  commission: text().primaryKey(),
  title: jsonb().$type<Text>().notNull(),
  roster: jsonb().$type<readonly Commissioner[]>().notNull(),
  amendments: jsonb().$type<readonly Amendment[]>().notNull(),
  appointedAt: text('appointed_at').notNull(),
  shownAt: text('shown_at').notNull(),
});
