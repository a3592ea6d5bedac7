// The past as it was known and as it was true, over HTTP: teams, boards, funnels, sittings and the region board.
import { setTimeout as pause } from 'node:timers/promises';
import type { Body } from './client.kit.js';
import { FullProgram } from './full-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

describe('looking back', () => {
  const system = systemOfThisFile();
  let full: FullProgram;
  let enrolled: string;
  let enrolledAt: string;
  let rehearsed: string;
  let sitting: string;
  let end: string;
  const get = (path: string) => system.admin.found(path);
  const board = () => `/cohorts/${full.cohort}`;
  const progress = (query: string) => get(`/regions/progress?cohort=${full.cohort}${query}`);
  const ledIn = ({ regions }: Body, region: string) =>
    (regions as Body[]).find((each) => each.region === region)?.led ?? 0;

  beforeAll(async () => {
    full = new FullProgram(system.run, system.admin);
    await full.open();
    enrolled = String((await full.enroll('vko', 'VOR')).position);
    await pause(5);
    enrolledAt = new Date().toISOString();
    await pause(5);
    await full.attend('vko', 'VOR');
    await system.admin.done(full.ofTeam('vko', 'tests'), { stage: 'test', score: 8000 });
    sitting = await full.sit('rehearsal', 'vko', 'pre-defense');
    const closed = await system.admin.done(`/sittings/${sitting}/items/vko/close`, {});
    rehearsed = String(closed.position);
    const verdict = { stage: 'pre-defense', sitting, item: 'vko', verdict: 'ready' };
    await system.admin.done(full.ofTeam('vko', 'pre-defense'), verdict);
    // Recorded last, and true before everything else that the team did.
    await full.register('late-orl');
    const late = { ...full.enrollment('late', ['ORL']), occurredAt: '2022-04-01T09:00:00+03:00' };
    end = String((await system.admin.done(`${board()}/teams`, late)).position);
    await get(`${board()}?after=${end}`);
  }, 60_000);

  it('answers for the region board as of a position and as of a time what was known then', async () => {
    const then = await progress(`&asOf=${enrolled}`);
    expect([ledIn(then, 'VOR'), ledIn(then, 'ORL'), ledIn(await progress(''), 'ORL')]).toEqual([1, 0, 1]);
    expect(then).toMatchObject({ isPast: true, trueFor: null, asOf: { position: enrolled }, position: enrolled });
    expect((then.federation as Body).reached).toMatchObject({ webinars: { led: 0 } });
    const byTime = await progress(`&asOf=${enrolledAt}`);
    expect(byTime).toEqual(then);
    const { headers } = await system.admin.get(`/regions/progress?cohort=${full.cohort}&asOf=${enrolled}`);
    expect(headers.get('vekha-position')).toBe(enrolled);
  });

  it('shows a late entry on the axis on which it moved', async () => {
    const date = encodeURIComponent('2022-04-01T09:30:00+03:00');
    expect(ledIn(await progress(`&trueFor=${date}`), 'ORL')).toBe(1);
    expect(ledIn(await progress(`&trueFor=${date}`), 'VOR')).toBe(0);
    expect(ledIn(await progress(`&trueFor=${date}&asOf=${enrolled}`), 'ORL')).toBe(0);
    const teams = async (query: string) => ((await get(`${board()}?${query}`)).teams as Body[]).map(({ team }) => team);
    expect(await teams(`trueFor=${date}`)).toEqual(['late']);
    expect(await teams(`asOf=${enrolled}`)).toEqual(['vko']);
    expect(await teams('trueFor=2022-04-01')).toEqual(['late', 'vko']);
  });

  it('answers for a team, its board, its funnel and a sitting as of a position', async () => {
    const file = await get(`${full.ofTeam('vko')}?asOf=${enrolled}`);
    expect(file).toMatchObject({ isPast: true, tests: [], position: enrolled, seat: { status: 'enrolled' } });
    expect(((await get(full.ofTeam('vko'))).tests as Body[]).length).toBe(1);
    const now = await get(`${full.ofTeam('vko')}?asOf=${end}`);
    const { asOf: _a, trueFor: _t, isPast: _p, ...same } = now;
    expect(same).toEqual({ ...(await get(full.ofTeam('vko'))), position: end });
    const [stage] = (await get(`${board()}/funnel?asOf=${enrolled}`)).stages as Body[];
    expect(stage).toMatchObject({ stage: 'webinars', reached: 0, standing: 1 });
    const ofProgram = await get(`/programs/${full.program}/funnel?asOf=${enrolled}`);
    expect(ofProgram).toMatchObject({ isPast: true, position: enrolled, cohorts: [full.cohort], enrolled: 1 });
    expect((ofProgram.stages as Body[])[0]).toMatchObject({ reached: 0, standing: 1 });
    expect((await system.admin.get(`/programs/${full.program}/funnel?asOf=1999-01-01`)).status).toBe(404);
    expect(await get(`/sittings/${sitting}?asOf=${rehearsed}`)).toMatchObject({ isPast: true, openItems: 0 });
    expect((await system.admin.get(`/sittings/${sitting}?asOf=${enrolled}`)).status).toBe(404);
    expect((await system.admin.get(`${full.ofTeam('late')}?asOf=${enrolled}`)).status).toBe(404);
    expect((await system.admin.get(`${full.ofTeam('vko')}?trueFor=2021-01-01`)).status).toBe(404);
  });

  it('answers for one region as of a position and as true for a date', async () => {
    const teams = async (region: string, query: string) =>
      ((await get(`/regions/${region}?${query}`)).teams as Body[])
        .filter(({ cohort }) => cohort === full.cohort)
        .map(({ team, furthest }) => [team, furthest]);
    expect(await teams('VOR', `asOf=${enrolled}`)).toEqual([['vko', null]]);
    expect(await teams('VOR', `asOf=${end}`)).toEqual([['vko', 'pre-defense']]);
    expect([await teams('ORL', `asOf=${enrolled}`), await teams('ORL', '')]).toEqual([[], [['late', null]]]);
    const date = encodeURIComponent('2022-04-01T09:30:00+03:00');
    expect([await teams('ORL', `trueFor=${date}`), await teams('VOR', `trueFor=${date}`)]).toEqual([
      [['late', null]],
      [],
    ]);
    const { asOf, trueFor, isPast, incomplete, ...then } = await get(`/regions/VOR?asOf=${end}`);
    const dated = { asOf: { position: end }, trueFor: null, isPast: true, incomplete: 0 };
    expect({ asOf, trueFor, isPast, incomplete }).toMatchObject(dated);
    expect(then).toEqual({ ...(await get('/regions/VOR')), position: end });
    expect((await system.admin.get('/regions/VOR?asOf=1999-01-01')).status).toBe(404);
    const regional = await system.as('operator', { regions: ['ORL'] });
    expect((await regional.found(`/regions/VOR?asOf=${end}`)).teams).toEqual([]);
  });

  it('knows neither positions of other logs nor those to come, nor what is no time', async () => {
    const statusOf = async (asOf: string) => (await system.admin.get(`${board()}?asOf=${asOf}`)).status;
    expect(await statusOf(enrolled.replace(/^[^-]+/, 'abcdefabcdef'))).toBe(410);
    expect(await statusOf(enrolled.replace(/-.*/, `-${'f'.repeat(16)}-${'f'.repeat(16)}`))).toBe(410);
    expect(await statusOf('yesterday')).toBe(400);
    expect(await statusOf('1999-01-01')).toBe(404);
    expect((await get('/regions/progress?asOf=1999-01-01')).regions).toEqual([]);
  });

  it('keeps tokens within their scope', async () => {
    const elsewhere = await system.as('viewer', { cohorts: ['elsewhere'] });
    expect((await elsewhere.get(`${board()}?asOf=${enrolled}`)).status).toBe(403);
    expect((await elsewhere.get(`/regions/progress?cohort=${full.cohort}&asOf=${enrolled}`)).status).toBe(403);
    const regional = await system.as('operator', { regions: ['ORL'] });
    const seen = await regional.found(`${board()}?asOf=${end}`);
    expect((seen.teams as Body[]).map(({ team }) => team)).toEqual(['late']);
  });
});
