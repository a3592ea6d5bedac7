// A command sent twice happens once: under its key the same answer, whatever has happened since.
import { v4 as uuid } from 'uuid';
import type { Answer, Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const sameAnswer = ({ body }: Answer) => {
  const { decision, stream, revision, position, events, code, facts } = body;
  return { decision, stream, revision, position, events, code, facts };
};

describe('a command sent again', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  const path = () => `/cohorts/${small.cohort}/capacity`;
  const post = (body: unknown, key?: string) => system.admin.post(path(), body, { key });

  const kept: { key: string; body: Body; first: Answer }[] = [];

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('vko', 'VOR', 'KRS', 'ORL');
  }, 30_000);

  it('is answered as before, with status 200, however much has happened since', async () => {
    const [key, body] = [uuid(), { capacity: 10 }];
    const first = await post(body, key);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-key')).toBe(key);
    for (const capacity of [11, 12, 13]) await post({ capacity });
    const again = await post(body, key);
    expect(again.status).toBe(200);
    expect(sameAnswer(again)).toEqual(sameAnswer(first));
    kept.push({ key, body, first });
  });

  it('is refused as before, with the refusal’s own status', async () => {
    const [key, body] = [uuid(), { capacity: 0 }];
    const first = await post(body, key);
    expect([first.status, first.body.code]).toEqual([409, 'capacity-below-taken']);
    const again = await post(body, key);
    expect(again.status).toBe(409);
    expect(sameAnswer(again)).toEqual(sameAnswer(first));
    kept.push({ key, body, first });
  });

  it('is not taken for another body or another command', async () => {
    const { key, first } = kept[0];
    const body = await post({ capacity: 99 }, key);
    const command = await system.admin.post(
      `/cohorts/${small.cohort}/sessions/webinar-1/cancel`,
      { reason: 'x' },
      { key },
    );
    for (const answer of [body, command]) {
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
      expect(answer.body.decision).toBe(first.body.decision);
    }
  });

  it('is judged on the body as sent: a default written out is another body', async () => {
    const [key, cohort] = [uuid(), `${system.run}-second`];
    const body = { cohort, program: small.program, title: 'Второй' };
    expect((await system.admin.post('/cohorts', body, { key })).status).toBe(201);
    expect((await system.admin.post('/cohorts', { ...body, version: 1 }, { key })).status).toBe(422);
  });

  it('happens once when twenty come at once', async () => {
    const [key, team] = [uuid(), `${system.run}-rush`];
    await small.register(`${team}-vor`);
    const body = small.enrollment(team, ['VOR']);
    const enroll = () => system.admin.post(`/cohorts/${small.cohort}/teams`, body, { key });
    const answers = await Promise.all(Array.from({ length: 20 }, enroll));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    const [one, ...others] = answers.map(sameAnswer);
    for (const other of others) expect(other).toEqual(one);
    const events = await system.log.all();
    expect(events.filter(({ receipt }) => receipt?.decision === one.decision)).toHaveLength(1);
  });

  it('is a decision of its own without a key, which is told', async () => {
    const [a, b] = [await post({ capacity: 20 }), await post({ capacity: 20 })];
    expect([a.status, b.status]).toEqual([201, 201]);
    expect(a.body.decision).not.toBe(b.body.decision);
    expect((await post({ capacity: 20 }, String(b.headers.get('idempotency-key')))).status).toBe(200);
  });

  it('finds the things that it named by itself again', async () => {
    const [key, body] = [uuid(), { program: small.program, title: 'Без имени' }];
    const [first, again] = [
      await system.admin.post('/cohorts', body, { key }),
      await system.admin.post('/cohorts', body, { key }),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.stream).toBe(first.body.stream);
    const board = await system.admin.found(
      `/cohorts/${String(first.body.stream).slice('cohort-'.length)}?after=${first.body.position}`,
    );
    expect(board.title).toBe('Без имени');
  });

  it('gives the same person once, sealed anew or not', async () => {
    const [key, body] = [uuid(), { person: small.person('twice'), personal: { name: 'Дважды (вымышл.)' } }];
    const first = await system.admin.post('/people', body, { key });
    const again = await system.admin.post('/people', body, { key });
    expect([first.status, again.status]).toEqual([201, 200]);
    const other = await system.admin.post('/people', { ...body, personal: { name: 'Другой (вымышл.)' } }, { key });
    expect(other.status).toBe(422);
  });

  it('gives the same token with the same secret, so that a lost answer can be asked for again', async () => {
    const [key, body] = [uuid(), { token: `${system.run}-lost`, title: 'потерян', role: 'viewer' }];
    const first = await system.admin.post('/admin/tokens', body, { key });
    const again = await system.admin.post('/admin/tokens', body, { key });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.bearer).toBe(first.body.bearer);
  });

  it('is answered as before after a restart', async () => {
    await system.restart();
    for (const { key, body, first } of kept) {
      const again = await post(body, key);
      expect(again.status).toBe(first.status === 201 ? 200 : first.status);
      expect(sameAnswer(again)).toEqual(sameAnswer(first));
    }
  }, 60_000);
});
