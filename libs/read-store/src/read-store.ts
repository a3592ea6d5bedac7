// The port to SQL. Embedded or grown, it is the same dialect, the same schema and the same migrations.
import type { Db } from './db.js';
import type { Notifier } from './notifier.js';
import type { Ownership } from './ownership.js';
import { orUnavailable } from './unavailable.js';

export abstract class ReadStore {
  abstract readonly db: Db;
  abstract readonly notifier: Notifier;
  abstract readonly ownership: Ownership;

  /** Brings the schema up to the newest migration of the folder; any number of processes may do so at once. */
  abstract migrate(folder: string): Promise<void>;

  /** To be told after a commit how many rows it wrote: PGlite has nobody else who clears away dead ones. */
  abstract wrote(rows: number): Promise<void>;

  abstract close(): Promise<void>;

  /** Runs a query or a transaction. Throws `ReadStoreUnavailable` where the database is out of reach. */
  async run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await work(this.db);
    } catch (error) {
      throw orUnavailable(error);
    }
  }

  /** Like `run`, for somebody who waits: throws `ReadStoreUnavailable` within seconds where the database is silent. */
  answer<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.run(work);
  }

  /** Whether it answers now. */
  async isReachable(): Promise<boolean> {
    return this.answer((db) => db.execute('select 1')).then(
      () => true,
      () => false,
    );
  }
}
