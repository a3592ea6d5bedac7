// What a command costs on a long stream: when its state is in memory, and when it is read from the log.
import { randomUUID } from 'node:crypto';
import { SmallProgram } from '../../end-to-end/small-program.kit.js';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { KeepAlive } from '../commands/keep-alive.js';
import { median, type Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';

const TIMES = 60;
const AT_ONCE = 16;
/** Of a cached command on the longest stream to one on the shortest: flat, as far as a clock can say. */
const FLAT = 1.3;

export async function benchLongStreams(rows: Rows, { short, rounds }: Plan): Promise<void> {
  const lengths = short ? [10, 100, 1_000] : [10, 1_000, 10_000];
  const system = await new TestSystem({ embedded: true }).start();
  try {
    await new SmallProgram(system.run, system.admin).open();
    for (const length of lengths) await grow(system, length);
    const uncached = new Map<number, number[]>(lengths.map((length) => [length, []]));
    const cached = new Map<number, number[]>(lengths.map((length) => [length, []]));
    for (let round = 0; round < rounds; round++) {
      // Started again, it has no stream in memory.
      await system.restart();
      const connection = await KeepAlive.connect(system.url, system.bearer);
      await command(connection, `${system.run}-cohort`, 1);
      for (const length of lengths) uncached.get(length)?.push(await command(connection, nameOf(system, length), 1));
      for (let time = 0; time < TIMES; time++)
        for (const length of lengths)
          cached.get(length)?.push(await command(connection, nameOf(system, length), time + 2));
      connection.close();
    }
    for (const [how, all] of [
      ['cached', cached],
      ['uncached', uncached],
    ] as const) {
      const [shortest, ...longer] = lengths;
      const least = median(all.get(shortest) ?? []);
      rows.add(`a command on a stream of ${shortest} events, ${how}`, least, 'ms');
      for (const length of longer)
        rows.add(`a command on a stream of ${length} events, ${how}`, median(all.get(length) ?? []), 'ms', {
          beside: [`of ${shortest}`, least],
          ...(how === 'cached' && { most: FLAT }),
        });
    }
  } finally {
    await system.stop();
  }
}

const nameOf = ({ run }: TestSystem, length: number) => `${run}-long-${length}`;

/** A cohort whose size was set so often. */
async function grow(system: TestSystem, length: number): Promise<void> {
  const cohort = nameOf(system, length);
  const targets = ['VOR', 'KRS'];
  await system.admin.done('/cohorts', { cohort, program: `${system.run}-program`, title: 'Длинный поток', targets });
  const connections = await Promise.all(
    Array.from({ length: AT_ONCE }, () => KeepAlive.connect(system.url, system.bearer)),
  );
  let next = 1;
  await Promise.all(
    connections.map(async (connection) => {
      while (next < length) await command(connection, cohort, next++);
      connection.close();
    }),
  );
}

/** Milliseconds until it is answered. */
async function command(connection: KeepAlive, cohort: string, capacity: number): Promise<number> {
  const begun = performance.now();
  const body = JSON.stringify({ capacity });
  const { status } = await connection.post(`/api/v1/cohorts/${cohort}/capacity`, body, randomUUID());
  if (status !== 201 && status !== 409) throw new Error(`a command on ${cohort} was answered with ${status}`);
  return performance.now() - begun;
}
