// An event that nobody can read stops its team, is told, and stops nobody else.
import { jsonEvent } from '@eventstore/db-client';
import type { Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('an event of an unknown type in a team’s stream', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  let key: string;
  const ready = () => system.stranger().get('//health/ready');
  const parked = async () => ((await ready()).body.parked as Body[]).filter((each) => each.key === key);

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('vko', 'VOR');
    await small.enroll('orl', 'ORL');
    key = `${small.cohort}.vko`;
    await system.log.put(`team-${key}`, jsonEvent({ type: 'TeamTeleported', data: { to: 'Mars' } }));
    await eventually(async () => expect(await parked()).not.toEqual([]));
  }, 60_000);

  it('parks the team in the read models that hear it, and /health/ready tells', async () => {
    const { status, body } = await ready();
    expect([status, body.ready]).toEqual([200, true]);
    expect((await parked()).map(({ projection }) => projection)).toContain('case_file');
  });

  it('makes figures say that they miss something', async () => {
    const progress = await system.admin.found(`/regions/progress?cohort=${small.cohort}`);
    expect(progress.incomplete).toBeGreaterThan(0);
  });

  it('lets nothing be decided around it', async () => {
    const answer = await system.admin.post(small.ofTeam('vko', 'project'), { kind: 'create', title: 'x' });
    expect([answer.status, answer.body.code]).toEqual([503, 'stream-unreadable']);
  });

  it('lets the others go on, in decisions and in read models', async () => {
    const { position } = await small.attend('orl', 'ORL');
    const file = await system.admin.found(`${small.ofTeam('orl')}?after=${position}`);
    expect((file.stages as Body[]).find(({ stage }) => stage === 'webinars')).toMatchObject({ status: 'passed' });
  });

  it('is listed for administrators, and stands after a retry that cannot help', async () => {
    const { items } = await system.admin.found('/admin/projections');
    const caseFile = (items as Body[]).find(({ projection }) => projection === 'case_file');
    expect(caseFile?.parked).toMatchObject([{ key }]);
    const retried = await system.admin.post(`/admin/projections/case_file/retry?key=${key}`, {});
    expect(retried.status).toBe(200);
    expect(await parked()).not.toEqual([]);
  });
});
