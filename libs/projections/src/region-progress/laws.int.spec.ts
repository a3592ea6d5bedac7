// The laws of counting over random histories: the projection equals a naive recount, sums conserve teams, nothing is negative.
import fc from 'fast-check';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import type { TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { Projector } from '../runner/projector.js';
import { history, tell } from './histories.kit.js';
import { expectLaws } from './laws.kit.js';
import { regionProgressProjection } from './region-progress.projection.js';

describe('the laws of counting', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  afterAll(() => twin.end());

  /** Fed in batches of any size, by two runners that take turns. */
  async function project(log: TestLog, size: number) {
    const [one, other] = [1, 2].map(() => new Projector(twin.store, [regionProgressProjection]));
    await twin.clear();
    for (let from = 0; from < log.events.length; from += size)
      await (from % (2 * size) === 0 ? one! : other!).handle(log.events.slice(from, from + size));
  }

  it('hold for every history', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 20 }), async (steps, size) => {
        const log = tell(steps);
        await project(log, size);
        await expectLaws(twin.store.db, log.events);
      }),
      { numRuns: 40, seed: 20_260_112 },
    );
  }, 240_000);
});
