// Commands a second through HTTP, beside the raw appends of the same event node and beside a CRUD twin, taking turns.
import path from 'node:path';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres, whyNoPostgres } from '#read-store/postgres-server.kit';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { appendsOf } from '../event-node/appends.js';
import { median, quantile, type Rows } from '../event-node/rows.js';
import { clientOf } from '../event-node/servers.js';
import type { Plan } from '../plan.js';
import { processorTimeOf } from '../processes.js';
import { settled } from '../settled.js';
import { Callers, CALLERS } from './callers.js';
import { isKnown } from './known.js';
import type { Command } from './play.js';

const LEAST_OF_APPENDS = 0.5;
const LEAST_RATE = 1_600;
const LEAST_OF_CRUD = 0.5;

/** Whatever answers commands and queries over HTTP, with its callers. */
interface Side {
  readonly callers: Callers;
  readonly rates: number[];
  readonly latencies: number[];
  /** Its processes by name, and the processor time that each took while commands were sent, in microseconds. */
  readonly processes: Readonly<Record<string, number>>;
  readonly took: Record<string, number>;
  readonly reads: { board: number[]; regions: number[] };
}

export async function benchCommands(rows: Rows, plan: Plan): Promise<void> {
  const system = await new TestSystem({ embedded: true }).start();
  const client = clientOf(system.running.eventStoreUrl);
  const twin = await startTwin();
  try {
    const ours = await side(system.url, system.bearer, plan, system.running.processes(), () => true);
    // One in fourteen is of a kind that the twin does not know, and is not sent to it.
    const crud = twin && (await side(twin.url, system.bearer, plan, twin.processes, isKnown));
    const appends: number[] = [];
    for (let round = 0; round < plan.rounds; round++) {
      appends.push(await appendsOf(client, CALLERS, plan.seconds));
      await send(ours, plan);
      if (crud) await send(crud, plan);
    }
    tellWrites(rows, ours, median(appends), crud);
    await settled(system);
    for (let round = 0; round < plan.rounds; round++)
      for (const each of crud ? [ours, crud] : [ours]) await read(each, plan);
    tellReads(rows, ours, crud);
    for (const each of [ours, crud]) each?.callers.close();
  } finally {
    await client.dispose();
    await twin?.stop();
    await system.stop();
  }
}

async function side(
  url: string,
  bearer: string,
  { short }: Plan,
  processes: Side['processes'],
  knows: (command: Command) => boolean,
): Promise<Side> {
  const callers = await new Callers(url, bearer, knows).begin('w', short ? 0.05 : 1);
  return { callers, processes, took: {}, rates: [], latencies: [], reads: { board: [], regions: [] } };
}

async function send({ callers, processes, took, rates, latencies }: Side, { seconds }: Plan): Promise<void> {
  const before = Object.entries(processes).map(([name, pid]) => [name, pid, processorTimeOf(pid)] as const);
  const measured = await callers.run(seconds);
  for (const [name, pid, had] of before) took[name] = (took[name] ?? 0) + processorTimeOf(pid) - had;
  rates.push(measured.rate);
  for (const each of measured.latencies) latencies.push(each);
}

function tellWrites(rows: Rows, ours: Side, appends: number, crud: Side | undefined): void {
  const figure = `commands through HTTP, ${CALLERS} callers`;
  const rate = median(ours.rates);
  rows.add(figure, rate, 'commands/s', {
    beside: ['raw appends/s, as many in flight', appends],
    least: LEAST_OF_APPENDS,
  });
  rows.add(figure, rate, 'commands/s', { least: LEAST_RATE });
  if (crud)
    rows.add(figure, rate, 'commands/s', {
      beside: ['writes/s of a CRUD twin on PostgreSQL', median(crud.rates)],
      least: LEAST_OF_CRUD,
    });
  for (const [name, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    rows.add(`a command among ${CALLERS} callers, ${name}`, quantile(ours.latencies, part), 'ms', {
      ...(crud && { beside: ['a write of the CRUD twin', quantile(crud.latencies, part)] as [string, number] }),
    });
  for (const { took, latencies } of crud ? [ours, crud] : [ours])
    for (const [name, time] of Object.entries(took))
      rows.add(`processor time of ${name} for a command`, time / latencies.length, 'µs');
  const { statuses, sent } = ours.callers;
  if (statuses[503]) rows.add('answers of 503, asked again', statuses[503], 'answers');
  rows.add(
    'refused of all commands',
    (100 * [404, 409, 422].reduce((sum, each) => sum + (statuses[each] ?? 0), 0)) / sent,
    '%',
  );
}

function tellReads(rows: Rows, ours: Side, crud: Side | undefined): void {
  for (const [name, figure] of [
    ['board', `reads of a cohort's board, ${CALLERS} readers`],
    ['regions', `reads of a cohort's regions, ${CALLERS} readers`],
  ] as const)
    rows.add(figure, median(ours.reads[name]), 'reads/s', {
      ...(crud && { beside: ['of the CRUD twin', median(crud.reads[name])] as [string, number], least: 1 }),
    });
}

async function read({ callers, reads }: Side, { seconds }: Plan): Promise<void> {
  const cohorts = callers.cohorts.slice(0, 20);
  const board = cohorts.map((cohort) => `/api/v1/cohorts/${cohort}`);
  reads.board.push((await callers.read(board, seconds / 2)).rate);
  const regions = cohorts.map((cohort) => `/api/v1/regions/progress?cohort=${cohort}`);
  reads.regions.push((await callers.read(regions, seconds / 2)).rate);
}

async function startTwin() {
  const why = whyNoPostgres();
  if (why || process.env.DATABASE_URL) {
    process.stderr.write(`no CRUD twin: ${why ?? 'it takes a PostgreSQL of its own, and DATABASE_URL is set'}\n`);
    return undefined;
  }
  // As durable as the event node.
  const postgres = await startPostgres(['fsync=on', 'full_page_writes=on']);
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'crud-twin.js');
  const child = fork(script, [], { env: { ...process.env, DATABASE_URL: postgres.url } });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`the CRUD twin ended with ${code}`)));
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    await postgres.stop();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    processes: { 'the CRUD twin, without PostgreSQL,': Number(child.pid) },
    stop,
  };
}
