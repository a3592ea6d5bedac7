// Builds of what is split: another count of shards takes the place of the old one, and what others project stands still meanwhile.
import { TestLog } from '../log.kit.js';
import { expectLaws } from '../region-progress/laws.kit.js';
import { regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow } from '../region-progress/region-progress.query.js';
import { FellBack } from '../runner/checkpoint.js';
import { Projectors } from '../runner/projectors.js';
import { holdFor, standingOf } from '../runner/standings.query.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { hadDiffered } from './build-report.js';
import { buildsOf } from './builds.kit.js';

const progress = regionProgressProjection;
const both = [progress, tokensProjection];

describe('a build of what is split', () => {
  const twin = buildsOf(...both);
  const split = (shards: number) => new Projectors(twin.store(), both, { log: 'log', shards });
  const builder = (projectors: Projectors, log: TestLog) =>
    twin.builder(projectors, log, both, { shards: projectors.shards.length });
  const handOut = async ({ shards }: Projectors, log: TestLog, from = 0) => {
    for (const shard of shards) await shard.handle(log.events.slice(from));
  };
  const tale = () => {
    const log = new TestLog().opened();
    for (let team = 0; team < 8; team += 1) log.enrolled(`t${team}`, ['VOR', 'KRS']).passed(`t${team}`, 'webinars');
    return log;
  };
  /** As a process does that follows the log: it begins again from where the projector is. */
  async function follow(projectors: Projectors, log: TestLog): Promise<void> {
    for (const shard of projectors.shards)
      await shard.handle(log.events).catch(async (error) => {
        if (!(error instanceof FellBack)) throw error;
        await shard.checkpoint();
        await shard.handle(log.events);
      });
  }
  const figures = async () => {
    const { position: _, ...all } = (await regionProgressNow(twin.db(), {}))!;
    return all;
  };

  it.each([
    [1, 2],
    [3, 2],
    [2, 1],
  ])('goes from %i shards to %i, changing no figure', async (before, after) => {
    const log = tale();
    await handOut(split(before), log);
    const shown = await figures();
    const projectors = split(after);
    const building = builder(projectors, log);
    expect(await building.buildDue()).toBe(1);
    expect(building.ended).toMatchObject([{ switched: true, report: { shards: { before, built: after } } }]);
    expect(hadDiffered(building.ended[0]!.report)).toBe(false);
    expect(await figures()).toEqual(shown);
    expect(await standingOf(twin.db(), progress.name)).toMatchObject({ shards: after });
    expect(await building.buildDue()).toBe(0);
    log.enrolled('late', ['ORL']);
    await follow(projectors, log);
    expect((await figures()).federation.led).toBe(9);
    await expectLaws(twin.db(), log.events);
  });

  it('equals what the same count of shards had written, wherever each of them stood', async () => {
    const log = tale();
    const projectors = split(2);
    await handOut(projectors, log);
    const from = log.events.length;
    log.enrolled('late', ['ORL']).enrolled('later', ['VOR']).enrolled('last', ['KRS']);
    await projectors.shards[1]!.handle(log.events.slice(from));
    const shown = await figures();
    await twin.ask(progress);
    const building = builder(projectors, log);
    await building.buildDue();
    const [{ switched, report }] = building.ended as [(typeof building.ended)[0]];
    expect([switched, hadDiffered(report), report.broken]).toEqual([true, false, []]);
    expect(await figures()).toEqual(shown);
    await follow(projectors, log);
    await expectLaws(twin.db(), log.events);
  });

  it('holds the shards of other processes, which go on afterwards', async () => {
    const log = tale();
    const others = split(2);
    await handOut(others, log);
    await holdFor(twin.db(), progress.name, 10, true);
    const before = await standingOf(twin.db(), progress.name);
    log.enrolled('late', ['ORL']);
    await follow(others, log);
    expect((await standingOf(twin.db(), progress.name))!.positions).toEqual(before!.positions);
    await holdFor(twin.db(), progress.name, null, false);
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // it looks again once a second
    await follow(others, log);
    expect((await figures()).federation.led).toBe(9);
  });
});
