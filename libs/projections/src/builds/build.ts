// One build: the runner that projects live, over tables of its own in another schema.
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import { type Db, rowsOf } from '#read-store/db';
import type { ReadStore } from '#read-store/read-store';
import { SchemaReadStore } from '#read-store/schema.read-store';
import { parkedEvents } from '../runner/checkpoint.table.js';
import type { LogReader } from '../runner/log-reader.js';
import { giveUp } from '../runner/parked.query.js';
import { positionText } from '../runner/position.js';
import type { Projection } from '../runner/projection.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { retryParked } from '../runner/retry.js';
import type { BuildKind } from './builds.table.js';
import { dropSchema, haveSameShape, makeTables, type Schemas, schemaExists, schemasOf } from './schemas.js';

/** Announced like commits of what is shown: `{projection} {position reached}`. */
export const builtChannel = 'vekha_built';

/** Nothing that this process could put back. */
export class NothingKept extends Error {}

export class Build {
  readonly runner: ProjectionRunner;
  readonly store: SchemaReadStore;

  private constructor(
    readonly projection: Projection,
    private readonly whole: ReadStore,
    readonly schemas: Schemas,
    log: string | undefined,
  ) {
    this.store = new SchemaReadStore(whole, schemas.build);
    this.runner = new ProjectionRunner(projection, this.store, { log }, builtChannel);
  }

  /** Goes on with what is there where `isBegun`. Throws `NothingKept` when there is nothing to go back to. */
  static async open(
    whole: ReadStore,
    projection: Projection,
    log: string | undefined,
    kind: BuildKind,
    isBegun: boolean,
  ) {
    const schemas = await whole.run((db) =>
      db.transaction(async (tx) => {
        const all = await schemasOf(tx, projection.name);
        if (isBegun && (await isUsable(tx, all.live, all.build, projection))) return all;
        await dropSchema(tx, all.build);
        if (kind === 'anew') await makeTables(tx, all, projection);
        else await takeUpBefore(tx, all, projection);
        return all;
      }),
    );
    return new Build(projection, whole, schemas, log);
  }

  async position(): Promise<Position | undefined> {
    return (await this.runner.checkpoint()).position;
  }

  /** Projects what it has not seen, up to `limit` at most (undefined: all of it); answers how many events it was shown. */
  async handle(events: readonly LoggedEvent[], limit?: Position): Promise<number> {
    const within = limit ? events.filter(({ position }) => comparePositions(position, limit) <= 0) : events;
    const last = within.at(-1);
    if (last) await this.runner.handle(within, last.position, undefined);
    return within.length;
  }

  /** Level with a place of the log. */
  async catchUp(log: LogReader, upTo: Position, size: number): Promise<void> {
    for await (const events of log.batches(await this.position(), size))
      if ((await this.handle(events, upTo)) < events.length) break;
    await this.runner.handle([], upTo, undefined);
  }

  /** What was given up since the build began is given up here too; false where it was projected already. */
  async takeOverGivenUp(log: LogReader): Promise<boolean> {
    const given = (db: Db) =>
      db
        .select()
        .from(parkedEvents)
        .where(and(eq(parkedEvents.projection, this.projection.name), isNotNull(parkedEvents.givenUp)));
    const [theirs, ours] = [await this.whole.run(given), await this.store.run(given)];
    const { reached } = await this.runner.checkpoint();
    for (const row of theirs.filter((each) => !ours.some(({ position }) => position === each.position))) {
      const isNoted = await this.store.run((db) => giveUp(db, this.projection.name, row.position, row.givenUp!));
      if (isNoted) await retryParked(this.runner, log, row.key);
      else if (row.position <= reached) return false;
      else await this.store.run((db) => db.insert(parkedEvents).values(row));
      this.runner.forget();
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

const isUsable = async (db: Db, live: string, schema: string, projection: Projection): Promise<boolean> =>
  (await schemaExists(db, schema)) && (await haveSameShape(db, live, schema, projection));

/** The rows that the last build replaced are where a build goes on from: nobody is shown what lies behind. */
async function takeUpBefore(db: Db, { live, build, before }: Schemas, projection: Projection): Promise<void> {
  if (!(await isUsable(db, live, before, projection))) throw new NothingKept('nothing is kept');
  const [kept] = await rowsOf<{ version: number }>(
    db,
    sql`select version from ${sql.identifier(before)}.checkpoints where projection = ${projection.name}`,
  );
  if (kept?.version !== projection.version) throw new NothingKept(`version ${kept?.version} is kept`);
  await db.execute(sql`alter schema ${sql.identifier(before)} rename to ${sql.identifier(build)}`);
}
