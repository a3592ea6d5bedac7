// A unit of work: rows loaded once a batch, changed in memory an event at a time, written with one statement a table.
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { deleteJson, keyColumns, type Row, selectJson, upsertJson } from '#read-store/upsert-json';
import type { Ref } from './projection.js';

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
/** Rows that are kept in memory from one batch to the next. */
const mostKept = 20_000;

export class Rows {
  private readonly kept = new Map<string, object | null>();
  private batch = layer();
  private event = layer();

  /** Makes the rows ready to be found. */
  async load(db: Db, refs: readonly Ref[]): Promise<void> {
    if (this.kept.size > mostKept) this.kept.clear();
    const missing = new Map<PgTable, Map<string, object>>();
    for (const { table, key } of refs) {
      const id = placeOf(table, key);
      if (this.kept.has(id)) continue;
      const keys = missing.get(table) ?? new Map<string, object>();
      missing.set(table, keys.set(id, key));
    }
    for (const [table, keys] of missing) {
      for (const row of await selectJson(db, table, [...keys.values()])) this.kept.set(placeOf(table, row), row);
      for (const id of keys.keys()) if (!this.kept.has(id)) this.kept.set(id, null);
    }
  }

  find<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> | undefined {
    const id = placeOf(table, key);
    const changed = this.event.saved.get(id) ?? this.batch.saved.get(id);
    const row = changed ? changed.row : this.kept.get(id);
    if (row === undefined) throw new Error(`${id} was not named among what the statement needs`);
    return (row as Row<T> | null) ?? undefined;
  }

  /** Throws where the row is not there. */
  get<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> {
    const row = this.find(table, key);
    if (!row) throw new Error(`${placeOf(table, key)} is not known`);
    return row;
  }

  save<T extends PgTable>(table: T, row: Row<T>): void {
    this.event.saved.set(placeOf(table, row), { table, key: row, row });
  }

  remove<T extends PgTable>(table: T, key: Partial<Row<T>>): void {
    this.event.saved.set(placeOf(table, key), { table, key, row: null });
  }

  /** Adds to the counters of a row, seen or unseen; `rest` are its other columns. Such a table is never `save`d to. */
  add<T extends PgTable>(table: T, counters: Readonly<Record<string, number>>, rest: Partial<Row<T>>): void {
    sum(this.event.added, placeOf(table, rest), { table, key: rest, counters, rest });
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
    this.batch = layer();
  }

  /** Somebody else may have written, or the commit failed: nothing that is in memory holds. */
  forget(): void {
    this.kept.clear();
    this.batch = layer();
    this.event = layer();
  }
}

/** A row's table and key as one text. */
const placeOf = (table: PgTable, row: object): string =>
  `${getTableName(table)} ${JSON.stringify(keyColumns(table).map(([name]) => (row as Record<string, unknown>)[name]))}`;

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
