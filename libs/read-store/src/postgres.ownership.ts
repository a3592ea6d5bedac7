// A session's advisory lock on a connection of its own: gone with the process, the connection, or its silence.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Claim, Ownership, type Presence } from './ownership.js';

const BEAT_EVERY_MS = 1_000;
const BEAT_WITHIN_MS = 3_000;
/** Longer than a beat may take: a session that says nothing for so long is given up by the server, and its lock is free. */
const SILENT_FOR_MS = 8_000;

export class PostgresOwnership extends Ownership {
  constructor(private readonly config: pg.ClientConfig) {
    super();
  }

  /** A lock that all share, so that its holders can be counted; each count is a sign of life. */
  protected async attend(work: string): Promise<Presence> {
    const client = new pg.Client({ ...this.config, application_name: `vekha ${work}s`, query_timeout: BEAT_WITHIN_MS });
    client.on('error', () => undefined); // the next count says so
    try {
      await client.connect();
      await client.query(`set idle_session_timeout = ${SILENT_FOR_MS}`);
      await client.query('select pg_advisory_lock_shared(hashtext($1 || current_schema()), 0)', [`vekha ${work}s `]);
    } catch (error) {
      await close(client);
      throw error;
    }
    return {
      async count() {
        const { rows } = await client.query<{ processes: number }>(
          `select count(*)::int as processes from pg_locks its join pg_locks mine using (locktype, database, classid, objid, objsubid)
            where mine.locktype = 'advisory' and mine.pid = pg_backend_pid() and its.granted`,
        );
        return rows[0]!.processes;
      },
      async release() {
        await close(client);
      },
    };
  }

  protected async claim(work: string, shard: number): Promise<Claim | undefined> {
    const client = new pg.Client({ ...this.config, application_name: `vekha ${work}`, query_timeout: BEAT_WITHIN_MS });
    const broken = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('its connection ended')));
    });
    broken.catch(() => undefined);
    try {
      await client.connect();
      await client.query(`set idle_session_timeout = ${SILENT_FOR_MS}`);
      // Locks are of the whole database, in which several schemas may each hold a Vekha.
      const lock = 'select pg_try_advisory_lock(hashtext($1 || current_schema()), $2) as mine';
      const { rows } = await client.query<{ mine: boolean }>(lock, [`vekha ${work} `, shard]);
      if (!rows[0]?.mine) return await close(client);
      const released = new AbortController();
      const lost = Promise.race([broken, beat(client, released.signal)]);
      lost.catch(() => undefined);
      return {
        lost,
        async release() {
          released.abort();
          await close(client);
        },
      };
    } catch (error) {
      await close(client);
      throw error;
    }
  }
}

/** Rejects when the server does not answer; ends when released. */
async function beat(client: pg.Client, released: AbortSignal): Promise<never> {
  while (!released.aborted) {
    await pause(BEAT_EVERY_MS, undefined, { signal: released }).catch(() => undefined);
    if (!released.aborted) await client.query('select 1');
  }
  return new Promise<never>(() => undefined);
}

/** A connection that hangs does not answer a farewell: it gets a moment. */
async function close(client: pg.Client): Promise<undefined> {
  const ended = client.end().catch(() => undefined);
  await Promise.race([ended, pause(500)]);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  return undefined;
}
