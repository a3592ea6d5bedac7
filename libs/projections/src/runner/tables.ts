// Which of a projection's tables are its own, and which it shares with others that keep the same kind of rows.
import { getTableName } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { checkpoints, parkedEvents, parkedKeys } from './checkpoint.table.js';
import type { Projection } from './projection.js';

/** The column that says whose row it is, where a table holds rows of several projections. */
export const ownerOf = (table: PgTable): PgColumn | undefined =>
  getTableConfig(table).columns.find(({ name }) => name === 'projection');

export interface TablesOf {
  /** It alone writes there. */
  readonly own: readonly string[];
  /** Its rows among those of others, as `projection` says. */
  readonly shared: readonly string[];
}

/** Everything that the runner writes for it. */
export function tablesOf({ tables }: Projection): TablesOf {
  const names = (those: readonly PgTable[]) => those.map((table) => getTableName(table));
  return {
    own: names(tables.filter((table) => !ownerOf(table))),
    shared: names([...tables.filter(ownerOf), checkpoints, parkedKeys, parkedEvents]),
  };
}
