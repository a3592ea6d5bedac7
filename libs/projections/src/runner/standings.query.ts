// Where every projection that is shown stands: the slowest of its shards, where it has several.
import { asc, eq, sql } from 'drizzle-orm';
import type { Position } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import { checkpoints } from './checkpoint.table.js';
import { beginning, earliest } from './position.js';

export interface Standing {
  readonly name: string;
  readonly version: number;
  /** How many shards wrote its rows, and where each stands; undefined before the first event. */
  readonly shards: number;
  readonly positions: readonly (Position | undefined)[];
  readonly position: Position | undefined;
  /** What readers are told, and from where on its rows are whole. */
  readonly reached: string;
  readonly wholeFrom: string;
  /** What the fastest has reached. */
  readonly farthest: string;
  /** Of each shard: what a switch expects unmoved. */
  readonly revisions: readonly number[];
  /** When the slowest moved last: RFC 3339 in UTC. */
  readonly movedAt: string;
}

export async function standings(db: Db): Promise<readonly Standing[]> {
  const rows = await db.select().from(checkpoints).orderBy(asc(checkpoints.projection), asc(checkpoints.shard));
  const names = [...new Set(rows.map(({ projection }) => projection))];
  return names.flatMap((name) => asStanding(rows.filter(({ projection }) => projection === name)) ?? []);
}

/** Undefined where nobody has begun to project it, or not yet every shard. */
export async function standingOf(db: Db, projection: string): Promise<Standing | undefined> {
  const those = eq(checkpoints.projection, projection);
  return asStanding(await db.select().from(checkpoints).where(those).orderBy(asc(checkpoints.shard)));
}

/** Whether readers may see its rows. */
export const isWhole = ({ reached, wholeFrom }: Standing): boolean => reached >= wholeFrom;

/** Until when nobody moves it: a build is held against its rows meanwhile. Null: anybody may. */
export const holdFor = (db: Db, projection: string, seconds: number | null, isFirst: boolean) =>
  db
    .update(checkpoints)
    .set({
      heldUntil: seconds === null ? null : sql`now() + make_interval(secs => ${seconds})`,
      // Whoever has it in memory loses the race for it and finds that it is held.
      revision: sql`${checkpoints.revision} + ${isFirst ? 1 : 0}`,
    })
    .where(eq(checkpoints.projection, projection));

function asStanding(rows: readonly (typeof checkpoints.$inferSelect)[]): Standing | undefined {
  const [first] = rows;
  if (!first || rows.length < Math.max(...rows.map(({ shards }) => shards))) return undefined;
  const positions = rows.map(({ commit, prepare }) =>
    commit === null || prepare === null ? undefined : { commit, prepare },
  );
  return {
    name: first.projection,
    version: Math.min(...rows.map(({ version }) => version)),
    shards: first.shards,
    positions,
    position: earliest(positions),
    reached: rows.map(({ reached }) => reached).sort()[0] ?? beginning,
    farthest: rows
      .map(({ reached }) => reached)
      .sort()
      .at(-1)!,
    wholeFrom: rows
      .map(({ wholeFrom }) => wholeFrom)
      .sort()
      .at(-1)!,
    revisions: rows.map(({ revision }) => revision),
    movedAt: rows.map(({ movedAt }) => new Date(movedAt).toISOString()).sort()[0]!,
  };
}
