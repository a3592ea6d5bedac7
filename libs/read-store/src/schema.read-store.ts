// The same database seen from one of its schemas: whoever works here writes there without knowing.
import { sql } from 'drizzle-orm';
import type { Db } from './db.js';
import type { Notifier } from './notifier.js';
import type { Ownership } from './ownership.js';
import { ReadStore } from './read-store.js';

export class SchemaReadStore extends ReadStore {
  readonly db: Db;
  readonly notifier: Notifier;
  readonly ownership: Ownership;

  /** Its rows can be made again: a commit does not wait for the disk. */
  constructor(
    private readonly whole: ReadStore,
    readonly schema: string,
  ) {
    super();
    this.db = whole.db;
    this.notifier = whole.notifier;
    this.ownership = whole.ownership;
  }

  /** All of `work` is one transaction, and those that it opens are parts of it. */
  override run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.whole.run((db) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('search_path', quote_ident(${this.schema}), true),
                                    set_config('synchronous_commit', 'off', true)`);
        return work(tx);
      }),
    );
  }

  /** Its tables are made as copies of those that are migrated. */
  async migrate(): Promise<void> {}
  wrote = (rows: number): Promise<void> => this.whole.wrote(rows);
  /** The database stays open. */
  async close(): Promise<void> {}
}
