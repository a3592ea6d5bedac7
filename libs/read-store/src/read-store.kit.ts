// A read store of a test's own: PGlite in memory, or a schema on a PostgreSQL: the one that `DATABASE_URL` names, or
// where jest's project of that name runs (`VEKHA_TEST_TWIN=postgresql`) one that is started for the file.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rowsOf } from './db.js';
import { PgliteReadStore } from './pglite.read-store.js';
import { startPostgres } from './postgres-server.kit.js';
import { PostgresReadStore } from './postgres.read-store.js';
import type { ReadStore } from './read-store.js';

export interface TestReadStore {
  readonly store: ReadStore;
  /** Empties every table. */
  clear(): Promise<void>;
  /** Closes it and leaves nothing behind. */
  end(): Promise<void>;
}

export async function testReadStore(migrations?: string): Promise<TestReadStore> {
  const twin = await ofThisRun();
  if (migrations) await twin.store.migrate(migrations);
  return { ...twin, clear: () => clear(twin.store) };
}

async function ofThisRun(): Promise<Omit<TestReadStore, 'clear'>> {
  if (process.env.DATABASE_URL) return onPostgres(process.env.DATABASE_URL);
  if (process.env.VEKHA_TEST_TWIN !== 'postgresql') return onPglite();
  const server = await startPostgres();
  const twin = await onPostgres(server.url);
  return {
    ...twin,
    async end() {
      await twin.end();
      await server.stop();
    },
  };
}

async function clear({ db }: ReadStore): Promise<void> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select quote_ident(tablename) as name from pg_tables
         where schemaname = current_schema() and tablename <> '__drizzle_migrations'`,
  );
  if (tables.length > 0) await db.execute(sql.raw(`truncate ${tables.map(({ name }) => name).join(', ')}`));
}

async function onPglite(): Promise<Omit<TestReadStore, 'clear'>> {
  const store = await PgliteReadStore.open();
  return { store, end: () => store.close() };
}

async function onPostgres(url: string): Promise<Omit<TestReadStore, 'clear'>> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const store = new PostgresReadStore(url, schema);
  await store.db.execute(sql.raw(`create schema ${schema}`));
  return {
    store,
    async end() {
      // And what stands beside it.
      const all = await rowsOf<{ name: string }>(
        store.db,
        sql`select quote_ident(nspname) as name from pg_namespace where starts_with(nspname, ${schema})`,
      );
      for (const { name } of all) await store.db.execute(sql.raw(`drop schema ${name} cascade`));
      await store.close();
    },
  };
}
