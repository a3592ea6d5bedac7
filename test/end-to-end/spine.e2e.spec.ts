// One team of three regions, carried through all five commands of the spine by hand.
import type { Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

type Row = Body & { region: string; involved: number; led: number; reached: Record<string, { involved: number }> };

describe('a team of three regions, from enrollment to the registry', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  let last: Body;
  const position = () => `after=${last.position}`;
  const team = 'vko';

  const progress = async (): Promise<{ regions: Row[]; federation: Row; body: Body }> => {
    const body = await system.admin.found(`/regions/progress?cohort=${small.cohort}&${position()}`);
    return { regions: body.regions as Row[], federation: body.federation as Row, body };
  };
  const file = () => system.admin.found(`${small.ofTeam(team)}?${position()}`);
  const stages = async () =>
    Object.fromEntries(((await file()).stages as Body[]).map(({ stage, status }) => [stage, status]));

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
  }, 30_000);

  it('counts it in each of its regions, as led in one, and once in the federation', async () => {
    last = await small.enroll(team, 'VOR', 'KRS', 'ORL');
    const { regions, federation } = await progress();
    expect(regions.map(({ region, involved, led }) => [region, involved, led])).toEqual([
      ['KRS', 1, 0],
      ['ORL', 1, 0],
      ['VOR', 1, 1],
    ]);
    expect(federation).toMatchObject({ involved: 1, led: 1 });
  });

  it('passes the webinars with its attendance, in each region', async () => {
    last = await small.attend(team, 'VOR', 'KRS');
    expect(await stages()).toMatchObject({ webinars: 'passed', 'pre-defense': 'open', defense: 'closed' });
    const { regions } = await progress();
    expect(regions.map(({ reached }) => reached.webinars.involved)).toEqual([1, 1, 1]);
  });

  it('goes to rework with a remark, and is through when the remark is answered and accepted', async () => {
    const sitting = await small.sit('rehearsal', team, 'pre-defense');
    await system.admin.done(`/sittings/${sitting}/items/${team}/close`, {});
    const remarks = [{ remark: 'r1', author: small.member, text: 'Обосновать спрос' }];
    const verdict = { stage: 'pre-defense', sitting, item: team, verdict: 'rework', remarks };
    last = await system.admin.done(small.ofTeam(team, 'pre-defense'), verdict);
    expect(await stages()).not.toMatchObject({ 'pre-defense': 'passed' });
    const answer = { stage: 'pre-defense', answer: 'Письма приложены' };
    await system.admin.done(small.ofTeam(team, 'remarks/r1/answer'), answer);
    last = await system.admin.done(small.ofTeam(team, 'remarks/r1/accept'), { stage: 'pre-defense', by: small.member });
    expect(last.events).toMatchObject([
      { type: 'RemarkAccepted' },
      { type: 'StagePassed', data: { stage: 'pre-defense' } },
    ]);
    expect((await file()).remarks).toMatchObject([{ remark: 'r1', status: 'accepted' }]);
  });

  it('defends by the sheets of the closed item', async () => {
    const sitting = await small.sit('defense', team, 'defense');
    for (const [person, quality] of [
      [small.chair, 700],
      [small.member, 651],
    ] as const)
      await system.admin.done(`/sittings/${sitting}/scores`, { person, item: team, scores: { quality } });
    await system.admin.done(`/sittings/${sitting}/items/${team}/close`, {});
    last = await system.admin.done(small.ofTeam(team, 'defense'), { stage: 'defense', sitting, item: team });
    expect(last.events).toMatchObject([{ type: 'Defended', data: { verdict: 'passed' } }, { type: 'StagePassed' }]);
    const shown = await system.admin.found(`/sittings/${sitting}?${position()}`);
    expect(shown.items).toMatchObject([{ item: team, status: 'closed' }]);
  });

  it('enters the registry under its number', async () => {
    const documents = [{ document: 'application', reference: 'вх. 1' }];
    await system.admin.done(small.ofTeam(team, 'application'), { stage: 'registry', documents });
    const entry = { stage: 'registry', number: '36-022', order: 'приказ № 1204' };
    last = await system.admin.done(small.ofTeam(team, 'registry'), entry);
    const { items } = await system.admin.found(`/registries/${small.program}/entries?${position()}`);
    expect(items).toMatchObject([{ number: '36-022', cohort: small.cohort, team }]);
    const { regions, federation } = await progress();
    expect(regions.map(({ region, furthest }) => [region, furthest])).toEqual(
      ['KRS', 'ORL', 'VOR'].map((region) => [region, 'registry']),
    );
    expect(federation.reached.registry).toMatchObject({ involved: 1, led: 1 });
  });

  it('says with each answer of which position it is, at or after the one asked for', async () => {
    for (const path of [
      `/regions/progress?${position()}`,
      `/cohorts/${small.cohort}?${position()}`,
      `${small.ofTeam(team)}?${position()}`,
      `${small.ofTeam(team, 'history')}?${position()}`,
      `/decisions/${last.decision}?${position()}`,
    ]) {
      const answer = await system.admin.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(String(answer.headers.get('vekha-position')) >= String(last.position)).toBe(true);
    }
  });

  it('shows it on the board', async () => {
    const board = await system.admin.found(`/cohorts/${small.cohort}?${position()}`);
    expect(board).toMatchObject({ seats: { enrolled: 1, waiting: 0 }, teams: [{ team }] });
  });

  it('keeps the whole history with receipts, each entry to be looked up', async () => {
    const { items } = await system.admin.found(`${small.ofTeam(team, 'history')}?${position()}`);
    const commands = (items as Body[]).map(({ command }) => command);
    expect(commands).toEqual([
      'EnrollTeam',
      'AttendWebinar',
      'PreDefend',
      'AnswerRemark',
      'AcceptRemark',
      'Defend',
      'FileApplication',
      'EnterRegistry',
    ]);
    for (const { decision, position: shown } of items as Body[]) {
      const one = await system.admin.found(`/decisions/${decision}?after=${shown}`);
      expect(one).toMatchObject({ decision, receipt: { decision, build: expect.stringContaining('vekha') } });
    }
    const one = await system.admin.found(`/decisions/${last.decision}`);
    expect(one.receipt).toMatchObject({ commandType: 'EnterRegistry', rules: { charter: { id: small.program } } });
  });

  it('joins the names of people in for an operator, and not for a viewer', async () => {
    const [operator, viewer] = [await system.as('operator'), await system.as('viewer')];
    const person = small.person('vko-vor');
    const known = (await operator.found(`${small.ofTeam(team)}?${position()}`)).people as Record<string, Body>;
    expect(known[person]).toEqual({ name: 'vko-vor (вымышл.)' });
    const answer = await viewer.found(`${small.ofTeam(team)}?${position()}`);
    expect(answer.people).toEqual({});
    expect(JSON.stringify(answer)).not.toContain('вымышл');
  });

  it('keeps no name readable in the log', async () => {
    const events = await system.log.all();
    const own = events.filter(({ stream }) => stream.startsWith(`person-${system.run}`));
    expect(own.filter(({ type }) => type === 'PersonRegistered')).toHaveLength(5);
    expect(JSON.stringify(own.map(({ data, receipt }) => [data, receipt]))).not.toContain('вымышл');
  });
});
