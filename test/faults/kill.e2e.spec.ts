// Processes killed at random moments under load, again and again: what was acknowledged stands once, and everything agrees.
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PgliteReadStore } from '#read-store/pglite.read-store';
import { PostgresReadStore } from '#read-store/postgres.read-store';
import { describeOnPostgres } from '#read-store/postgres-server.kit';
import type { Client } from '../end-to-end/client.kit.js';
import type { LogReader } from '../end-to-end/log.kit.js';
import { seeded } from '../end-to-end/scenario-player.kit.js';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually, expectLevel, TestSystem } from '../end-to-end/system.kit.js';
import { GrownSystem } from './grown.kit.js';
import { decisionsIn, everyRow, expectEachOnce, expectRecounted, projectedAnew } from './laws.kit.js';
import { Load } from './load.kit.js';
import { Watchers } from './watchers.kit.js';

const IS_LONG = process.env.VEKHA_LONG_FAULTS !== undefined;
const ROUNDS = Number(process.env.VEKHA_FAULT_ROUNDS ?? (IS_LONG ? 200 : 3));
/** The long run explores; the short one is the same each time, as far as processes are. */
const SEED = Number(process.env.VEKHA_FAULT_SEED ?? (IS_LONG ? Date.now() % 1_000_000 : 20_220_705));
const CALLERS = 6;
const TABLES_EVERY = 20;
const TOLD_EVERY = 10;

interface Killable {
  readonly run: string;
  readonly admin: Client;
  readonly said: readonly string[];
  url(): string;
  log(): LogReader;
  /** The processes that may die, by name. */
  readonly victims: readonly string[];
  kill(name: string): boolean;
  /** Every row of the read models, when they are level. */
  rows(): ReturnType<typeof everyRow>;
}

function survives(system: Killable): void {
  const random = seeded(SEED);
  const small = new SmallProgram(system.run, system.admin);
  const load = new Load(system.admin, small, random);
  const watchers = new Watchers(() => system.url(), system.admin, small.cohort);
  let kills = 0;

  beforeAll(async () => {
    await small.open(['VOR', 'KRS', 'ORL', 'LIP', 'TUL']);
    watchers.start();
  }, 60_000);
  afterAll(() => watchers.stop(), 30_000);

  /** One, and now and then two at once. */
  async function killSome(): Promise<void> {
    await pause(random() * 900);
    const { victims } = system;
    const first = Math.floor(random() * victims.length);
    const doomed = [victims[first], ...(random() < 0.3 ? [victims[(first + 1) % victims.length]] : [])];
    for (const name of doomed) if (system.kill(name)) kills += 1;
  }

  async function tellWhereItFailed<T>(round: number, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      process.stderr.write(`seed ${SEED}, round ${round}: ${error}\n${system.said.slice(-10).join('\n')}\n`);
      throw error;
    }
  }

  /** The reader's own connection may have been cut as well. */
  const wholeLog = () => eventually(() => system.log().all());

  async function everythingAgrees(round: number): Promise<void> {
    const events = await wholeLog();
    expectEachOnce(events, load.answered);
    const last = load.answered.map(({ answer }) => String(answer.body.position ?? '')).sort();
    await eventually(() => watchers.expectFresh(last.at(-1)!), 60_000);
    await eventually(async () => expect([...watchers.decisions].sort()).toEqual(decisionsIn(events).sort()), 30_000);
    expect(watchers.snapshots).toBe(1);
    expectRecounted(events, small.cohort, await system.admin.found(`/regions/progress?cohort=${small.cohort}`));
    if (round % TABLES_EVERY > 0 && round < ROUNDS) return;
    // Readers look at two of them.
    await eventually(() => expectLevel(system.admin), 60_000);
    const logged = await wholeLog();
    expect(await system.rows()).toEqual(await projectedAnew(logged));
  }

  it(`${ROUNDS} rounds`, async () => {
    for (let round = 1; round <= ROUNDS; round++)
      await tellWhereItFailed(round, async () => {
        await Promise.all([load.run(CALLERS), killSome()]);
        await everythingAgrees(round);
        if (IS_LONG && round % TOLD_EVERY === 0)
          process.stderr.write(
            `round ${round} of ${ROUNDS}: ${kills} kills, ${load.answered.length} commands, all agree\n`,
          );
      });
    const { answered, retried } = load;
    const summary = `seed ${SEED}: ${kills} kills, ${answered.length} commands, ${retried} of them sent again`;
    process.stdout.write(`${summary}, live readers connected ${watchers.resumed} times\n`);
    expect(system.said.filter((sentence) => sentence.includes('SIGKILL')).length).toBeGreaterThanOrEqual(kills);
  }, 3_600_000);

  it('and every command sent again has the outcome that it had', async () => {
    for (const answered of load.answered) await load.expectSame(answered);
  }, 600_000);
}

describe('killed at random moments, embedded', () => {
  const system = new TestSystem({ embedded: true });
  beforeAll(() => system.start(), 60_000);
  afterAll(() => system.stop(), 60_000);

  survives({
    run: system.run,
    admin: system.admin,
    said: system.said,
    url: () => system.url,
    log: () => system.log,
    victims: ['the application', 'the event node'],
    kill(name) {
      const pid = system.running.processes()[name];
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      return pid !== undefined;
    },
    /** PGlite is of one process: the system rests meanwhile. */
    async rows() {
      await system.halt();
      const store = await PgliteReadStore.open(path.join(system.folder, 'postgres'), (error) => {
        throw error;
      });
      const rows = await everyRow(store.db);
      await store.close();
      await system.start();
      return rows;
    },
  });
});

describeOnPostgres('killed at random moments, on PostgreSQL', () => {
  const system = new GrownSystem();
  beforeAll(() => system.start(), 120_000);
  afterAll(() => system.stop(), 60_000);

  survives({
    run: system.run,
    admin: system.admin,
    said: system.said,
    url: () => system.apis[0],
    log: () => system.log,
    victims: ['the event node', 'api 0', 'projector 0'],
    kill: (name) => system.kill(name),
    async rows() {
      const store = new PostgresReadStore(system.postgres.url);
      const rows = await everyRow(store.db);
      await store.close();
      return rows;
    },
  });
});
