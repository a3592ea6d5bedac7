// Ten thousand teams in one file: told of, written, sent again, and shown. Prints how long each took; fails on none of it.
import { engineOn, register } from '#engine/engine.kit';
import { EventStore } from '#event-store/event-store';
import type { Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

const ROWS = 10_000;
const TOGETHER = 50;
const header = 'team;name;regions;leadRegion;projectKind;projectTitle;members';
const regions = ['VOR', 'KRS', 'ORL'];

describe('ten thousand teams by CSV', () => {
  const system = systemOfThisFile();
  const small = new SmallProgram(system.run, system.admin);
  const seconds: Record<string, number> = {};
  const names = Array.from({ length: ROWS }, (_, n) => `t${n}`);
  const file = [
    header,
    ...names.map((team, n) => {
      const region = regions[n % regions.length];
      return `${team};Команда ${team};${region};${region};create;Кластер ${n};${small.person(team)}/authority/${region}`;
    }),
  ].join('\n');
  const send = (query = '') =>
    system.admin.post(`/cohorts/${small.cohort}/teams/import${query}`, file, {
      headers: { 'content-type': 'text/csv' },
    });
  const timed = async <T>(what: string, does: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await does();
    seconds[what] = Math.round(performance.now() - began) / 1_000;
    return done;
  };
  /** The header is row 1. */
  const every = (is: string) => names.map((_, index) => ({ row: index + 2, is }));
  const none = { enrolled: 0, waitlisted: 0, unchanged: 0, refused: 0, unknown: 0, rows: ROWS, errors: [] };

  beforeAll(async () => {
    await small.open(regions);
    await timed('people registered', async () => {
      // Past HTTP, as another process would: registering them is not what is timed here.
      const engine = await engineOn(new EventStore({ url: system.running.eventStoreUrl }));
      for (let from = 0; from < ROWS; from += TOGETHER)
        await Promise.all(names.slice(from, from + TOGETHER).map((name) => register(engine, small.person(name))));
      await engine.stop();
    });
  }, 300_000);
  afterAll(() => {
    const said = Object.entries(seconds).map(([what, took]) => `${what} ${took} s`);
    process.stdout.write(`ten thousand teams by CSV: ${said.join(', ')}\n`);
  });

  it('are only told of in a dry run', async () => {
    const { body } = await timed('dry run', () => send('?dryRun'));
    expect(body).toEqual({ ...none, dryRun: true, enrolled: ROWS, outcomes: every('enrolled') });
  }, 300_000);

  it('are all enrolled', async () => {
    const { body } = await timed('real run', () => send());
    expect(body).toEqual({ ...none, dryRun: false, enrolled: ROWS });
  }, 300_000);

  it('stand in the figures of their cohort and its regions', async () => {
    await timed('read models level after the run', () =>
      eventually(async () => {
        const { items } = await system.admin.found(`/cohorts?program=${small.program}`);
        expect(items).toMatchObject([{ cohort: small.cohort, enrolled: ROWS }]);
        const { federation } = await system.admin.found(`/regions/progress?cohort=${small.cohort}`);
        expect(federation).toMatchObject({ involved: ROWS });
      }, 400_000),
    );
    const board = await timed('the board read', () => system.admin.found(`/cohorts/${small.cohort}`));
    expect(board).toMatchObject({ seats: { enrolled: ROWS }, incomplete: 0 });
    expect(board.teams).toHaveLength(ROWS);
  }, 450_000);

  it('change nothing when the same file comes again', async () => {
    const last = await system.log.all();
    const { body } = await timed('second run', () => send());
    expect(body).toEqual({ ...none, dryRun: false, unchanged: ROWS });
    expect((await system.log.all()).length).toBe(last.length);
  }, 300_000);

  it('are found after a restart by a process that knows none of them', async () => {
    await system.restart();
    const { body } = await timed('dry run after a restart', () => send('?dryRun'));
    expect(body as Body).toEqual({ ...none, dryRun: true, unchanged: ROWS, outcomes: every('unchanged') });
  }, 300_000);
});
