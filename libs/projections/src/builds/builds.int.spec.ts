import { sql } from 'drizzle-orm';
import type { Position } from '#event-store/logged-event';
import { hour, type TestLog } from '../log.kit.js';
import { regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow } from '../region-progress/region-progress.query.js';
import { giveUp, projectionStatuses } from '../runner/parked.query.js';
import { positionText } from '../runner/position.js';
import type { Projection } from '../runner/projection.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { hadDiffered } from './build-report.js';
import { buildsOf, tale } from './builds.kit.js';
import { allBuilds } from './builds.query.js';

const progress = regionProgressProjection;
const { name } = progress;

/** A log that cannot be read any further after so many batches. */
const breaksOffAfter = (batches: number, log: TestLog): TestLog =>
  Object.assign(Object.create(log) as TestLog, {
    async *batches(after: Position | undefined, size: number) {
      let left = batches;
      for await (const events of log.batches(after, size)) {
        if (left-- === 0) throw new Error('killed');
        yield events;
      }
    },
  });

describe('a build', () => {
  const twin = buildsOf(progress, tokensProjection);
  const led = async () => (await regionProgressNow(twin.db(), {}))!.federation.led;
  const indexes = () =>
    twin.rows<{ index: string }>(
      sql`select indexdef as index from pg_indexes where schemaname = current_schema() and tablename = 'region_progress' order by 1`,
    );

  it('takes the place of equal rows, keeps the old ones and the names of indexes', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    const before = [await indexes(), await regionProgressNow(twin.db(), {})] as const;
    await twin.ask(progress);
    const builder = twin.builder(live, log);
    expect(await builder.buildDue()).toBe(1);
    const [{ switched, report }] = builder.ended as [(typeof builder.ended)[0]];
    expect([switched, hadDiffered(report), report.broken]).toEqual([true, false, []]);
    expect(report.tables.find(({ table }) => table === 'region_contributions')!.rows.built).toBeGreaterThan(50);
    expect(await indexes()).toEqual(before[0]);
    const { position, ...figures } = (await regionProgressNow(twin.db(), {}))!;
    expect(figures).toEqual({ ...before[1], position: undefined });
    expect(position > before[1]!.position).toBe(true);
    expect((await allBuilds(twin.db())).map(({ state, askedBy }) => [state, askedBy])).toEqual([
      ['switched', 'administrator'],
    ]);
    await live.handle(log.enrolled('later', ['ORL']).events.slice(-1));
    expect(await led()).toBe(6);
  });

  it('finds a row that somebody changed by hand, says which, and puts the right one in its place', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    await twin.exec(`update region_progress set led = led + 1 where place = 'VOR' and reached = 'enrolled'`);
    await twin.ask(progress);
    const builder = twin.builder(live, log);
    await builder.buildDue();
    const [{ switched, report }] = builder.ended as [(typeof builder.ended)[0]];
    expect([switched, hadDiffered(report)]).toEqual([true, true]);
    expect(report.tables.filter(({ differing }) => differing.length)).toMatchObject([
      { table: 'region_progress', differing: [{ cohort: 'c1', level: 'region', place: 'VOR', reached: 'enrolled' }] },
    ]);
    expect(await led()).toBe(5);
  });

  it('shows nothing that breaks a law, and keeps it for inspection', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    const broken = sql`select 'the world ended' as what`;
    const lawless: Projection = { ...progress, laws: [...progress.laws, { name: 'nothing holds', broken }] };
    await twin.ask(progress);
    const builder = twin.builder(live, log, [lawless]);
    await builder.buildDue();
    expect(builder.ended).toMatchObject([
      { switched: false, report: { broken: [{ law: 'nothing holds', rows: ['the world ended'] }] } },
    ]);
    const [kept] = await twin.rows<{ schema: string }>(
      sql`select nspname as schema from pg_namespace where nspname like ${`%build_${name}`}`,
    );
    expect(kept).toBeDefined();
    expect((await allBuilds(twin.db())).map(({ state }) => state)).toEqual(['refused']);
    expect(await builder.buildDue()).toBe(0);
    await live.handle(log.enrolled('later', ['ORL']).events.slice(-1));
    expect(await led()).toBe(6);
  });

  it.each([
    ['a negative figure', `update region_progress set led = -1 where level = 'region' and place = 'ORL'`],
    ['a figure that is not the sum', `update region_progress set involved = involved + 1 where place = 'VOR'`],
    ['teams led from nowhere', `delete from region_progress_teams where team = 't0'`],
  ])('knows %s for a broken law', async (_, damage) => {
    const log = tale().enrolled('o', ['ORL']);
    await twin.projector().handle(log.events);
    const { brokenLaws } = await import('./comparison.js');
    expect(await brokenLaws(twin.store(), progress.laws)).toEqual([]);
    await twin.exec(damage);
    expect(await brokenLaws(twin.store(), progress.laws)).not.toEqual([]);
  });

  it('goes on where it was interrupted, in another process', async () => {
    const log = tale(40);
    const live = twin.projector();
    await live.handle(log.events);
    await twin.ask(progress);
    const first = twin.builder(live, breaksOffAfter(3, log), [progress], { size: 10 });
    await expect(first.buildDue()).rejects.toThrow('killed');
    const [schema] = await twin.rows<{ at: string }>(
      sql`select nspname as at from pg_namespace where nspname like ${`%build_${name}`}`,
    );
    const [{ reached }] = (await twin.rows(sql.raw(`select reached from ${schema!.at}.checkpoints`))) as [
      { reached: string },
    ];
    expect(reached).toBe(positionText(log.events[29]!.position));
    const sizes: number[] = [];
    const batches = log.batches.bind(log);
    log.batches = async function* (after, size) {
      for await (const events of batches(after, size)) {
        sizes.push(events.length);
        yield events;
      }
    };
    const second = twin.builder(live, log, [progress]);
    await second.buildDue();
    expect(sizes[0]).toBe(log.events.length - 30);
    expect(second.ended).toMatchObject([{ switched: true }]);
    expect(hadDiffered(second.ended[0]!.report)).toBe(false);
    expect(await led()).toBe(40);
  });

  it('leaves out what an administrator gave up, before it began and while it ran', async () => {
    const log = tale(2)
      .append('team-c1.t0', 'StagePassed', { stage: {} }, { broken: 'not JSON' })
      .append('team-c1.t1', 'StagePassed', { stage: {} }, { broken: 'not JSON' })
      .passed('t0', 'rehearsal');
    const live = twin.projector();
    await live.handle(log.events);
    const [first, second] = log.events.filter(({ broken }) => broken);
    const skip = async (event: typeof first) => {
      const why = { by: 'a', reason: 'lost', at: hour(1) };
      expect(await giveUp(twin.db(), name, positionText(event!.position), why)).toBe(true);
      await live.retry(name, log);
    };
    await skip(first);
    await twin.ask(progress);
    let asked = false;
    const batches = log.batches.bind(log);
    log.batches = async function* (after, size) {
      yield* batches(after, size);
      if (!asked) await skip(second);
      asked = true;
    };
    const builder = twin.builder(live, log);
    await builder.buildDue();
    expect(builder.ended.map(({ switched, report }) => [switched, hadDiffered(report), report.parked])).toEqual([
      [true, false, { before: 0, built: 0 }],
    ]);
    const [status] = (await projectionStatuses(twin.db())).filter(({ projection }) => projection === name);
    expect(status!.parked).toEqual([]);
    expect(status!.givenUp.map(({ position, why }) => [position, why.reason])).toEqual([
      [positionText(first!.position), 'lost'],
      [positionText(second!.position), 'lost'],
    ]);
  });

  it('is not in its own way when dead rows are cleared away meanwhile', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    await twin.store().wrote(9_999);
    await twin.ask(progress);
    const builder = twin.builder(live, log);
    await builder.buildDue();
    expect(builder.ended).toMatchObject([{ switched: true }]);
  }, 30_000);

  it('of many projections reads the log once', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    await twin.ask(progress);
    await twin.ask(tokensProjection);
    let readings = 0;
    const batches = log.batches.bind(log);
    log.batches = (after, size) => {
      readings += 1;
      return batches(after, size);
    };
    const builder = twin.builder(live, log);
    await builder.buildDue();
    expect([readings, builder.ended.map(({ switched }) => switched)]).toEqual([1, [true, true]]);
  });
});
