// Holding built rows against those that are shown: counts, checksums that no order changes, and the keys that differ.
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { rowsOf } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { keyColumns } from '#read-store/upsert-json';
import type { Law, Projection } from '../runner/projection.js';
import { ownerOf } from '../runner/tables.js';
import type { TableReport } from './build-report.js';
import type { Schemas } from './schemas.js';

/** When readers were shown a row says nothing of what it says: parked events come back late. */
const beside = new Set(['shown_at']);
const shownKeys = 5;
/** Pages of 8 KiB that are hashed in one statement: PGlite does nothing else meanwhile. */
const pagesAtOnce = 512;

export async function compareTables(
  store: ReadStore,
  schemas: Schemas,
  projection: Projection,
): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const table of projection.tables) reports.push(await compareTable(store, schemas, projection.name, table));
  return reports;
}

async function compareTable(store: ReadStore, { live, build }: Schemas, projection: string, table: PgTable) {
  const owner = ownerOf(table);
  const theirs = owner ? sql`projection = ${projection}` : sql`true`;
  const before = await sumOf(store, live, table, theirs);
  const built = await sumOf(store, build, table, theirs);
  const isSame = before.rows === built.rows && before.checksum === built.checksum;
  return {
    table: getTableName(table),
    rows: { before: before.rows, built: built.rows },
    checksum: { before: before.checksum, built: built.checksum },
    differing: isSame ? [] : await differingKeys(store, live, build, table, theirs),
  };
}

const place = (schema: string, table: PgTable): SQL =>
  sql`${sql.identifier(schema)}.${sql.identifier(getTableName(table))}`;

const columnsOf = (table: PgTable): SQL =>
  sql.join(
    Object.values(getTableColumns(table))
      .filter(({ name }) => !beside.has(name))
      .map(({ name }) => sql.identifier(name)),
    sql`, `,
  );

/** `jsonb` writes its keys in one order, so a row's text is the row's. */
const hash = (table: PgTable): SQL => sql`hashtextextended(row(${columnsOf(table)})::text, 0)`;

async function sumOf(store: ReadStore, schema: string, table: PgTable, theirs: SQL) {
  const where = place(schema, table);
  const [size] = await store.run((db) =>
    rowsOf<{ pages: number }>(
      db,
      sql`select (pg_relation_size(format('%I.%I', ${schema}::text, ${getTableName(table)}::text)) / 8192)::int as pages`,
    ),
  );
  let rows = 0;
  let checksum = 0n;
  for (let page = 0; page < size!.pages; page += pagesAtOnce) {
    const [part] = await store.run((db) =>
      rowsOf<{ rows: number; sum: string }>(
        db,
        sql`select count(*)::int as rows, coalesce(sum(${hash(table)}), 0)::text as sum from ${where}
             where ${theirs} and ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + pagesAtOnce},0)`}::tid`,
      ),
    );
    rows += part!.rows;
    checksum += BigInt(part!.sum);
  }
  return { rows, checksum: checksum.toString() };
}

async function differingKeys(store: ReadStore, live: string, build: string, table: PgTable, theirs: SQL) {
  const keys = keyColumns(table).map(([, { name }]) => sql.identifier(name));
  const key = sql.join(keys, sql`, `);
  const hashed = (schema: string) =>
    sql`select ${key}, ${hash(table)} as "hash" from ${place(schema, table)} where ${theirs}`;
  return store.run((db) =>
    rowsOf<object>(
      db,
      sql`select ${key} from (${hashed(live)}) as "before" full join (${hashed(build)}) as "built" using (${key})
           where "before"."hash" is distinct from "built"."hash" order by ${key} limit ${shownKeys}`,
    ),
  );
}

/** The laws that the rows of a store break, each with the first rows that do. */
export async function brokenLaws(store: ReadStore, laws: readonly Law[]) {
  const broken: { law: string; rows: readonly string[] }[] = [];
  for (const { name, broken: query } of laws) {
    const rows = await store.run((db) => rowsOf<{ what: string }>(db, sql`${query} limit ${shownKeys}`));
    if (rows.length > 0) broken.push({ law: name, rows: rows.map(({ what }) => what) });
  }
  return broken;
}
