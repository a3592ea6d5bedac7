// One build: the runners that project live, one a shard, over tables of their own in another schema.
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import { type Db, rowsOf } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { SchemaReadStore } from '#read-store/schema.read-store';
import { parkedEvents } from '../runner/checkpoint.table.js';
import type { LogReader } from '../runner/log-reader.js';
import { giveUp } from '../runner/parked.query.js';
import { earliest, positionText } from '../runner/position.js';
import type { Projection } from '../runner/projection.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { retryParked } from '../runner/retry.js';
import type { BuildKind } from './builds.table.js';
import { dropSchema, haveSameShape, makeTables, type Schemas, schemaExists, schemasOf } from './schemas.js';

/** Announced like commits of what is shown: `{projection} {position reached}`. */
export const builtChannel = 'vekha_built';

/** Nothing that this process could put back. */
export class NothingKept extends Error {}

export interface Opening {
  readonly kind: BuildKind;
  /** Goes on with what is there. */
  readonly isBegun: boolean;
  /** Over how many the projection is split; 1 by default. */
  readonly shards?: number | undefined;
}

const nowhere: Position = { commit: 0n, prepare: 0n };

/** By shard, up to where it goes. */
export type Limits = readonly (Position | undefined)[];

export class Build {
  /** One a shard. */
  readonly runners: readonly ProjectionRunner[];
  readonly store: SchemaReadStore;

  private constructor(
    readonly projection: Projection,
    private readonly whole: ReadStore,
    readonly schemas: Schemas,
    log: string | undefined,
    shards: number,
  ) {
    this.store = new SchemaReadStore(whole, schemas.build);
    this.runners = Array.from(
      { length: shards },
      (_, index) => new ProjectionRunner(projection, this.store, { log }, builtChannel, { index, of: shards }),
    );
  }

  /** Throws `NothingKept` when there is nothing to go back to. */
  static async open(
    whole: ReadStore,
    projection: Projection,
    log: string | undefined,
    { kind, isBegun, shards = 1 }: Opening,
  ) {
    const schemas = await whole.run((db) =>
      db.transaction(async (tx) => {
        const all = await schemasOf(tx, projection.name);
        const isUsable = isBegun && (await isOfShape(tx, all.live, all.build, projection));
        if (isUsable && ((await keptIn(tx, all.build, projection))?.shards ?? shards) === shards) return all;
        await dropSchema(tx, all.build);
        if (kind === 'anew') await makeTables(tx, all, projection);
        else await takeUpBefore(tx, all, projection, shards);
        return all;
      }),
    );
    return new Build(projection, whole, schemas, log, shards);
  }

  /** Where the slowest shard is. */
  async position(): Promise<Position | undefined> {
    return earliest(await Promise.all(this.runners.map(async (each) => (await each.checkpoint()).position)));
  }

  /** What readers would be told, had every shard to be told of. */
  async reached(): Promise<string> {
    return (await Promise.all(this.runners.map(async (each) => (await each.checkpoint()).reached))).sort().at(-1)!;
  }

  /** Projects what it has not seen, each shard up to its limit at most (none: all of it); answers how many events any was shown. */
  async handle(events: readonly LoggedEvent[], limits: Limits = []): Promise<number> {
    const shown = await Promise.all(
      this.runners.map(async (runner, index) => {
        const limit = limits[index];
        const within = limit ? events.filter(({ position }) => comparePositions(position, limit) <= 0) : events;
        const last = within.at(-1);
        if (last) await runner.handle(within, last.position, undefined);
        return within.length;
      }),
    );
    return Math.max(...shown);
  }

  /** Each shard level with a place of the log; one without a place stays where it is. */
  async catchUp(log: LogReader, targets: Limits, size: number): Promise<void> {
    const isBehind = async (target: Position, index: number) => {
      const { position } = await this.runners[index]!.checkpoint();
      return !position || comparePositions(target, position) > 0;
    };
    const those = await Promise.all(targets.map((target, index) => target && isBehind(target, index)));
    if (!those.includes(true)) return;
    const limits = targets.map((target) => target ?? nowhere);
    for await (const events of log.batches(await this.position(), size))
      if ((await this.handle(events, limits)) < events.length) break;
    for (const [index, target] of targets.entries())
      if (target && those[index]) await this.runners[index]!.handle([], target, undefined);
  }

  /** What was given up since the build began is given up here too; false where it was projected already. */
  async takeOverGivenUp(log: LogReader): Promise<boolean> {
    const given = (db: Db) =>
      db
        .select()
        .from(parkedEvents)
        .where(and(eq(parkedEvents.projection, this.projection.name), isNotNull(parkedEvents.givenUp)));
    const [theirs, ours] = [await this.whole.run(given), await this.store.run(given)];
    const reached = await this.reached();
    for (const row of theirs.filter((each) => !ours.some(({ position }) => position === each.position))) {
      const isNoted = await this.store.run((db) => giveUp(db, this.projection.name, row.position, row.givenUp!));
      if (isNoted) for (const runner of this.runners) await retryParked(runner, log, row.key);
      else if (row.position <= reached) return false;
      else await this.store.run((db) => db.insert(parkedEvents).values(row));
      for (const runner of this.runners) runner.forget();
    }
    return true;
  }

  async drop(): Promise<void> {
    await this.whole.run((db) => dropSchema(db, this.schemas.build));
  }

  /** Where it is, as text. */
  async place(): Promise<string> {
    const position = await this.position();
    return position ? positionText(position) : '';
  }
}

const isOfShape = async (db: Db, live: string, schema: string, projection: Projection): Promise<boolean> =>
  (await schemaExists(db, schema)) && (await haveSameShape(db, live, schema, projection));

async function keptIn(db: Db, schema: string, { name }: Projection) {
  const [kept] = await rowsOf<{ version: number; shards: number }>(
    db,
    sql`select version, shards from ${sql.identifier(schema)}.checkpoints where projection = ${name} limit 1`,
  );
  return kept;
}

/** The rows that the last build replaced are where a build goes on from: nobody is shown what lies behind. */
async function takeUpBefore(
  db: Db,
  { live, build, before }: Schemas,
  projection: Projection,
  shards: number,
): Promise<void> {
  if (!(await isOfShape(db, live, before, projection))) throw new NothingKept('nothing is kept');
  const kept = await keptIn(db, before, projection);
  if (kept?.version !== projection.version) throw new NothingKept(`version ${kept?.version} is kept`);
  if (kept.shards !== shards) throw new NothingKept(`what is kept was split in ${kept.shards}`);
  await db.execute(sql`alter schema ${sql.identifier(before)} rename to ${sql.identifier(build)}`);
  // It was held when it was replaced.
  await db.execute(sql`update ${sql.identifier(build)}.checkpoints set held_until = null`);
}
