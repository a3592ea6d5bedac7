// Where a command's processor time goes: the application's threads under --cpu-prof, their samples put together by library.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { TestSystem } from '../../end-to-end/system.kit.js';
import type { Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import { Callers, CALLERS } from './callers.js';

/** Of what a function's file says; the first that fits. A native one, and one of Node's own, belongs to what called it. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['projecting: SQL and PGlite', /^wasm:|pglite|drizzle|read-store|libs\/projections/],
  ['validation', /class-validator|class-transformer|validator\/|common\/pipes|validation/],
  ['deciding', /libs\/(domain|engine|catalog)/],
  ['canonical JSON and hashing', /canonical|json-canonicalize|internal\/crypto|node:crypto|\/uuid\//],
  ['keys of personal data', /personal-data|internal\/fs/],
  ['store: client, codec, gRPC', /event-store|db-client|grpc|protobuf|http2/],
  ['logging and metrics', /pino|sonic-boom|prom-client|perf_hooks|libs\/connections/],
  ['HTTP: Fastify, Nest, sockets', /fastify|find-my-way|avvio|nestjs|apps\/api|node:|rxjs|json-stringify|contract/],
];
const LEAST_SECONDS = 8;
const REST = 'other, and collecting garbage';

interface Profile {
  /** Microseconds of the clock that all processes share. */
  readonly startTime: number;
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}
/** Lines and columns from 0; line -1 for what has none. */
interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
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
    await callers.begin('p', short ? 0.05 : 1);
    const sent = callers.sent;
    const from = now();
    await callers.run(Math.max(seconds * rounds, LEAST_SECONDS));
    const to = now();
    const commands = callers.sent - sent;
    callers.close();
    await system.halt();
    // One a thread: the application's own comes first.
    const names = readdirSync(folder).filter((each) => each.split('.')[3] === String(application));
    if (!names.length) throw new Error('the application left no profile');
    const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Profile;
    const threads = names.sort().map((name) => sumUp(read(name), from, to));
    const parts = new Map<string, number>();
    for (const [part, time] of threads.flatMap((thread) => [...thread.parts]))
      parts.set(part, (parts.get(part) ?? 0) + time);
    const { idle, whole } = threads[0];
    const perCommand = [...parts.values()].reduce((sum, time) => sum + time, 0) / commands;
    rows.add(`processor time of the application for a command, ${CALLERS} callers`, perCommand, 'µs');
    for (const [part, time] of [...parts].sort((one, other) => other[1] - one[1]))
      rows.add(`of it: ${part}`, time / commands, 'µs', { beside: ['all of it', perCommand] });
    rows.add('the application’s own thread waits for others, of all time', (100 * idle) / whole, '%');
  } finally {
    callers.close();
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const now = (): number => Number(process.hrtime.bigint() / 1_000n);

/** What was sampled between two moments; all in microseconds. */
function sumUp({ startTime, nodes, samples, timeDeltas }: Profile, from: number, to: number) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const partOf = new Map<number, string>();
  const walk = (node: ProfileNode, above: string): void => {
    const { url, functionName } = node.callFrame;
    const at = sourceOf(node.callFrame).split('/node_modules/').at(-1) ?? url;
    const found = url ? (PARTS.find(([, files]) => files.test(at))?.[0] ?? REST) : above;
    const own = url.startsWith('node:') && above !== REST ? above : found;
    partOf.set(node.id, functionName === '(garbage collector)' ? REST : functionName === '(idle)' ? 'idle' : own);
    for (const child of node.children ?? []) walk(byId.get(child) as ProfileNode, own);
  };
  walk(nodes[0], REST);
  const parts = new Map<string, number>();
  let whole = 0;
  let moment = startTime;
  for (const [at, id] of samples.entries()) {
    moment += timeDeltas[at];
    if (moment < from || moment > to) continue;
    const part = partOf.get(id) ?? REST;
    parts.set(part, (parts.get(part) ?? 0) + timeDeltas[at]);
    whole += timeDeltas[at];
  }
  const idle = parts.get('idle') ?? 0;
  parts.delete('idle');
  return { parts, idle, whole };
}

const maps = new Map<string, TraceMap | undefined>();

/** A server is one file: its map says which library a function came from. */
function sourceOf({ url, lineNumber, columnNumber }: CallFrame): string {
  if (!url.startsWith('file:') || lineNumber < 0) return url;
  if (!maps.has(url)) {
    const file = `${fileURLToPath(url)}.map`;
    maps.set(url, existsSync(file) ? new TraceMap(readFileSync(file, 'utf8')) : undefined);
  }
  const map = maps.get(url);
  const found = map && originalPositionFor(map, { line: lineNumber + 1, column: columnNumber }).source;
  return found ? path.resolve(path.dirname(fileURLToPath(url)), found) : url;
}
