// Starting and the memory of the whole embedded system: empty, under load, and with a log of many events.
import { setTimeout as pause } from 'node:timers/promises';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { Callers } from '../commands/callers.js';
import { median, type Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import { memoryOf } from '../processes.js';
import { writeTales } from '../projections/tales.js';

const AIM_START_MS = 2_000;

export async function benchSystem(rows: Rows, plan: Plan): Promise<void> {
  const own = await nodesOwnStart(plan);
  rows.add('start of Node itself', own, 'ms');
  const system = new TestSystem({ embedded: true });
  try {
    // Two processes start one after the other.
    const started = async () => Math.max(0, (await timed(() => system.start())) - 2 * own);
    rows.add('start of the system to ready beyond it, empty', await started(), 'ms', { most: AIM_START_MS });
    const empty = tellMemory(rows, system, 'empty');
    const callers = await new Callers(system.url, system.bearer, () => true).begin('m', plan.short ? 0.05 : 0.3);
    await callers.run(plan.seconds);
    tellMemory(rows, system, 'under load');
    callers.close();
    const { events } = await writeTales(system.running.eventStoreUrl, plan.events);
    const seconds = (await timed(() => caughtUp(system))) / 1_000;
    const name = `${events} events`;
    rows.add(`read models follow ${name}, after they were written`, seconds, 's');
    tellMemory(rows, system, `with ${name}`, empty);
    await system.halt();
    rows.add(`start with ${name} after a clean stop`, await started(), 'ms', { most: AIM_START_MS });
    tellMemory(rows, system, `after that start`, empty);
    await kill(system);
    rows.add(`start with ${name} after kill -9 of both processes`, await started(), 'ms', { most: AIM_START_MS });
  } finally {
    await system.stop();
  }
}

type Memory = Readonly<Record<string, number>>;

function tellMemory(rows: Rows, system: TestSystem, when: string, empty?: Memory): Memory {
  const memory = Object.fromEntries(
    Object.entries(system.running.processes()).map(([name, pid]) => [name, memoryOf(pid)]),
  );
  for (const [name, size] of Object.entries(memory))
    rows.add(`resident memory of ${name}, ${when}`, size, 'MB', empty && { beside: ['empty', empty[name]] });
  return memory;
}

async function timed(what: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await what();
  return performance.now() - begun;
}

async function caughtUp(system: TestSystem): Promise<void> {
  const { position } = await system.admin.done('/people', { person: 'the-last', personal: { name: 'Имя (вымышл.)' } });
  while ((await system.admin.get(`/regions/progress?after=${position}`)).status !== 200) await pause(50);
}

/** Both at once; what would start them again is told to stop first. */
async function kill(system: TestSystem): Promise<void> {
  const pids = Object.values(system.running.processes());
  const over = system.halt();
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await over;
}

async function nodesOwnStart({ rounds }: Plan): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-nothing-'));
  const script = path.join(folder, 'nothing.mjs');
  writeFileSync(script, "process.send('ready'); process.disconnect();");
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    times.push(
      await timed(async () => {
        const child = fork(script);
        await once(child, 'message');
      }),
    );
  rmSync(folder, { recursive: true, force: true });
  return median(times);
}
