// Two projector processes share two shards on one log and one PostgreSQL: a killed one's shard is taken over, and no figure is lost.
import pg from 'pg';
import { describeOnPostgres } from '#read-store/postgres-server.kit';
import { LiveReader, RegionTable } from '../end-to-end/live-reader.kit.js';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually } from '../end-to-end/system.kit.js';
import { GrownSystem } from './grown.kit.js';
import { expectRecounted } from './laws.kit.js';

describeOnPostgres('projecting that is split over shards', () => {
  const system = new GrownSystem({ projectors: 2, env: { VEKHA_PROJECTOR_SHARDS: '2' } });
  const small = new SmallProgram('shards', system.admin);
  const table = new RegionTable();
  const path = `/regions/progress/stream?cohort=${small.cohort}`;
  const reader = new LiveReader(() => system.apis[0], system.bearer, path, table.take);
  const query = `/regions/progress?cohort=${small.cohort}`;

  beforeAll(async () => {
    await system.start();
    await small.open();
    const { position } = await small.enroll('first', 'VOR');
    await system.admin.found(`${query}&after=${position}`);
    await reader.connect();
  }, 180_000);
  afterAll(async () => {
    await reader.cut();
    await system.stop();
  }, 60_000);

  /** The live reader holds what the API answers now, and both what a count of the log alone gives. */
  async function everyoneSees(position: unknown): Promise<void> {
    await eventually(async () => {
      const shown = await system.admin.found(`${query}&after=${position}`);
      expect(table.figures).toEqual(RegionTable.of(shown));
      expectRecounted(await system.log.all(), small.cohort, shown);
    }, 60_000);
  }

  /** By process, the shards that it holds. */
  async function shards(): Promise<readonly string[]> {
    const owned = async (url: string) =>
      [...(await (await fetch(`${url}/metrics`)).text()).matchAll(/vekha_projector_owner\{shard="(\d)"\} 1/g)]
        .map(([, shard]) => shard)
        .join();
    return Promise.all(system.projectors.map(owned));
  }

  async function rowsOfShards(): Promise<readonly { shard: number; rows: number }[]> {
    const client = new pg.Client({ connectionString: system.postgres.url });
    await client.connect();
    const { rows } = await client.query(
      'select shard, count(*)::int as rows from region_progress group by 1 order by 1',
    );
    await client.end();
    return rows;
  }

  const teams = (prefix: string) => ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => `${prefix}-${each}`);
  async function enroll(prefix: string): Promise<unknown> {
    let at: unknown;
    for (const [index, team] of teams(prefix).entries())
      at = (await small.enroll(team, ['VOR', 'KRS', 'ORL'][index % 3]!)).position;
    return at;
  }

  it('spreads over the processes, and figures are the sums of both', async () => {
    await eventually(async () => expect([...(await shards())].sort()).toEqual(['0', '1']), 30_000);
    await everyoneSees(await enroll('early'));
    expect((await rowsOfShards()).map(({ shard }) => shard)).toEqual([0, 1]);
  }, 120_000);

  it.each(['projector 0', 'projector 1'])(
    'loses nothing when %s is killed, whose shard the other takes over',
    async (name) => {
      const killed = Date.now();
      expect(system.kill(name)).toBe(true);
      await everyoneSees(await enroll(name.replace(' ', '-')));
      process.stdout.write(`after ${name} was killed its shard was level again within ${Date.now() - killed} ms\n`);
    },
    120_000,
  );
});
