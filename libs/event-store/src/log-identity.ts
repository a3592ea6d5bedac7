// Which log this is: written once, as the first event of the stream `log-identity`.
import { randomBytes } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import type { EventStore } from './event-store.js';
import { WrongRevision } from './failures.js';

export const LOG_IDENTITY = 'log-identity';

const idIn = (data: unknown): string | undefined => (data as { id?: string } | undefined)?.id;

/** The log's id, begun now when it has none; of two processes that begin it at once, one wins for both. */
export async function logIdentity(store: EventStore): Promise<string> {
  const [begun] = await store.readStream(LOG_IDENTITY, 0n, 1);
  if (begun) return idIn(begun.data) ?? '0';
  const id = randomBytes(6).toString('hex');
  try {
    await store.append(LOG_IDENTITY, null, [jsonEvent({ type: 'LogBegun', data: { id } })]);
    return id;
  } catch (error) {
    if (error instanceof WrongRevision) return logIdentity(store);
    throw error;
  }
}
