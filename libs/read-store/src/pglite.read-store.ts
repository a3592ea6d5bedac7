// PostgreSQL in WASM, in this process, its files in one folder. Whoever opens it must hold that folder's lock.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Db } from './db.js';
import { PgliteNotifier } from './pglite.notifier.js';
import { ReadStore } from './read-store.js';
import { bakedCluster } from './template.js';

export const pgliteSettings = ['shared_buffers=16MB', 'max_wal_size=64MB', 'min_wal_size=32MB'];
/** PGlite has no autovacuum. Clearing this many rows away takes some 40 ms and keeps tables near their first size. */
const rowsBetweenVacuums = 10_000;

export class PgliteReadStore extends ReadStore {
  readonly db: Db;
  readonly notifier: PgliteNotifier;
  private written = 0;

  private constructor(private readonly pglite: PGlite) {
    super();
    this.db = drizzle(pglite) as unknown as Db;
    this.notifier = new PgliteNotifier(pglite);
  }

  /**
   * Files that do not open (PGlite never syncs: a power cut may leave them so) are put aside as `{folder}.broken`,
   * replacing earlier ones, and an empty database begins: everything in it comes from the log.
   */
  static async open(folder?: string, onBroken: (error: unknown) => void = () => undefined): Promise<PgliteReadStore> {
    if (!folder) return new PgliteReadStore(await create({ loadDataDir: await bakedCluster() }));
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
    await migrate(drizzle(this.pglite), { migrationsFolder: folder });
  }

  async wrote(rows: number): Promise<void> {
    this.written += rows;
    if (this.written < rowsBetweenVacuums) return;
    this.written = 0;
    await this.pglite.exec('vacuum (analyze)');
  }

  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close();
  }
}

/** Until `{folder}.new` is gone the files are not whole, and the next start begins again. */
async function begin(folder: string): Promise<PGlite> {
  await writeFile(`${folder}.new`, '');
  const pglite = await create({ dataDir: folder, loadDataDir: await bakedCluster() });
  await rm(`${folder}.new`);
  return pglite;
}

const create = ({ dataDir, loadDataDir }: { dataDir?: string; loadDataDir?: Blob | undefined }): Promise<PGlite> =>
  PGlite.create({
    postgresqlconf: pgliteSettings,
    ...(dataDir && { dataDir }),
    ...(loadDataDir && { loadDataDir }),
  });
