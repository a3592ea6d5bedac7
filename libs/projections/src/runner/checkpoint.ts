// Reading and moving checkpoints. Whoever moves one must have seen it as it stands: the loser of two learns that it lost.
import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import { comparePositions, type Position } from '#event-store/logged-event';
import { type Db, rowsOf } from '#read-store/db';
import { checkpoints, parkedEvents, parkedKeys } from './checkpoint.table.js';
import { Held, Outdated, splitOtherwise, Superseded } from './outpaced.js';
import { beginning, positionText } from './position.js';
import type { Projection } from './projection.js';
import { type Shard, whole } from './shard.js';
import { ownerOf } from './tables.js';

/** Announced at each commit: `{projection} {position reached}`. */
export const projectedChannel = 'vekha_projected';

export interface Checkpoint {
  /** The last event of the log that was seen; nothing before the first. */
  readonly position: Position | undefined;
  /** What readers are told; `beginning` before the first event. */
  readonly reached: string;
  readonly revision: number;
  readonly parked: ReadonlySet<string>;
  /** Places of events that an administrator gave up: they are left out, whoever projects them. */
  readonly givenUp: ReadonlySet<string>;
}

/** What a projection is made from. */
export interface Origin {
  /** The log's id: a projection that was made from another begins anew. */
  readonly log?: string | undefined;
  /** Where the log ends: what is made from its beginning is not shown before it is there. By default nothing is hidden. */
  readonly head?: () => Promise<Position | undefined>;
}

/**
 * Where the projection, or a shard of it, stands. One read from another log begins anew; throws `Superseded` for a newer
 * version, `Outdated` for an older one or another count of shards, `Held` while a build takes its place.
 */
export async function loadCheckpoint(
  db: Db,
  projection: Projection,
  origin: Origin,
  shard: Shard = whole,
): Promise<Checkpoint> {
  const { name, version } = projection;
  const rows = await db
    .select({
      ...getTableColumns(checkpoints),
      isHeld: sql<boolean>`coalesce(${checkpoints.heldUntil} > now(), false)`,
    })
    .from(checkpoints)
    .where(eq(checkpoints.projection, name));
  const row = rows.find((each) => each.shard === shard.index) ?? rows.find((each) => each.shards !== shard.of);
  if (!row) {
    const fresh = { projection: name, shard: shard.index, shards: shard.of, version, log: origin.log, revision: 0 };
    await db
      .insert(checkpoints)
      .values({ ...fresh, reached: beginning, wholeFrom: await endOf(origin) })
      .onConflictDoNothing();
    return loadCheckpoint(db, projection, origin, shard);
  }
  if (row.version > version) throw new Superseded(projection);
  if (origin.log !== undefined && row.log !== origin.log) {
    await startAnew(db, projection, origin);
    return loadCheckpoint(db, projection, origin, shard);
  }
  const { commit, prepare, reached, revision } = row;
  const position = commit === null || prepare === null ? undefined : { commit, prepare };
  if (row.version < version) throw new Outdated(projection, position);
  if (rows.some(({ shards }) => shards !== shard.of)) throw splitOtherwise(projection, position, shard.of);
  if (row.isHeld) throw new Held(projection, position);
  const parked = await db
    .select({ key: parkedKeys.key })
    .from(parkedKeys)
    .where(and(eq(parkedKeys.projection, name), eq(parkedKeys.shard, shard.index)));
  return {
    position,
    reached,
    revision,
    parked: new Set(parked.map(({ key }) => key)),
    givenUp: await givenUpIn(db, name),
  };
}

async function givenUpIn(db: Db, projection: string): Promise<ReadonlySet<string>> {
  const found = await db
    .select({ position: parkedEvents.position })
    .from(parkedEvents)
    .where(and(eq(parkedEvents.projection, projection), isNotNull(parkedEvents.givenUp)));
  return new Set(found.map(({ position }) => position));
}

const endOf = async ({ head }: Origin): Promise<string> => {
  const end = await head?.();
  return end ? positionText(end) : beginning;
};

/** Empties its tables and sends all of it back to the beginning of the log, unless another process or shard did. */
async function startAnew(db: Db, { name, version, tables }: Projection, origin: Origin): Promise<void> {
  const wholeFrom = await endOf(origin);
  await db.transaction(async (tx) => {
    const rows = await tx.select().from(checkpoints).where(eq(checkpoints.projection, name)).for('update');
    if (rows.every(({ log }) => log === origin.log)) return;
    for (const table of [...tables, parkedKeys, parkedEvents]) {
      const owner = ownerOf(table);
      await tx.delete(table).where(owner && eq(owner, name));
    }
    const revision = sql`${checkpoints.revision} + 1`;
    const begun = { version, log: origin.log ?? null, commit: null, prepare: null, reached: beginning };
    await tx
      .update(checkpoints)
      .set({ ...begun, wholeFrom, revision })
      .where(eq(checkpoints.projection, name));
  });
}

/** Another process moved this projection's checkpoint in between. */
export class LostRace extends Error {
  constructor(projection: string) {
    super(`${projection} was moved by another process`);
  }
}

/** A projection stands before what was handed over last: it was made anew meanwhile, and must be given the log from there. */
export class FellBack extends Error {
  constructor(projection: string) {
    super(`${projection} begins anew: follow the log again from the checkpoint`);
  }
}

/** Throws `FellBack` where events between the checkpoint and `handed` would be skipped. */
export function expectNoGap(projection: string, { position }: Checkpoint, handed: Position | undefined): void {
  if (handed && (!position || comparePositions(position, handed) < 0)) throw new FellBack(projection);
}

export interface Move {
  readonly projection: string;
  /** Which share of it; by default the first. */
  readonly shard?: number;
  /** The revision that the mover has seen. */
  readonly revision: number;
  readonly position: Position | undefined;
  readonly reached: string;
}

/** Moves them and says so on commit; answers the names of those that had not been moved by anybody else. */
export async function moveCheckpoints(
  db: Db,
  moves: readonly Move[],
  channel = projectedChannel,
): Promise<ReadonlySet<string>> {
  const given = moves.map(({ projection, shard = 0, revision, position, reached }) => ({
    projection,
    shard,
    revision,
    reached,
    commit: position?.commit.toString() ?? null,
    prepare: position?.prepare.toString() ?? null,
  }));
  const moved = await rowsOf<{ projection: string }>(
    db,
    sql`with given as (
          select * from json_to_recordset(${JSON.stringify(given)}::json)
            as x(projection text, shard integer, revision integer, reached text, "commit" bigint, "prepare" bigint)
        ), moved as (
          update ${checkpoints} as c
             set "commit" = given."commit", "prepare" = given."prepare", reached = given.reached,
                 revision = c.revision + 1, moved_at = now()
            from given where c.projection = given.projection and c.shard = given.shard and c.revision = given.revision
          returning c.projection, c.reached
        )
        select projection, pg_notify(${channel}, projection || ' ' || reached) from moved`,
  );
  return new Set(moved.map(({ projection }) => projection));
}
