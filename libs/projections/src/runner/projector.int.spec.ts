import type { Db } from '#read-store/db';
import { ReadStore } from '#read-store/read-store';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { ReadStoreUnavailable } from '#read-store/unavailable';
import { TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow } from '../region-progress/region-progress.query.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { listTokens } from '../tokens/tokens.query.js';
import { FellBack, Superseded } from './checkpoint.js';
import { follow } from './follow.js';
import { positionText } from './position.js';
import { Projector } from './projector.js';
import { positionReached, waitUntil } from './reached.query.js';

/** The database goes away for the next so many uses. */
class Faltering extends ReadStore {
  readonly db: Db;
  readonly notifier: ReadStore['notifier'];
  readonly ownership: ReadStore['ownership'];
  failures = 0;

  constructor(private readonly inner: ReadStore) {
    super();
    this.db = inner.db;
    this.notifier = inner.notifier;
    this.ownership = inner.ownership;
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

  it('begins anew with a newer version, and leaves an older build waiting', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    await projector().handle(log.events);
    const newer = new Projector(twin.store, [
      { ...regionProgressProjection, version: regionProgressProjection.version + 1 },
    ]);
    expect(await newer.checkpoint()).toBeUndefined();
    await newer.handle(log.events);
    const troubles: unknown[] = [];
    const older: Projector = new Projector(twin.store, both, {
      onTrouble(error) {
        troubles.push(error);
        older.stop();
      },
    });
    await expect(older.checkpoint()).rejects.toThrow('stopping');
    expect(troubles).toEqual([expect.any(Superseded)]);
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

  it('does not go on from the middle when a projection was made anew, by itself or by another process', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const one = projector();
    await one.handle(log.events);
    await projector().rebuild('region_progress');
    await expect(one.handle(log.enrolled('b', ['VOR']).events.slice(-1))).rejects.toBeInstanceOf(FellBack);
    expect(await one.checkpoint()).toBeUndefined();
    await one.handle(log.events);
    await one.rebuild('tokens');
    await expect(one.handle(log.enrolled('c', ['VOR']).events.slice(-1))).rejects.toBeInstanceOf(FellBack);
    await one.checkpoint();
    await one.handle(log.events);
    expect(await led()).toBe(3);
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
});
