// A row of the board as it is shown: statuses, counts, what is due next and what is going wrong, at a given moment. Pure.
import type { Charter } from '#domain/charter/charter';
import type { Project } from '#domain/cohort/cohort.events';
import { type AttendanceCount, attendanceCounts, type KnownSessions } from '../stages/attendance.js';
import { type StageStatus, stageStatuses } from '../stages/stage-status.js';
import type { Seat } from '../seats/seat.js';
import { type Migration, todaysId } from '../stages/carry-over.js';
import { type BoardState, type RemarkStatus, type TestTry, underIds } from './board-state.js';

/** `stuck`: nothing happened for two weeks while a stage was open. */
export type Risk =
  | { readonly risk: 'cannot-miss-more' | 'cannot-attend-enough'; readonly stage: string }
  | { readonly risk: 'rework-ends-soon' | 'rework-overdue'; readonly stage: string; readonly until: string }
  | {
      readonly risk: 'application-returned' | 'stage-failed' | 'passed-before-required' | 'last-attempt';
      readonly stage: string;
    }
  | { readonly risk: 'appeal-open'; readonly appeal: string }
  | { readonly risk: 'stuck'; readonly since: string };

export interface Deadline {
  readonly due: 'seat-offer' | 'rework';
  readonly stage: string | null;
  readonly until: string;
}

export interface TestCount {
  readonly stage: string;
  readonly attempts: number;
  readonly attemptsLeft: number;
  /** In hundredths: of the last attempt, the team's own; null where members are scored. */
  readonly score: number | null;
}

export interface BoardRow {
  readonly team: string;
  readonly name: string;
  readonly seat: Seat;
  readonly seatSince: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly isGuest: boolean;
  readonly members: number;
  readonly project: Project;
  readonly stages: readonly StageStatus[];
  readonly attendance: readonly AttendanceCount[];
  readonly tests: readonly TestCount[];
  /** Not accepted yet, over all stages. */
  readonly openRemarks: number;
  readonly openAppeals: readonly string[];
  /** Of the last entry that stands. */
  readonly registryNumber: string | null;
  readonly agreement: string | null;
  /** What came of it: how many outcomes. */
  readonly outcomes: number;
  readonly nextDeadline: Deadline | null;
  readonly risks: readonly Risk[];
  readonly movedAt: string;
  /** Of the log, as text: where what is shown of the team last changed. */
  readonly changedAt: string;
}

const day = 86_400_000;
const soon = 3 * day;
const long = 14 * day;

export interface BoardRules {
  readonly charter: Charter;
  readonly targets: readonly string[];
  readonly sessions: KnownSessions;
  readonly migrations: readonly Migration[];
  /** Null while the cohort runs. */
  readonly closedAt: string | null;
}

export interface BoardRowKept {
  readonly team: string;
  readonly state: BoardState;
  readonly shownAt: string;
}

/** `now`: RFC 3339 in UTC. */
export function boardRow({ team, state: kept, shownAt }: BoardRowKept, rules: BoardRules, now: string): BoardRow {
  const state = underIds(kept, todaysId(rules.migrations, kept.carried));
  const stages = stageStatuses(rules.charter, state.marks);
  const attendance = attendanceCounts(rules.charter, state.turnouts, rules.sessions);
  const tests = testCounts(rules.charter, state.tests);
  const windows = rules.closedAt === null ? runningWindows(state) : [];
  const { name, seat, seatSince, regions, leadRegion, members, project, openAppeals, agreement, outcomes } = state;
  const risks = rules.closedAt === null ? runningRisks(state, { stages, attendance, tests, windows }, rules, now) : [];
  return {
    ...{ team, name, seat, seatSince, regions, leadRegion },
    isGuest: !rules.targets.includes(leadRegion),
    ...{ members, project, stages, attendance, tests },
    openRemarks: waiting(state, stages),
    openAppeals,
    registryNumber: Object.values(state.registryNumbers).at(-1) ?? null,
    agreement,
    outcomes,
    nextDeadline: nextDeadline(state, windows, now),
    risks: seat === 'enrolled' ? [...risks, ...stageRisks(stages, state)] : [],
    movedAt: state.movedAt,
    changedAt: shownAt,
  };
}

type Counted = Pick<BoardRow, 'stages' | 'attendance' | 'tests'> & { readonly windows: readonly Window[] };

const runningRisks = (
  state: BoardState,
  { stages, attendance, tests, windows }: Counted,
  { charter }: BoardRules,
  now: string,
): readonly Risk[] => [
  ...attendanceRisks(attendance, state),
  ...tests.flatMap(({ stage, attempts, attemptsLeft }): Risk[] =>
    attempts > 0 && attemptsLeft === 1 && !state.marks[stage] ? [{ risk: 'last-attempt', stage }] : [],
  ),
  ...reworkRisks(windows, state, charter, now),
  ...stuck(stages, state.movedAt, now),
];

const testCounts = ({ stages }: Charter, tests: Readonly<Record<string, readonly TestTry[]>>): readonly TestCount[] =>
  stages.flatMap((stage) => {
    if (stage.kind !== 'test') return [];
    const tries = tests[stage.id] ?? [];
    const attemptsLeft = Math.max(stage.attempts - tries.length, 0);
    return [{ stage: stage.id, attempts: tries.length, attemptsLeft, score: tries.at(-1)?.score ?? null }];
  });

type Window = { readonly stage: string; readonly until: string };

/** Windows of stages that are not decided. */
const runningWindows = (state: BoardState): readonly Window[] =>
  Object.entries(state.rework)
    .filter(([stage]) => !state.marks[stage])
    .map(([stage, { until }]) => ({ stage, until }));

const openOf = (remarks: Readonly<Record<string, RemarkStatus>>): readonly string[] =>
  Object.entries(remarks).flatMap(([remark, status]) => (status === 'accepted' ? [] : remark));

/** What a passed stage left open is history: nobody can answer or accept it any more. */
const waiting = ({ remarks }: BoardState, stages: readonly StageStatus[]): number =>
  stages.flatMap(({ stage, status }) => (status === 'passed' ? [] : openOf(remarks[stage] ?? {}))).length;

/** A window that is over holds for what was never answered; what was answered waits for the commission, not for the team. */
function nextDeadline(state: BoardState, windows: readonly Window[], now: string): Deadline | null {
  const holds = ({ stage, until }: Window) =>
    Date.parse(until) >= Date.parse(now) || Object.values(state.remarks[stage] ?? {}).includes('open');
  const all: Deadline[] = windows.filter(holds).map((window) => ({ due: 'rework', ...window }));
  if (state.seat === 'offered' && state.offerUntil)
    all.push({ due: 'seat-offer', stage: null, until: state.offerUntil });
  return all.sort((a, b) => Date.parse(a.until) - Date.parse(b.until))[0] ?? null;
}

const attendanceRisks = (attendance: readonly AttendanceCount[], state: BoardState): readonly Risk[] =>
  attendance.flatMap(({ stage, counted, needed, remaining }): Risk[] => {
    if (state.marks[stage] || counted >= needed) return [];
    if (counted + remaining < needed) return [{ risk: 'cannot-attend-enough', stage }];
    return counted + remaining === needed ? [{ risk: 'cannot-miss-more', stage }] : [];
  });

function reworkRisks(windows: readonly Window[], state: BoardState, charter: Charter, now: string): readonly Risk[] {
  return windows.flatMap(({ stage, until }): Risk[] => {
    const remarks = state.remarks[stage] ?? {};
    const rules = charter.stages.find(({ id }) => id === stage);
    const limit = rules?.kind === 'pre-defense' ? rules.maxOpenRemarks : 0;
    const left = Date.parse(until) - Date.parse(now);
    if (openOf(remarks).length <= limit) return [];
    if (left < 0) return Object.values(remarks).includes('open') ? [{ risk: 'rework-overdue', stage, until }] : [];
    return left <= soon ? [{ risk: 'rework-ends-soon', stage, until }] : [];
  });
}

const stageRisks = (stages: readonly StageStatus[], state: BoardState): readonly Risk[] => [
  ...state.openAppeals.map((appeal) => ({ risk: 'appeal-open', appeal }) as const),
  ...stages.flatMap(({ stage, status, missing }): Risk[] => {
    if (status === 'failed') return [{ risk: 'stage-failed', stage }];
    if (status === 'passed') return missing.length > 0 ? [{ risk: 'passed-before-required', stage }] : [];
    return state.application[stage] === 'returned' ? [{ risk: 'application-returned', stage }] : [];
  }),
];

const stuck = (stages: readonly StageStatus[], since: string, now: string): readonly Risk[] =>
  stages.some(({ status }) => status === 'open') && Date.parse(now) - Date.parse(since) >= long
    ? [{ risk: 'stuck', since }]
    : [];
