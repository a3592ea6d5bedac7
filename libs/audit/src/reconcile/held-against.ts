// The rows that are shown, as they stood at one place, held against those that were made again: which columns differ.
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Position } from '#event-store/logged-event';
import type { Schemas } from '#projections/builds/schemas';
import type { Projection } from '#projections/runner/projection';
import { ownerOf } from '#projections/runner/tables';
import { type Db, rowsOf } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { keyColumns } from '#read-store/upsert-json';

export interface Difference {
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** `*` where a whole row is missing or too many. */
  readonly column: string;
  readonly stored: unknown;
  readonly recounted: unknown;
}

/** When readers were shown a row says nothing of what it says: parked events come back late. */
const BESIDE = 'shown_at';
/** Rows of one table that are told apart column by column. */
const MOST_TOLD = 100;

const id = sql.identifier;
const seen = (table: PgTable) => `seen_${getTableName(table)}`;

/** Only the own rows of a table that several projections share. */
const theirsIn = (table: PgTable, { name }: Projection): SQL =>
  ownerOf(table) ? sql`projection = ${name}` : sql`true`;

const columnsOf = (table: PgTable): readonly string[] =>
  Object.values(getTableColumns(table))
    .map(({ name }) => name)
    .filter((name) => name !== BESIDE);

const keysOf = (table: PgTable): SQL =>
  sql.join(
    keyColumns(table).map(([, { name }]) => id(name)),
    sql`, `,
  );

/** `jsonb` writes its keys in one order, so a row's text is the row's. */
const hashOf = (table: PgTable): SQL =>
  sql`hashtextextended(row(${sql.join(columnsOf(table).map(id), sql`, `)})::text, 0)`;

/** Keeps of every shown row its key and a hash, all of one moment; answers the place that they are of. */
export async function keepSeen(
  store: ReadStore,
  { live, build }: Schemas,
  projection: Projection,
): Promise<Position | undefined> {
  return store.run((db) =>
    db.transaction(
      async (tx) => {
        await tx.execute(sql`lock table ${id(live)}.checkpoints in access share mode`);
        const [at] = await rowsOf<{ commit: string | null; prepare: string | null }>(
          tx,
          sql`select "commit"::text as "commit", "prepare"::text as "prepare" from ${id(live)}.checkpoints where projection = ${projection.name}`,
        );
        for (const table of projection.tables)
          await tx.execute(
            sql`create table ${id(build)}.${id(seen(table))} as
                select ${keysOf(table)}, ${hashOf(table)} as "hash" from ${id(live)}.${id(getTableName(table))} where ${theirsIn(table, projection)}`,
          );
        return at?.commit == null || at.prepare == null
          ? undefined
          : { commit: BigInt(at.commit), prepare: BigInt(at.prepare) };
      },
      { isolationLevel: 'repeatable read' },
    ),
  );
}

/** Of one table: how many rows are shown, how many differ, and of the first of them what differs. */
export async function heldAgainst(store: ReadStore, schemas: Schemas, projection: Projection, table: PgTable) {
  const { live, build } = schemas;
  return store.run(async (db) => {
    const differing = sql`
      (select ${keysOf(table)}, "hash" from ${id(build)}.${id(seen(table))}) as "shown"
      full join (select ${keysOf(table)}, ${hashOf(table)} as "hash" from ${id(build)}.${id(getTableName(table))} where ${theirsIn(table, projection)}) as "made"
      using (${keysOf(table)}) where "shown"."hash" is distinct from "made"."hash"`;
    const [total] = await rowsOf<{ rows: number; differing: number }>(
      db,
      sql`select (select count(*)::int from ${id(build)}.${id(seen(table))}) as rows, (select count(*)::int from ${differing}) as differing`,
    );
    const keys =
      total!.differing === 0
        ? []
        : await rowsOf<Record<string, unknown>>(
            db,
            sql`select ${keysOf(table)} from ${differing} order by ${keysOf(table)} limit ${MOST_TOLD}`,
          );
    const told: Difference[] = [];
    for (const key of keys) told.push(...(await differencesAt(db, { live, build }, table, key)));
    return { table: getTableName(table), rows: total!.rows, differing: total!.differing, differences: told };
  });
}

async function differencesAt(
  db: Db,
  { live, build }: Pick<Schemas, 'live' | 'build'>,
  table: PgTable,
  key: Readonly<Record<string, unknown>>,
): Promise<readonly Difference[]> {
  const isIt = sql.join(
    Object.entries(key).map(([name, value]) => sql`${id(name)} = ${value}`),
    sql` and `,
  );
  const rowIn = async (schema: string) =>
    (
      await rowsOf<{ row: Record<string, unknown> }>(
        db,
        sql`select to_jsonb(t) as row from ${id(schema)}.${id(getTableName(table))} t where ${isIt}`,
      )
    )[0]?.row;
  const [stored, recounted] = [await rowIn(live), await rowIn(build)];
  const about = { table: getTableName(table), key };
  if (!stored || !recounted) return [{ ...about, column: '*', stored: stored ?? null, recounted: recounted ?? null }];
  return columnsOf(table)
    .filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(recounted[name]))
    .map((column) => ({ ...about, column, stored: stored[column], recounted: recounted[column] }));
}
