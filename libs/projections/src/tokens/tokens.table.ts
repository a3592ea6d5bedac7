// Tokens for listing. Signing in folds the token's own stream and needs no SQL; so no hash is kept here.
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { TokenIssued, TokenScope } from '#domain/token/token.events';

export const tokens = pgTable('tokens', {
  token: text().primaryKey(),
  title: text().notNull(),
  role: text().$type<TokenIssued['data']['role']>().notNull(),
  scope: jsonb().$type<TokenScope>().notNull(),
  expires: text(),
  issuedAt: text('issued_at').notNull(),
  revoked: jsonb().$type<{ readonly at: string; readonly reason: string }>(),
  shownAt: text('shown_at').notNull(),
});
