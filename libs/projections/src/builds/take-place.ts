// The end of a build: level with what is shown, held against it, and put in its place, while nothing of it moves.
import { setTimeout as pause } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { comparePositions, type Position } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { sqlState } from '#read-store/unavailable';
import { announce } from '#read-store/notifier';
import { LostRace, projectedChannel } from '../runner/checkpoint.js';
import { checkpoints, parkedKeys } from '../runner/checkpoint.table.js';
import type { LogReader } from '../runner/log-reader.js';
import { behind } from '../runner/position.js';
import type { Projector } from '../runner/projector.js';
import type { Build } from './build.js';
import type { BuildReport } from './build-report.js';
import { brokenLaws, compareTables } from './comparison.js';
import { makeIndexes, putInPlace } from './schemas.js';

const lockNotAvailable = '55P03';
const longestPause = 500;

export interface Surroundings {
  readonly store: ReadStore;
  readonly log: LogReader;
  readonly projector: Projector;
  /** Events in one transaction. */
  readonly size: number;
  /** In the transaction that puts the build in place. */
  readonly onSwitch: (db: Db, report: BuildReport) => Promise<unknown>;
}
/** What came of it. `again`: from the beginning, for an event was given up that the build had projected. */
export type Outcome = { readonly switched: boolean; readonly report: BuildReport } | 'again';

export async function takePlace(build: Build, surroundings: Surroundings): Promise<Outcome> {
  const { store, projector } = surroundings;
  await store.run((db) => db.transaction((tx) => makeIndexes(tx, build.schemas, build.projection)));
  for (;;) {
    try {
      return await projector.hold((handed) => whileHeld(build, surroundings, handed));
    } catch (error) {
      if (!(error instanceof LostRace)) throw error; // another process moved what is shown: level again
    } finally {
      await projector.forget(build.projection.name);
    }
  }
}

async function whileHeld(build: Build, around: Surroundings, handed: Position | undefined): Promise<Outcome> {
  const { store, log, size } = around;
  const { name, version } = build.projection;
  const shown = await store.run((db) => db.select().from(checkpoints).where(eq(checkpoints.projection, name)));
  const before = shown[0]!;
  const stands =
    before.commit === null || before.prepare === null ? undefined : { commit: before.commit, prepare: before.prepare };
  // Rows of an older version stand still: then the build goes as far as the others are.
  const target = before.version === version ? stands : latest(stands, handed);
  if (!(await build.takeOverGivenUp(log))) return 'again';
  if (target && isAfter(target, await build.position())) await build.catchUp(log, target, size);

  const report: BuildReport = {
    position: await build.place(),
    version: { before: before.version, built: version },
    tables: await compareTables(store, build.schemas, build.projection),
    parked: { before: await parkedIn(store, name), built: await parkedIn(build.store, name) },
    broken: await brokenLaws(build.store, build.projection.laws),
  };
  if (report.broken.length > 0) return { switched: false, report };
  const { reached } = await build.runner.checkpoint();
  const news = behind([before.reached, reached].sort()[1]!);
  const change = { schemas: build.schemas, projection: build.projection, revision: before.revision, reached: news };
  await untilUnlocked(() =>
    store.run((db) =>
      db.transaction(async (tx) => {
        await putInPlace(tx, change);
        await around.onSwitch(tx, report);
        await announce(tx, projectedChannel, `${name} ${news}`);
      }),
    ),
  );
  return { switched: true, report };
}

/** Readers go first: a switch that must wait for them for long lets them by and comes back. */
async function untilUnlocked(work: () => Promise<void>): Promise<void> {
  for (let wait = 20; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) !== lockNotAvailable) throw error;
      await pause(wait);
    }
  }
}

async function parkedIn(store: ReadStore, projection: string): Promise<number> {
  const [row] = await store.run((db) =>
    db.select({ keys: count() }).from(parkedKeys).where(eq(parkedKeys.projection, projection)),
  );
  return row!.keys;
}

const isAfter = (position: Position, other: Position | undefined): boolean =>
  !other || comparePositions(position, other) > 0;

const latest = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a && b ? (comparePositions(a, b) > 0 ? a : b) : (a ?? b);
