// Read models are built anew while people read them, on a folder at rest, and when the code's version is another.
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { openReadStore } from '#read-store/open';
import type { Body } from './client.kit.js';
import { vekha } from './cli.kit.js';
import { LiveReader, RegionTable } from './live-reader.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('vekha rebuild', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  const progress = () => system.admin.found(`/regions/progress?cohort=${small.cohort}`);
  const env = (more: NodeJS.ProcessEnv = {}) => ({ ...system.env, VEKHA_TOKEN: system.bearer, ...more });
  const asked = () => env({ VEKHA_URL: system.url });
  /** Past Vekha, straight into the database of a system that is halted. */
  async function inDatabase(statement: string): Promise<void> {
    const url = system.env.DATABASE_URL;
    const store = await openReadStore(url ? { url } : { folder: path.join(system.folder, 'postgres') });
    await store.db.execute(sql.raw(statement));
    await store.close();
  }
  const buildOf = async (projection: string) => {
    const { items } = await system.admin.found('/admin/projections');
    return (items as Body[]).find((each) => each.projection === projection)!.build as Body;
  };

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('vko', 'VOR');
    const { position } = await small.enroll('orl', 'ORL');
    await system.admin.found(`/regions/progress?after=${position}`);
  }, 60_000);

  it('makes everything anew on a running system, and live readers go on with a fresh snapshot', async () => {
    const table = new RegionTable();
    const reader = new LiveReader(
      () => system.url,
      system.bearer,
      `/regions/progress/stream?cohort=${small.cohort}`,
      table.take,
    );
    await reader.connect();
    await eventually(async () => expect(reader.kinds).toEqual(['snapshot']));
    const [answers, stop] = [[] as number[], { now: false }];
    const polling = (async () => {
      while (!stop.now) answers.push(Number(((await progress()).federation as Body).led));
    })();
    const { code, out, err } = await vekha(['rebuild'], asked());
    stop.now = true;
    await polling;
    expect([code, err.includes('Error')]).toEqual([0, false]);
    expect(out).toMatch(/✓ region_progress: построена заново/);
    expect(out.split('\n').filter((line) => line.startsWith('✓')).length).toBeGreaterThanOrEqual(17);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([2]));
    await eventually(async () =>
      expect(reader.kinds.filter((kind) => kind !== 'heartbeat')).toEqual(['snapshot', 'snapshot']),
    );
    await small.enroll('krs', 'KRS');
    await eventually(async () => expect(reader.kinds.at(-1)).toBe('change'));
    await eventually(async () => expect(table.figures).toEqual(RegionTable.of(await progress())));
    await reader.cut();
  }, 90_000);

  it('sends a reader who was away during the switch a fresh snapshot, and one who was not only what changed', async () => {
    const table = new RegionTable();
    const path = `/regions/progress/stream?cohort=${small.cohort}`;
    const reader = new LiveReader(() => system.url, system.bearer, path, table.take);
    await reader.connect();
    await eventually(async () => expect(reader.kinds).toEqual(['snapshot']));
    await reader.cut();
    expect((await vekha(['rebuild', 'region_progress', '--json'], asked())).code).toBe(0);
    await reader.connect();
    await eventually(async () => expect(reader.kinds).toEqual(['snapshot', 'snapshot']));
    await reader.cut();
    await small.enroll('kom', 'VOR');
    await reader.connect();
    const news = () => reader.kinds.filter((kind) => kind !== 'heartbeat');
    await eventually(async () => expect(news()).toEqual(['snapshot', 'snapshot', 'change']));
    await reader.cut();
  }, 60_000);

  it('lets read models that were not built anew answer at the place where another was', async () => {
    expect((await vekha(['rebuild', 'region_progress', '--json'], asked())).code).toBe(0);
    const { position } = await progress();
    expect(await system.admin.found(`/cohorts/${small.cohort}/funnel?after=${position}`)).toMatchObject({
      enrolled: 4,
    });
    expect(await system.admin.found(`/regions/progress?asOf=${position}`)).toMatchObject({ federation: { led: 4 } });
  }, 60_000);

  it('goes back to the rows before, brought up to date', async () => {
    const before = await progress();
    const { code, out } = await vekha(['rebuild', 'region_progress', '--back'], asked());
    expect([code, out]).toEqual([0, expect.stringContaining('возвращена прежняя')]);
    expect(RegionTable.of(await progress())).toEqual(RegionTable.of(before));
  }, 60_000);

  it('is for administrators, and knows its read models', async () => {
    const operator = await system.as('operator');
    expect((await operator.post('/admin/projections/region_progress/rebuild', {})).status).toBe(403);
    expect((await system.admin.post('/admin/projections/nothing/rebuild', {})).status).toBe(404);
    const { code, err } = await vekha(['rebuild', 'nothing'], asked());
    expect([code, err]).toEqual([1, expect.stringContaining('Не найдено')]);
  });

  it('says on a folder at rest that what was shown had differed from the log', async () => {
    const before = await progress();
    await system.halt();
    expect((await vekha(['rebuild', 'region_progress'], env())).code).toBe(0);
    await inDatabase(
      `update region_progress set led = led + 7 where cohort = '${small.cohort}' and level = 'federation'`,
    );
    const { code, out } = await vekha(['rebuild'], env());
    expect([code, out]).toEqual([1, expect.stringContaining('! region_progress')]);
    expect(out).toMatch(/отличались \{.*"level":"federation"/);
    expect(out.match(/^! /gm)).toHaveLength(1);
    await system.start();
    expect(RegionTable.of(await progress())).toEqual(RegionTable.of(before));
  }, 120_000);

  it('happens by itself when the rows are of an older version, which are shown until then', async () => {
    const before = await progress();
    await system.halt();
    await inDatabase(`update checkpoints set version = version - 1 where projection = 'region_progress'`);
    await system.start();
    expect(RegionTable.of(await progress())).toEqual(RegionTable.of(before));
    await eventually(async () =>
      expect(await buildOf('region_progress')).toMatchObject({ state: 'switched', askedBy: null }),
    );
    await small.enroll('lpr', 'VOR');
    await eventually(async () =>
      expect(
        (((await progress()).federation as Body).led as number) > (before.federation as Body & { led: number }).led,
      ).toBe(true),
    );
  }, 60_000);
});
