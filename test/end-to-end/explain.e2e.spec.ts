// Where figures come from, and that a figure edited by hand is found.
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { openReadStore } from '#read-store/open';
import type { Body } from './client.kit.js';
import { vekha } from './cli.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

describe('explaining a figure', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  let enrolled: Body;
  let attended: Body;
  const env = (more: NodeJS.ProcessEnv = {}) => ({ ...system.env, VEKHA_TOKEN: system.bearer, ...more });
  const asked = (key: string, metric: string, more = '', projection = 'region_progress') =>
    system.admin.get(`/explain?projection=${projection}&key=${encodeURIComponent(key)}&metric=${metric}${more}`);
  const inCohort = () => `&cohort=${small.cohort}&recount=true`;
  const figure = ['--projection', 'region_progress', '--key', 'region:VOR:enrolled', '--metric', 'led'];

  /** Past Vekha, straight into the database of a system that is halted. */
  async function inDatabase(statement: string): Promise<void> {
    const url = system.env.DATABASE_URL;
    const store = await openReadStore(url ? { url } : { folder: path.join(system.folder, 'postgres') });
    await store.db.execute(sql.raw(statement));
    await store.close();
  }

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    enrolled = await small.enroll('vko', 'VOR', 'KRS');
    await small.enroll('orl', 'ORL');
    attended = await small.attend('vko', 'VOR', 'KRS');
    await system.admin.found(`/regions/progress?after=${attended.position}`);
  }, 60_000);

  it('gives what a figure of the region board is the sum of, each with its decision and the rule', async () => {
    const { body, headers } = await asked('region:VOR:stage:webinars', 'led', inCohort());
    expect(body).toMatchObject({ shown: 1, sum: 1, count: 1, agrees: true, recount: { value: 1, agrees: true } });
    expect(body.items).toMatchObject([
      { team: 'vko', delta: 1, event: 'StagePassed', decision: attended.decision, position: attended.position },
    ]);
    const [{ rule }] = body.items as { rule: Body }[];
    expect(rule).toMatchObject({
      ru: expect.stringContaining('этап пройден'),
      en: expect.stringContaining('a team led'),
    });
    expect(headers.get('vekha-position')).toBe(body.position);
  });

  it('explains districts, kinds over all programs, the coverage and the funnel', async () => {
    const all = await system.admin.found('/regions/progress');
    for (const { district, involved, reached } of all.districts as (Body & { reached: Record<string, Body> })[]) {
      const key = `district:${district ?? ''}`;
      expect((await asked(key, 'involved', '&recount=true')).body).toMatchObject({ sum: involved, agrees: true });
      const wanted = { sum: reached.sessions?.involved, agrees: true };
      expect((await asked(`${key}:sessions`, 'involved', '&recount=true')).body).toMatchObject(wanted);
    }
    const covered = (await asked('stage:webinars', 'covered', inCohort(), 'coverage')).body;
    expect(covered).toMatchObject({ shown: 2, sum: 2, agrees: true, recount: { value: 2 } });
    expect((covered.items as Body[]).map(({ region }) => region)).toEqual(['KRS', 'VOR']);
    const reached = (await asked(`cohort:${small.cohort}:webinars`, 'reached', '&recount=true', 'funnel')).body;
    expect(reached).toMatchObject({ sum: 1, recount: { value: 1, agrees: true } });
    expect(reached.items).toMatchObject([{ team: 'vko', stage: 'webinars', decision: attended.decision }]);
    const standing = (await asked(`cohort:${small.cohort}:webinars`, 'standing', '', 'funnel')).body;
    expect(standing.items).toMatchObject([{ team: 'orl', because: 'enrolled' }]);
  });

  it('explains the past', async () => {
    const then = `${inCohort()}&asOf=${enrolled.position}`;
    const { body } = await asked('federation:RU', 'led', then);
    expect(body).toMatchObject({ isPast: true, shown: null, sum: 1, recount: { value: 1, agrees: true } });
  });

  it('knows its figures and keeps tokens within their scope', async () => {
    expect((await asked('region', 'led')).status).toBe(404);
    expect((await asked('region:VOR', 'height')).status).toBe(404);
    expect((await asked('region:VOR', 'led', '&cohort=nowhere')).status).toBe(404);
    const regional = await system.as('viewer', { regions: ['ORL'] });
    const theirs = (key: string) => regional.get(`/explain?projection=region_progress&metric=led&key=${key}`);
    expect((await theirs('region:ORL')).status).toBe(200);
    expect((await theirs('region:VOR')).status).toBe(403);
    expect((await theirs('federation:RU')).status).toBe(403);
    expect((await (await system.as('team', { team: `${small.cohort}.vko` })).get('/explain')).status).toBe(403);
  });

  it('finds a row that was edited by hand, on a folder at rest and on a running system', async () => {
    const sound = await vekha(
      ['audit', 'explain', ...figure, '--cohort', small.cohort],
      env({ VEKHA_URL: system.url }),
    );
    expect([sound.code, sound.out]).toEqual([0, expect.stringContaining('✓ region_progress')]);
    await system.halt();
    const edit = `update region_progress set led = led + 7 where cohort = '${small.cohort}' and place = 'VOR' and reached = 'enrolled'`;
    const past = (...more: string[]) => vekha(['audit', 'explain', ...figure, '--json', ...more], env());
    const then = await past('--cohort', small.cohort, '--as-of', String(enrolled.position));
    expect([then.code, JSON.parse(then.out)]).toMatchObject([
      0,
      { position: enrolled.position, shown: null, sum: 1, agrees: true, recount: { value: 1 } },
    ]);
    const byDates = await past('--as-of', new Date().toISOString(), '--true-for', '2000-01-01T00:00:00Z');
    expect([byDates.code, byDates.err]).toEqual([1, expect.stringContaining('Нет такого потока')]);
    expect((await past('--as-of', 'yesterday')).code).toBe(2);
    await inDatabase(edit);
    const atRest = await vekha(['audit', 'explain', ...figure], env());
    expect([atRest.code, atRest.out]).toEqual([
      1,
      expect.stringContaining('показано 8, сумма 1 из 1; счёт по журналу 1'),
    ]);
    await system.start();
    const { body } = await asked('region:VOR', 'led', inCohort());
    expect(body).toMatchObject({ shown: 8, sum: 1, agrees: false, recount: { value: 1, agrees: false } });
    const running = await vekha(['audit', 'reconcile', '--json'], env({ VEKHA_URL: system.url }));
    const lines = running.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, Body>);
    const key = { cohort: small.cohort, level: 'region', place: 'VOR', reached: 'enrolled' };
    const found = [{ table: 'region_progress', key, column: 'led', stored: 8, recounted: 1 }];
    expect(running.code).toBe(1);
    expect(
      lines.find(({ reconciled }) => reconciled?.projection === 'region_progress')!.reconciled!.differences,
    ).toEqual(found.map((each) => ({ ...each, key: { ...key, shard: 0 } })));
    expect(lines.find(({ recounted }) => recounted)!.recounted!.differences).toEqual(found);
    expect(lines.at(-1)!.summary).toMatchObject({ differing: 2 });
  }, 120_000);

  it('finds nothing once the rows are built anew, in any table, on a folder at rest, and leaves nothing behind', async () => {
    expect((await vekha(['rebuild', 'region_progress'], env({ VEKHA_URL: system.url }))).code).toBe(1); // it had differed
    await system.halt();
    await inDatabase(`delete from case_files where cohort = '${small.cohort}' and team = 'orl'`);
    const missing = await vekha(['audit', 'reconcile'], env());
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining('✗ case_file: расхождений 1')]);
    expect(missing.out).toContain(`case_files {"cohort":"${small.cohort}","team":"orl"} *: показано null`);
    expect((await vekha(['rebuild', 'case_file'], env())).code).toBe(1);
    const sound = await vekha(['audit', 'reconcile'], env());
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(/расхождений 0, /)]);
    await inDatabase(
      `do $$ begin assert not exists (select 1 from pg_namespace where nspname like '%recount%'); end $$`,
    );
    await system.start();
    const regional = await system.as('auditor', { regions: ['ORL'] });
    expect((await regional.get('/audit/reconcile')).status).toBe(403);
    expect((await (await system.as('viewer')).get('/audit/reconcile')).status).toBe(403);
  }, 120_000);
});
