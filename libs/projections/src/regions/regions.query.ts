// The table of regions.
import { asc } from 'drizzle-orm';
import type { Region } from '#domain/catalog/catalog.events';
import type { Db } from '#read-store/db';
import { regions } from './regions.table.js';

/** All regions of the edition in force, by key. */
export async function listRegions(db: Db): Promise<readonly Region[]> {
  const rows = await db.select({ body: regions.body }).from(regions).orderBy(asc(regions.region));
  return rows.map(({ body }) => body);
}
