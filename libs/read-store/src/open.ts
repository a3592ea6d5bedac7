// Which twin: PostgreSQL where a URL is given, else PGlite in a folder.
import { PgliteReadStore } from './pglite.read-store.js';
import { PostgresReadStore } from './postgres.read-store.js';
import type { ReadStore } from './read-store.js';

export interface ReadStoreSettings {
  /** `DATABASE_URL`. */
  readonly url?: string | undefined;
  /** Where PGlite keeps its files; made where it does not exist. In memory where neither is given. */
  readonly folder?: string | undefined;
  /** Told when PGlite's files did not open and were put aside. */
  readonly onBroken?: (error: unknown) => void;
}

/** Opens it; does not migrate. PostgreSQL need not be reachable yet. */
export const openReadStore = async ({ url, folder, onBroken }: ReadStoreSettings): Promise<ReadStore> =>
  url ? new PostgresReadStore(url) : PgliteReadStore.open(folder, onBroken);
