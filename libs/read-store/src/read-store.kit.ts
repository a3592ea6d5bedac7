// A read store of a test's own: PGlite in memory, or a schema on the PostgreSQL that `DATABASE_URL` names.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgliteReadStore } from './pglite.read-store.js';
import { PostgresReadStore } from './postgres.read-store.js';
import type { ReadStore } from './read-store.js';

export interface TestReadStore {
  readonly store: ReadStore;
  /** Closes it and leaves nothing behind. */
  end(): Promise<void>;
}

export async function testReadStore(migrations?: string): Promise<TestReadStore> {
  const url = process.env.DATABASE_URL;
  const { store, end } = url ? await onPostgres(url) : await onPglite();
  if (migrations) await store.migrate(migrations);
  return { store, end };
}

async function onPglite(): Promise<TestReadStore> {
  const store = await PgliteReadStore.open();
  return { store, end: () => store.close() };
}

async function onPostgres(url: string): Promise<TestReadStore> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const store = new PostgresReadStore(url, schema);
  await store.db.execute(sql.raw(`create schema ${schema}`));
  return {
    store,
    async end() {
      await store.db.execute(sql.raw(`drop schema ${schema} cascade`));
      await store.close();
    },
  };
}
