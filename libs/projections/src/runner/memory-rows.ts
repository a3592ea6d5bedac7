// Rows of a fold that needs no SQL: all of them in memory, from nothing on.
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { keyColumns, type Row } from '#read-store/upsert-json';
import type { Written } from './rows.js';
import type { RowsAtHand } from './rows-at-hand.js';

type Kept = ReadonlyMap<string, object>;
interface Change {
  readonly table: PgTable;
  readonly id: string;
  /** Undefined: it goes. */
  readonly row: object | undefined;
}

export class MemoryRows implements RowsAtHand {
  readonly #tables = new Map<PgTable, Map<string, object>>();
  /** What the event in hand has changed, by table and key. */
  #event = new Map<string, Change>();

  find<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> | undefined {
    const id = idOf(table, key);
    const changed = this.#event.get(placeOf(table, id));
    return (changed ? changed.row : this.#tables.get(table)?.get(id)) as Row<T> | undefined;
  }

  get<T extends PgTable>(table: T, key: Partial<Row<T>>): Row<T> {
    const row = this.find(table, key);
    if (!row) throw new Error(`${getTableName(table)} ${JSON.stringify(key)} is not known`);
    return row;
  }

  all<T extends PgTable>(table: T, part: Partial<Row<T>> = {}): readonly Row<T>[] {
    const kept: Kept = this.#tables.get(table) ?? new Map();
    const now = new Map(kept);
    for (const { table: its, id, row } of this.#event.values())
      if (its === table) {
        if (row) now.set(id, row);
        else now.delete(id);
      }
    const fits = (row: object) =>
      Object.entries(part).every(([name, value]) => (row as Record<string, unknown>)[name] === value);
    return [...now]
      .filter(([, row]) => fits(row))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row as Row<T>);
  }

  save<T extends PgTable>(table: T, row: Written<T>): void {
    this.#change(table, row, row);
  }

  remove<T extends PgTable>(table: T, key: Partial<Row<T>>): void {
    this.#change(table, key, undefined);
  }

  add<T extends PgTable>(table: T, counters: Readonly<Record<string, number>>, rest: Partial<Row<T>>): void {
    const so = (this.find(table, rest) ?? {}) as Readonly<Record<string, number>>;
    const sums = Object.entries(counters).map(([name, delta]) => [name, (so[name] ?? 0) + delta]);
    this.#change(table, rest, { ...so, ...rest, ...Object.fromEntries(sums) });
  }

  /** All of it is one shard's here. */
  numbered = (index: number): number => index;

  /** The event went well. */
  keep(): void {
    for (const { table, id, row } of this.#event.values()) {
      const rows = this.#tables.get(table) ?? new Map<string, object>();
      if (row) rows.set(id, row);
      else rows.delete(id);
      this.#tables.set(table, rows);
    }
    this.#event = new Map();
  }

  /** The event did not: as if it had not been. */
  undo(): void {
    this.#event = new Map();
  }

  #change(table: PgTable, key: object, row: object | undefined): void {
    const id = idOf(table, key);
    this.#event.set(placeOf(table, id), { table, id, row: row && { ...row, ...shardOf(table) } });
  }
}

const idOf = (table: PgTable, key: object): string =>
  JSON.stringify(keyColumns(table).map(([name]) => ({ ...key, ...shardOf(table) })[name as never] as unknown));

/** The first's, as where nothing is split. */
const shardOf = (table: PgTable): object => (keyColumns(table).some(([name]) => name === 'shard') ? { shard: 0 } : {});

const placeOf = (table: PgTable, id: string): string => `${getTableName(table)} ${id}`;
