// A projection: for each event that it hears, what that does to its rows. Pure; knows no database.
import type { SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Row } from '#read-store/upsert-json';
import { type Category, categories, categoryOf, type EventType, type Heard } from './heard.js';
import type { Written } from './rows.js';
import type { RowsAtHand } from './rows-at-hand.js';
import type { Split } from './shard.js';

export interface Ref<T extends PgTable = PgTable> {
  readonly table: T;
  /** Part of a key names every row that has it: `Rows.all`. */
  readonly key: Partial<Row<T>>;
}

/** A change of rows. What it looks at is named beforehand, so that a batch is loaded in one query a table. */
export interface Statement {
  readonly needs: readonly Ref[];
  run(rows: RowsAtHand): void;
}

export type Handler<K extends EventType> = (event: Heard<K>) => Statement | readonly Statement[];
/** `every` hears all events of all domain streams, refusals included. */
export type Handlers = { readonly [K in EventType]?: Handler<K> } & { readonly every?: Handler<EventType> };

/** What holds of a projection's rows whatever happened: rows that break it stop a build from being shown. */
export interface Law {
  readonly name: string;
  /** Selects `what` of each row that breaks it. */
  readonly broken: SQL;
}

export interface Projection {
  readonly name: string;
  /** Another version is another projection: its rows are built from the beginning of the log beside the old ones. */
  readonly version: number;
  readonly tables: readonly PgTable[];
  readonly laws: readonly Law[];
  /** How its work is split over shards; undefined: one does all of it. */
  readonly split: Split | undefined;
  /** Whose broken events concern it. */
  readonly hears: ReadonlySet<string>;
  statements(event: Heard): readonly Statement[];
  isDeafTo(type: string): boolean;
}

export function projection(
  name: string,
  version: number,
  tables: readonly PgTable[],
  { every, ...handlers }: Handlers,
  { laws = [], split }: { readonly laws?: readonly Law[]; readonly split?: Split } = {},
): Projection {
  const types = Object.keys(handlers) as Exclude<EventType, 'CommandRefused'>[];
  const byType = handlers as { readonly [type: string]: Handler<EventType> | undefined };
  return {
    name,
    version,
    tables,
    laws,
    split,
    hears: every ? categories : new Set<Category>(types.map((type) => categoryOf[type])),
    isDeafTo: (type) => !every && !byType[type],
    statements: (event) => [byType[event.type], every].flatMap((handler) => handler?.(event) ?? []),
  };
}

export const ref = <T extends PgTable>(table: T, key: Partial<Row<T>>): Ref<T> => ({ table, key });

/** Runs with the rows named at hand. */
export const using = (needs: readonly Ref[], run: (rows: RowsAtHand) => void): Statement => ({ needs, run });

/** Writes a row whatever was there. */
export const put = <T extends PgTable>(table: T, row: Written<T>): Statement => ({
  needs: [],
  run: (rows) => rows.save(table, row),
});

/** Writes what comes of the row that is there; nothing where `change` gives nothing. */
export const change = <T extends PgTable>(
  table: T,
  key: Partial<Row<T>>,
  next: (row: Row<T> | undefined) => Row<T> | undefined,
): Statement =>
  using([ref(table, key)], (rows) => {
    const row = next(rows.find(table, key));
    if (row) rows.save(table, row);
  });

/** Like `change`, of a row that must be there: otherwise the event cannot be projected. */
export const amend = <T extends PgTable>(table: T, key: Partial<Row<T>>, next: (row: Row<T>) => Row<T>): Statement =>
  using([ref(table, key)], (rows) => rows.save(table, next(rows.get(table, key))));
