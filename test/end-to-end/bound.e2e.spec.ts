// How far a token goes that is bound to cohorts, regions, a team or a commissioner.
import type { Client } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('a token that is bound', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await small.enroll('vko', 'VOR', 'KRS');
    await small.enroll('orl', 'ORL');
    await system.settled();
  }, 30_000);

  it('to a cohort stays within it', async () => {
    const bound = await system.as('operator', { cohorts: [small.cohort] });
    expect(await bound.codeOf(`/cohorts/${small.cohort}`)).toEqual([200, undefined]);
    const other = `${system.run}-other`;
    await system.admin.done('/cohorts', { cohort: other, program: small.program, title: 'Другой' });
    expect(await bound.codeOf(`/cohorts/${other}`)).toEqual([403, 'forbidden']);
    expect((await bound.post(`/cohorts/${other}/capacity`, { capacity: 1 })).status).toBe(403);
    expect(await bound.codeOf('/regions/progress')).toEqual([403, 'forbidden']);
    expect(await bound.codeOf(`/regions/progress?cohort=${small.cohort}`)).toEqual([200, undefined]);
    expect(await bound.codeOf(`/regions/progress?cohort=${other}`)).toEqual([403, 'forbidden']);
    const { items } = await bound.found('/cohorts');
    expect(items).toMatchObject([{ cohort: small.cohort }]);
    expect((items as object[]).length).toBe(1);
  });

  it('to a cohort opens no other cohort, program, decision or sitting', async () => {
    const bound = await system.as('administrator', { cohorts: [`${system.run}-elsewhere`] });
    const sitting = await small.sit('foreign', 'vko', 'pre-defense');
    for (const path of ['/arrivals', '/scores', '/protocol'])
      expect([path, (await bound.post(`/sittings/${sitting}${path}`, { person: small.chair })).status]).toEqual([
        path,
        403,
      ]);
    expect((await bound.post('/cohorts', { program: small.program, title: 'x' })).status).toBe(403);
    const { items } = await bound.found('/decisions');
    expect(items).toEqual([]);
  });

  it('to a cohort finds and lists nothing of another', async () => {
    const elsewhere = await system.as('operator', { cohorts: [`${system.run}-elsewhere`] });
    const here = await system.as('operator', { cohorts: [small.cohort] });
    await small.sit('listed', 'vko', 'pre-defense');
    const team = (client: Client) => client.found(`/search?q=vko`).then(({ items }) => JSON.stringify(items));
    const sittings = async (client: Client) => ((await client.found('/sittings')).items as unknown[]).length;
    await eventually(async () => {
      expect(await team(here)).toContain(small.cohort);
      expect(await sittings(here)).toBeGreaterThan(0);
      expect(await here.found('/regions/VOR')).toMatchObject({ teams: [{ team: 'vko' }] });
      expect((await here.found('/decisions?limit=2')).items).toHaveLength(2);
    });
    expect([await team(elsewhere), await sittings(elsewhere)]).toEqual(['[]', 0]);
    expect(await elsewhere.found('/regions/VOR')).toMatchObject({ teams: [], cohorts: [] });
    expect(await here.codeOf('/people')).toEqual([403, 'forbidden']);
    expect((await elsewhere.found('/outcomes')).items).toEqual([]);
  });

  it('to regions sees their teams alone on a board, in search and in the decisions', async () => {
    const bound = await system.as('operator', { regions: ['ORL'] });
    await eventually(async () => {
      expect(await bound.found(`/cohorts/${small.cohort}`)).toMatchObject({ teams: [{ team: 'orl' }] });
      const { items } = await bound.found('/decisions');
      expect([...new Set((items as { team: string }[]).map(({ team }) => team))]).toEqual(['orl']);
    });
    const { token } = await system.admin.found('/me');
    expect((await bound.found('/decisions/actors')).items).toEqual([{ actor: token, title: null }]);
    expect((await bound.found('/search?q=vko')).items).toEqual([]);
  });

  it('to regions sees and enrolls theirs alone', async () => {
    const bound = await system.as('operator', { regions: ['ORL'] });
    const { regions } = await bound.found(`/regions/progress?cohort=${small.cohort}`);
    expect(regions).toMatchObject([{ region: 'ORL' }]);
    expect(await bound.codeOf(small.ofTeam('orl'))).toEqual([200, undefined]);
    expect(await bound.codeOf(small.ofTeam('vko'))).toEqual([403, 'forbidden']);
    const enroll = await bound.post(`/cohorts/${small.cohort}/teams`, small.enrollment('more', ['VOR']));
    expect([enroll.status, enroll.body.code]).toEqual([403, 'forbidden']);
  });

  it('to a team is that team’s alone', async () => {
    const team = await system.as('team', { team: `${small.cohort}.vko` });
    expect(await team.codeOf(small.ofTeam('vko', 'history'))).toEqual([200, undefined]);
    expect(await team.codeOf(small.ofTeam('orl'))).toEqual([403, 'forbidden']);
    expect(await team.codeOf('/decisions')).toEqual([403, 'forbidden']);
    const revised = { kind: 'create', title: 'Новое имя' };
    expect((await team.post(small.ofTeam('vko', 'project'), revised)).status).toBe(201);
    expect((await team.post(small.ofTeam('orl', 'project'), revised)).status).toBe(403);
  });

  it('to a commissioner gives that commissioner’s own scores alone', async () => {
    const member = await system.as('commission-member', { person: small.member });
    const sheet = (person: string) => ({ person, item: 'vko', scores: { quality: 700 } });
    const other = await member.post(`/sittings/${system.run}-none/scores`, sheet(small.chair));
    expect([other.status, other.body.code]).toEqual([403, 'forbidden']);
    const own = await member.post(`/sittings/${system.run}-none/scores`, sheet(small.member));
    expect(own.status).toBe(404);
  });
});
