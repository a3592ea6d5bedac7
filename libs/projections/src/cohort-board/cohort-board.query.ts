// The board of a cohort: whole, or the teams that changed since a place.
import { and, asc, eq } from 'drizzle-orm';
import type { Charter } from '#domain/charter/charter';
import type { Db } from '#read-store/db';
import type { Row } from '#read-store/upsert-json';
import { atOneMoment } from '../runner/moment.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import type { Seat } from '../seats/seat.js';
import type { KnownSessions } from '../stages/attendance.js';
import { earlierIds } from '../stages/carry-over.js';
import { type BoardRow, boardRow } from './board-row.js';
import { name } from './cohort-board.projection.js';
import { cohortBoard, cohortBoardCohorts } from './cohort-board.table.js';

export interface CohortBoard {
  /** The place in the log that it is as of, as text; see `positionOf`. */
  readonly position: string;
  /** Teams that it misses, because an event of theirs could not be projected. */
  readonly incomplete: number;
  readonly cohort: string;
  readonly program: string;
  readonly version: number;
  readonly title: string;
  readonly openedAt: string;
  /** Null while it runs. */
  readonly closedAt: string | null;
  readonly targets: readonly string[];
  readonly capacity: number | null;
  readonly charter: Charter;
  /** What stages were called under earlier charters, with what they are called now. */
  readonly earlierStages: Readonly<Record<string, string>>;
  readonly sessions: KnownSessions;
  readonly seats: { readonly [seat in 'enrolled' | 'offered' | 'waiting' | 'withdrawn']: number };
  /** Enrolled, by id. */
  readonly teams: readonly BoardRow[];
  /** Waiting or with an offer, in the order of the list. */
  readonly waiting: readonly BoardRow[];
  /** By id. */
  readonly withdrawn: readonly BoardRow[];
}
export interface CohortBoardChanges extends CohortBoard {
  /** Teams that are no longer among `teams` and `waiting`. */
  readonly gone: readonly string[];
}

/** `now`: what deadlines are held against (RFC 3339). Undefined where the cohort is not known here. */
export async function cohortBoardNow(db: Db, cohort: string, now: string): Promise<CohortBoard | undefined> {
  const board = await cohortBoardSince(db, cohort, now, '');
  if (!board) return undefined;
  const { gone: _, ...whole } = board;
  return whole;
}

/** Like the whole, but only the teams that changed after the place; all of them when the cohort itself changed. */
export const cohortBoardSince = (
  db: Db,
  cohort: string,
  now: string,
  since: string,
): Promise<CohortBoardChanges | undefined> =>
  atOneMoment(db, async (tx) => {
    const [found] = await tx
      .select()
      .from(cohortRules)
      .innerJoin(
        cohortBoardCohorts,
        and(eq(cohortBoardCohorts.cohort, cohortRules.cohort), eq(cohortBoardCohorts.shard, cohortRules.shard)),
      )
      .where(and(areRulesOf(name), eq(cohortRules.cohort, cohort)));
    if (!found) return undefined;
    const rows = await tx
      .select()
      .from(cohortBoard)
      .where(eq(cohortBoard.cohort, cohort))
      .orderBy(asc(cohortBoard.cameAt), asc(cohortBoard.team));
    const { cohort_rules: rules, cohort_board_cohorts: whole } = found;
    const snapshot = { position: await positionReached(tx, name), incomplete: await incompleteOf(tx, name, cohort) };
    return boardShown({ rules, whole, rows }, snapshot, now, since);
  });

/** A team on its board. */
export interface TeamOnBoard {
  readonly position: string;
  readonly cohort: string;
  readonly team: string;
  readonly row: BoardRow;
  /** Where the row, or what it stands under in the whole cohort, last changed. */
  readonly movedAt: string;
}

/** One team's row, in whichever list or none. `now`: as for the board. Undefined where the team is not known here. */
export const teamOnBoard = (db: Db, cohort: string, team: string, now: string): Promise<TeamOnBoard | undefined> =>
  atOneMoment(db, async (tx) => {
    const [found] = await tx
      .select()
      .from(cohortBoard)
      .innerJoin(cohortRules, and(eq(cohortRules.cohort, cohortBoard.cohort), areRulesOf(name)))
      .innerJoin(
        cohortBoardCohorts,
        and(eq(cohortBoardCohorts.cohort, cohortRules.cohort), eq(cohortBoardCohorts.shard, cohortRules.shard)),
      )
      .where(and(eq(cohortBoard.cohort, cohort), eq(cohortBoard.team, team)));
    if (!found) return undefined;
    const { cohort_board: kept, cohort_rules: rules, cohort_board_cohorts: whole } = found;
    const { sessions, closedAt } = whole;
    const [, movedAt = ''] = [kept.shownAt, whole.shownAt].sort();
    const row = boardRow(kept, { ...rules, sessions, closedAt }, now);
    return { position: await positionReached(tx, name), cohort, team, row, movedAt };
  });

export interface BoardRows {
  readonly rules: CohortRules;
  readonly whole: Row<typeof cohortBoardCohorts>;
  /** In the order in which they came into the cohort. */
  readonly rows: readonly Row<typeof cohortBoard>[];
}

/** What the rows of a cohort amount to: those that changed after `since`. Pure. */
export function boardShown(
  { rules, whole, rows }: BoardRows,
  snapshot: Pick<CohortBoard, 'position' | 'incomplete'>,
  now: string,
  since = '',
): CohortBoardChanges {
  const isNews = ({ shownAt }: { shownAt: string }) => shownAt > since || whole.shownAt > since;
  const shown = rows.filter(isNews).map((row) => ({
    seat: row.seat,
    row: boardRow(row, { ...rules, sessions: whole.sessions, closedAt: whole.closedAt }, now),
  }));
  const { cohort, program, version, title, openedAt, targets, charter, migrations } = rules;
  const shownIn = (...seats: readonly Seat[]) => shown.filter(({ seat }) => seats.includes(seat)).map(({ row }) => row);
  const seated = (seat: Seat) => rows.filter((row) => row.seat === seat).length;
  return {
    ...snapshot,
    cohort,
    program,
    version,
    title,
    openedAt,
    closedAt: whole.closedAt,
    targets,
    capacity: whole.capacity,
    charter,
    earlierStages: earlierIds(migrations),
    sessions: whole.sessions,
    seats: {
      enrolled: seated('enrolled'),
      offered: seated('offered'),
      waiting: seated('waiting'),
      withdrawn: seated('withdrawn'),
    },
    teams: inOrder(shownIn('enrolled')),
    waiting: shownIn('waiting', 'offered'),
    withdrawn: inOrder(shownIn('withdrawn')),
    gone: shownIn('declined', 'withdrawn').map(({ team }) => team),
  };
}

const inOrder = (rows: readonly BoardRow[]): readonly BoardRow[] =>
  [...rows].sort((a, b) => (a.team < b.team ? -1 : 1));
