// Starting, rates and the memory of the whole embedded system: empty, with a small log and with a large one.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SmallProgram } from '../../end-to-end/small-program.kit.js';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { milliseconds } from '../audit/timed.js';
import { median, type Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import { type Memory, memoryOf } from '../processes.js';
import { grown, tellGrowth } from './grown.js';

const AIM_START_MS = 2_000;
const SMALL = 10_000;

export async function benchSystem(rows: Rows, plan: Plan): Promise<void> {
  const own = await nodesOwnStart(plan);
  rows.add('start of Node itself', own, 'ms');
  const system = new TestSystem({ embedded: true });
  try {
    // Two processes start one after the other.
    const started = async () => Math.max(0, (await milliseconds(() => system.start())) - 2 * own);
    rows.add('start of the system to ready beyond it, empty', await started(), 'ms', { most: AIM_START_MS });
    const empty = tellMemory(rows, system, 'empty');
    await new SmallProgram(system.run, system.admin).open();
    const small = await grown(system, plan, Math.min(SMALL, plan.events / 2));
    tellMemory(rows, system, `with ${small.told.events} events, under load`, empty);
    const large = await grown(system, plan, plan.events, small);
    const name = `${large.told.events} events`;
    tellMemory(rows, system, `with ${name}, under load`, empty);
    tellGrowth(rows, small, large);
    await system.halt();
    rows.add(`start with ${name} after a clean stop`, await started(), 'ms', { most: AIM_START_MS });
    tellMemory(rows, system, `after that start`, empty);
    await kill(system);
    rows.add(`start with ${name} after kill -9 of both processes`, await started(), 'ms', { most: AIM_START_MS });
  } finally {
    await system.stop();
  }
}

type MemoryByName = Readonly<Record<string, Memory>>;

function tellMemory(rows: Rows, system: TestSystem, when: string, empty?: MemoryByName): MemoryByName {
  const memory = Object.fromEntries(
    Object.entries(system.running.processes()).map(([name, pid]) => [name, memoryOf(pid)]),
  );
  for (const [name, sizes] of Object.entries(memory))
    for (const kind of ['resident', 'own'] as const)
      rows.add(
        `${kind} memory of ${name}, ${when}`,
        sizes[kind],
        'MB',
        empty && { beside: ['empty', empty[name][kind]] },
      );
  return memory;
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
      await milliseconds(async () => {
        const child = fork(script);
        await once(child, 'message');
      }),
    );
  rmSync(folder, { recursive: true, force: true });
  return median(times);
}
