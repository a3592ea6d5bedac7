// The decision log, newest first; a stream's history, oldest first; one decision.
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Receipt } from '#event-store/logged-event';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Db } from '#read-store/db';
import { atOneMoment } from '../runner/moment.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { type Within, withinTeams } from '../within.js';
import { positionReached } from '../runner/reached.query.js';
import { name } from './decision-log.projection.js';
import { decisionLog, decisionTeams } from './decision-log.table.js';

export type Decision = Omit<typeof decisionLog.$inferSelect, 'shownAt'>;
export type DecisionSummary = Omit<Decision, 'receipt'>;
/** What it stood on, and what it belongs to. */
export interface Grounds {
  readonly basis: Receipt['basis'];
  readonly rules: Receipt['rules'];
  readonly build: string;
  readonly correlation: string | null;
  readonly causation: string | null;
}

export interface DecisionFilter extends PageRequest {
  /** The token's id. */
  readonly actor?: string | undefined;
  readonly command?: string | undefined;
  readonly stream?: string | undefined;
  /** Of an event of the stream: the decision that it is of. */
  readonly revision?: string | undefined;
  readonly cohort?: string | undefined;
  /** With its cohort: every decision whose events name the team, in its own stream and its cohort's. */
  readonly team?: string | undefined;
  /** Decided at or after, and before: RFC 3339 in UTC with milliseconds. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly refused?: boolean | undefined;
  readonly within?: Within | undefined;
  /** Newest first where it is not given. */
  readonly order?: 'oldest-first' | 'newest-first' | undefined;
}

const { shownAt: _shownAt, receipt: _receipt, ...summary } = getTableColumns(decisionLog);

/** In the order of the log; of a stretch of time in the order of deciding, so that no other time has to be read. */
export async function listDecisions(db: Db, filter: DecisionFilter = {}): Promise<Page<DecisionSummary & Grounds>> {
  const limit = limitOf(filter);
  const { position, decidedAt } = decisionLog;
  const isOfTime = filter.from !== undefined || filter.to !== undefined;
  const [inOrder, isBeyond] = filter.order === 'oldest-first' ? [asc, gt] : [desc, lt];
  const [at = '', time = ''] = filter.cursor?.split(' ') ?? [];
  const beyond = isOfTime
    ? sql`(${decidedAt}, ${position}) ${sql.raw(filter.order === 'oldest-first' ? '>' : '<')} (${time}, ${at})`
    : isBeyond(position, at);
  const rows = await db
    .select({ ...summary, receipt: decisionLog.receipt })
    .from(decisionLog)
    .where(and(conditions(filter), filter.cursor === undefined ? undefined : beyond))
    .orderBy(...(isOfTime ? [inOrder(decidedAt)] : []), inOrder(position))
    .limit(limit + 1);
  const told = rows.map(({ receipt, ...row }) => ({ ...row, ...groundsIn(receipt) }));
  return pageOf(told, limit, (row) => (isOfTime ? `${row.position} ${row.decidedAt}` : row.position));
}

const groundsIn = ({ basis, rules, build, $correlationId, $causationId }: Receipt): Grounds => ({
  basis,
  rules,
  build,
  correlation: $correlationId ?? null,
  causation: $causationId ?? null,
});

/** Places of the decisions that name a team. */
const naming = (db: QueryBuilder, cohort: string, team: string) =>
  db
    .select({ position: decisionTeams.position })
    .from(decisionTeams)
    .where(and(eq(decisionTeams.cohort, cohort), eq(decisionTeams.team, team)));

function conditions(filter: DecisionFilter): SQL | undefined {
  const { actor, command, stream, revision, cohort, team, from, to, refused, within = {} } = filter;
  const isOfTeam = cohort !== undefined && team !== undefined;
  return and(
    actor === undefined ? undefined : eq(decisionLog.actor, actor),
    command === undefined ? undefined : eq(decisionLog.command, command),
    stream === undefined ? undefined : eq(decisionLog.stream, stream),
    revision === undefined ? undefined : sql`${decisionLog.events} @> ${JSON.stringify([{ revision }])}::jsonb`,
    isOfTeam
      ? inArray(decisionLog.position, naming(new QueryBuilder(), cohort, team))
      : and(
          cohort === undefined ? undefined : eq(decisionLog.cohort, cohort),
          team === undefined ? undefined : eq(decisionLog.team, team),
        ),
    from === undefined ? undefined : gte(decisionLog.decidedAt, from),
    to === undefined ? undefined : lt(decisionLog.decidedAt, to),
    refused === undefined ? undefined : refused ? isNotNull(decisionLog.refused) : isNull(decisionLog.refused),
    withinTeams(within, decisionLog.cohort, decisionLog.team),
  );
}

/** With its whole receipt. Undefined where it is not known here. */
export async function decisionOf(db: Db, decision: string): Promise<Decision | undefined> {
  const [row] = await db.select().from(decisionLog).where(eq(decisionLog.decision, decision));
  if (!row) return undefined;
  const { shownAt: _, ...found } = row;
  return found;
}

/** Whether a token that goes so far may see the decision. */
export async function isWithin(db: Db, within: Within, decision: string): Promise<boolean> {
  const isIt = eq(decisionLog.decision, decision);
  return (await db.$count(decisionLog, and(isIt, withinTeams(within, decisionLog.cohort, decisionLog.team)))) > 0;
}

export interface DecisionsSince {
  /** Where to go on from, as text. */
  readonly position: string;
  readonly decisions: readonly DecisionSummary[];
  /** There are further ones behind `position` already. */
  readonly more: boolean;
}

const seen = { ...summary, shownAt: decisionLog.shownAt };

/** Whole decisions: one of several events is shown with its last, so that nobody is told of it twice. */
const wholeWithin = (within: Within): SQL | undefined =>
  and(
    eq(sql`jsonb_array_length(${decisionLog.events})`, decisionLog.count),
    withinTeams(within, decisionLog.cohort, decisionLog.team),
  );

/** The newest, in the order in which they came to be seen. */
export const decisionsNow = (db: Db, within: Within = {}, limit = 100): Promise<DecisionsSince> =>
  atOneMoment(db, async (tx) => {
    const rows = await tx
      .select(seen)
      .from(decisionLog)
      .where(wholeWithin(within))
      .orderBy(desc(decisionLog.shownAt), desc(decisionLog.position))
      .limit(limit);
    const decisions = rows.reverse().map(({ shownAt: _, ...decision }) => decision);
    return { position: await positionReached(tx, name), decisions, more: false };
  });

/** All of one place: what was parked comes back together. */
const seenAt = (db: Db, place: string, within: Within) =>
  db
    .select(seen)
    .from(decisionLog)
    .where(and(eq(decisionLog.shownAt, place), wholeWithin(within)))
    .orderBy(asc(decisionLog.position));

/** Every decision that came to be seen after a place, in order; `limit` of them, then go on from `position`. */
export const decisionsSince = (db: Db, since: string, within: Within = {}, limit = 500): Promise<DecisionsSince> =>
  atOneMoment(db, async (tx) => {
    const rows = await tx
      .select(seen)
      .from(decisionLog)
      .where(and(gt(decisionLog.shownAt, since), wholeWithin(within)))
      .orderBy(asc(decisionLog.shownAt), asc(decisionLog.position))
      .limit(limit + 1);
    const last = rows[limit]?.shownAt;
    // Those of one place stay together: a place is only passed when all of it was given.
    const before = last === undefined ? rows : rows.filter(({ shownAt }) => shownAt < last);
    const whole = before.length > 0 || last === undefined ? before : await seenAt(tx, last, within);
    const position = last === undefined ? await positionReached(tx, name) : whole.at(-1)?.shownAt;
    const decisions = whole.map(({ shownAt: _, ...decision }) => decision);
    return { position: position ?? since, decisions, more: last !== undefined };
  });
