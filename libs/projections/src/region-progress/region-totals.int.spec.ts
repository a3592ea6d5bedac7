// What the migration that brings the totals makes of rows that were there before: they are shown until a build replaces them.
import fc from 'fast-check';
import { getTableName, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrationsFolder } from '../migrations.js';
import { readModels } from '../read-models.kit.js';
import { step, tell } from './histories.kit.js';
import { regionProgressProjection } from './region-progress.projection.js';
import { regionProgressTotals } from './region-progress.table.js';

const counted = (rows: readonly (typeof regionProgressTotals.$inferSelect)[]) =>
  rows
    .filter(({ involved, guests }) => involved + guests > 0)
    .map((row) => JSON.stringify(row))
    .sort();

describe('the totals that a migration makes', () => {
  const { db, project } = readModels(regionProgressProjection);
  const table = getTableName(regionProgressTotals);
  const filling = readMigrationFiles({ migrationsFolder: migrationsFolder() })
    .flatMap(({ sql: statements }) => statements)
    .filter((statement) => statement.includes(`INSERT INTO "${table}"`));

  it.each([1, 2, 3, 4])('are those that the projection writes, of random history %i', async (seed) => {
    const [steps] = fc.sample(fc.array(step, { minLength: 60, maxLength: 80 }), { numRuns: 1, seed });
    await project(tell(steps!));
    const written = counted(await db().select().from(regionProgressTotals));
    await db().delete(regionProgressTotals);
    for (const statement of filling) await db().execute(sql.raw(statement));
    expect(counted(await db().select().from(regionProgressTotals))).toEqual(written);
    expect(written.length).toBeGreaterThan(10);
  });
});
