// People by their ids, with their personal data as it is sealed in the log.
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { SealedData } from '#domain/person/person.events';

export const people = pgTable(
  'people',
  {
    person: text().primaryKey(),
    personal: jsonb().$type<SealedData>().notNull(),
    /** Finds who is registered with the same data without reading it. */
    mac: text().notNull(),
    registeredAt: text('registered_at').notNull(),
    correctedAt: text('corrected_at'),
    shownAt: text('shown_at').notNull(),
  },
  (table) => [index('people_by_mac').on(table.mac)],
);
