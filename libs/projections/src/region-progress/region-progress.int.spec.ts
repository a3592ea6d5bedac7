import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import { positionText } from '../runner/position.js';
import { Projector } from '../runner/projector.js';
import { regionProgressProjection } from './region-progress.projection.js';
import { regionProgressNow } from './region-progress.query.js';

describe('region progress', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());

  const projected = async (log: TestLog) => {
    await new Projector(twin.store, [regionProgressProjection]).handle(log.events);
    return (filter = {}) => regionProgressNow(twin.store.db, filter);
  };

  it('counts one team of three regions in each of them, led in one, once in all', async () => {
    const log = new TestLog().opened().enrolled('vko', ['VOR', 'KRS', 'ORL']).passed('vko', 'webinars');
    const now = await (await projected(log))({ cohort: 'c1' });
    expect(now?.regions.map(({ region, involved, led }) => [region, involved, led])).toEqual([
      ['KRS', 1, 0],
      ['ORL', 1, 0],
      ['VOR', 1, 1],
    ]);
    expect(now?.federation).toMatchObject({ involved: 1, led: 1, guests: 0, guestLed: 0, furthest: 'webinars' });
    expect(now?.position).toBe(positionText(log.head));
  });
});
