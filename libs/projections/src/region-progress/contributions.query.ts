// The contributions that one figure of the region board is the sum of, each with the decision that it goes back to.
import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { StageKind } from '#domain/charter/charter';
import { type Db, rowsOf } from '#read-store/db';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import type { When } from '../runner/as-of.query.js';
import { lastOfKinds } from './columns.js';
import type { Level, Metric } from './contributions.js';
import { regionContributions as contributions, regionProgress } from './region-progress.table.js';

/** One figure: at a level's place, what has reached this (`enrolled`, `stage:…`, or a kind of stages), by one metric. */
export interface FigureKey {
  readonly level: Level;
  readonly place: string;
  readonly reached: string;
  readonly metric: Metric;
}
export interface ContributionRow {
  readonly cohort: string;
  readonly team: string;
  readonly reached: string;
  readonly position: string;
  readonly change: number;
  readonly delta: number;
  readonly trueFrom: string;
  readonly stream: string;
  readonly revision: string;
  /** Null where the decision log does not know the event. */
  readonly decision: string | null;
  readonly event: string | null;
}

/** A cohort, with what says which of its stages is which. */
export type Chartered = Pick<CohortRules, 'cohort' | 'charter'>;

/** What a cohort calls it: a kind is reached with the last stage of the kind. Undefined where it has none. */
export function reachedIn({ charter }: Pick<CohortRules, 'charter'>, reached: string): string | undefined {
  if (reached === 'enrolled' || reached.startsWith('stage:')) return reached;
  const last = lastOfKinds(charter).get(reached as StageKind);
  return last && `stage:${last}`;
}

type Reaching = { readonly cohort: SQL | typeof contributions.cohort; readonly reached: typeof contributions.reached };

/** Rows of these cohorts under what each of them calls it. */
function isAmong(rules: readonly Chartered[], reached: string, { cohort, reached: column }: Reaching): SQL {
  const byName = new Map<string, string[]>();
  for (const each of rules) {
    const name = reachedIn(each, reached);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), each.cohort]);
  }
  const all = [...byName].map(([name, cohorts]) => and(eq(column, name), inArray(cohort as never, cohorts)));
  return or(...all) ?? sql`false`;
}

function isOf(rules: readonly Chartered[], { level, place, reached, metric }: FigureKey, when: When): SQL {
  return and(
    eq(contributions.place, place),
    eq(contributions.level, level),
    eq(contributions.metric, metric),
    isAmong(rules, reached, contributions),
    lte(contributions.position, when.position),
    when.trueFor === undefined ? undefined : lte(contributions.trueFrom, when.trueFor),
  )!;
}

export async function sumOfContributions(db: Db, rules: readonly Chartered[], figure: FigureKey, when: When) {
  const [row] = await db
    .select({ sum: sql<number>`coalesce(sum(${contributions.delta}), 0)::int`, count: sql<number>`count(*)::int` })
    .from(contributions)
    .where(isOf(rules, figure, when));
  return row!;
}

/** In the order of the log, behind `cursor` (`{position}.{change}`). */
export async function contributionsTo(
  db: Db,
  rules: readonly Chartered[],
  figure: FigureKey,
  when: When,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<readonly ContributionRow[]> {
  const [position = '', change = '0'] = cursor?.split('.') ?? [];
  const { position: at, change: number } = contributions;
  const beyond = cursor && or(gt(at, position), and(eq(at, position), gt(number, Number(change))));
  const page = await db
    .select()
    .from(contributions)
    .where(and(isOf(rules, figure, when), beyond || undefined))
    .orderBy(asc(at), asc(number))
    .limit(limit);
  const decided = await decisionsBehind(db, page);
  return page.map(({ level: _l, place: _p, metric: _m, ...row }) => ({
    ...row,
    ...(decided.get(`${row.stream}@${row.revision}`) ?? { decision: null, event: null }),
  }));
}

/** By `{stream}@{revision}`, the decision that an event is of: the last of its stream up to the event's place. */
export async function decisionsBehind(
  db: Db,
  events: readonly { readonly stream: string; readonly revision: string; readonly position: string }[],
): Promise<ReadonlyMap<string, { readonly decision: string; readonly event: string }>> {
  if (events.length === 0) return new Map();
  const asked = [...new Map(events.map((each) => [`${each.stream}@${each.revision}`, each])).values()];
  const given = asked.map(({ stream, revision, position }) => ({ stream, revision, position }));
  const rows = await rowsOf<{ key: string; decision: string; event: string }>(
    db,
    sql`select asked.stream || '@' || asked.revision as key, found.decision, said ->> 'type' as event
          from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as asked(stream text, revision text, position text)
          cross join lateral (
            select decision, events from decision_log
             where stream = asked.stream and position <= asked.position order by position desc limit 1
          ) as found
          cross join lateral jsonb_array_elements(found.events) as said
         where said ->> 'revision' = asked.revision`,
  );
  return new Map(rows.map(({ key, ...found }) => [key, found]));
}

/** By team, the decision by which it passed that stage last, or by which it came where no stage is named. */
export async function decisionsOfTeams(
  db: Db,
  facts: readonly { readonly cohort: string; readonly team: string; readonly stage: string | null }[],
  upTo: string,
): Promise<ReadonlyMap<string, { readonly decision: string; readonly position: string }>> {
  if (facts.length === 0) return new Map();
  const rows = await rowsOf<{ key: string; decision: string; position: string }>(
    db,
    sql`select asked.cohort || '.' || asked.team as key, found.decision, found.position
          from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as asked(cohort text, team text, stage text)
          cross join lateral (
            select log.decision, log.position from decision_teams named join decision_log log using (decision)
             where named.cohort = asked.cohort and named.team = asked.team and named.position <= ${upTo}
               and exists (
                 select 1 from jsonb_array_elements(log.events) as said
                  where case when asked.stage is null
                        then said ->> 'type' = 'TeamEnrolled' and said #>> '{data,team}' = asked.team
                        else said ->> 'type' in ('StagePassed', 'StageFailed') and said #>> '{data,stage}' = asked.stage end
               )
             order by named.position desc limit 1
          ) as found`,
  );
  return new Map(rows.map(({ key, ...found }) => [key, found]));
}

/** What is shown of the figure now. */
export async function shownFigure(
  db: Db,
  rules: readonly Chartered[],
  { level, place, reached, metric }: FigureKey,
): Promise<number> {
  const column = regionProgress[metric];
  const [row] = await db
    .select({ shown: sql<number>`coalesce(sum(${column}), 0)::int` })
    .from(regionProgress)
    .where(
      and(
        eq(regionProgress.level, level),
        eq(regionProgress.place, place),
        isAmong(rules, reached, regionProgress as never),
      ),
    );
  return row!.shown;
}
