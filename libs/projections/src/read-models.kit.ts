// For the tests of read models: a database for the file, emptied before each test, and a log projected into it.
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import type { TestLog } from './log.kit.js';
import { migrationsFolder } from './migrations.js';
import type { Projection } from './runner/projection.js';
import { Projector } from './runner/projector.js';

export function readModels(...projections: readonly Projection[]) {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());
  return {
    db: () => twin.store.db,
    /** Projects what is new in the log. */
    project: (log: TestLog) => new Projector(twin.store, projections).handle(log.events),
  };
}
