import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { charter, hour, TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { name, regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow, regionProgressSince } from '../region-progress/region-progress.query.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { listTokens } from '../tokens/tokens.query.js';
import { tokens } from '../tokens/tokens.table.js';
import { giveUp, projectionStatuses } from './parked.query.js';
import { positionText } from './position.js';
import { projection, put, using } from './projection.js';
import type { Parked } from './projection-runner.js';
import { Projector } from './projector.js';

describe('an event that cannot be projected', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());

  const projector = () => new Projector(twin.store, [regionProgressProjection, tokensProjection]);
  const issue = (log: TestLog, token: string) =>
    log.add(`token-${token}`, 'TokenIssued', {
      token,
      title: token,
      hash: 'h',
      role: 'viewer',
      scope: {},
      expires: null,
    });
  const statuses = async () => (await projectionStatuses(twin.store.db)).find(({ projection }) => projection === name)!;
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

  it('is told once, when it is committed, with what stopped and where', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']);
    broken(log, 'team-c1.a').passed('a', 'rehearsal');
    const told: Parked[] = [];
    const one = new Projector(twin.store, [regionProgressProjection], { onParked: (parked) => told.push(parked) });
    await one.handle(log.events);
    await one.retry(name, log);
    const position = positionText(log.events.at(-2)!.position);
    const reason = 'JSON that does not parse';
    expect(told).toEqual([
      { projection: name, key: 'c1.a', stream: 'team-c1.a', type: 'StagePassed', position, reason },
    ]);
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
    expect((await statuses()).parked).toMatchObject([{ key: 'c1.a', attempts: 2, reason: 'JSON that does not parse' }]);
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
