// The past of figures that several shards wrote: the same boards and the same explanations as of one that is whole.
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { decisionLogProjection } from '#projections/decision-log/decision-log.projection';
import { migrationsFolder } from '#projections/migrations';
import { regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { positionText } from '#projections/runner/position';
import { Projectors } from '#projections/runner/projectors';
import { explainFigure } from '../explain/explain.js';
import { goldenLog, goldenPrograms } from '../golden.kit.js';

const SHARDS = 3;
const PLACES = 12;
const metrics = ['involved', 'led', 'guests', 'guestLed'] as const;

describe('figures of the past over several shards', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  afterAll(() => twin.end());

  /** What is answered at places all over the log, on both axes, and what explains the federation's figures there. */
  async function answers(all: ReturnType<typeof goldenLog>['all'], shards: number) {
    await twin.clear();
    const models = [regionProgressProjection, decisionLogProjection];
    const projectors = new Projectors(twin.store, models, { shards });
    // The last shard first: none waits for another.
    for (const projector of [...projectors.shards].reverse()) await projector.handle(all);
    const { db } = twin.store;
    const opened = all.findIndex(({ type }) => type === 'CohortOpened');
    const { cohort } = all[opened].data as { cohort: string };
    const step = Math.ceil((all.length - opened) / PLACES);
    const found: object[] = [];
    for (let index = all.length - 1; index >= opened; index -= step) {
      const position = positionText(all[index].position);
      for (const trueFor of [undefined, all[(index + opened) >> 1].receipt?.now]) {
        const when = { position, trueFor };
        found.push((await regionProgressAsOf(db, { cohort }, when))!);
        for (const metric of metrics) {
          const figure = { level: 'federation', place: 'RU', reached: 'enrolled', metric } as const;
          const why = await explainFigure(db, figure, { cohort }, when, { isPast: true, limit: 500 });
          const items = why?.items.map(({ event, delta }) => ({ event, delta }));
          found.push({ sum: why?.sum, items: new Set(items?.map((each) => JSON.stringify(each))) });
        }
      }
    }
    return found;
  }

  it.each(goldenPrograms)('answer for %s as one that is whole does', async (program) => {
    const { all } = goldenLog(program);
    const whole = await answers(all, 1);
    expect(whole.some((each) => 'sum' in each && Number(each.sum) > 0)).toBe(true);
    expect(await answers(all, SHARDS)).toEqual(whole);
  });
});
