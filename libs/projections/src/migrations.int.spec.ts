// The cluster that PGlite begins from has tables of its own: they must be those that the migrations make.
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rowsOf } from '#read-store/db';
import { PgliteReadStore } from '#read-store/pglite.read-store';
import { migrationsFolder } from './migrations.js';

describe('the baked cluster', () => {
  it('was made by migrations that are still the first ones', async () => {
    const store = await PgliteReadStore.open();
    const baked = await rowsOf<{ hash: string }>(
      store.db,
      sql`select hash from drizzle.__drizzle_migrations order by created_at`,
    );
    await store.close();
    const hashes = readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash }) => hash);
    expect(baked.length).toBeGreaterThan(0);
    // Otherwise: npm run build && npm run template:bake
    expect(baked.map(({ hash }) => hash)).toEqual(hashes.slice(0, baked.length));
  }, 60_000);
});
