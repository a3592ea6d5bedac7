// The entries of a registry, with the teams that hold them.
import { and, asc, eq, getTableColumns, gt, like, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { cohortTeams } from '../cohorts/cohorts.table.js';
import { contains } from '../json-contains.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { foldNumber, holding } from '../searchable.js';
import { type Within, withinTeams } from '../within.js';
import { registryEntries } from './registry-entries.table.js';

export type RegistryEntry = Omit<typeof registryEntries.$inferSelect, 'shownAt' | 'numbers'> & {
  /** Null where the team is not known here yet. */
  readonly name: string | null;
  readonly leadRegion: string | null;
  readonly regions: readonly string[] | null;
};
export interface RegistryEntryFilter extends PageRequest {
  /** Part of a number that it has or had. */
  readonly number?: string | undefined;
  readonly region?: string | undefined;
  readonly within?: Within | undefined;
}

const { shownAt: _shownAt, numbers: _numbers, ...columns } = getTableColumns(registryEntries);

/** By number, removed ones included. */
export async function listRegistryEntries(
  db: Db,
  registry: string,
  filter: RegistryEntryFilter = {},
): Promise<Page<RegistryEntry>> {
  const limit = limitOf(filter);
  const { number, region, cursor, within = {} } = filter;
  const rows = await db
    .select({
      ...columns,
      name: cohortTeams.name,
      leadRegion: cohortTeams.leadRegion,
      regions: sql<readonly string[] | null>`${cohortTeams.regions}`,
    })
    .from(registryEntries)
    .leftJoin(
      cohortTeams,
      and(eq(cohortTeams.cohort, registryEntries.cohort), eq(cohortTeams.team, registryEntries.team)),
    )
    .where(
      and(
        eq(registryEntries.registry, registry),
        number === undefined ? undefined : like(registryEntries.numbers, holding(foldNumber(number))),
        region === undefined ? undefined : contains(cohortTeams.regions, region),
        cursor === undefined ? undefined : gt(registryEntries.number, cursor),
        withinTeams(within, registryEntries.cohort, registryEntries.team),
      ),
    )
    .orderBy(asc(registryEntries.number))
    .limit(limit + 1);
  return pageOf(rows, limit, (entry) => entry.number);
}
