// Agreements between regions.
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

export const agreements = pgTable('agreements', {
  agreement: text().primaryKey(),
  title: text().notNull(),
  parties: jsonb().$type<readonly string[]>().notNull(),
  directions: jsonb().$type<readonly string[]>().notNull(),
  signedAt: text('signed_at').notNull(),
  /** Both null while it holds. */
  endedAt: text('ended_at'),
  endReason: text('end_reason'),
  shownAt: text('shown_at').notNull(),
});
