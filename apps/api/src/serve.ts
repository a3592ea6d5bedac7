// From settings to a process that serves: connect, prepare, listen, say so, and stop on a signal.
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { type Connections, connect } from '#connections/connections';
import { jsonLogger } from '#connections/json-log';
import type { ReadStore } from '#read-store/read-store';
import { settingsFrom, type Settings, WrongSettings } from '#supervisor/settings';
import type { StoreKnown } from '#supervisor/system';
import { ApiModule } from './api.module.js';
import { createApplication } from './application.js';
import { Start } from './operations/start.js';

export interface Serving {
  readonly app: NestFastifyApplication;
  readonly connections: Connections;
  readonly port: number;
  readonly firstToken: string | undefined;
  stop(): Promise<void>;
}

/** So long may requests that are under way take to end when the process is asked to stop. */
const UNDER_WAY_MS = 3_000;

/** What an embedded system has in the same process, and what it began before everything else was loaded. */
export interface Embedded {
  readonly modules: NonNullable<DynamicModule['imports']>;
  readonly readStore?: Promise<ReadStore> | undefined;
  /** Where the store is, when the environment does not say. */
  readonly storeKnown?: Promise<StoreKnown | undefined>;
}

/** Throws when the port is taken; nothing is left open then. */
export async function serve(settings: Settings, log: Logger, embedded?: Embedded): Promise<Serving> {
  const connections = await connect(settings, log, embedded?.readStore);
  let begun: NestFastifyApplication | undefined;
  try {
    const app = await createApplication(ApiModule.over(connections, embedded?.modules), log);
    begun = app;
    await app.init();
    const start = app.get(Start);
    const firstToken = await start.prepare();
    // One of several processes has no folder that the command line could look into.
    if (embedded) await start.ensureCliToken();
    // Fastify's own listen: Nest's logs a failure before it throws it, and run() says it better.
    await app.getHttpAdapter().getInstance().listen({ port: settings.port, host: settings.host });
    const { port } = app.getHttpServer().address() as { port: number };
    const stop = async () => {
      const atLast = setTimeout(() => app.getHttpServer().closeAllConnections(), UNDER_WAY_MS);
      await app.close();
      clearTimeout(atLast);
      await connections.close();
    };
    return { app, connections, port, firstToken, stop };
  } catch (error) {
    await begun?.close();
    await connections.close();
    throw error;
  }
}

/** A process of its own: tells its parent when it serves, ends with it, and stops within seconds of a signal. */
export async function run(embedded?: Embedded): Promise<void> {
  let serving: Serving | undefined;
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    if (!serving) process.exit(0);
    serving.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  try {
    const settings = { ...settingsFrom(process.env), ...(await embedded?.storeKnown) };
    serving = await serve(settings, jsonLogger(settings.logLevel), embedded);
    process.send?.({ ready: true, port: serving.port, firstToken: serving.firstToken });
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exit(3);
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof WrongSettings) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Set VEKHA_PORT to another one.`;
  return stack ?? message;
}
