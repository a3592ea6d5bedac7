// A projection split over shards: the same rows, figures and places as one that is whole, whoever is faster.
import fc from 'fast-check';
import { getTableName, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#read-store/db';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { cohortBoardNow } from '../cohort-board/cohort-board.query.js';
import { funnelOf } from '../funnel/funnel.query.js';
import { hour, type TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { projections } from '../projections.js';
import { history, tell } from '../region-progress/histories.kit.js';
import { expectLaws } from '../region-progress/laws.kit.js';
import { regionProgressNow, regionProgressSince } from '../region-progress/region-progress.query.js';
import { checkpoints } from './checkpoint.table.js';
import { incompleteOf, projectionStatuses } from './parked.query.js';
import { positionText } from './position.js';
import { Projector } from './projector.js';
import { Projectors } from './projectors.js';
import { positionReached } from './reached.query.js';
import { isHeardBy, shardOf } from './shard.js';
import { standingOf } from './standings.query.js';

const isNotOfShards = (column: string) => !['shard', 'change'].includes(column);
/** Of which each shard has a part. */
const addedUp = ['region_progress', 'region_progress_totals', 'region_progress_cohorts'];
const split = projections.filter((each) => each.split !== undefined);

describe('shards', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());
  const db = (): Db => twin.store.db;

  /** Every row of every read model, but for which shard wrote it: copies are one. */
  async function rows(): Promise<Readonly<Record<string, readonly string[]>>> {
    const all: Record<string, readonly string[]> = {};
    for (const table of new Set(projections.flatMap(({ tables }) => [...tables]))) {
      if (addedUp.includes(getTableName(table))) continue; // held to the recount by the laws, and to what is answered
      const found = await rowsOf<{ row: Record<string, unknown> }>(
        db(),
        sql`select to_jsonb(t) as row from ${table} t`,
      );
      const texts = found.map(({ row }) =>
        JSON.stringify(Object.entries(row).filter(([column]) => isNotOfShards(column))),
      );
      all[getTableName(table)] = [...new Set(texts)].sort();
    }
    return all;
  }

  async function answers(cohort: string) {
    const now = hour(600);
    return {
      figures: await regionProgressNow(db(), { cohort }),
      all: await regionProgressNow(db(), {}),
      board: await cohortBoardNow(db(), cohort, now),
      funnel: await funnelOf(db(), { cohort }, now),
    };
  }

  /** Whatever comes next of the log goes to whichever shard, so many events at once. */
  async function interleave(log: TestLog, shards: Projectors, turns: readonly { shard: number; size: number }[]) {
    const given = shards.shards.map(() => 0);
    for (let turn = 0; given.some((count) => count < log.events.length); turn += 1) {
      const { shard: any, size } = turns[turn % turns.length]!;
      const shard = turn < 2_000 ? any % given.length : given.indexOf(Math.min(...given));
      const from = given[shard]!;
      await shards.shards[shard]!.handle(log.events.slice(from, from + size));
      given[shard] = Math.min(from + size, log.events.length);
      if (turn % 16 === 0) await expectSlowest(log, given);
    }
  }

  async function expectSlowest(log: TestLog, given: readonly number[]): Promise<void> {
    const slowest = Math.min(...given);
    const place = slowest === 0 ? '' : positionText(log.events[slowest - 1]!.position);
    for (const { name } of split) expect(await positionReached(db(), name)).toBe(place);
  }

  it('change no figure and no row of any history, and stand where the slowest stands', async () => {
    const turn = fc.record({ shard: fc.nat(2), size: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(2, 3), fc.array(turn, { minLength: 3 }), async (steps, of, turns) => {
        const log = tell(steps);
        await twin.clear();
        await new Projector(twin.store, projections).handle(log.events);
        const [whole, wholeRows] = [await answers('c1'), await rows()];
        await twin.clear();
        const everyone = Array.from({ length: of }, (_, shard) => ({ shard, size: 7 }));
        await interleave(log, new Projectors(twin.store, projections, { shards: of }), [...turns, ...everyone]);
        expect(await answers('c1')).toEqual(whole);
        expect(await rows()).toEqual(wholeRows);
        await expectLaws(db(), log.events);
      }),
      { numRuns: 6, seed: 20_260_112 },
    );
  }, 240_000);

  it('share the teams out, and each hears what is about no team', () => {
    const log = tell([]);
    const of = 3;
    for (const event of log.events)
      for (const index of [0, 1, 2]) expect(isHeardBy({ index, of }, 'team', event)).toBe(true);
    const teams = Array.from({ length: 300 }, (_, index) => shardOf(`winter.t${index}`, of));
    for (const index of [0, 1, 2]) expect(teams.filter((each) => each === index).length).toBeGreaterThan(60);
  });

  it('lose nothing for a live reader that holds the place of the slowest', async () => {
    const log = tell([]);
    const { shards } = new Projectors(twin.store, projections, { shards: 2 });
    for (const shard of shards) await shard.handle(log.events);
    const { position: held } = (await regionProgressNow(db(), { cohort: 'c1' }))!;
    const team = (shard: number) => 'abcdefgh'.split('').find((each) => shardOf(`c1.${each}`, 2) === shard)!;
    const from = log.events.length;
    log.enrolled(team(0), ['VOR']).enrolled(team(1), ['KRS']);
    await shards[1]!.handle(log.events.slice(from));
    const fast = (await regionProgressSince(db(), { cohort: 'c1' }, held))!;
    expect(fast.position).toBe(held);
    expect(fast.regions.map(({ region }) => region)).toEqual(['KRS']);
    await shards[0]!.handle(log.events.slice(from));
    const both = (await regionProgressSince(db(), { cohort: 'c1' }, fast.position))!;
    expect(both.regions.map(({ region }) => region)).toEqual(['KRS', 'VOR']);
    expect(both.position).toBe(positionText(log.events.at(-1)!.position));
  });

  it('are not there before every one of them has begun', async () => {
    const log = tell([]);
    const { shards } = new Projectors(twin.store, projections, { shards: 2 });
    await shards[0]!.handle(log.events);
    expect(await standingOf(db(), 'region_progress')).toBeUndefined();
    expect(await positionReached(db(), 'region_progress')).toBe('');
    await shards[1]!.handle(log.events);
    expect(await standingOf(db(), 'region_progress')).toMatchObject({ shards: 2 });
  });

  it('stand still at a cohort in all of them, counted once, and come back together', async () => {
    const log = tell([]);
    log.append('cohort-c1', 'NobodyKnows' as 'CohortClosed', {});
    log.enrolled('a', ['VOR']).enrolled('b', ['KRS']).enrolled('c', ['ORL']);
    const all = new Projectors(twin.store, projections, { shards: 2 });
    for (const shard of all.shards) await shard.handle(log.events);
    expect(await incompleteOf(db(), 'region_progress', 'c1')).toBe(1);
    const status = (await projectionStatuses(db())).find(({ projection }) => projection === 'region_progress')!;
    expect(status.parked.map(({ key }) => key)).toEqual(['cohort-c1']);
    Object.assign(log.events.find(({ type }) => (type as string) === 'NobodyKnows')!, {
      type: 'CapacitySet',
      data: { capacity: 9, occurredAt: hour(1) },
    });
    const { released, stuck } = await all.retry('region_progress', log);
    expect({ released, stuck }).toEqual({ released: ['cohort-c1'], stuck: [] });
    expect((await regionProgressNow(db(), { cohort: 'c1' }))!.federation.led).toBe(3);
    expect(await incompleteOf(db(), 'region_progress', 'c1')).toBe(0);
  });

  it('of another count leave the rows as they stand', async () => {
    const log = tell([]);
    await new Projector(twin.store, projections).handle(log.events);
    const before = await rows();
    log.enrolled('a', ['VOR']);
    for (const shard of new Projectors(twin.store, projections, { shards: 2 }).shards) await shard.handle(log.events);
    const after = await rows();
    for (const name of ['region_contributions', 'cohort_board', 'decision_log'])
      expect(after[name]).toEqual(before[name]);
    expect(await db().select().from(checkpoints)).toHaveLength(projections.length);
  });
});
