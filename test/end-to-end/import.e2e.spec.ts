// Teams by CSV: judged row by row, written once, in the encodings that spreadsheets save.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { vekha } from './cli.kit.js';
import type { Body } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const header = 'team;name;regions;leadRegion;projectKind;projectTitle;members';

describe('teams by CSV', () => {
  const system = systemOfThisFile();
  const small = new SmallProgram(system.run, system.admin);
  const where = `/cohorts/${small.cohort}/teams/import`;
  const row = (team: string, person = team) =>
    `${team};Команда ${team};VOR;VOR;create;Кластер;${small.person(person)}/authority/VOR`;
  const send = (rows: readonly string[], query = '') =>
    system.admin.post(`${where}${query}`, [header, ...rows].join('\n'), { headers: { 'content-type': 'text/csv' } });
  const env = () => ({ ...system.env, VEKHA_URL: system.url, VEKHA_TOKEN: system.bearer });

  beforeAll(async () => {
    await small.open();
    for (const name of ['a', 'b', 'c']) await small.register(name);
  }, 60_000);

  it('are only told of in a dry run', async () => {
    const before = await system.written();
    const { status, body } = await send([row('a'), row('b')], '?dryRun');
    expect([status, body]).toEqual([200, expect.objectContaining({ dryRun: true, rows: 2, enrolled: 2, errors: [] })]);
    expect(await system.written()).toBe(before);
  });

  it('are wrong by row and column, and the other rows stand', async () => {
    const { body } = await send([row('a'), row('X', 'a'), row('n', 'nobody'), row('b')]);
    expect(body).toMatchObject({ enrolled: 2, unknown: 1 });
    const at = (body.errors as Body[]).map(({ row, column }) => `${row} ${column}`).sort();
    expect(at).toEqual(['3 team', '4 members']);
  });

  it('change nothing when they come again', async () => {
    const before = await system.written();
    expect((await send([row('a'), row('b')])).body).toMatchObject({ enrolled: 0, unchanged: 2, errors: [] });
    expect(await system.written()).toBe(before);
  });

  it('come from the command line, in Windows-1251 as well', async () => {
    const file = path.join(system.folder, 'teams.csv');
    const text = [header, row('c')].join('\r\n');
    const cp1251 = [...text].map((sign) =>
      sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x350 : sign.charCodeAt(0),
    );
    writeFileSync(file, Uint8Array.from(cp1251));
    const { code, out, err } = await vekha(['import', 'teams', file, '--cohort', small.cohort, '--json'], env());
    expect([code, err, JSON.parse(out || '{}')]).toEqual([0, '', expect.objectContaining({ enrolled: 1 })]);
    const events = await system.log.all();
    expect(events.map(({ data }) => (data as Body).name)).toContain('Команда c');
  });

  it('find their people by whole names, choose among no namesakes, and look for nobody on behalf of a bound token', async () => {
    const called = async (person: string, name: string) =>
      (await system.admin.done('/people', { person: small.person(person), personal: { name } })).position;
    await called('one', 'Первая Ёлкина (вымышл.)');
    await called('two', 'Вторая Сосна (вымышл.)');
    const last = await called('three', 'Вторая Сосна (вымышл.)');
    await system.admin.found(`/people/${small.person('three')}?after=${last}`);
    const by = (team: string, name: string) => row(team).replace(small.person(team), name);
    const rows = [by('d', 'первая  елкина (вымышл.)'), by('e', 'Вторая Сосна (вымышл.)'), by('f', 'Никто (вымышл.)')];

    const bound = await system.as('operator', { cohorts: [small.cohort] });
    const unseen = await bound.post(where, [header, rows[0]].join('\n'), { headers: { 'content-type': 'text/csv' } });
    expect(unseen.body).toMatchObject({ enrolled: 0, errors: [{ row: 2, column: 'members' }] });

    const { body } = await send(rows);
    expect(body).toMatchObject({ enrolled: 1 });
    const said = (body.errors as Body[]).map(({ row: at, column, message }) => `${at} ${column} ${message}`);
    expect(said).toEqual([
      expect.stringContaining(`${small.person('two')}, ${small.person('three')}`),
      expect.stringContaining('4 members по имени не нашли: Никто'),
    ]);
    const enrolled = (await system.log.all()).filter(({ type }) => type === 'TeamEnrolled').at(-1);
    expect(enrolled?.data).toMatchObject({ team: 'd', members: [{ person: small.person('one') }] });
  });

  it('stand in a cohort that is exported for spreadsheets: a byte-order mark, a header, rows', async () => {
    const { code, out } = await vekha(['export', 'cohorts'], env());
    expect([code, out.charCodeAt(0)]).toEqual([0, 0xfeff]);
    expect(out.split('\n')[0]).toContain('cohort');
    expect(out).toContain(small.cohort);
  });
});
