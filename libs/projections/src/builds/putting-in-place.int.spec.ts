// What readers see of a build: the older rows until it is whole, and those that were kept when somebody wants them back.
import { sql } from 'drizzle-orm';
import { regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionProgressNow } from '../region-progress/region-progress.query.js';
import { positionOf } from '../runner/position.js';
import type { Projection } from '../runner/projection.js';
import { Projector } from '../runner/projector.js';
import { positionReached } from '../runner/reached.query.js';
import { standings } from '../runner/standings.query.js';
import { tokensProjection } from '../tokens/tokens.projection.js';
import { hadDiffered } from './build-report.js';
import { buildsOf, tale } from './builds.kit.js';

const progress = regionProgressProjection;
const { name } = progress;
const newer: Projection = { ...progress, version: progress.version + 1 };

describe('a build', () => {
  const twin = buildsOf(progress, tokensProjection);
  const led = async () => (await regionProgressNow(twin.db(), {}))!.federation.led;

  it('of another version is made by itself, while the older rows are shown', async () => {
    const log = tale();
    await twin.projector().handle(log.events);
    const live = twin.projector([newer, tokensProjection]);
    await live.checkpoint();
    await live.handle(log.enrolled('later', ['ORL']).events.slice(-1));
    expect(await led()).toBe(5);
    const builder = twin.builder(live, log, [newer, tokensProjection]);
    await builder.buildDue();
    expect(builder.ended).toMatchObject([
      { projection: name, switched: true, report: { version: { before: progress.version, built: newer.version } } },
    ]);
    expect(hadDiffered(builder.ended[0]!.report)).toBe(false);
    expect(await led()).toBe(6);
    await live.handle(log.enrolled('last', ['ORL']).events.slice(-1));
    expect(await led()).toBe(7);
    expect(await builder.buildDue()).toBe(0);
  });

  it('that somebody wants back begins at the rows that were kept, and shows nothing of the past', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    await twin.exec(
      `update region_progress_teams set standing = jsonb_set(standing, '{passed,mark}', '"x"') where team = 't1'`,
    );
    await twin.ask(progress);
    await twin.builder(live, log).buildDue();
    await live.handle(log.enrolled('later', ['ORL']).events.slice(-1));
    const before = await positionReached(twin.db(), name);
    await twin.ask(progress, 'back');
    const back = twin.builder(live, log);
    await back.buildDue();
    expect(back.ended).toMatchObject([{ switched: true }]);
    expect(await led()).toBe(6);
    expect((await positionReached(twin.db(), name)) > before).toBe(true);
    const marked = await twin.rows(sql`select 1 from region_progress_teams where standing->'passed' ? 'mark'`);
    expect(marked).toHaveLength(1);
  });

  it('cannot go back where nothing is kept, or only another version', async () => {
    const log = tale();
    const live = twin.projector();
    await live.handle(log.events);
    await twin.ask(progress, 'back');
    const builder = twin.builder(live, log);
    await builder.buildDue();
    expect(builder.ended).toMatchObject([{ switched: false, report: { reason: 'nothing is kept' } }]);
    const next = twin.projector([newer]);
    await next.checkpoint();
    await twin.builder(next, log, [newer]).buildDue();
    await twin.ask(newer, 'back');
    const again = twin.builder(next, log, [newer]);
    await again.buildDue();
    expect(again.ended).toMatchObject([{ switched: false, report: { reason: `version ${progress.version} is kept` } }]);
    expect(await led()).toBe(5);
  });

  it('hides rows of a projection that is added until they are whole, and shows them then', async () => {
    const log = tale();
    const head = async () => log.head;
    const added = new Projector(twin.store(), [progress], { log: 'log', head });
    await added.checkpoint();
    const shown = async () => {
      const { reached, wholeFrom } = (await standings(twin.db())).find((each) => each.name === name)!;
      return reached >= wholeFrom;
    };
    expect(await shown()).toBe(false);
    await added.handle(log.events.slice(0, 4));
    expect(await shown()).toBe(false);
    await added.handle(log.events.slice(4));
    expect(await shown()).toBe(true);
  });

  it('is seen by readers as a whole or not at all, whatever is appended meanwhile', async () => {
    const log = tale(60);
    const live = twin.projector();
    await live.handle(log.events);
    const builder = twin.builder(live, log, [progress], { size: 20 });
    const stop = { now: false };
    let more = 0;
    const append = async () => {
      for (; !stop.now; more += 1) {
        await live.handle(log.enrolled(`m${more}`, ['ORL']).events.slice(-1));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const answers: { led: number; position: string }[] = [];
    const read = async () => {
      while (!stop.now) {
        const { federation, regions, position } = (await regionProgressNow(twin.db(), {}))!;
        const sum = regions.reduce((all, row) => all + row.led, 0);
        expect(sum).toBe(federation.led);
        answers.push({ led: federation.led, position });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const others = [append(), read(), read()];
    try {
      for (let round = 0; round < 3; round += 1) {
        await twin.ask(progress, round === 1 ? 'back' : 'anew');
        await builder.buildDue();
      }
    } finally {
      stop.now = true;
      await Promise.all(others);
    }
    expect(builder.ended.map(({ switched, report }) => [switched, hadDiffered(report)])).toEqual(
      Array.from({ length: 3 }, () => [true, false]),
    );
    expect(more).toBeGreaterThan(0);
    const byPosition = [...answers].sort((a, b) => (a.position < b.position ? -1 : 1));
    expect(byPosition.map((each) => each.led)).toEqual([...byPosition.map((each) => each.led)].sort((a, b) => a - b));
    expect(Math.min(...answers.map((each) => each.led))).toBeGreaterThanOrEqual(60);
    expect(await led()).toBe(60 + more);
    expect(positionOf(await positionReached(twin.db(), name)).commit).toBe(log.head.commit);
  });
});
