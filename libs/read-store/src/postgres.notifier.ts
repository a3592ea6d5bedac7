// LISTEN on a connection of its own, which comes back by itself when it breaks.
import pg from 'pg';
import { Listeners } from './listeners.js';
import { type Hear, Notifier } from './notifier.js';

const firstPause = 100;
const longestPause = 5_000;

export class PostgresNotifier extends Notifier {
  private readonly listeners = new Listeners();
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private pause = firstPause;
  private closed = false;

  constructor(private readonly config: pg.ClientConfig) {
    super();
  }

  /** Does not wait for a database that is out of reach: whoever listens is told `undefined` when it is back. */
  async listen(channel: string, hear: Hear): Promise<() => Promise<void>> {
    const isNew = !this.listeners.has(channel);
    this.listeners.add(channel, hear);
    await this.connect();
    if (isNew) await this.client?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    return async () => {
      if (this.listeners.remove(channel, hear))
        await this.client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    await this.connecting;
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private connect(): Promise<void> {
    if (this.client || this.closed) return Promise.resolve();
    this.connecting ??= this.open().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => this.listeners.tell(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.listeners.channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.client = client;
      this.pause = firstPause;
      this.listeners.tellAll();
    } catch {
      await client.end().catch(() => undefined);
      this.later();
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.later();
  }

  private later(): void {
    if (this.closed) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.connect(), this.pause);
    this.again.unref();
    this.pause = Math.min(this.pause * 2, longestPause);
  }
}
