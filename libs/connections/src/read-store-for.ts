// The read store that settings name. PGlite takes a second to begin, in a thread of its own: whoever starts may begin with it.
import path from 'node:path';
import type { Logger } from 'pino';
import { openReadStore } from '#read-store/open';
import type { ReadStore } from '#read-store/read-store';
import type { Settings } from '#supervisor/settings';

export function readStoreFor({ databaseUrl, data }: Settings, log: Logger): Promise<ReadStore> {
  const onBroken = (error: unknown) => log.warn({ err: error }, 'the read models did not open and are built anew');
  const opening = openReadStore(databaseUrl ? { url: databaseUrl } : { folder: path.join(data, 'postgres'), onBroken });
  // Whoever waits for it is told; until then nobody does.
  opening.catch(() => undefined);
  return opening;
}
