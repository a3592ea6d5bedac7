// What a system with a log of so many events does a second, and how long it takes: nothing of it should grow with the log.
import type { TestSystem } from '../../end-to-end/system.kit.js';
import { milliseconds } from '../audit/timed.js';
import { Callers } from '../commands/callers.js';
import { median, quantile, type Rows } from '../event-node/rows.js';
import { clientOf } from '../event-node/servers.js';
import { measureLive } from '../live/live.js';
import type { Plan } from '../plan.js';
import { NOTHING, type Told, writeTales } from '../projections/tales.js';
import { settled } from '../settled.js';

/** Of one size of the log to another, as far as a machine says the same twice. */
const FLAT = 1.5;

/** By figure: rates a second, and times in milliseconds. */
export interface Grown {
  readonly told: Told;
  readonly rates: Readonly<Record<string, number>>;
  readonly times: Readonly<Record<string, number>>;
}

/** The log grows to about so many events first, all of them projected. */
export async function grown(system: TestSystem, plan: Plan, wanted: number, before?: Grown): Promise<Grown> {
  let told = NOTHING;
  const growing = await milliseconds(async () => {
    told = await writeTales(system.running.eventStoreUrl, wanted, before?.told);
    await settled(system);
  });
  const written = told.events - (before?.told.events ?? 0);
  const callers = await new Callers(system.url, system.bearer, () => true).begin(`g${wanted}`, plan.short ? 0.05 : 0.3);
  const client = clientOf(system.running.eventStoreUrl);
  try {
    // What runs for the first time is compiled first: of the sizes only the small one would pay for it.
    await callers.run(plan.seconds);
    const commands = await callers.run(plan.seconds);
    await settled(system);
    const boards = callers.cohorts.slice(0, 20).map((cohort) => `/api/v1/cohorts/${cohort}`);
    // Within some seconds the rate swings twofold: sweeping and the last deadlines come and go.
    const read = async (paths: readonly string[]) => {
      await callers.read(paths, plan.seconds / 4);
      return callers.read(paths, 2 * plan.seconds);
    };
    const board = await read(boards);
    const regions = await read(['/api/v1/regions/progress']);
    const { heard } = await measureLive(system, client, 1, plan);
    return {
      told,
      rates: {
        'events written and projected': written / (growing / 1_000),
        'commands of 64 callers': commands.rate,
        'reads of boards': board.rate,
        'reads of all regions': regions.rate,
      },
      times: {
        'a command among 64 callers, p50': median(commands.latencies),
        'a command among 64 callers, p99': quantile(commands.latencies, 0.99),
        'append → 1 live reader at 200/s, p50': median(heard),
        'append → 1 live reader at 200/s, p99': quantile(heard, 0.99),
      },
    };
  } finally {
    callers.close();
    await client.dispose();
  }
}

export function tellGrowth(rows: Rows, small: Grown, large: Grown): void {
  const sized = ({ told }: Grown) => `with ${told.events} events`;
  for (const [figure, rate] of Object.entries(large.rates))
    rows.add(`${figure} ${sized(large)}`, rate, 'a second', {
      beside: [sized(small), small.rates[figure]],
      least: Number((1 / FLAT).toFixed(2)),
    });
  for (const [figure, time] of Object.entries(large.times))
    rows.add(`${figure}, ${sized(large)}`, time, 'ms', { beside: [sized(small), small.times[figure]], most: FLAT });
}
