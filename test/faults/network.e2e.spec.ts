// A store or a database that stalls, drops, refuses or restarts: answers in time, everything goes on, nothing happens twice.
import { describeOnPostgres } from '#read-store/postgres-server.kit';
import type { Answer } from '../end-to-end/client.kit.js';
import { newKey, SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually } from '../end-to-end/system.kit.js';
import { GrownSystem } from './grown.kit.js';
import { decisionsIn, everyRow, projectedAnew } from './laws.kit.js';
import { TcpProxy } from './tcp-proxy.kit.js';
import { Watchers } from './watchers.kit.js';
import { PostgresReadStore } from '#read-store/postgres.read-store';

const WELL_WITHIN_MS = 60_000;
/** Of a command or query whose other side is silent, on a busy machine. */
const ANSWERED_WITHIN_MS = 20_000;

describeOnPostgres('a bad network', () => {
  let toStore: TcpProxy;
  let toDatabase: TcpProxy;
  const between = async (port: number) => TcpProxy.to(port);
  const system = new GrownSystem({
    storePort: async (port) => {
      toStore = await between(port);
      return toStore.port;
    },
    databasePort: async (port) => {
      toDatabase = await between(port);
      return toDatabase.port;
    },
  });
  const small = new SmallProgram(system.run, system.admin);
  const watchers = new Watchers(() => system.apis[0], system.admin, small.cohort);
  let people = 0;

  beforeAll(async () => {
    await system.start();
    await small.open();
    await small.enroll('vko', 'VOR', 'KRS');
    watchers.start();
  }, 180_000);
  afterAll(async () => {
    toStore?.heal();
    toDatabase?.heal();
    await watchers.stop();
    await system.stop();
    await toStore?.close();
    await toDatabase?.close();
  }, 60_000);

  async function timed(ask: () => Promise<Answer>): Promise<Answer> {
    const begun = performance.now();
    const answer = await ask();
    expect(performance.now() - begun).toBeLessThan(ANSWERED_WITHIN_MS);
    return answer;
  }
  const register = (key = newKey(), person = `${system.run}-p${++people}`) =>
    system.admin.post('/people', { person, personal: { name: 'Имя (вымышл.)' } }, { key });
  const ready = () => system.admin.get('//health/ready');
  type Parts = Record<'store' | 'database' | 'projections', { ok: boolean; reason?: string }>;
  const partsOf = ({ body }: Answer) => body.parts as Parts;

  const wellAgain = () =>
    eventually(async () => {
      const { status, body } = await ready();
      expect({ status, parts: body.parts, ready: body.ready }).toMatchObject({ status: 200, ready: true });
    }, WELL_WITHIN_MS);
  const seenByAll = async () => {
    const { position } = (await register()).body;
    await eventually(() => watchers.expectFresh(String(position)), WELL_WITHIN_MS);
  };

  const storms: readonly [string, (proxy: TcpProxy) => void][] = [
    ['stalls', (proxy) => proxy.stall()],
    ['refuses', (proxy) => proxy.refuse()],
    ['swallows what it is sent', (proxy) => proxy.swallow()],
  ];

  it.each(storms)(
    'a store that %s: 503 in time, readiness says why, and the same key gives one outcome',
    async (_, storm) => {
      storm(toStore);
      const person = `${system.run}-storm-${++people}`;
      const body = { person, personal: { name: 'Буря (вымышл.)' } };
      const key = newKey();
      const answer = await timed(() => system.admin.post('/people', body, { key }));
      expect(answer).toMatchObject({ status: 503 });
      expect(answer.headers.get('retry-after')).toBe('2');
      if (answer.body.code === 'outcome-unknown') expect(answer.body.decision).toMatch(/^[0-9a-f-]{36}$/);
      await eventually(async () => expect(partsOf(await ready()).store).toMatchObject({ ok: false }));
      expect((await ready()).status).toBe(503);
      toStore.heal();
      await wellAgain();
      await eventually(async () => {
        const again = await system.admin.post('/people', body, { key });
        expect([200, 201]).toContain(again.status);
      }, 60_000);
      await seenByAll();
    },
    240_000,
  );

  it('a store whose connections drop at any moment: every command is answered, once', async () => {
    const storm = setInterval(() => toStore.drop(), 400);
    const answers: Answer[] = [];
    for (let index = 0; index < 20; index++) {
      const [key, person] = [newKey(), `${system.run}-drop-${index}`];
      await eventually(async () => {
        const answer = await register(key, person);
        expect([200, 201]).toContain(answer.status);
        answers.push(answer);
      }, 60_000);
    }
    clearInterval(storm);
    expect(new Set(answers.map(({ body }) => body.decision)).size).toBe(20);
    await wellAgain();
    await seenByAll();
  }, 240_000);

  it.each(storms)(
    'a database that %s: queries answer 503 in time, commands go on, readiness says why',
    async (_, storm) => {
      storm(toDatabase);
      const query = await timed(() => system.admin.get(`/cohorts/${small.cohort}`));
      expect(query).toMatchObject({ status: 503, body: { code: 'read-store-unavailable' } });
      expect((await timed(() => register())).status).toBe(201);
      const parts = partsOf(await timed(ready));
      expect(parts).toMatchObject({ store: { ok: true }, database: { ok: false, reason: expect.any(String) } });
      toDatabase.heal();
      await wellAgain();
      await seenByAll();
    },
    240_000,
  );

  it.each([
    ['restarted', () => system.postgres.restart()],
    ['killed and started again', () => system.postgres.kill9().then(() => system.postgres.restart())],
  ])(
    'a database that is %s',
    async (_, again) => {
      await again();
      expect((await timed(() => register())).status).toBe(201);
      await wellAgain();
      await seenByAll();
    },
    240_000,
  );

  it('in the end every decision was told once, and every table is what the log comes to', async () => {
    const events = await system.log.all();
    await eventually(async () => expect([...watchers.decisions].sort()).toEqual(decisionsIn(events).sort()), 30_000);
    expect(watchers.snapshots).toBe(1);
    const store = new PostgresReadStore(system.postgres.url);
    expect(await everyRow(store.db)).toEqual(await projectedAnew(events));
    await store.close();
  }, 120_000);
});
