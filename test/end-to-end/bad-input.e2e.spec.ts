// What bad input gets: a problem that says what is wrong and where, in the asked language, and nothing written.
import type { Answer, Body } from './client.kit.js';
import { SmallProgram, smallCharter } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const paths = ({ body }: Answer) => (body.errors as Body[]).map(({ path }) => path);

describe('bad input', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  let before: number;
  const post = (path: string, body: unknown, headers = {}) => system.admin.post(path, body, { headers });
  const cohort = (body: object) =>
    post('/cohorts', { cohort: `${system.run}-new`, program: small.program, title: 'Поток', ...body });

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('vko', 'VOR');
    before = await system.written();
  }, 30_000);

  const malformed = (answer: Answer, ...at: string[]) => {
    expect([answer.status, answer.body.code, answer.type]).toEqual([
      400,
      'malformed',
      expect.stringMatching('^application/problem\\+json'),
    ]);
    expect(paths(answer)).toEqual(expect.arrayContaining(at));
  };

  it('in JSON that does not parse', async () => malformed(await post('/cohorts', '{"cohort": '), ''));

  it('in a body that is no object', async () => {
    for (const body of ['[]', '"text"', '7', 'null']) malformed(await post('/cohorts', body));
  });

  it('in fields that nobody knows', async () => malformed(await cohort({ color: 'red' }), '/color'));

  it('in nested fields that nobody knows', async () => {
    const team = { ...small.enrollment('x', ['VOR']), project: { kind: 'create', title: 'К', budget: 1 } };
    malformed(await post(`/cohorts/${small.cohort}/teams`, team), '/project/budget');
  });

  it.each([
    ['a number for a text', { title: 7 }, '/title'],
    ['a text for a number', { capacity: '10' }, '/capacity'],
    ['a float', { capacity: 1.5 }, '/capacity'],
    ['a number too large to be exact', { capacity: 2 ** 60 }, '/capacity'],
    ['an object for a list', { targets: { VOR: true } }, '/targets'],
    ['a text for a list', { targets: 'VOR' }, '/targets'],
    ['an empty text', { title: '' }, '/title'],
    ['a text too long', { title: 'я'.repeat(301) }, '/title'],
    ['an id in capitals', { cohort: 'Cohort' }, '/cohort'],
    ['an id too long', { cohort: 'a'.repeat(64) }, '/cohort'],
    ['an id with a dot', { cohort: 'a.b' }, '/cohort'],
    ['a day that does not exist', { occurredAt: '2022-02-31T10:00:00+03:00' }, '/occurredAt'],
    ['a time without an offset', { occurredAt: '2022-02-01T10:00:00' }, '/occurredAt'],
    ['null for what is needed', { title: null }, '/title'],
  ])('in %s', async (_, body, at) => malformed(await cohort(body), at));

  it('in scores that are no whole hundredths, and in text that is half a character', async () => {
    malformed(
      await post(`/sittings/${system.run}/scores`, { person: 'p', item: 'i', scores: { quality: 7.5 } }),
      '/scores',
    );
    malformed(await post('/cohorts', `{"program":"${small.program}","title":"\\ud800"}`), '/title');
    malformed(await post(`/sittings/${system.run}/scores`, '{"person":"p","item":"i","scores":{"\\ud800":1}}'));
  });

  it('in a body that is too large', async () => {
    const answer = await cohort({ title: 'я'.repeat(1_000_000) });
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large']);
  });

  it('in a content type that is not spoken here', async () => {
    const answer = await post('/cohorts', 'cohort=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('in an idempotency key that is no UUID', async () => {
    const answer = await post('/cohorts', { program: small.program, title: 'x' }, { 'idempotency-key': 'again' });
    malformed(answer);
    expect(JSON.stringify(answer.body)).toContain('Idempotency-Key');
  });

  it('in a charter in YAML that does not parse', async () => {
    malformed(await post('/programs', 'program: [', { 'content-type': 'application/yaml' }));
  });

  it('in a charter that does not validate: each error with its path', async () => {
    const charter = smallCharter(`${system.run}-bad`);
    const bad = {
      ...charter,
      timeZone: 7,
      stages: charter.stages.map((stage) => ({ ...stage, requires: ['nowhere'] })),
    };
    malformed(await post('/programs', { charter: bad }), '/charter/timeZone');
    const wrong = { ...charter, stages: charter.stages.map((stage) => ({ ...stage, requires: ['nowhere'] })) };
    malformed(await post('/programs', { charter: wrong }), '/charter/stages/0/requires/0');
  });

  it('in a charter whose test lacks its rules', async () => {
    const charter = smallCharter(`${system.run}-new`);
    const test = { id: 'test', kind: 'test', title: charter.title, requires: [], passScore: 50, attempts: 2 };
    const answer = await post('/programs', { charter: { ...charter, stages: [test] } });
    malformed(answer);
    expect(paths(answer).some((path) => String(path).startsWith('/charter/stages/0'))).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'no-such'])(
    'in the id %s of nothing that is',
    async (id) => {
      const answers = [
        await post(`/cohorts/${id}/capacity`, { capacity: 1 }),
        await post(`/cohorts/${small.cohort}/sessions/${id}/cancel`, { reason: 'x' }),
        await post(`/cohorts/${small.cohort}/teams/${id}/accept-seat`, {}),
        await post(`/people/${id}/correct`, { personal: { name: 'x' }, reason: 'x' }),
        await post(`/commissions/${id}/amend`, { roster: [{ person: small.chair, role: 'chair' }], reason: 'x' }),
        await post(`/sittings/${id}/items/${id}/close`, {}),
        await post(`/admin/tokens/${id}/revoke`, { reason: 'x' }),
        await post(`/admin/projections/${id}/retry`, {}),
        await system.admin.get(`/cohorts/${id}`),
        await system.admin.get(`/cohorts/${small.cohort}/teams/${id}`),
        await system.admin.get(`/sittings/${id}`),
        await system.admin.get(`/commissions/${id}`),
        await system.admin.get(`/programs/${id}`),
        await system.admin.get(`/decisions/${id}`),
        await system.admin.get(`/regions/progress?cohort=${id.toLowerCase().replaceAll('_', 'x')}`),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'unknown']));
    },
  );

  it('in a stage, a session and a person that nobody knows, with what was not found', async () => {
    const extra = { stage: 'no-such-stage', sitting: 'no-such', item: 'x' };
    const stage = await post(small.ofTeam('vko', 'defense'), extra);
    expect([stage.status, stage.body.facts]).toEqual([404, { kind: 'stage', id: 'no-such-stage' }]);
    const session = await post(small.ofTeam('vko', 'attendance'), { session: 'no-such', present: [] });
    expect([session.status, session.body.facts]).toEqual([404, { kind: 'session', id: 'no-such' }]);
    const person = await post(`/cohorts/${small.cohort}/teams`, small.enrollment('nobody', ['VOR']));
    expect([person.status, person.body.facts]).toEqual([404, { kind: 'person', id: small.person('nobody-vor') }]);
  });

  it('in ids of the path that are none', async () => {
    for (const id of ['a'.repeat(300), 'A B', '%00', '..%2f..%2fetc'])
      for (const answer of [
        await post(`/people/${id}/correct`, { personal: { name: 'x' }, reason: 'x' }),
        await post(`/cohorts/${id}/capacity`, { capacity: 1 }),
        await post(`/sittings/${id}/arrivals`, { person: small.chair }),
        await post(`/cohorts/${small.cohort}/teams/${id}/project`, { kind: 'create', title: 'x' }),
      ])
        expect([400, 404, 414]).toContain(answer.status);
  });

  it('in a query', async () => {
    for (const query of [
      'limit=0',
      'limit=x',
      'limit=501',
      'limit=1.5',
      'colour=red',
      'refused=perhaps',
      'from=yesterday',
    ])
      expect([query, (await system.admin.get(`/decisions?${query}`)).status]).toEqual([query, 400]);
  });

  it('in a route that is not there', async () => {
    const answer = await system.admin.get('/nowhere');
    expect([answer.status, answer.body.code, answer.type]).toEqual([
      404,
      'unknown',
      expect.stringContaining('problem+json'),
    ]);
  });

  it('is told in Russian, and in English to who asks for it', async () => {
    const [ru, en] = await Promise.all(['ru-RU,en;q=0.5', 'en'].map((language) => cohortIn(language)));
    expect(ru.body).toMatchObject({ title: 'Запрос составлен неверно' });
    expect(en.body).toMatchObject({ title: 'Malformed request' });
    expect(paths(ru)).toEqual(paths(en));
    const message = (answer: Answer) => String((answer.body.errors as Body[])[0].message);
    expect(message(ru)).toMatch(/[а-я]/);
    expect(message(en)).not.toMatch(/[а-я]/);
  });

  const cohortIn = (language: string) => post('/cohorts', { title: 7 }, { 'accept-language': language });

  it('leaves nothing in the log', async () => expect(await system.written()).toBe(before));
});
