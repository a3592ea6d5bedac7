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
import { FellBack } from './checkpoint.js';
import { checkpoints } from './checkpoint.table.js';
import { Superseded } from './outpaced.js';
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

  it('leaves the rows of an older version as they are, goes on with the others, and leaves an older build waiting', async () => {
    const log = issue(new TestLog().opened().enrolled('a', ['VOR']), 'watcher');
    await projector().handle(log.events);
    const { version } = regionProgressProjection;
    const newer = new Projector(twin.store, [{ ...regionProgressProjection, version: version + 1 }, tokensProjection]);
    expect(await newer.checkpoint()).toEqual(log.head);
    await newer.handle(issue(log.enrolled('b', ['VOR']), 'other').events.slice(-2));
    expect([await led(), (await listTokens(twin.store.db)).items.length]).toEqual([1, 2]);

    await twin.store.db.update(checkpoints).set({ version: version + 1 });
    const troubles: unknown[] = [];
    const older: Projector = new Projector(twin.store, both, {
      onTrouble(error) {
        troubles.push(error);
        older.stop();
      },
    });
    await expect(older.checkpoint()).rejects.toThrow('stopping');
    expect(troubles[0]).toBeInstanceOf(Superseded);
  });

  it('does not go on from the middle when the database was lost meanwhile', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    const one = projector();
    await one.handle(log.events);
    await twin.clear();
    await expect(one.handle(log.enrolled('b', ['VOR']).events.slice(-1))).rejects.toBeInstanceOf(FellBack);
    expect(await one.checkpoint()).toBeUndefined();
    await one.handle(log.events);
    expect(await led()).toBe(2);
  });

  it('moves on to where there is nothing more for it', async () => {
    const log = new TestLog().opened();
    for (let team = 0; team < 30; team += 1) log.enrolled(`t${team}`, ['VOR']);
    const end = { commit: log.head.commit + 5n, prepare: log.head.commit + 5n };
    await projector().handle(log.events, end);
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
