// What an auditor asks of a whole system, over HTTP and from the command line: running and at rest, untouched and touched.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { vekha } from './cli.kit.js';
import type { Answer, Body, Client } from './client.kit.js';
import { FullProgram } from './full-program.kit.js';
import { TestSystem } from './system.kit.js';

type Line = Record<string, Body>;
const linesOf = ({ body }: Answer): Line[] =>
  String(body.text)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const named = (lines: readonly Line[], name: string): Body[] =>
  lines.flatMap((line) => (line[name] ? [line[name]] : []));

describe('an audit', () => {
  const system = new TestSystem({ embedded: true });
  const full = new FullProgram(system.run, system.admin);
  const { env } = system;
  let auditor: Client;
  const replay = (filter: Body = {}) =>
    auditor.post('/audit/replay', filter, { headers: { accept: 'application/x-ndjson' } });
  const check = () => auditor.get('/audit/check');
  const summaryOf = (answer: Answer) => named(linesOf(answer), 'summary')[0] as { verdicts: Record<string, number> };
  /** Stricter than what `a` reached: 7 where 9 is asked. */
  const stricter = () => {
    const charter = full.charter() as { stages: Body[] };
    const stages = charter.stages.map((stage) => (stage.kind === 'defense' ? { ...stage, passScore: 900 } : stage));
    return { ...charter, stages };
  };

  beforeAll(async () => {
    await system.start();
    await full.open();
    await full.study('a', 'VOR');
    await full.rehearse('a');
    await full.defend('a');
    await full.fileApplication('a');
    await full.enterRegistry('a', 'РК 1');
    await system.admin.post(full.ofTeam('a', 'attendance'), { session: 'webinar-1', present: [] });
    auditor = await system.as('auditor');
  }, 120_000);
  afterAll(() => system.stop(), 30_000);

  it('asks every decision again, and finds that each follows from its rules', async () => {
    const answer = await replay({ all: true });
    expect([answer.status, answer.type]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const verdicts = named(linesOf(answer), 'verdict');
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['MATCH']));
    const { verdicts: counted } = summaryOf(answer);
    expect(counted).toEqual({ MATCH: verdicts.length, DIVERGED: 0, 'NOT REPLAYABLE': 0, 'NOT CHECKED': 0 });
    expect(verdicts.some(({ refused }) => refused === 'already-recorded')).toBe(true);
  });

  it('asks about one team, and streams as events where that is asked for', async () => {
    const one = named(
      linesOf(await replay({ all: true, cohort: full.cohort, team: 'a', command: 'Defend' })),
      'verdict',
    );
    expect(one).toMatchObject([{ stream: `team-${full.cohort}.a`, command: 'Defend', verdict: 'MATCH' }]);
    const events = await auditor.post('/audit/replay', {}, { headers: { accept: 'text/event-stream' } });
    expect(events.type).toMatch('text/event-stream');
    expect(String(events.body.text)).toMatch(/^event: summary\ndata: \{/m);
  });

  it('says what a higher pass score would have done, and writes nothing', async () => {
    const before = (await system.log.all()).length;
    const answer = await auditor.post(`/audit/what-if?mode=cascading&cohort=${full.cohort}`, { charter: stricter() });
    const [whatIf] = named(linesOf(answer), 'whatIf');
    expect(whatIf).toMatchObject({
      hypothetical: true,
      teams: [{ team: 'a', effect: 'flipped-to-fail', because: { ru: expect.stringMatching(/проходной балл 9/) } }],
    });
    const impossible = (whatIf.changed as Body[]).filter((each) => each.impossible);
    expect(impossible.map(({ command }) => command)).toEqual(['FileApplication', 'EnterRegistry']);
    expect((await system.log.all()).length).toBe(before);
    const broken = await auditor.post('/audit/what-if', { charter: { program: full.program } });
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed']);
  });

  it('is not for everyone', async () => {
    for (const stranger of [await system.as('viewer'), await system.as('auditor', { cohorts: [full.cohort] })])
      for (const ask of [() => stranger.post('/audit/replay', {}), () => stranger.get('/audit/check')])
        expect((await ask()).status).toBe(403);
  });

  it('finds nothing where nothing is', async () => {
    expect(named(linesOf(await check()), 'finding')).toEqual([]);
    const ended = await vekha(['audit', 'check'], env);
    expect([ended.code, ended.out]).toEqual([0, 'Находок нет.\n']);
  });

  it('finds an event that was appended past Vekha, by name, and so does the replay', async () => {
    const data = {
      stage: 'registry',
      because: 'forged',
      since: '2022-01-01T00:00:00.000Z',
      occurredAt: '2022-01-01T00:00:00.000Z',
    };
    await system.log.put(`team-${full.cohort}.forged`, jsonEvent({ type: 'StagePassed', data }));
    const where = { stream: `team-${full.cohort}.forged`, revision: '0' };
    expect(named(linesOf(await check()), 'finding')).toMatchObject([{ kind: 'without-receipt', ...where }]);
    expect(named(linesOf(await replay()), 'verdict')).toMatchObject([
      { verdict: 'NOT CHECKED', ...where, type: 'StagePassed' },
    ]);
    const ended = await vekha(['audit', 'check'], env);
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(`without-receipt team-${full.cohort}.forged@0`);
  });

  it('works on a folder at rest', async () => {
    const file = path.join(system.folder, 'stricter.json');
    writeFileSync(file, JSON.stringify(stricter()));
    await system.halt();
    const replayed = await vekha(['audit', 'replay', '--json'], env);
    expect(replayed.code).toBe(0);
    const lines = replayed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(named(lines, 'summary')).toMatchObject([{ verdicts: { DIVERGED: 0, 'NOT CHECKED': 1 } }]);
    const asked = await vekha(['audit', 'what-if', '--charter', file, '--mode', 'frozen'], env);
    expect([asked.code, asked.err]).toEqual([0, '']);
    expect(asked.out).toMatch(/ПРЕДПОЛОЖЕНИЕ/);
    expect(asked.out).toMatch(`${full.cohort}.a: теперь не прошла бы`);
    const misused = await vekha(['audit', 'what-if', '--charter', path.join(system.folder, 'none.yaml')], env);
    expect(misused.code).toBe(3);
  }, 120_000);
});
