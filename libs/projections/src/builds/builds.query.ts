// Asking for builds, claiming them, and saying how far they are.
import { and, eq, inArray, isNull, lt, not, or, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { announce } from '#read-store/notifier';
import { checkpoints } from '../runner/checkpoint.table.js';
import type { Projection } from '../runner/projection.js';
import type { BuildReport } from './build-report.js';
import { type BuildKind, type BuildState, projectionBuilds as builds } from './builds.table.js';

/** Announced when somebody asks for a build. */
export const askedChannel = 'vekha_build_asked';
/** A builder that has not been heard of for so long is gone, and another one goes on. */
const silence = sql`interval '10 seconds'`;

export type BuildRow = typeof builds.$inferSelect;

const underWay: readonly BuildState[] = ['asked', 'building'];
const asked = (kind: BuildKind, version: number, askedBy: string | null) =>
  ({
    kind,
    version,
    askedBy,
    state: 'asked',
    askedAt: sql`now()`,
    endedAt: null,
    position: '',
    head: '',
    events: 0,
    rate: 0,
    report: null,
    builder: null,
    seenAt: null,
  }) as const;

/** One that is under way is not begun twice. `askedBy`: a token's id. */
export async function askForBuild(
  db: Db,
  { name, version }: Projection,
  kind: BuildKind,
  askedBy: string,
): Promise<BuildRow> {
  const values = asked(kind, version, askedBy);
  await db
    .insert(builds)
    .values({ projection: name, ...values })
    .onConflictDoUpdate({
      target: builds.projection,
      set: values,
      setWhere: or(not(inArray(builds.state, [...underWay])), not(eq(builds.version, version)))!,
    });
  await announce(db, askedChannel, name);
  const [row] = await db.select().from(builds).where(eq(builds.projection, name));
  return row!;
}

/** Rows of an older version, or of another count of shards, need a build, unless one of this version has been asked for, or refused for a broken law. */
export async function askForOutdated(
  db: Db,
  projections: readonly Projection[],
  shardsOf: (projection: Projection) => number,
): Promise<void> {
  const { projection: name, version, shards } = checkpoints;
  const shown = await db.select({ name, version, shards }).from(checkpoints);
  const outdated = projections.filter((each) =>
    shown
      .filter((so) => so.name === each.name && so.version <= each.version)
      .some((so) => so.version < each.version || so.shards !== shardsOf(each)),
  );
  for (const { name, version } of outdated) {
    const values = asked('anew', version, null);
    await db
      .insert(builds)
      .values({ projection: name, ...values })
      .onConflictDoUpdate({
        target: builds.projection,
        set: values,
        setWhere: or(lt(builds.version, version), eq(builds.state, 'switched'))!,
      });
  }
}

/** Builds under way that are this builder's from now on, as they stood before. */
export async function claimBuilds(db: Db, projections: readonly Projection[], builder: string): Promise<BuildRow[]> {
  const isFree = or(isNull(builds.builder), eq(builds.builder, builder), lt(builds.seenAt, sql`now() - ${silence}`));
  const isDue = and(inArray(builds.state, [...underWay]), isFree);
  const due = await db.select().from(builds).where(isDue);
  const claimed: BuildRow[] = [];
  for (const { name, version } of projections) {
    const before = due.find((row) => row.projection === name && row.version === version);
    if (!before) continue;
    const those = and(eq(builds.projection, name), eq(builds.version, version), isDue);
    const mine = await db.update(builds).set({ builder, seenAt: sql`now()` }).where(those).returning();
    if (mine.length > 0) claimed.push(before);
  }
  return claimed;
}

export type Progress = Partial<Pick<BuildRow, 'state' | 'position' | 'head' | 'events' | 'rate'>>;

/** Says that the builder lives and how far it is; answers whether the build is still its own. */
export async function tellProgress(db: Db, projection: string, builder: string, progress: Progress): Promise<boolean> {
  const own = await db
    .update(builds)
    .set({ ...progress, seenAt: sql`now()` })
    .where(and(eq(builds.projection, projection), eq(builds.builder, builder)))
    .returning({ projection: builds.projection });
  return own.length > 0;
}

/** Another builder may go on at once. */
export const letGo = (db: Db, builder: string) =>
  db.update(builds).set({ builder: null, seenAt: null }).where(eq(builds.builder, builder));

export const endBuild = (db: Db, projection: string, state: BuildState, report: BuildReport) =>
  db
    .update(builds)
    .set({ state, report, position: report.position, endedAt: sql`now()`, builder: null })
    .where(eq(builds.projection, projection));

export const allBuilds = (db: Db): Promise<BuildRow[]> => db.select().from(builds).orderBy(builds.projection);
