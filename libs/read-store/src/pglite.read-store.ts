// PostgreSQL in WASM, in a thread of this process, its files in one folder. Whoever opens it must hold that folder's lock.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Db, rowsOf } from './db.js';
import { SoleOwnership } from './ownership.js';
import { PgliteNotifier } from './pglite.notifier.js';
import { PgliteThread } from './pglite.thread.js';
import { ReadStore } from './read-store.js';
import { orUnavailable } from './unavailable.js';

export const pgliteSettings = [
  'shared_buffers=16MB',
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'default_statistics_target=10',
];
/**
 * PGlite has no autovacuum and no checkpointer. Clearing this many rows away takes about 100 ms and keeps tables near their
 * first size; a checkpoint takes 25 ms, and without one the write-ahead log grows until the process ends, 6 kB an event.
 */
const rowsBetweenVacuums = 10_000;

/** Those that are shown, and those that are built beside them. */
const ownTables = sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
                       where schemaname not in ('pg_catalog', 'information_schema', 'drizzle')`;

export class PgliteReadStore extends ReadStore {
  readonly db: Db;
  readonly notifier: PgliteNotifier;
  readonly ownership = new SoleOwnership();
  private written = 0;
  private vacuums = 0;

  private constructor(private readonly pglite: PgliteThread) {
    super();
    this.db = over(pglite) as unknown as Db;
    this.notifier = new PgliteNotifier(pglite);
  }

  /**
   * Files that do not open (PGlite never syncs: a power cut may leave them so) are put aside as `{folder}.broken`,
   * replacing earlier ones, and an empty database begins: everything in it comes from the log.
   */
  static async open(folder?: string, onBroken: (error: unknown) => void = () => undefined): Promise<PgliteReadStore> {
    if (!folder) return new PgliteReadStore(await create({ isNew: true }));
    await mkdir(dirname(folder), { recursive: true });
    if (existsSync(`${folder}.new`)) await rm(folder, { recursive: true, force: true });
    if (!existsSync(folder)) return new PgliteReadStore(await begin(folder));
    try {
      return new PgliteReadStore(await create({ dataDir: folder }));
    } catch (error) {
      onBroken(error);
      await rm(`${folder}.broken`, { recursive: true, force: true });
      await rename(folder, `${folder}.broken`);
      return new PgliteReadStore(await begin(folder));
    }
  }

  async migrate(folder: string): Promise<void> {
    await migrate(over(this.pglite), { migrationsFolder: folder });
  }

  async wrote(rows: number): Promise<void> {
    this.written += rows;
    if (this.written < rowsBetweenVacuums) return;
    this.written = 0;
    this.vacuums += 1;
    // Looking at the values takes ten times as long as clearing away, and matters less the more there are.
    const analyze = Number.isInteger(Math.log2(this.vacuums)) ? '(analyze) ' : '';
    const tables = await this.run((db) => rowsOf<{ name: string }>(db, ownTables));
    for (const { name } of tables) await this.exec(`vacuum ${analyze}${name}`);
    await this.exec('checkpoint');
  }

  private exec(text: string): Promise<void> {
    return this.pglite.exec(text).catch((error: unknown) => Promise.reject(orUnavailable(error)));
  }

  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
  }
}

/** Until `{folder}.new` is gone the files are not whole, and the next start begins again. */
async function begin(folder: string): Promise<PgliteThread> {
  await writeFile(`${folder}.new`, '');
  const pglite = await create({ dataDir: folder, isNew: true });
  await rm(`${folder}.new`);
  return pglite;
}

const create = ({ dataDir, isNew = false }: { dataDir?: string; isNew?: boolean }): Promise<PgliteThread> =>
  PgliteThread.open({ dataDir, isNew, settings: pgliteSettings });

/** Drizzle asks no more of PGlite than `query` and `transaction`. */
const over = (pglite: PgliteThread) => drizzle(pglite as unknown as PGlite);
