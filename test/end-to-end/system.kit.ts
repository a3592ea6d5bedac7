// A whole system as tests meet it: real processes from the build, on free ports, in a folder that is thrown away.
// EVENTSTORE_URL and DATABASE_URL put a real store and database in the place of the embedded twins.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Role } from '#domain/roles';
import { packageRoot } from '#read-store/package-root';
import { settingsFrom } from '#supervisor/settings';
import { type RunningSystem, startSystem } from '#supervisor/system';
import { type Body, Client } from './client.kit.js';
import { databaseForOne } from './database.kit.js';
import { LogReader } from './log.kit.js';

const script = (name: string) => path.join(packageRoot(), 'dist/apps', name);
export const scripts = { eventNode: script('event-node/src/main.js'), app: script('api/src/embedded.main.js') };

export interface SystemOptions {
  /** A scenario's clock instead of the system's. */
  readonly scenario?: boolean;
  /** The embedded twins, whatever the environment names: for tests of the twins' own processes. */
  readonly embedded?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

interface Standing {
  readonly projection: string;
  readonly lag: { readonly events: number } | null;
}

export class TestSystem {
  /** Unique to this system, and the beginning of every id in it: a used store does not disturb. */
  readonly run = `t${randomBytes(4).toString('hex')}`;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'vekha-e2e-'));
  readonly bearer = `preset-${randomUUID()}`;
  readonly admin = new Client(() => this.url, this.bearer);
  /** What the supervisor said. */
  readonly said: string[] = [];
  #running: RunningSystem | undefined;
  #database: Awaited<ReturnType<typeof databaseForOne>> | undefined;
  #log: LogReader | undefined;

  constructor(private readonly options: SystemOptions = {}) {}

  get url(): string {
    return this.running.url;
  }

  get running(): RunningSystem {
    if (!this.#running) throw new Error('the system is not running');
    return this.#running;
  }

  get env(): NodeJS.ProcessEnv {
    const { scenario, embedded, env } = this.options;
    return {
      ...process.env,
      VEKHA_DATA: this.folder,
      VEKHA_PORT: '0',
      VEKHA_EVENT_NODE_PORT: '0',
      VEKHA_CLOCK: scenario ? 'scenario' : 'system',
      VEKHA_LOG_LEVEL: 'error',
      VEKHA_ADMIN_TOKEN: this.bearer,
      DATABASE_URL: this.#database?.url ?? '',
      ...(embedded && { EVENTSTORE_URL: '' }),
      ...env,
    };
  }

  /** Another system on the same store, with the keys and the administrator of this one. */
  another(): TestSystem {
    const env = {
      EVENTSTORE_URL: this.running.eventStoreUrl,
      VEKHA_KEYS: path.join(this.folder, 'keys'),
      VEKHA_ADMIN_TOKEN: this.bearer,
    };
    return new TestSystem({ env });
  }

  async start(): Promise<this> {
    if (process.env.DATABASE_URL && !this.options.embedded)
      this.#database ??= await databaseForOne(process.env.DATABASE_URL, this.run);
    const { env } = this;
    const say = (sentence: string) => void this.said.push(sentence);
    this.#running = await startSystem(settingsFrom(env), { scripts, env, say });
    return this;
  }

  /** Stopped and started again on the same folder. */
  async restart(): Promise<void> {
    await this.halt();
    await this.start();
  }

  /** Stopped, with its folder left as it is. */
  async halt(): Promise<void> {
    await this.#log?.close();
    this.#log = undefined;
    await this.#running?.stop();
    this.#running = undefined;
  }

  /** Stopped, and nothing left of it. */
  async stop(): Promise<void> {
    await this.halt();
    await this.#database?.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The log through the official client. */
  get log(): LogReader {
    this.#log ??= new LogReader(this.running.eventStoreUrl);
    return this.#log;
  }

  /** A caller with a new token of this role. */
  async as(role: Role, scope: object = {}, more: object = {}): Promise<Client> {
    const token = `${this.run}-${role}-${randomBytes(3).toString('hex')}`;
    const { bearer } = await this.admin.done('/admin/tokens', { token, title: role, role, scope, ...more });
    return new Client(() => this.url, String(bearer));
  }

  stranger(bearer?: string): Client {
    return new Client(() => this.url, bearer);
  }

  /** Waits until all that follow the log have seen the whole of it. */
  async settled(): Promise<void> {
    await eventually(() => expectLevel(this.admin));
  }

  /** Gets what must be there once all that was written is shown. */
  async found(path: string): Promise<Body> {
    await this.settled();
    return this.admin.found(path);
  }

  /** Every event that a caller of this system brought about by a command; what they read is recorded a moment later. */
  async written(): Promise<number> {
    const { token } = await this.admin.found('/me');
    const all = await this.log.all();
    const commanded = all.filter(({ type }) => type !== 'PersonalDataRead');
    return commanded.filter(
      ({ receipt }) => receipt?.actor.token === token || receipt?.actor.token.startsWith(this.run),
    ).length;
  }
}

/** Starts a system before the tests of a file and stops it after them. */
export function systemOfThisFile(options?: SystemOptions): TestSystem {
  const system = new TestSystem(options);
  beforeAll(() => system.start(), 60_000);
  afterAll(() => system.stop(), 30_000);
  return system;
}

/** Throws while anything that follows the log has not seen the whole of it. */
export async function expectLevel(admin: Client): Promise<void> {
  const { items } = (await admin.found('/admin/projections')) as { items: Standing[] };
  const behind = items.filter(({ lag }) => lag?.events !== 0).map(({ projection }) => projection);
  if (!items.length || behind.length) throw new Error(`behind the log: ${behind.join(', ')}`);
}

/** Asks until it holds; throws what it answered last when it does not in time. */
export async function eventually<T>(holds: () => Promise<T>, within = 20_000): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
