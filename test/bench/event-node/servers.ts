// The processes that are measured: the event node, and servers that store nothing.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient } from '@eventstore/db-client';

export interface Server {
  child: ChildProcess;
  port: number;
  client: EventStoreDBClient;
  /** Milliseconds from fork to ready. */
  startedIn: number;
}

const NODE = '../../../apps/event-node/src/main.js';

export async function startServer(main: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const begun = performance.now();
  const child = fork(fileURLToPath(new URL(main, import.meta.url)), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${main} ended with ${code}`)));
    child.once('message', (message: { port: number }) => resolve(message.port));
  });
  const startedIn = performance.now() - begun;
  return { child, port, client: clientOf(`esdb://127.0.0.1:${port}?tls=false`), startedIn };
}

export function startNode(folder: string): Promise<Server> {
  return startServer(NODE, { VEKHA_EVENTS: folder, VEKHA_EVENT_NODE_PORT: '0' });
}

export function clientOf(url: string): EventStoreDBClient {
  return EventStoreDBClient.connectionString(url);
}

export async function stopServer({ child, client }: Server, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  await client.dispose();
  const ended = once(child, 'exit');
  child.removeAllListeners('exit');
  const over = once(child, 'exit');
  child.kill(signal);
  await Promise.race([ended, over]);
}

/** Resident memory in MB. */
export function memoryOf({ child }: Server): number {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}
