// A grown system: an event node, a PostgreSQL, and API and projector processes of their own, each started again when it dies.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '#read-store/package-root';
import { type PostgresServer, startPostgres } from '#read-store/postgres-server.kit';
import { Child } from '#supervisor/child';
import { Client } from '../end-to-end/client.kit.js';
import { LogReader } from '../end-to-end/log.kit.js';

const script = (name: string) => path.join(packageRoot(), 'dist/apps', name, 'src/main.js');

export interface GrownOptions {
  readonly apis?: number;
  readonly projectors?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Stands between the processes and the store: answers the port to connect to instead. */
  readonly storePort?: (port: number) => Promise<number>;
  readonly databasePort?: (port: number) => Promise<number>;
}

export class GrownSystem {
  readonly run = `g${randomUUID().slice(0, 8)}`;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'vekha-grown-'));
  readonly bearer = `preset-${randomUUID()}`;
  readonly said: string[] = [];
  readonly children: Child[] = [];
  readonly apis: string[] = [];
  /** Where each projector answers what is measured of it. */
  readonly projectors: string[] = [];
  readonly admin = new Client(() => this.apis[0], this.bearer);
  postgres!: PostgresServer;
  /** Straight to the event node. */
  eventStoreUrl = '';
  #log: LogReader | undefined;

  constructor(private readonly options: GrownOptions = {}) {}

  async start(): Promise<this> {
    const { apis = 1, projectors = 1, storePort, databasePort } = this.options;
    this.postgres = await startPostgres();
    const { port } = await this.launch('the event node', script('event-node'), 'VEKHA_EVENT_NODE_PORT', {});
    this.eventStoreUrl = `esdb://127.0.0.1:${port}?tls=false`;
    const store = storePort ? await storePort(port) : port;
    const database = databasePort ? await databasePort(this.postgres.port) : this.postgres.port;
    const env = {
      EVENTSTORE_URL: `esdb://127.0.0.1:${store}?tls=false`,
      DATABASE_URL: this.postgres.url.replace(`:${this.postgres.port}/`, `:${database}/`),
    };
    for (let index = 0; index < apis; index++) {
      const { port: own } = await this.launch(`api ${index}`, script('api'), 'VEKHA_PORT', env);
      this.apis.push(`http://127.0.0.1:${own}`);
    }
    for (let index = 0; index < projectors; index++) {
      const { port: own } = await this.launch(`projector ${index}`, script('projector'), 'VEKHA_METRICS_PORT', env);
      this.projectors.push(`http://127.0.0.1:${own}`);
    }
    return this;
  }

  child(name: string): Child {
    return this.children.find((child) => child.name === name)!;
  }

  /** SIGKILL; its parent starts it again. False when it was not running just then. */
  kill(name: string): boolean {
    const { pid } = this.child(name);
    if (pid === undefined) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  clientOf(api: number): Client {
    return new Client(() => this.apis[api], this.bearer);
  }

  get log(): LogReader {
    this.#log ??= new LogReader(this.eventStoreUrl);
    return this.#log;
  }

  async stop(): Promise<void> {
    await this.#log?.close();
    for (const child of this.children) child.aboutToStop();
    for (const child of [...this.children].reverse()) await child.stop();
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async launch(name: string, file: string, portVariable: string, env: NodeJS.ProcessEnv) {
    const own = {
      ...process.env,
      VEKHA_DATA: path.join(this.folder, name.replaceAll(' ', '-')),
      VEKHA_KEYS: path.join(this.folder, 'keys'),
      VEKHA_ADMIN_TOKEN: this.bearer,
      VEKHA_LOG_LEVEL: 'error',
      VEKHA_PORT: '0',
      VEKHA_METRICS_PORT: '0',
      VEKHA_EVENT_NODE_PORT: '0',
      ...env,
      ...this.options.env,
    };
    const say = (sentence: string) => void this.said.push(sentence);
    const child = new Child({ name, script: file, env: own, portVariable }, say);
    this.children.push(child);
    return child.start();
  }
}
