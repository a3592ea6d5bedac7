// How far a projection is that is being built: beside the rows of another version, or in their place at first.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { positionOf } from '../runner/position.js';
import { isWhole, standingOf, standings } from '../runner/standings.query.js';
import { projectionBuilds as builds } from './builds.table.js';

/** The part of the log that was read, from 0 to 1; undefined where nothing is built. */
export async function progressOf(db: Db, projection: string): Promise<number | undefined> {
  const isUnderWay = and(eq(builds.projection, projection), inArray(builds.state, ['asked', 'building']));
  const [build] = await db.select().from(builds).where(isUnderWay);
  if (build) return partOf(build.position, build.head);
  const shown = await standingOf(db, projection);
  return shown && !isWhole(shown) ? partOf(shown.reached, shown.wholeFrom) : undefined;
}

export interface BeingBuilt {
  readonly projection: string;
  readonly progress: number;
  /** Other rows are shown meanwhile, of this version; null where there are none, and its queries wait. */
  readonly shown: number | null;
}

/** All that are built now, and those that wait for it. */
export async function beingBuilt(db: Db): Promise<readonly BeingBuilt[]> {
  const shown = await standings(db);
  const underWay = await db
    .select()
    .from(builds)
    .where(inArray(builds.state, ['asked', 'building']));
  return shown.flatMap(({ name: projection, version, ...so }) => {
    const build = underWay.find((each) => each.projection === projection);
    if (build) return { projection, progress: partOf(build.position, build.head), shown: version };
    const isHidden = so.reached < so.wholeFrom;
    return isHidden ? { projection, progress: partOf(so.reached, so.wholeFrom), shown: null } : [];
  });
}

/** By the places in the log, which grow with its bytes; to a thousandth. */
export function partOf(position: string, head: string): number {
  if (position === '' || head === '') return 0;
  const [at, end] = [positionOf(position).commit, positionOf(head).commit];
  return end === 0n || at >= end ? 1 : Number((at * 1_000n) / end) / 1_000;
}
