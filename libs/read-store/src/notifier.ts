// Word from one process to another that something was committed. Word may be lost; the rows are the truth.
import { sql } from 'drizzle-orm';
import type { Db } from './db.js';

/** `undefined` after an interruption: something may have been missed, look for yourself. */
export type Hear = (payload: string | undefined) => void;

export abstract class Notifier {
  /** Hears what is announced on the channel from now on, until the function that it returns is called. */
  abstract listen(channel: string, hear: Hear): Promise<() => Promise<void>>;
}

/** Announces when, and only if, the transaction commits. At most 8,000 bytes. */
export const announce = (db: Db, channel: string, payload: string) =>
  db.execute(sql`select pg_notify(${channel}, ${payload})`);
