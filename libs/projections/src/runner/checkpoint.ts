// Reading and moving checkpoints. Whoever moves one must have seen it as it stands: the loser of two learns that it lost.
import { eq, sql } from 'drizzle-orm';
import { comparePositions, type Position } from '#event-store/logged-event';
import { type Db, rowsOf } from '#read-store/db';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { checkpoints, parkedEvents, parkedKeys } from './checkpoint.table.js';
import { beginning } from './position.js';
import type { Projection } from './projection.js';

/** Announced at each commit: `{projection} {position reached}`. */
export const projectedChannel = 'vekha_projected';

export interface Checkpoint {
  /** The last event of the log that was seen; nothing before the first. */
  readonly position: Position | undefined;
  /** What readers are told; `beginning` before the first event. */
  readonly reached: string;
  readonly revision: number;
  readonly parked: ReadonlySet<string>;
}

/** Another process moved this projection's checkpoint in between. */
export class LostRace extends Error {
  constructor(projection: string) {
    super(`${projection} was moved by another process`);
  }
}

/** A newer build projects it already: this one waits, for as long as it lives. */
export class Superseded extends Error {
  constructor({ name, version }: Projection) {
    super(`${name} is projected by a newer version than ${version}`);
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

/** Where the projection stands. One of another version, or read from another log, begins anew. */
export function loadCheckpoint(db: Db, projection: Projection, log: string | undefined): Promise<Checkpoint> {
  return db.transaction(async (tx) => {
    const fresh = { projection: projection.name, version: projection.version, log, reached: beginning, revision: 0 };
    await tx.insert(checkpoints).values(fresh).onConflictDoNothing();
    const [row] = await tx.select().from(checkpoints).where(eq(checkpoints.projection, projection.name)).for('update');
    if (row!.version > projection.version) throw new Superseded(projection);
    const isOther = row!.version !== projection.version || (log !== undefined && row!.log !== log);
    if (isOther) return startAnew(tx, projection, log ?? row!.log ?? undefined);
    const parked = await tx
      .select({ key: parkedKeys.key })
      .from(parkedKeys)
      .where(eq(parkedKeys.projection, projection.name));
    return {
      position:
        row!.commit === null || row!.prepare === null ? undefined : { commit: row!.commit, prepare: row!.prepare },
      reached: row!.reached,
      revision: row!.revision,
      parked: new Set(parked.map(({ key }) => key)),
    };
  });
}

/** Empties its tables and sends it back to the beginning of the log. */
export async function startAnew(
  db: Db,
  { name, version, tables }: Projection,
  log: string | undefined,
): Promise<Checkpoint> {
  for (const table of [...tables, parkedKeys, parkedEvents]) {
    const owner = getTableConfig(table).columns.find(({ name: column }) => column === 'projection');
    await db.delete(table).where(owner && eq(owner, name));
  }
  const revision = sql`${checkpoints.revision} + 1`;
  const [anew] = await db
    .update(checkpoints)
    .set({ version, log: log ?? null, commit: null, prepare: null, reached: beginning, revision })
    .where(eq(checkpoints.projection, name))
    .returning();
  return { position: undefined, reached: beginning, revision: anew!.revision, parked: new Set() };
}

export interface Move {
  readonly projection: string;
  /** The revision that the mover has seen. */
  readonly revision: number;
  readonly position: Position | undefined;
  readonly reached: string;
}

/** Moves them and says so on commit; answers the names of those that had not been moved by anybody else. */
export async function moveCheckpoints(db: Db, moves: readonly Move[]): Promise<ReadonlySet<string>> {
  const given = moves.map(({ projection, revision, position, reached }) => ({
    projection,
    revision,
    reached,
    commit: position?.commit.toString() ?? null,
    prepare: position?.prepare.toString() ?? null,
  }));
  const moved = await rowsOf<{ projection: string }>(
    db,
    sql`with given as (
          select * from json_to_recordset(${JSON.stringify(given)}::json)
            as x(projection text, revision integer, reached text, "commit" bigint, "prepare" bigint)
        ), moved as (
          update ${checkpoints} as c
             set "commit" = given."commit", "prepare" = given."prepare", reached = given.reached,
                 revision = c.revision + 1, moved_at = now()
            from given where c.projection = given.projection and c.revision = given.revision
          returning c.projection, c.reached
        )
        select projection, pg_notify(${projectedChannel}, projection || ' ' || reached) from moved`,
  );
  return new Set(moved.map(({ projection }) => projection));
}
