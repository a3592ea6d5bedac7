// For the tests of builds: a database, a log, the live projector over both, and a builder beside it.
import { type SQL, sql } from 'drizzle-orm';
import { rowsOf } from '#read-store/db';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { TestLog } from '../log.kit.js';
import { migrationsFolder } from '../migrations.js';
import type { Projection } from '../runner/projection.js';
import { Projector } from '../runner/projector.js';
import type { Beside } from '../runner/projectors.js';
import type { BuildReport } from './build-report.js';
import { Builder, type BuilderOptions } from './builder.js';
import type { BuildKind } from './builds.table.js';
import { askForBuild } from './builds.query.js';
import { dropSchema, schemasOf } from './schemas.js';

export interface Ended {
  readonly projection: string;
  readonly switched: boolean;
  readonly report: BuildReport;
}

/** A cohort that so many teams of Voronezh and Kursk have joined, each through its webinars. */
export function tale(teams = 5): TestLog {
  const log = new TestLog().opened();
  for (let team = 0; team < teams; team += 1) log.enrolled(`t${team}`, ['VOR', 'KRS']).passed(`t${team}`, 'webinars');
  return log;
}

export function buildsOf(...projections: readonly Projection[]) {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  beforeEach(async () => {
    await twin.clear();
    for (const { name } of projections) {
      const { build, before } = await schemasOf(twin.store.db, name);
      for (const schema of [build, before]) await dropSchema(twin.store.db, schema);
    }
  });
  afterAll(() => twin.end());
  return {
    store: () => twin.store,
    db: () => twin.store.db,
    projector: (those = projections) => new Projector(twin.store, those, { log: 'log' }),
    ask: (projection: Projection, kind: BuildKind = 'anew') =>
      askForBuild(twin.store.db, projection, kind, 'administrator'),
    builder: (projector: Beside, log: TestLog, those = projections, options: BuilderOptions = {}) => {
      const ended: Ended[] = [];
      const onEnd = (projection: string, switched: boolean, report: BuildReport) =>
        void ended.push({ projection, switched, report });
      const builder = new Builder(twin.store, projector, those, log, { log: 'log', onEnd, ...options });
      return Object.assign(builder, { ended });
    },
    rows: <T>(statement: SQL) => rowsOf<T>(twin.store.db, statement),
    exec: (statement: string) => twin.store.db.execute(sql.raw(statement)),
  };
}
