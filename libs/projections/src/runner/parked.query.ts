// What stands still, for operators and for whoever shows figures that miss it.
import { and, asc, countDistinct, eq, inArray, isNotNull, isNull, not, or, type SQL } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import type { Position } from '#event-store/logged-event';
import { type GivenUp, parkedEvents, parkedKeys } from './checkpoint.table.js';
import type { Shard } from './shard.js';
import { standings } from './standings.query.js';

export type ParkedKey = typeof parkedKeys.$inferSelect;

/** The keys that stand still: all, one, or a whole cohort where that stands still and the key is of it. */
export async function selectParked(
  db: Db,
  projection: string,
  shard: Shard,
  key?: string,
): Promise<readonly ParkedKey[]> {
  const all = await db
    .select()
    .from(parkedKeys)
    .where(and(eq(parkedKeys.projection, projection), eq(parkedKeys.shard, shard.index)));
  if (key === undefined) return all;
  const cohortStream = key.startsWith('cohort-') ? key : `cohort-${key.split('.')[0]}`;
  const cohort = all.find((each) => each.key === cohortStream)?.cohort;
  return all.filter((each) => each.key === key || (cohort && each.cohort === cohort));
}

/** The first of the noted events of these keys, and of the teams of cohorts among them, but for the `stuck` ones. */
export async function waitingEvents(
  db: Db,
  projection: string,
  shard: Shard,
  keys: readonly ParkedKey[],
  stuck: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const cohorts = (of: readonly string[]) =>
    of.filter((key) => key.startsWith('cohort-')).map((key) => key.slice('cohort-'.length));
  const among = (of: readonly string[]): SQL => {
    const held = cohorts(of);
    return held.length > 0
      ? or(inArray(parkedEvents.key, [...of]), inArray(parkedEvents.cohort, held))!
      : inArray(parkedEvents.key, [...of]);
  };
  const found = await db
    .select({ position: parkedEvents.position })
    .from(parkedEvents)
    .where(
      and(
        eq(parkedEvents.projection, projection),
        eq(parkedEvents.shard, shard.index),
        isNull(parkedEvents.givenUp),
        among(keys.map(({ key }) => key)),
        stuck.length > 0 ? not(among(stuck)) : undefined,
      ),
    )
    .orderBy(asc(parkedEvents.position))
    .limit(limit);
  return found.map(({ position }) => position);
}

/** How many keys a projection's figures miss (a cohort that stands still does so in every shard), of one cohort or of all. */
export async function incompleteOf(db: Db, projection: string, cohort?: string): Promise<number> {
  const ofCohort = cohort === undefined ? undefined : eq(parkedKeys.cohort, cohort);
  const [row] = await db
    .select({ keys: countDistinct(parkedKeys.key) })
    .from(parkedKeys)
    .where(and(eq(parkedKeys.projection, projection), ofCohort));
  return row!.keys;
}

/** Gives one noted event up for ever; answers whether there was one. Retry its key afterwards. */
export async function giveUp(db: Db, projection: string, position: string, why: GivenUp): Promise<boolean> {
  const done = await db
    .update(parkedEvents)
    .set({ givenUp: why })
    .where(and(eq(parkedEvents.projection, projection), eq(parkedEvents.position, position)))
    .returning({ position: parkedEvents.position });
  return done.length > 0;
}

export interface ProjectionStatus {
  readonly projection: string;
  readonly version: number;
  /** The slowest shard's; null before the first event. */
  readonly position: Position | null;
  readonly movedAt: string;
  readonly parked: readonly Omit<ParkedKey, 'shard'>[];
  readonly givenUp: readonly { readonly position: string; readonly key: string; readonly why: GivenUp }[];
}

/** Every projection, how far it is and what it misses. */
export async function projectionStatuses(db: Db): Promise<readonly ProjectionStatus[]> {
  const all = await standings(db);
  const parked = await db.select().from(parkedKeys).orderBy(asc(parkedKeys.position));
  const dropped = await db.select().from(parkedEvents).where(isNotNull(parkedEvents.givenUp));
  return all.map(({ name: projection, version, position, movedAt }) => ({
    projection,
    version,
    position: position ?? null,
    movedAt,
    parked: parked
      .filter((each) => each.projection === projection)
      .filter(({ key }, index, those) => those.findIndex((each) => each.key === key) === index)
      .map(({ shard: _, ...each }) => each),
    givenUp: dropped
      .filter((each) => each.projection === projection)
      .filter(({ position: at }, index, those) => those.findIndex((each) => each.position === at) === index)
      .map(({ position: at, key, givenUp }) => ({ position: at, key, why: givenUp! })),
  }));
}
