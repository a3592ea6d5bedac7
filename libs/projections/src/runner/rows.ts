// A unit of work: rows loaded once a batch, changed in memory an event at a time, written with one statement a table.
import { and, eq, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { deleteJson, keyColumns, type Row, selectJson, upsertJson } from '#read-store/upsert-json';
import type { Ref } from './projection.js';
import { isRowOf, type Shard, whole } from './shard.js';

/** A row as handlers give it: which shard's it is, where its table says so, is added here. */
export type Written<T extends PgTable> = Omit<Row<T>, 'shard'>;

interface Place {
  readonly table: PgTable;
  readonly key: object;
}
interface Saved extends Place {
  /** Null: the row is not there, or no longer. */
  readonly row: object | null;
}
interface Added extends Place {
  readonly counters: Readonly<Record<string, number>>;
  /** Columns beside the counters, as last given. */
  readonly rest: object;
}
interface Layer {
  readonly saved: Map<string, Saved>;
  readonly added: Map<string, Added>;
}

const layer = (): Layer => ({ saved: new Map(), added: new Map() });
/** Rows of a projection that are kept in memory from one batch to the next: those that were asked for last. */
export const mostKept = 4_000;

export class Rows {
  private readonly kept = new Map<string, object | null>();
  /** By part of a key, the rows that had it when the batch was loaded. */
  private readonly parts = new Map<string, readonly string[]>();
  private batch = layer();
  private event = layer();

  /** Whose rows they are: others' are neither found nor written. */
  constructor(private readonly shard: Shard = whole) {}

  /** Makes the rows ready to be found. */
  async load(db: Db, named: readonly Ref[]): Promise<void> {
    const refs = named.map(({ table, key }) => ({ table, key: this.own(table, key) }));
    this.dropOldest();
    for (const { table, key } of refs) if (isPartOfKey(table, key)) await this.loadPart(db, table, key);
    const missing = new Map<PgTable, Map<string, object>>();
    for (const { table, key } of refs) {
      const id = placeOf(table, key);
      if (this.isAtHand(id) || this.parts.has(id)) continue;
      const keys = missing.get(table) ?? new Map<string, object>();
      missing.set(table, keys.set(id, key));
    }
    for (const [table, keys] of missing) {
      for (const row of await selectJson(db, table, [...keys.values()])) this.kept.set(placeOf(table, row), row);
      for (const id of keys.keys()) if (!this.kept.has(id)) this.kept.set(id, null);
    }
  }

  /** A map keeps the order in which its rows were set. A cache with a bound would drop what a large batch still needs. */
  private isAtHand(id: string): boolean {
    const row = this.kept.get(id);
    if (row === undefined) return false;
    this.kept.delete(id);
    this.kept.set(id, row);
    return true;
  }

  private dropOldest(): void {
    let beyond = this.kept.size - mostKept;
    for (const id of this.kept.keys()) {
      if (beyond-- <= 0) return;
      this.kept.delete(id);
    }
  }

  private async loadPart(db: Db, table: PgTable, part: object): Promise<void> {
    const id = placeOf(table, part);
    if (this.parts.has(id)) return;
    const found = (await db.select().from(table).where(hasPart(table, part))).filter((row) => isRowOf(this.shard, row));
    for (const row of found) if (!this.kept.has(placeOf(table, row))) this.kept.set(placeOf(table, row), row);
    this.parts.set(
      id,
      found.map((row) => placeOf(table, row)),
    );
  }

  /** All rows that have this part of a key, named as such among what the statement needs; in the order of their keys. */
  all<T extends PgTable>(table: T, named: Partial<Row<T>>): readonly Row<T>[] {
    const part = this.own(table, named);
    const loaded = this.parts.get(placeOf(table, part));
    if (!loaded) throw new Error(`${placeOf(table, part)} was not named among what the statement needs`);
    const changed = [...this.batch.saved, ...this.event.saved]
      .filter(([, saved]) => saved.table === table && isPart(part, saved.key))
      .map(([id]) => id);
    const rows = [...new Set([...loaded, ...changed])].sort().map((id) => this.now(id) ?? null);
    return rows.filter((row) => row !== null) as Row<T>[];
  }

  private now(id: string): object | null | undefined {
    const changed = this.event.saved.get(id) ?? this.batch.saved.get(id);
    return changed ? changed.row : this.kept.get(id);
  }

  find<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> | undefined {
    const id = placeOf(table, this.own(table, key));
    const row = this.now(id);
    if (row === undefined) throw new Error(`${id} was not named among what the statement needs`);
    return (row as Row<T> | null) ?? undefined;
  }

  /** Throws where the row is not there. */
  get<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> {
    const row = this.find(table, key);
    if (!row) throw new Error(`${placeOf(table, key)} is not known`);
    return row;
  }

  save<T extends PgTable>(table: T, written: Written<T>): void {
    const row = this.own(table, written);
    this.event.saved.set(placeOf(table, row), { table, key: row, row });
  }

  remove<T extends PgTable>(table: T, named: Partial<Row<T>>): void {
    const key = this.own(table, named);
    this.event.saved.set(placeOf(table, key), { table, key, row: null });
  }

  /** Adds to the counters of a row, seen or unseen; `rest` are its other columns. Such a table is never `save`d to. */
  add<T extends PgTable>(table: T, counters: Readonly<Record<string, number>>, given: Partial<Row<T>>): void {
    const rest = this.own(table, given);
    sum(this.event.added, placeOf(table, rest), { table, key: rest, counters, rest });
  }

  /** The number of one of several things that an event brings, when every shard may bring some. */
  numbered = (index: number): number => index * this.shard.of + this.shard.index;

  private own<K extends object>(table: PgTable, key: K): K {
    return keyNamesOf(table).includes('shard') ? { ...key, shard: this.shard.index } : key;
  }

  /** The event went well. */
  keep(): void {
    for (const [id, saved] of this.event.saved) this.batch.saved.set(id, saved);
    for (const [id, added] of this.event.added) sum(this.batch.added, id, added);
    this.event = layer();
  }

  /** The event did not: as if it had not been. */
  undo(): void {
    this.event = layer();
  }

  /** Writes the batch; answers how many rows that were. */
  async write(db: Db): Promise<number> {
    for (const [table, saved] of byTable(this.batch.saved)) {
      const rows = saved.flatMap(({ row }) => row ?? []);
      await upsertJson(db, table, rows as Row<PgTable>[]);
      const gone = saved.filter(({ row }) => row === null).map(({ key }) => key);
      await deleteJson(db, table, gone as Partial<Row<PgTable>>[]);
    }
    for (const [table, added] of byTable(this.batch.added)) {
      const rows = added.map(({ rest, counters }) => ({ ...rest, ...counters }));
      await upsertJson(db, table, rows as Row<PgTable>[], Object.keys(added[0]?.counters ?? {}));
    }
    return this.batch.saved.size + this.batch.added.size;
  }

  /** The batch is committed: what it wrote is what there is. */
  committed(): void {
    for (const [id, { row }] of this.batch.saved) if (this.kept.has(id)) this.kept.set(id, row);
    this.parts.clear();
    this.batch = layer();
  }

  /** Somebody else may have written, or the commit failed: nothing that is in memory holds. */
  forget(): void {
    this.kept.clear();
    this.parts.clear();
    this.batch = layer();
    this.event = layer();
  }
}

const keyNames = new WeakMap<PgTable, readonly string[]>();

function keyNamesOf(table: PgTable): readonly string[] {
  const known = keyNames.get(table) ?? [getTableName(table), ...keyColumns(table).map(([name]) => name)];
  keyNames.set(table, known);
  return known;
}

/** A row's table and key as one text. SQL's text holds no NUL, which stands between, and twice where a part is not given. */
function placeOf(table: PgTable, row: object): string {
  const [place, ...names] = keyNamesOf(table);
  let text = place!;
  for (const name of names) text += `\u0000${(row as Record<string, unknown>)[name] ?? '\u0000'}`;
  return text;
}

const isPartOfKey = (table: PgTable, key: object): boolean =>
  keyColumns(table).some(([name]) => (key as Record<string, unknown>)[name] === undefined);

const isPart = (part: object, key: object): boolean =>
  Object.entries(part).every(([name, value]) => (key as Record<string, unknown>)[name] === value);

const hasPart = (table: PgTable, part: object) =>
  and(
    ...keyColumns(table).flatMap(([name, column]) =>
      name in part ? eq(column, (part as Record<string, unknown>)[name]) : [],
    ),
  );

function sum(all: Map<string, Added>, id: string, more: Added): void {
  const so = all.get(id);
  const counters = { ...so?.counters };
  for (const [name, delta] of Object.entries(more.counters)) counters[name] = (counters[name] ?? 0) + delta;
  all.set(id, { ...more, counters });
}

function byTable<P extends Place>(places: ReadonlyMap<string, P>): Map<PgTable, P[]> {
  const tables = new Map<PgTable, P[]>();
  for (const place of places.values()) {
    const those = tables.get(place.table);
    if (those) those.push(place);
    else tables.set(place.table, [place]);
  }
  return tables;
}
