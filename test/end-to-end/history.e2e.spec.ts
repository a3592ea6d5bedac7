// Who decided what on which facts: the history of a team, the decision log and its filters, and one decision as a file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Body } from './client.kit.js';
import { vekha } from './cli.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('the decision history', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  let attended: Body;
  let refused: Body;
  const items = async (query: string) => (await system.admin.found(`/decisions?${query}`)).items as Body[];
  const env = (more: NodeJS.ProcessEnv = {}) => ({ ...system.env, VEKHA_TOKEN: system.bearer, ...more });

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await system.admin.done(`/cohorts/${small.cohort}/capacity`, { capacity: 1 });
    await small.enroll('vko', 'VOR');
    attended = await small.attend('vko', 'VOR');
    refused = (await system.admin.post(small.ofTeam('vko', 'attendance'), { session: 'webinar-1', present: [] })).body;
    const again = await system.admin.post(`/cohorts/${small.cohort}/teams`, small.enrollment('vko', ['VOR']));
    expect([again.status, again.body.code]).toEqual([409, 'team-already-enrolled']);
    await system.admin.found(`/decisions?after=${again.body.position}`);
  }, 60_000);

  it('tells of a team what its own stream and its cohort’s say of it, refusals included, with what each stood on', async () => {
    const page = await system.admin.found(small.ofTeam('vko', 'history'));
    const all = page.items as (Body & { basis: Body[]; rules: Record<string, Body> })[];
    expect(all.map(({ command, refused: code }) => [command, code])).toEqual([
      ['EnrollTeam', null],
      ['AttendWebinar', null],
      ['AttendWebinar', 'already-recorded'],
      ['EnrollTeam', 'team-already-enrolled'],
    ]);
    const { items: newest } = await system.admin.found(small.ofTeam('vko', 'history?order=newest-first&limit=1'));
    expect(newest).toMatchObject([{ decision: all.at(-1)?.decision }]);
    expect(all[1]).toMatchObject({
      decision: attended.decision,
      actor: expect.any(String),
      decidedAt: expect.any(String),
      occurredAt: expect.any(String),
      rules: { charter: { id: small.program, edition: '1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      correlation: expect.anything(),
    });
    expect(all[1]!.basis.map(({ stream }) => stream)).toContain(`cohort-${small.cohort}`);
  });

  it('finds decisions by who, what, where, when and how they ended, a page at a time in either order', async () => {
    const ofTeam = `cohort=${small.cohort}&team=vko`;
    expect(await items(`${ofTeam}&refused=true`)).toHaveLength(2);
    expect(await items(`stream=team-${small.cohort}.vko&command=AttendWebinar`)).toHaveLength(2);
    const [{ decidedAt }] = await items(`${ofTeam}&refused=true`);
    const from = encodeURIComponent(String(decidedAt));
    expect((await items(`from=${from}&cohort=${small.cohort}`)).map(({ command }) => command)).toEqual(['EnrollTeam']);
    expect(await items(`to=2020-01-01T00:00:00Z`)).toEqual([]);
    // Who is shown names is recorded a moment later: such decisions come while these are listed.
    const settled = (all: readonly Body[]) => all.filter(({ command }) => command !== 'ReadPersonalData');
    const walked: unknown[] = [];
    for (let cursor = ''; ; ) {
      const page = await system.admin.found(`/decisions?limit=3&from=2000-01-01T00:00:00Z${cursor}`);
      walked.push(...settled(page.items as Body[]).map(({ decision }) => decision));
      if (!page.next) break;
      cursor = `&cursor=${encodeURIComponent(String(page.next))}`;
    }
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.length).toBe(settled(await items('limit=500')).length);
  });

  it('resolves what a decision stood on to the decision that made it so', async () => {
    const { basis } = await system.admin.found(`/decisions/${attended.decision}`);
    const { href } = (basis as Body[]).find(({ stream }) => stream === `cohort-${small.cohort}`)!;
    const [made] = await items(String(href).split('?')[1]!);
    expect(made).toMatchObject({ command: 'EnrollTeam', stream: `cohort-${small.cohort}`, refused: null });
  });

  it('has the changes of access and the readings of personal data', async () => {
    const token = `${system.run}-somebody`;
    await system.admin.done('/admin/tokens', { token, title: 'x', role: 'viewer', scope: {} });
    await system.admin.done(`/admin/tokens/${token}/revoke`, { reason: 'x' });
    await system.admin.found('/people');
    await eventually(async () => {
      expect((await items(`stream=token-${token}`)).map(({ command }) => command)).toEqual([
        'RevokeToken',
        'IssueToken',
      ]);
      expect((await items(`stream=person-${small.chair}`)).map(({ command }) => command)).toContain('ReadPersonalData');
    });
  });

  it('exports a decision with everything that it stood on, as JSON and as a page', async () => {
    const { body } = await system.admin.get(`/decisions/${attended.decision}/export`);
    expect(body).toMatchObject({
      decision: attended.decision,
      receipt: { commandType: 'AttendWebinar', command: { data: { session: 'webinar-1' } } },
      rules: { charter: { id: small.program, body: { program: small.program } } },
    });
    const cohort = (body.basis as Body[]).find(({ stream }) => stream === `cohort-${small.cohort}`)!;
    expect(cohort.state).toMatchObject({ program: small.program });
    const page = await system.admin.get(`/decisions/${refused.decision}/export`, { accept: 'text/html' });
    expect(page.type).toContain('text/html');
    expect(page.body.text).toMatch(/<h3>Отказ<\/h3>.*already-recorded/s);
    const elsewhere = await system.as('auditor', { cohorts: ['elsewhere'] });
    expect((await elsewhere.get(`/decisions/${attended.decision}/export`)).status).toBe(403);
    expect((await system.admin.get('/decisions/nothing/export')).status).toBe(404);
  });

  it('is there from the command line, on a running system and on a folder at rest', async () => {
    const file = path.join(system.folder, 'decision.html');
    const running = await vekha(['audit', 'history', '--team', `${small.cohort}.vko`], env({ VEKHA_URL: system.url }));
    expect([running.code, running.out]).toEqual([0, expect.stringContaining('отказ: already-recorded')]);
    const args = ['audit', 'history', '--decision', String(attended.decision), '--out'];
    expect((await vekha([...args, file], env({ VEKHA_URL: system.url }))).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('AttendWebinar');
    await system.halt();
    const json = path.join(system.folder, 'decision.json');
    expect((await vekha([...args, json], env())).code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ decision: attended.decision });
    const listed = await vekha(['audit', 'history', '--team', `${small.cohort}.vko`, '--refused', '--json'], env());
    expect([listed.code, JSON.parse(listed.out).items.length]).toEqual([0, 2]);
    await system.start();
  }, 90_000);
});
