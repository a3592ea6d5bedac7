import type { Db } from '#read-store/db';
import { ReadStore } from '#read-store/read-store';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { ReadStoreUnavailable } from '#read-store/unavailable';
import { charter, hour, TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { name, regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow, regionProgressSince } from '../region-progress/region-progress.query.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { listTokens } from '../tokens/tokens.query.js';
import { tokens } from '../tokens/tokens.table.js';
import { follow } from './follow.js';
import { giveUp, projectionStatuses } from './parked.query.js';
import { positionText } from './position.js';
import { projection, put, using } from './projection.js';
import { Projector } from './projector.js';
import { positionReached, waitUntil } from './reached.query.js';

/** The database goes away for the next so many uses. */
class Faltering extends ReadStore {
  readonly db: Db;
  readonly notifier: ReadStore['notifier'];
  failures = 0;

  constructor(private readonly inner: ReadStore) {
    super();
    this.db = inner.db;
    this.notifier = inner.notifier;
  }

  override run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    if (this.failures === 0) return this.inner.run(work);
    this.failures -= 1;
    return Promise.reject(new ReadStoreUnavailable(new Error('gone')));
  }
  migrate = (folder: string) => this.inner.migrate(folder);
  wrote = (rows: number) => this.inner.wrote(rows);
  close = () => this.inner.close();
}

describe('a projector', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());

  const both = [regionProgressProjection, tokensProjection];
  const projector = (log?: string) => new Projector(twin.store, both, { log });
  const led = async () => (await regionProgressNow(twin.store.db, {}))!.federation.led;
  const issue = (log: TestLog, token: string) =>
    log.add(`token-${token}`, 'TokenIssued', {
      token,
      title: token,
      hash: 'h',
      role: 'viewer',
      scope: {},
      expires: null,
    });

  it('begins at the beginning and goes on where the slowest projection is', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    expect(await projector().checkpoint()).toBeUndefined();
    await new Projector(twin.store, [regionProgressProjection]).handle(log.events);
    expect(await projector().checkpoint()).toBeUndefined();
    await projector().handle(log.events);
    expect(await projector().checkpoint()).toEqual(log.head);
    expect(await led()).toBe(1);
  });

  it('moves on over events that a projection does not hear', async () => {
    const log = issue(new TestLog().opened(), 'watcher');
    await projector().handle(log.events);
    expect(await positionReached(twin.store.db, 'region_progress', 'tokens')).toBe(positionText(log.head));
    const further = { commit: log.head.commit + 900n, prepare: log.head.commit + 900n };
    await projector().handle([], further);
    expect(await projector().checkpoint()).toEqual(further);
  });

  it('counts an event once, however often it comes and whoever else projects', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']).enrolled('b', ['KRS']);
    const [one, other] = [projector(), projector()];
    await Promise.all([one.handle(log.events), other.handle(log.events)]);
    log.enrolled('c', ['ORL']);
    await Promise.all([one.handle(log.events), other.handle(log.events.slice(-2)), one.handle(log.events.slice(-1))]);
    expect(await led()).toBe(3);
  });

  it('waits for a database that is away, and loses nothing', async () => {
    const store = new Faltering(twin.store);
    const troubles: unknown[] = [];
    const patient = new Projector(store, both, { onTrouble: (error) => troubles.push(error) });
    store.failures = 2;
    await patient.handle(new TestLog().opened().enrolled('a', ['VOR']).events);
    expect(await led()).toBe(1);
    expect(troubles.length).toBeGreaterThan(0);
    expect(troubles.every((error) => error instanceof ReadStoreUnavailable)).toBe(true);
  });

  it('stops waiting when it is stopped', async () => {
    const store = new Faltering(twin.store);
    store.failures = Number.MAX_SAFE_INTEGER;
    const patient = new Projector(store, both);
    const handling = patient.handle(new TestLog().opened().events);
    patient.stop();
    await expect(handling).rejects.toThrow('stopping');
  });

  it('begins anew on another log', async () => {
    await projector('one').handle(new TestLog().opened().enrolled('a', ['VOR']).enrolled('b', ['VOR']).events);
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    expect(await projector('another').checkpoint()).toBeUndefined();
    await projector('another').handle(log.events);
    expect(await led()).toBe(1);
  });

  it('makes one projection again and leaves the others', async () => {
    const log = issue(new TestLog().opened().enrolled('a', ['VOR']), 'watcher');
    const one = projector();
    await one.handle(log.events);
    await one.rebuild('region_progress');
    expect(await regionProgressNow(twin.store.db, { cohort: 'c1' })).toBeUndefined();
    expect((await listTokens(twin.store.db)).items).toHaveLength(1);
    expect(await one.checkpoint()).toBeUndefined();
    await one.handle(log.events);
    expect(await led()).toBe(1);
  });

  it('follows a source to its end', async () => {
    const log = new TestLog().opened();
    for (let team = 0; team < 30; team += 1) log.enrolled(`t${team}`, ['VOR']);
    const end = { commit: log.head.commit + 5n, prepare: log.head.commit + 5n };
    await follow(
      projector(),
      (async function* () {
        yield* log.events;
        yield { upTo: end };
      })(),
    );
    expect(await led()).toBe(30);
    expect(await projector().checkpoint()).toEqual(end);
  });

  it('says when a place is reached', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const before = await waitUntil(twin.store, ['region_progress'], log.head, 0);
    const reached = waitUntil(twin.store, ['region_progress', 'tokens'], log.head, 20_000);
    await projector().handle(log.events);
    expect([before, await reached]).toEqual([false, true]);
  });

  describe('with an event that it cannot project', () => {
    const statuses = async () =>
      (await projectionStatuses(twin.store.db)).find(({ projection }) => projection === name)!;
    const parkedKeys = async () => (await statuses()).parked.map(({ key }) => key).sort();
    const broken = (log: TestLog, stream: string) =>
      log.append(stream, 'StagePassed', '{"stage', { broken: 'JSON that does not parse' });

    it('stops the team, not the world, and says how much is missing', async () => {
      const log = new TestLog().opened().enrolled('a', ['VOR']).enrolled('b', ['KRS']);
      broken(log, 'team-c1.a').passed('a', 'rehearsal').passed('b', 'webinars');
      await projector().handle(log.events);
      expect(await parkedKeys()).toEqual(['c1.a']);
      const now = await regionProgressNow(twin.store.db, { cohort: 'c1' });
      expect(now).toMatchObject({ incomplete: 1, coverage: { enrolled: 2, reached: { webinars: 1, rehearsal: 0 } } });
      expect(now!.position).toBe(positionText(log.head));
    });

    it('projects it when it can be read again, with what came after, and shows it to who had read on', async () => {
      const log = new TestLog().opened().enrolled('a', ['VOR']);
      broken(log, 'team-c1.a').passed('a', 'rehearsal');
      const bad = log.events.at(-2)!;
      const one = projector();
      await one.handle(log.events);
      const { position: seen } = (await regionProgressNow(twin.store.db, {}))!;
      const { broken: _, ...good } = bad;
      log.repair(bad.position, {
        ...good,
        data: { stage: 'webinars', because: 'x', since: hour(1), occurredAt: hour(1) },
      });

      expect(await one.retry(name, log)).toEqual({ applied: 2, released: ['c1.a'], stuck: [] });
      const news = await regionProgressSince(twin.store.db, { cohort: 'c1' }, seen);
      expect(news!.regions.map(({ region, furthest }) => [region, furthest])).toEqual([['VOR', 'rehearsal']]);
      expect(news!.incomplete).toBe(0);
      expect(news!.position > seen).toBe(true);

      await one.handle(log.passed('a', 'defense').events);
      expect((await regionProgressNow(twin.store.db, { cohort: 'c1' }))!.federation.furthest).toBe('defense');
    });

    it('stays where it is when it cannot be read again, and counts the attempts', async () => {
      const log = new TestLog().opened().enrolled('a', ['VOR']);
      const one = projector();
      await one.handle(broken(log, 'team-c1.a').passed('a', 'rehearsal').events);
      expect(await one.retry(name, log, 'c1.a')).toMatchObject({ applied: 0, released: [], stuck: [{ key: 'c1.a' }] });
      expect((await statuses()).parked).toMatchObject([
        { key: 'c1.a', attempts: 2, reason: 'JSON that does not parse' },
      ]);
    });

    it('stops a cohort with its teams, and frees them together', async () => {
      const log = new TestLog();
      log.append('program-winter', 'ProgramChartered', 'not json', { broken: 'JSON that does not parse' });
      const { broken: _, ...good } = log.events[0]!;
      log.opened().enrolled('a', ['VOR']).passed('a', 'webinars');
      const one = projector();
      await one.handle(log.events);
      expect(await parkedKeys()).toEqual(['cohort-c1', 'program-winter']);

      expect((await one.retry(name, log, 'c1.a')).released).toEqual([]);
      log.repair(good.position, { ...good, data: { version: 1, charter, occurredAt: hour(0) } });
      expect((await one.retry(name, log)).applied).toBe(4);
      expect(await parkedKeys()).toEqual([]);
      expect((await regionProgressNow(twin.store.db, { cohort: 'c1' }))!.federation).toMatchObject({
        led: 1,
        furthest: 'webinars',
      });
    });

    it('parks an unknown type of a stream that it reads, and lets those of other streams be', async () => {
      const log = new TestLog().opened().enrolled('a', ['VOR']);
      log
        .append('team-c1.a', 'TeamTeleported', {})
        .append('sitting-s1', 'SittingDreamt', {})
        .append('log-identity', 'LogBegun', {});
      await projector().handle(log.events);
      expect((await statuses()).parked).toMatchObject([{ key: 'c1.a', reason: 'the type TeamTeleported is unknown' }]);
    });

    it('parks what SQL itself cannot hold, alone', async () => {
      const log = issue(new TestLog().opened(), 'good');
      issue(log, 'better');
      log.add('token-bad', 'TokenIssued', {
        token: 'bad',
        title: 'a\u0000b',
        hash: 'h',
        role: 'viewer',
        scope: {},
        expires: null,
      });
      issue(log, 'best');
      await projector().handle(log.events);
      expect((await listTokens(twin.store.db)).items.map(({ token }) => token)).toEqual(['best', 'better', 'good']);
      const [tokens] = (await projectionStatuses(twin.store.db)).filter(({ projection }) => projection === 'tokens');
      expect(tokens).toMatchObject({ parked: [{ key: 'token-bad' }], position: log.head });
    });

    it('undoes an event whole when a part of it fails', async () => {
      const row = { title: 'T', role: 'viewer' as const, scope: {}, expires: null, issuedAt: hour(1), revoked: null };
      const halfway = projection('halfway', 1, [tokens], {
        TokenIssued: ({ id: token, shownAt }) => [
          put(tokens, { token, ...row, shownAt }),
          ...(token === 'bad' ? [fails] : []),
        ],
      });
      const fails = using([], () => {
        throw new Error('halfway');
      });
      const log = ['bad', 'good'].reduce(issue, new TestLog());
      await new Projector(twin.store, [halfway]).handle(log.events);
      expect((await listTokens(twin.store.db)).items.map(({ token }) => token)).toEqual(['good']);
      expect((await projectionStatuses(twin.store.db))[0]!.parked).toMatchObject([
        { key: 'token-bad', reason: 'halfway' },
      ]);
    });

    it('leaves out for ever what an administrator gives up, and says so', async () => {
      const log = new TestLog().opened().enrolled('a', ['VOR']);
      const one = projector();
      await one.handle(broken(log, 'team-c1.a').passed('a', 'rehearsal').events);
      const { position } = (await statuses()).parked[0]!;
      const why = { by: 'admin-1', reason: 'written by hand', at: hour(9) };
      expect(await giveUp(twin.store.db, name, position, why)).toBe(true);
      expect(await giveUp(twin.store.db, name, 'nowhere', why)).toBe(false);
      expect(await one.retry(name, log, 'c1.a')).toEqual({ applied: 1, released: ['c1.a'], stuck: [] });
      expect(await statuses()).toMatchObject({ parked: [], givenUp: [{ position, key: 'c1.a', why }] });
    });

    it('brings back more than fits one transaction', async () => {
      const log = broken(new TestLog().opened().enrolled('a', ['VOR']), 'team-c1.a');
      const bad = log.events.at(-1)!;
      const { broken: _, ...good } = bad;
      for (let times = 0; times < 400; times += 1)
        log.passed('a', 'rehearsal').add('team-c1.a', 'StageReopened', { stage: 'rehearsal', because: 'x' });
      const one = projector();
      await one.handle(log.events);
      log.repair(bad.position, {
        ...good,
        data: { stage: 'webinars', because: 'x', since: hour(1), occurredAt: hour(1) },
      });
      expect(await one.retry(name, log)).toEqual({ applied: 801, released: ['c1.a'], stuck: [] });
      expect((await regionProgressNow(twin.store.db, { cohort: 'c1' }))!).toMatchObject({
        incomplete: 0,
        federation: { furthest: 'webinars' },
      });
    });
  });
});
