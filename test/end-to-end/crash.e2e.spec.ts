// Every process killed in the middle of the play, twice: what was acknowledged is there, once, and the figures agree.
import { recount } from '#projections/region-progress/recount';
import { Cli, isAlive } from './cli.kit.js';
import { type Answer, type Body, Client } from './client.kit.js';
import { LogReader } from './log.kit.js';
import { ScenarioPlayer, seeded, steps } from './scenario-player.kit.js';
import { eventually, TestSystem } from './system.kit.js';

/** How many steps are played between the kills; the last ones are pre-defenses of the first program. */
const POINTS = [120, 260, 400];

const kept = ({ body }: Answer) => {
  const { decision, stream, revision, position, events, code, facts } = body;
  return { decision, stream, revision, position, events, code, facts };
};

describe('after every process was killed in the middle of the play', () => {
  const system = new TestSystem({ scenario: true, embedded: true });
  let cli: Cli;
  let url = '';
  const admin = new Client(() => url, system.bearer);
  const player = new ScenarioPlayer(admin);
  let log: LogReader;

  async function start(): Promise<void> {
    cli = new Cli(['start'], { ...system.env, VEKHA_EVENT_NODE_PORT: String(eventPort) });
    [, url] = await cli.printed(/слушает на (\S+)/);
  }
  const eventPort = 20_000 + (process.pid % 10_000);

  /** Kills at a random moment within the next steps, while they are on their way. */
  async function killWhilePlaying(from: number, to: number, random: () => number): Promise<number> {
    const family = cli.family();
    expect(family).toHaveLength(3);
    await player.play(from, to);
    const killing = new Promise<void>((resolve) =>
      setTimeout(() => {
        for (const pid of family) process.kill(pid, 'SIGKILL');
        resolve();
      }, random() * 150),
    );
    const reached = await player.play(to, steps.length);
    await killing;
    await cli.ended;
    await eventually(async () => expect(family.filter(isAlive)).toEqual([]));
    return reached;
  }

  beforeAll(async () => {
    const random = seeded(1204);
    await start();
    let at = 0;
    for (const point of POINTS.slice(0, -1)) {
      at = await killWhilePlaying(at, point, random);
      expect(at).toBeGreaterThanOrEqual(point);
      await start();
    }
    expect(await player.play(at, POINTS[2])).toBe(POINTS[2]);
    log = new LogReader(`esdb://127.0.0.1:${eventPort}?tls=false`);
  }, 180_000);

  afterAll(async () => {
    await log?.close();
    cli.signal('SIGTERM');
    await cli.ended;
    await system.stop();
  }, 30_000);

  it('every acknowledged decision is in the log exactly once', async () => {
    const events = await log.all();
    const first = events.filter(({ receipt }) => receipt?.index === 0).map(({ receipt }) => receipt!.decision);
    expect(new Set(first).size).toBe(first.length);
    const acknowledged = [...player.answers.values()].map(({ body }) => String(body.decision));
    expect(acknowledged.length).toBeGreaterThanOrEqual(POINTS[2]);
    expect(acknowledged.filter((decision) => !first.includes(decision))).toEqual([]);
  });

  it('is answered as before, whatever is sent again with its key', async () => {
    for (const [step, before] of player.answers) {
      const again = await player.send(step);
      expect([step.id, kept(again)]).toEqual([step.id, kept(before)]);
      expect(again.status).toBe(before.status === 201 ? 200 : before.status);
    }
  }, 60_000);

  it('shows every decision in the decision log, once', async () => {
    const last = [...player.answers.values()]
      .map(({ body }) => String(body.position))
      .sort()
      .at(-1);
    const shown: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await admin.found(`/decisions?limit=500&after=${last}${cursor && `&cursor=${cursor}`}`);
      shown.push(...(page.items as Body[]).map(({ decision }) => String(decision)));
      if (page.next === null) break;
      cursor = String(page.next);
    }
    expect(new Set(shown).size).toBe(shown.length);
    const acknowledged = [...player.answers.values()].map(({ body }) => String(body.decision));
    expect(acknowledged.filter((decision) => !shown.includes(decision))).toEqual([]);
  });

  it('shows the figures that a fold of the log gives', async () => {
    const events = await log.all();
    const counted = recount(events).filter(({ level, reached }) => level === 'region' && reached === 'enrolled');
    const involved = new Map<string, number>();
    for (const { place, involved: teams } of counted) involved.set(place, (involved.get(place) ?? 0) + teams);
    expect(involved.size).toBeGreaterThan(20);
    const { regions } = await admin.found('/regions/progress');
    const shown = (regions as (Body & { region: string; involved: number })[]).filter((row) => row.involved);
    expect(new Map(shown.map((row) => [row.region, row.involved]))).toEqual(new Map([...involved].sort()));
    for (const cohort of new Set(counted.map((row) => row.cohort))) await agrees(cohort, recount(events));
  });

  async function agrees(cohort: string, counted: ReturnType<typeof recount>): Promise<void> {
    const shown = await admin.found(`/regions/progress?cohort=${cohort}`);
    const federation = shown.federation as { reached: Record<string, object> };
    for (const row of counted.filter((each) => each.cohort === cohort && each.level === 'federation')) {
      const { involved, led, guests, guestLed } = row;
      const at = row.reached === 'enrolled' ? federation : federation.reached[row.reached.slice('stage:'.length)];
      expect([cohort, row.reached, at]).toMatchObject([cohort, row.reached, { involved, led, guests, guestLed }]);
    }
  }
});

describe('a single process that was killed', () => {
  const system = new TestSystem({ embedded: true });
  beforeAll(() => system.start(), 60_000);
  afterAll(() => system.stop(), 30_000);

  it.each(['the application', 'the event node'])(
    'is started again by the supervisor: %s',
    async (name) => {
      const before = system.running.processes()[name];
      await system.admin.done('/people', { personal: { name: `до ${name} (вымышл.)` } });
      process.kill(before, 'SIGKILL');
      await eventually(async () => {
        expect(system.running.processes()[name]).not.toBe(before);
        expect((await system.admin.get('//health/ready')).status).toBe(200);
      });
      await system.admin.done('/people', { personal: { name: `после ${name} (вымышл.)` } });
      expect(system.said.join('\n')).toContain(`${name} ended with SIGKILL; it starts again`);
      expect(system.said).toContain(`${name} serves again`);
    },
    60_000,
  );
});
