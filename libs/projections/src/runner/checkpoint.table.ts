// How far each projection is, and which keys stand still because an event of theirs could not be projected.
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const checkpoints = pgTable(
  'checkpoints',
  {
    projection: text().notNull(),
    /** Which share of it, and of how many: rows that were written by another count of shards are as of another version. */
    shard: integer().notNull().default(0),
    shards: integer().notNull().default(1),
    version: integer().notNull(),
    /** The log that it was read from. */
    log: text(),
    /** The last event seen, heard or not; null before the first. */
    commit: bigint({ mode: 'bigint' }),
    prepare: bigint({ mode: 'bigint' }),
    /** What readers are told: that position, or a place right behind it when parked keys came back since. */
    reached: text().notNull(),
    /** From this place on its rows are whole: nobody is shown earlier ones, and whoever has earlier ones begins anew. */
    wholeFrom: text('whole_from').notNull().default(''),
    /** Grows with each commit: the compare-and-set of whoever writes. */
    revision: integer().notNull(),
    /** A build is about to take its place: until then nobody moves it. */
    heldUntil: timestamp('held_until', { withTimezone: true, mode: 'string' }),
    movedAt: timestamp('moved_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projection, table.shard] })],
);

export const parkedKeys = pgTable(
  'parked_keys',
  {
    projection: text().notNull(),
    shard: integer().notNull().default(0),
    /** `{cohort}.{team}`, or else the stream. */
    key: text().notNull(),
    /** Empty where the key is of none. */
    cohort: text().notNull(),
    /** The event that stopped it. */
    position: text().notNull(),
    stream: text().notNull(),
    type: text().notNull(),
    reason: text().notNull(),
    attempts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projection, table.shard, table.key] })],
);

export interface GivenUp {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

export const parkedEvents = pgTable(
  'parked_events',
  {
    projection: text().notNull(),
    shard: integer().notNull().default(0),
    position: text().notNull(),
    key: text().notNull(),
    /** Empty where the key is of none. */
    cohort: text().notNull(),
    /** Left out for ever by an administrator. */
    givenUp: jsonb('given_up').$type<GivenUp>(),
  },
  (table) => [
    primaryKey({ columns: [table.projection, table.shard, table.position] }),
    index('parked_events_by_key').on(table.projection, table.key, table.position),
  ],
);
