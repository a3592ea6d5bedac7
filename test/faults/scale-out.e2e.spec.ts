// Two API and two projector processes on one log and one PostgreSQL: live readers of both see all; an owner's death stops nothing.
import pg from 'pg';
import { describeOnPostgres } from '#read-store/postgres-server.kit';
import { LiveReader, RegionTable } from '../end-to-end/live-reader.kit.js';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually } from '../end-to-end/system.kit.js';
import { GrownSystem } from './grown.kit.js';

describeOnPostgres('several processes of each kind', () => {
  const system = new GrownSystem({ apis: 2, projectors: 2 });
  const small = new SmallProgram('scale', system.admin);
  const tables = [new RegionTable(), new RegionTable()];
  const path = `/regions/progress/stream?cohort=${small.cohort}`;
  const readers = tables.map((table, api) => new LiveReader(() => system.apis[api], system.bearer, path, table.take));

  beforeAll(async () => {
    await system.start();
    await small.open();
    const { position } = await small.enroll('first', 'VOR');
    await system.admin.found(`/regions/progress?cohort=${small.cohort}&after=${position}`);
    for (const reader of readers) await reader.connect();
  }, 120_000);
  afterAll(async () => {
    for (const reader of readers) await reader.cut();
    await system.stop();
  }, 60_000);

  /** The readers on both hold what both answer now. */
  async function everyoneSees(position: unknown): Promise<void> {
    await eventually(async () => {
      for (const api of [0, 1]) {
        const query = `/regions/progress?cohort=${small.cohort}&after=${position}`;
        expect(tables[api].figures).toEqual(RegionTable.of(await system.clientOf(api).found(query)));
      }
    }, 30_000);
  }

  /** Processes that hold the lock or, waiting, none. */
  async function owners(): Promise<number> {
    const client = new pg.Client({ connectionString: system.postgres.url });
    await client.connect();
    const held = await client.query(
      `select l.pid from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.granted and a.application_name = 'vekha projector'`,
    );
    await client.end();
    return held.rows.length;
  }

  it('have one owner, and live readers on each API see everything', async () => {
    expect(await owners()).toBe(1);
    const { position } = await small.enroll('second', 'KRS');
    await everyoneSees(position);
  }, 60_000);

  it.each(['projector 0', 'projector 1'])(
    'lose nothing when %s is killed',
    async (name) => {
      const killed = Date.now();
      expect(system.kill(name)).toBe(true);
      const team = name.replace(' ', '-');
      const { position } = await small.enroll(team, 'ORL');
      await everyoneSees(position);
      // The other looks once a second; the rest is this machine's.
      process.stdout.write(`after ${name} was killed its work was level again within ${Date.now() - killed} ms\n`);
      await eventually(async () => expect(system.child(name).pid).toBeDefined());
      expect(await owners()).toBe(1);
      expect(system.said).toContain(`${name} ended with SIGKILL; it starts again in 200 ms`);
    },
    90_000,
  );

  it('measure themselves, the projectors on ports of their own', async () => {
    const text = async (url: string) => (await fetch(`${url}/metrics`)).text();
    // The one that was killed last may still be starting.
    for (const url of system.projectors) await eventually(async () => void (await text(url)), 60_000);
    const api = await text(system.apis[0]);
    expect(api).toMatch(/vekha_commands_total\{command="EnrollTeam",outcome="accepted"\} [1-9]/);
    expect(api).toMatch(/vekha_append_seconds_count\{outcome="done"\} [1-9]/);
    expect(api).toMatch(/vekha_live_readers\{projection="region_progress"\} 1/);
    expect(api).toMatch(/vekha_nodejs_eventloop_lag_p99_seconds /);
    const owners: string[] = [];
    for (const url of system.projectors) {
      const projector = await text(url);
      for (const part of ['store', 'database']) expect(projector).toContain(`vekha_up{part="${part}"} 1`);
      expect(projector).toContain('vekha_projection_lag_events{projection="region_progress"} 0');
      expect(projector).toContain('vekha_parked_keys{projection="region_progress"} 0');
      owners.push(/vekha_projector_owner\{shard="0"\} (\d)/.exec(projector)?.[1] ?? '');
      const ready = await (await fetch(`${url}/health/ready`)).json();
      expect(ready).toMatchObject({ ready: true, parts: { projections: { ok: true, parked: [], building: [] } } });
    }
    expect(owners.sort()).toEqual(['0', '1']);
  });

  it('project each event once', async () => {
    const events = await system.log.all();
    const enrolled = events.filter(({ type }) => type === 'TeamEnrolled').length;
    const { federation } = await system.admin.found(`/regions/progress?cohort=${small.cohort}`);
    expect(federation).toMatchObject({ led: enrolled });
  });
});
