// What two API processes on one store decide when they are asked at once: one thing.
import type { Answer, Body, Client } from './client.kit.js';
import { newKey, SmallProgram, smallCharter } from './small-program.kit.js';
import { eventually, systemOfThisFile, type TestSystem } from './system.kit.js';

describe('two API processes on one store', () => {
  const first = systemOfThisFile();
  let second: TestSystem;
  let there: Client;
  const small = new SmallProgram(first.run, first.admin);
  const cohort = `/cohorts/${small.cohort}`;
  const codes = (answers: readonly Answer[]) =>
    answers.map(({ status, body }) => (body.code ? `${status} ${body.code}` : String(status))).sort();
  const both = (paths: readonly [string, string], bodies: readonly [Body, Body], key?: string) =>
    Promise.all([first.admin, there].map((admin, index) => admin.post(paths[index], bodies[index], { key })));
  const asked = (where: string, body: Body, key?: string) => both([where, where], [body, body], key);

  beforeAll(async () => {
    second = first.another();
    await second.start();
    there = second.stranger(first.bearer);
    const charter = smallCharter(small.program);
    const admission = { ...charter.admission, waitingList: { offer: { hours: 48 } } };
    await first.admin.done('/programs', { charter: { ...charter, admission } });
    const targets = ['VOR', 'KRS', 'ORL'];
    await first.admin.done('/cohorts', { cohort: small.cohort, program: small.program, title: 'Поток', targets });
  }, 60_000);

  afterAll(() => second?.stop(), 30_000);

  it('decide once what is sent to both under one key', async () => {
    await small.register('once-vor');
    const answers = await asked(`${cohort}/teams`, small.enrollment('once', ['VOR']), newKey());
    expect(codes(answers)).toEqual(['200', '201']);
    expect(answers[0].body).toEqual(answers[1].body);
    const events = await first.log.all();
    expect(events.filter(({ receipt }) => receipt?.decision === answers[0].body.decision)).toHaveLength(1);
  });

  it('enroll a person in one of two teams that want them', async () => {
    await small.register('left-vor');
    const left = small.enrollment('left', ['VOR']);
    const right = { ...left, team: 'right' };
    const answers = await both([`${cohort}/teams`, `${cohort}/teams`], [left, right]);
    expect(codes(answers)).toEqual(['201', '409 person-in-two-teams']);
  });

  it('give the last seat to one of two, and a place in the waiting list to the other', async () => {
    await first.admin.done(`${cohort}/capacity`, { capacity: 3 });
    for (const name of ['tom-vor', 'tim-vor']) await small.register(name);
    const [tom, tim] = ['tom', 'tim'].map((team) => small.enrollment(team, ['VOR']));
    const answers = await both([`${cohort}/teams`, `${cohort}/teams`], [tom, tim]);
    expect(codes(answers)).toEqual(['201', '201']);
    const types = answers.map(({ body }) => (body.events as Body[])[0].type).sort();
    expect(types).toEqual(['TeamEnrolled', 'TeamWaitlisted']);
  });

  it('see what the other decided', async () => {
    await first.admin.done(`${cohort}/capacity`, { capacity: 9 });
    const refused = await there.post(`${cohort}/capacity`, { capacity: 1 });
    expect([refused.status, refused.body.code]).toEqual([409, 'capacity-below-taken']);
    const viewer = await first.as('viewer');
    const abroad = second.stranger(viewer.bearer);
    await eventually(async () => expect((await abroad.get('/me')).status).toBe(200));
  });
});
