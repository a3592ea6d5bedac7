// The end of a build: level with what is shown, held against it, and put in its place, while nothing of it moves.
import { setTimeout as pause } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import type { Position } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { sqlState } from '#read-store/unavailable';
import { announce } from '#read-store/notifier';
import { LostRace, projectedChannel } from '../runner/checkpoint.js';
import { parkedKeys } from '../runner/checkpoint.table.js';
import type { LogReader } from '../runner/log-reader.js';
import { behind, latest } from '../runner/position.js';
import type { Beside } from '../runner/projectors.js';
import { holdFor, type Standing, standingOf } from '../runner/standings.query.js';
import type { Build, Limits } from './build.js';
import type { BuildReport } from './build-report.js';
import { brokenLaws, compareTables } from './comparison.js';
import { makeIndexes, putInPlace } from './schemas.js';

const lockNotAvailable = '55P03';
const longestPause = 500;
/** A builder that dies holds nobody for longer. */
const heldForSeconds = 10;

export interface Surroundings {
  readonly store: ReadStore;
  readonly log: LogReader;
  readonly projector: Beside;
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
    const others = await holdOthers(build, store);
    try {
      return await projector.hold((handed) => whileHeld(build, surroundings, handed));
    } catch (error) {
      if (!(error instanceof LostRace)) throw error; // another process moved what is shown: level again
    } finally {
      await others.letGo();
      await projector.forget(build.projection.name);
    }
  }
}

/** Shards may be other processes', which this one cannot hold by itself: they find that their checkpoints are held. */
async function holdOthers({ runners, projection: { name } }: Build, store: ReadStore) {
  const shown = await store.run((db) => standingOf(db, name));
  if (runners.length === 1 && shown?.shards === 1) return { letGo: async () => undefined };
  const hold = (seconds: number | null, isFirst = false) => store.run((db) => holdFor(db, name, seconds, isFirst));
  await hold(heldForSeconds, true);
  const holding = setInterval(() => void hold(heldForSeconds).catch(() => undefined), heldForSeconds * 200);
  const letGo = async () => {
    clearInterval(holding);
    await hold(null);
  };
  return { letGo };
}

async function whileHeld(build: Build, around: Surroundings, handed: Position | undefined): Promise<Outcome> {
  const { store, log, size } = around;
  const { name, version } = build.projection;
  const before = await store.run((db) => standingOf(db, name));
  if (!before) throw new LostRace(name);
  if (!(await build.takeOverGivenUp(log))) return 'again';
  await build.catchUp(log, targetsOf(build, before, handed), size);

  const shards = { before: before.shards, built: build.runners.length };
  const report: BuildReport = {
    position: await build.place(),
    version: { before: before.version, built: version },
    ...(Math.max(shards.before, shards.built) > 1 && { shards }),
    tables: await compareTables(store, build.schemas, build.projection),
    parked: { before: await parkedIn(store, name), built: await parkedIn(build.store, name) },
    broken: await brokenLaws(build.store, build.projection.laws),
  };
  if (report.broken.length > 0) return { switched: false, report };
  const news = behind([before.farthest, await build.reached()].sort()[1]!);
  const { revisions } = before;
  const change = { schemas: build.schemas, projection: build.projection, revisions, reached: news };
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

/** Rows of an older version, or of other shards, stand still: then the build goes as far as the others are. */
function targetsOf({ runners, projection }: Build, shown: Standing, handed: Position | undefined): Limits {
  const { version, shards, positions } = shown;
  if (version === projection.version && shards === runners.length) return positions;
  const target = positions.reduce(latest, handed);
  return runners.map(() => target);
}
