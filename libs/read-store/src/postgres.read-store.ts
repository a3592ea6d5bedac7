// PostgreSQL through a pool. A connection that breaks is replaced with the next query.
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Db } from './db.js';
import { givingBack } from './giving-back.js';
import { ImpatientClient } from './impatient.js';
import { PostgresNotifier } from './postgres.notifier.js';
import { PostgresOwnership } from './postgres.ownership.js';
import { ReadStore } from './read-store.js';
import { orUnavailable } from './unavailable.js';

/** The key of the lock under which the schema is migrated: any number that nobody else uses. */
const migrationLock = 5_643_281;

/** Nobody waits longer for an answer, */
const answersWithin = 5_000;
/** nor does the projector for one statement of a batch: a connection that has gone silent is given up. */
const worksWithin = 60_000;

export class PostgresReadStore extends ReadStore {
  readonly db: Db;
  readonly notifier: PostgresNotifier;
  readonly ownership: PostgresOwnership;
  private readonly pool: pg.Pool;
  private readonly answering: pg.Pool;
  private readonly answers: Db;
  private readonly config: pg.ClientConfig;

  /** `schema`: where its tables live, if not where the connection's own search path says. */
  constructor(
    url: string,
    private readonly schema?: string,
  ) {
    super();
    this.config = {
      connectionString: url,
      application_name: 'vekha',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      ...(schema && { options: `-c search_path=${schema}` }),
    };
    this.pool = this.open(worksWithin);
    this.answering = this.open(answersWithin);
    this.db = givingBack(this.pool);
    this.answers = givingBack(this.answering);
    this.notifier = new PostgresNotifier(this.config);
    this.ownership = new PostgresOwnership(this.config);
  }

  override async answer<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await work(this.answers);
    } catch (error) {
      throw orUnavailable(error);
    }
  }

  async migrate(folder: string): Promise<void> {
    const client = new pg.Client(this.config);
    client.on('error', () => undefined);
    await client.connect().catch((error: unknown) => Promise.reject(orUnavailable(error)));
    try {
      await client.query('select pg_advisory_lock($1)', [migrationLock]);
      await migrate(drizzle(client), {
        migrationsFolder: folder,
        ...(this.schema && { migrationsSchema: this.schema }),
      });
    } catch (error) {
      throw orUnavailable(error);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
      await client.end().catch(() => undefined);
    }
  }

  /** PostgreSQL has autovacuum. */
  async wrote(): Promise<void> {}

  async close(): Promise<void> {
    await this.notifier.close();
    for (const pool of [this.pool, this.answering]) if (!pool.ended) await pool.end();
  }

  private open(query_timeout: number): pg.Pool {
    const pool = new pg.Pool({ ...this.config, max: 10, query_timeout, Client: ImpatientClient });
    pool.on('error', () => undefined); // an idle connection broke: the pool drops it, the next query opens another
    return pool;
  }
}
