// The schemas of a build: tables as those that are shown, filled beside them, and put in their place at once.
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#read-store/db';
import { checkpoints } from '../runner/checkpoint.table.js';
import { LostRace } from '../runner/checkpoint.js';
import type { Projection } from '../runner/projection.js';
import { tablesOf } from '../runner/tables.js';

export interface Schemas {
  /** What readers see. */
  readonly live: string;
  /** What is being built. */
  readonly build: string;
  /** What the last build replaced. */
  readonly before: string;
}

export async function schemasOf(db: Db, projection: string): Promise<Schemas> {
  const [{ live } = { live: 'public' }] = await rowsOf<{ live: string }>(db, sql`select current_schema() as live`);
  const prefix = live === 'public' ? '' : `${live}_`;
  return { live, build: `${prefix}build_${projection}`, before: `${prefix}before_${projection}` };
}

const at = (schema: string, table: string): SQL => sql`${sql.identifier(schema)}.${sql.identifier(table)}`;

export async function schemaExists(db: Db, schema: string): Promise<boolean> {
  return (await rowsOf(db, sql`select 1 from pg_namespace where nspname = ${schema}`)).length > 0;
}

export const dropSchema = (db: Db, schema: string) =>
  db.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`);

/** Empty tables with their keys. Other indexes of its own tables come when the rows are there. */
export async function makeTables(db: Db, { live, build }: Schemas, projection: Projection): Promise<void> {
  const { own, shared } = tablesOf(projection);
  await db.execute(sql`create schema ${sql.identifier(build)}`);
  for (const table of own) {
    await db.execute(sql`create table ${at(build, table)} (like ${at(live, table)} including all excluding indexes)`);
    for (const { name, key } of await keysOf(db, live, table))
      await db.execute(sql`alter table ${at(build, table)} add constraint ${sql.identifier(name)} ${sql.raw(key)}`);
  }
  for (const table of shared)
    await db.execute(sql`create table ${at(build, table)} (like ${at(live, table)} including all)`);
  // What an administrator gave up stays given up.
  await db.execute(sql`insert into ${at(build, 'parked_events')}
    select * from ${at(live, 'parked_events')} where projection = ${projection.name} and given_up is not null`);
}

const keysOf = (db: Db, schema: string, table: string) =>
  rowsOf<{ name: string; key: string }>(
    db,
    sql`select conname as name, pg_get_constraintdef(c.oid) as key
          from pg_constraint c join pg_class t on t.oid = conrelid join pg_namespace n on n.oid = relnamespace
         where nspname = ${schema} and relname = ${table} and contype in ('p', 'u')`,
  );

/** The indexes that the shown tables have and the built ones do not yet, under the same names; and what planners want to know. */
export async function makeIndexes(db: Db, { live, build }: Schemas, projection: Projection): Promise<void> {
  // Planners need little; looking at much JSON takes long.
  await db.execute(sql`select set_config('default_statistics_target', '10', true)`);
  for (const table of tablesOf(projection).own) {
    const missing = await rowsOf<{ definition: string; schema: string; name: string }>(
      db,
      sql`select indexdef as definition, quote_ident(schemaname) as schema, quote_ident(tablename) as name
            from pg_indexes i where schemaname = ${live} and tablename = ${table}
             and not exists (select 1 from pg_indexes b where b.schemaname = ${build} and b.indexname = i.indexname)`,
    );
    for (const { definition, schema, name } of missing) {
      const onBuild = definition.replace(` ON ${schema}.${name} `, ` ON "${build}".${name} `);
      await db.execute(sql.raw(onBuild));
    }
    await db.execute(sql`analyze ${at(build, table)}`);
  }
}

/** Whether the tables of both schemas have the same columns: a migration may have come between. */
export async function haveSameShape(db: Db, live: string, other: string, projection: Projection): Promise<boolean> {
  const { own, shared } = tablesOf(projection);
  const shapes = await rowsOf<{ schema: string; shape: string }>(
    db,
    sql`select table_schema as schema,
               string_agg(table_name || '.' || column_name || ' ' || data_type, ',' order by table_name, ordinal_position) as shape
          from information_schema.columns
         where table_schema in (${live}, ${other})
           and table_name in (${sql.join(
             [...own, ...shared].map((table) => sql`${table}`),
             sql`, `,
           )})
         group by 1`,
  );
  return shapes.length === 2 && shapes[0]!.shape === shapes[1]!.shape;
}

export interface Switch {
  readonly schemas: Schemas;
  readonly projection: Projection;
  /** Of the shown checkpoints, shard by shard, as the build was held against them. */
  readonly revisions: readonly number[];
  /** What readers are told from now on: behind all that they were told. */
  readonly reached: string;
}

/** Inside one transaction: what is built is shown, what was shown is kept. Throws `LostRace` when that moved meanwhile. */
export async function putInPlace(db: Db, { schemas, projection, revisions, reached }: Switch): Promise<void> {
  const { live, build, before } = schemas;
  const { own, shared } = tablesOf(projection);
  const { name } = projection;
  // Readers take this table first: none is half-way through, and none has to give way (see moment.ts).
  await db.execute(sql`select set_config('lock_timeout', '100ms', true)`);
  await db.execute(sql`lock table ${at(live, 'checkpoints')} in access exclusive mode`);
  const stand = sql`select revision from ${at(live, 'checkpoints')} where projection = ${name} order by shard`;
  const now = (await rowsOf<{ revision: number }>(db, stand)).map(({ revision }) => revision);
  if (now.join() !== revisions.join()) throw new LostRace(name);
  await dropSchema(db, before);
  await db.execute(sql`create schema ${sql.identifier(before)}`);
  for (const table of own) {
    await db.execute(sql`alter table ${at(live, table)} set schema ${sql.identifier(before)}`);
    await db.execute(sql`alter table ${at(build, table)} set schema ${sql.identifier(live)}`);
  }
  for (const table of shared) {
    const theirs = sql`where projection = ${name}`;
    await db.execute(sql`create table ${at(before, table)} (like ${at(live, table)} including all)`);
    await db.execute(sql`insert into ${at(before, table)} select * from ${at(live, table)} ${theirs}`);
    await db.execute(sql`delete from ${at(live, table)} ${theirs}`);
    await db.execute(sql`insert into ${at(live, table)} select * from ${at(build, table)} ${theirs}`);
  }
  await db
    .update(checkpoints)
    .set({ reached, wholeFrom: reached, revision: Math.max(...revisions) + 1 })
    .where(sql`${checkpoints.projection} = ${name}`);
  await dropSchema(db, build);
}
