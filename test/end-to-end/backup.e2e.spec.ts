// A backup made while the system is written to, and what starting on it brings back.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recount } from '#projections/region-progress/recount';
import { vekha } from './cli.kit.js';
import type { Body } from './client.kit.js';
import { ScenarioPlayer, steps } from './scenario-player.kit.js';
import { eventually, TestSystem } from './system.kit.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'vekha-backups-'));
const copies = { online: path.join(scratch, 'online'), resting: path.join(scratch, 'resting') };
const BEFORE = 160;

const original = new TestSystem({ scenario: true, embedded: true });
const player = new ScenarioPlayer(original.admin);
let made: Body;
let acknowledged: string[];
let people: [string, unknown][];

afterAll(() => rmSync(scratch, { recursive: true, force: true }));
beforeAll(async () => {
  await original.start();
  expect(await player.play(0, BEFORE)).toBe(BEFORE);
  acknowledged = [...player.answers.values()].flatMap(({ body }) => (body.decision ? [String(body.decision)] : []));
  people = namesIn(await original.admin.found('/people?limit=500'));
  let isOver = false;
  const load = (async () => {
    for (let at = BEFORE; !isOver && at < steps.length; at += 10) await player.play(at, at + 10);
  })();
  const ended = await vekha(['backup', copies.online, '--json'], original.env);
  isOver = true;
  await load;
  expect(ended).toMatchObject({ code: 0, err: '' });
  made = JSON.parse(ended.out) as Body;
}, 180_000);
afterAll(() => original.stop(), 30_000);

function namesIn({ items }: Body): [string, unknown][] {
  return (items as Body[]).map(({ person, personal }) => [String(person), personal] as [string, unknown]);
}

describe('a copy made under load', () => {
  const restored = new TestSystem({
    scenario: true,
    embedded: true,
    env: { VEKHA_DATA: copies.online, VEKHA_ADMIN_TOKEN: original.bearer },
  });
  const admin = restored.stranger(original.bearer);
  beforeAll(() => restored.start(), 60_000);
  afterAll(() => restored.stop(), 30_000);

  it('says how much it holds', async () => {
    expect(made).toMatchObject({ folder: copies.online, events: { damaged: [], files: 1 } });
    const { events, position } = made.events as { events: number; position: number };
    expect(events).toBeGreaterThan(BEFORE);
    expect(position).toBeGreaterThan(0);
    expect(made.keys).toBeGreaterThan(0);
  });

  it('holds every decision that was acknowledged before it was begun, once', async () => {
    const again = new ScenarioPlayer(admin);
    const log = await restored.log.all();
    const decisions = log.filter(({ receipt }) => receipt?.index === 0).map(({ receipt }) => receipt?.decision);
    expect(new Set(decisions).size).toBe(decisions.length);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((decision) => !decisions.includes(decision))).toEqual([]);
    for (const step of steps.slice(0, BEFORE)) {
      const before = player.answers.get(step)?.body.decision;
      if (before) expect([step.id, (await again.send(step)).body.decision]).toEqual([step.id, before]);
    }
  }, 60_000);

  it('opens the names of people', async () => {
    await eventually(async () => {
      const shown = new Map(namesIn(await admin.found('/people?limit=500')));
      expect(people.length).toBeGreaterThan(3);
      for (const [person, personal] of people) expect([person, shown.get(person)]).toEqual([person, personal]);
    });
    expect(JSON.stringify(people)).toContain('вымышл');
  });

  it('shows the figures that a fold of its log gives', async () => {
    const counted = recount(await restored.log.all()).filter(
      ({ level, reached }) => level === 'region' && reached === 'enrolled',
    );
    const involved = new Map<string, number>();
    for (const { place, involved: teams } of counted) involved.set(place, (involved.get(place) ?? 0) + teams);
    expect(involved.size).toBeGreaterThan(5);
    await eventually(async () => {
      const { regions } = await admin.found('/regions/progress');
      const shown = (regions as (Body & { region: string; involved: number })[]).filter((row) => row.involved);
      expect(new Map(shown.map((row) => [row.region, row.involved]))).toEqual(new Map([...involved].sort()));
    });
  });
});

describe('vekha backup', () => {
  it('refuses a folder that is not empty, or that it would copy into itself', async () => {
    const { env } = original;
    expect(await vekha(['backup', copies.online], env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/не пуста/),
    });
    const inside = path.join(original.folder, 'events', 'copy');
    expect(await vekha(['backup', inside], env)).toMatchObject({ code: 2, err: expect.stringMatching(/лежит внутри/) });
  });

  it('copies a folder at rest, all of it, and says where the original is damaged', async () => {
    await original.halt();
    const whole = await vekha(['backup', copies.resting], original.env);
    expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/контрольные суммы копии сошлись/) });
    expect(whole.out).toContain(`VEKHA_DATA=${copies.resting} npm start`);
    const log = path.join(original.folder, 'events', 'log');
    const [chunk] = readdirSync(log).map((name) => path.join(log, name));
    const bytes = readFileSync(chunk);
    bytes[bytes.indexOf('TeamEnrolled')] ^= 1;
    writeFileSync(chunk, bytes);
    const hurt = await vekha(['backup', path.join(scratch, 'hurt')], original.env);
    expect(hurt).toMatchObject({
      code: 1,
      out: expect.stringMatching(/повреждён.* chunk-000000.log, позиции \d+–\d+/),
    });
  }, 30_000);

  it('with nothing to copy says so', async () => {
    const env = { ...original.env, VEKHA_DATA: path.join(scratch, 'nothing') };
    expect(await vekha(['backup', path.join(scratch, 'none')], env)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/нет журнала/),
    });
  });

  it('copies the keys alone where a real EventStoreDB holds the events', async () => {
    const env = { ...original.env, EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' };
    const ended = await vekha(['backup', path.join(scratch, 'keys-only')], env);
    expect(ended).toMatchObject({ code: 0, out: expect.stringMatching(/EventStoreDB.*собственными средствами/) });
    expect(readdirSync(path.join(scratch, 'keys-only')).sort()).toEqual(['backup.json', 'keys']);
  });
});
