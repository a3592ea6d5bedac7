// An event that nobody can read stops its team, is told everywhere, and stops nobody else; one that nothing can fix is given up.
import { jsonEvent } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { vekha } from './cli.kit.js';
import type { Body } from './client.kit.js';
import { appendRaw } from './raw-append.kit.js';
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

const poisons: readonly (readonly [string, string, string, RegExp])[] = [
  ['of an unknown type', 'TeamTeleported', '{"to":"Mars"}', /TeamTeleported is unknown/],
  ['whose JSON is broken', 'StagePassed', '{"stage":', /does not parse/],
  ['that breaks a projection', 'WebinarAttended', '{}', /^(?!.*(receipt|unknown|parse))/],
];

describe.each(poisons)('an event %s, appended straight to the store', (_, type, data, why) => {
  const system = systemOfThisFile({ embedded: true });
  const written: string[] = [];
  let small: SmallProgram;
  let key: string;
  let stopped: readonly Body[];
  const lines = () =>
    written
      .join('')
      .split('\n')
      .filter((line) => line.includes(key));
  const gauge = async (projection: string) => {
    const text = await (await fetch(`${system.url}/metrics`)).text();
    return Number(text.match(new RegExp(`vekha_parked_keys\\{projection="${projection}"\\} (\\d+)`))?.[1] ?? 0);
  };
  const parked = async () => {
    const { body } = await system.stranger().get('//health/ready');
    return (body.parked as Body[]).filter((each) => each.key === key);
  };
  const inTheList = async () => {
    const { items } = await system.admin.found('/admin/projections');
    return (items as (Body & { parked: Body[] })[]).flatMap(({ projection, parked }) =>
      parked.filter((each) => each.key === key).map(({ position }) => ({ projection, position })),
    );
  };

  beforeAll(async () => {
    const write = process.stderr.write.bind(process.stderr);
    jest.spyOn(process.stderr, 'write').mockImplementation((chunk: string | Uint8Array) => {
      written.push(String(chunk instanceof Uint8Array ? Buffer.from(chunk) : chunk));
      return written.at(-1)!.includes(key) || write(chunk);
    });
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('vko', 'VOR');
    await small.enroll('orl', 'ORL');
    key = `${small.cohort}.vko`;
    const { receipt } = (await system.log.all()).findLast(({ stream }) => stream === `cohort-${small.cohort}`)!;
    await appendRaw(system.running.eventStoreUrl, `team-${key}`, { type, data, metadata: JSON.stringify(receipt) });
    await small.attend('orl', 'ORL');
    await eventually(async () => expect(await parked()).not.toEqual([]));
    stopped = await inTheList();
    expect(stopped.map(({ projection }) => projection).sort()).toEqual(
      (await parked()).map(({ projection }) => projection).sort(),
    );
  }, 60_000);
  afterAll(() => jest.restoreAllMocks());

  it('is an alarm in the log, among the metrics, and in the list on the command line', async () => {
    const names = stopped.map(({ projection }) => String(projection));
    await eventually(async () => {
      const told = lines().map((line) => JSON.parse(line) as Body);
      expect([...new Set(told.map(({ projection }) => projection))].sort()).toEqual([...new Set(names)].sort());
      for (const { level, key: which, reason, stream } of told) {
        expect([level, which, stream]).toEqual([50, key, `team-${key}`]);
        expect(reason).toMatch(why);
      }
    });
    for (const name of names) expect(await gauge(name)).toBe(1);
    const listed = await vekha(['projections'], system.env);
    expect(listed.out).toContain(key);
    expect(listed.out).toContain('отстаёт');
    expect(listed.out).not.toContain('\u001b');
  });

  it('is given up in each read model, and the team goes on without it', async () => {
    const reason = 'запись вручную';
    const [{ projection, position }, ...rest] = stopped as [Body, ...Body[]];
    const args = ['projections', 'skip', String(projection), '--position', String(position), '--reason', reason];
    expect(await vekha(args, system.env)).toMatchObject({ code: 0 });
    for (const each of rest) {
      const path = `/admin/projections/${each.projection}/skip`;
      expect(await system.admin.post(path, { position: each.position, reason })).toMatchObject({ status: 200 });
    }
    expect(await parked()).toEqual([]);
    for (const { projection } of stopped) expect(await gauge(String(projection))).toBe(0);
    const progress = await system.admin.found(`/regions/progress?cohort=${small.cohort}`);
    expect(progress.incomplete).toBe(0);
  }, 60_000);
});
