// Where a command's processor time goes: the application under --cpu-prof, its samples put together by library.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestSystem } from '../../end-to-end/system.kit.js';
import type { Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import { Callers, CALLERS } from './callers.js';

/** Of what a function's file says; the first that fits. A native one belongs to what called it. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['projecting: SQL and PGlite', /pglite|drizzle|read-store|libs\/projections/],
  ['validation', /class-validator|class-transformer|validator\/|common\/pipes|validation/],
  ['deciding', /libs\/(domain|engine|catalog)/],
  ['canonical JSON and hashing', /canonical|json-canonicalize|internal\/crypto|node:crypto|\/uuid\//],
  ['store: client, codec, gRPC', /event-store|db-client|grpc|protobuf|http2/],
  ['logging and metrics', /pino|sonic-boom|prom-client|perf_hooks|libs\/connections/],
  ['HTTP: Fastify, Nest, sockets', /fastify|find-my-way|avvio|nestjs|apps\/api|node:|rxjs|json-stringify|contract/],
];
const REST = 'other, and collecting garbage';

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

export async function benchBreakdown(rows: Rows, { short, seconds, rounds }: Plan): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-profile-'));
  // Children are given the flags of their parent.
  const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  process.execArgv.push(...flags);
  const system = await new TestSystem({ embedded: true }).start();
  process.execArgv.length -= flags.length;
  const { 'the application': application } = system.running.processes();
  const callers = new Callers(system.url, system.bearer, () => true);
  try {
    await callers.begin('p', short ? 0.15 : 1);
    await callers.run(seconds * rounds);
    callers.close();
    await system.halt();
    const name = readdirSync(folder).find((each) => each.split('.')[3] === String(application));
    if (!name) throw new Error('the application left no profile');
    const { parts, idle, whole } = sumUp(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    const busy = whole - idle;
    const perCommand = busy / callers.sent;
    rows.add(`processor time of the application for a command, ${CALLERS} callers`, perCommand, 'µs');
    for (const [part, time] of [...parts].sort((one, other) => other[1] - one[1]))
      rows.add(`of it: ${part}`, time / callers.sent, 'µs', { beside: ['all of it', perCommand] });
    rows.add('the application waits for others, of all time', (100 * idle) / whole, '%');
  } finally {
    callers.close();
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In microseconds. What starting takes is in it, a second of many. */
function sumUp({ nodes, samples, timeDeltas }: Profile) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const partOf = new Map<number, string>();
  const walk = (node: ProfileNode, above: string): void => {
    const { url, functionName } = node.callFrame;
    const at = url.split('/node_modules/').at(-1) ?? url;
    const own = url ? (PARTS.find(([, files]) => files.test(at))?.[0] ?? REST) : above;
    partOf.set(node.id, functionName === '(garbage collector)' ? REST : functionName === '(idle)' ? 'idle' : own);
    for (const child of node.children ?? []) walk(byId.get(child) as ProfileNode, own);
  };
  walk(nodes[0], REST);
  const parts = new Map<string, number>();
  let whole = 0;
  for (const [at, id] of samples.entries()) {
    const part = partOf.get(id) ?? REST;
    parts.set(part, (parts.get(part) ?? 0) + timeDeltas[at]);
    whole += timeDeltas[at];
  }
  const idle = parts.get('idle') ?? 0;
  parts.delete('idle');
  return { parts, idle, whole };
}
