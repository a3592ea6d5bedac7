// Whether a column's JSON array has a text among its elements.
import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

export const contains = (column: PgColumn, element: string): SQL =>
  sql`${column} @> ${JSON.stringify([element])}::jsonb`;
