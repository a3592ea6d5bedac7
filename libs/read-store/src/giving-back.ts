// A database over a pool whose transactions give their connection back however they end.
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Db } from './db.js';
import { isOutOfReach } from './unavailable.js';

/**
 * Drizzle's own transaction over a pool keeps the connection for ever when `begin` fails on it: after as many of them as the
 * pool holds, nobody gets any.
 */
export function givingBack(pool: pg.Pool): Db {
  const db = drizzle(pool);
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    let isBroken = false;
    try {
      return await drizzle(client).transaction(work, config);
    } catch (error) {
      isBroken = isOutOfReach(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
  return db as unknown as Db;
}
