// What the board keeps of a team. Pure; every function is one fact.
import type { Composition, Project } from '#domain/cohort/cohort.events';
import type { DataOf } from '../runner/heard.js';
import { type Seat, toComeBackTo } from '../seats/seat.js';
import type { Turnout } from '../stages/attendance.js';
import { type Rename, rekeyed } from '../stages/carry-over.js';
import { type Marks, mark, unmark } from '../stages/stage-status.js';

/** `open`: never answered; `reopened`: answered, and not enough. */
export type RemarkStatus = 'open' | 'answered' | 'accepted' | 'reopened';

export type TestTry = Pick<DataOf<'TestTaken'>, 'attempt' | 'score' | 'scores'>;

export interface BoardState {
  readonly seat: Seat;
  readonly seatSince: string;
  readonly offerUntil: string | null;
  /** What it was before it withdrew. */
  readonly withdrawnFrom: Seat | null;
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly members: number;
  readonly project: Project;
  /** By the team itself: a corrected enrollment does not touch it then. */
  readonly isProjectRevised: boolean;
  readonly agreement: string | null;
  readonly marks: Marks;
  readonly turnouts: Readonly<Record<string, Turnout>>;
  /** By stage, the remarks of its last round. */
  readonly remarks: Readonly<Record<string, Readonly<Record<string, RemarkStatus>>>>;
  readonly rework: Readonly<Record<string, { readonly round: number; readonly until: string }>>;
  /** By stage, the attempts with what each gave, in order. */
  readonly tests: Readonly<Record<string, readonly TestTry[]>>;
  readonly openAppeals: readonly string[];
  readonly outcomes: number;
  readonly application: Readonly<Record<string, 'filed' | 'returned'>>;
  /** By stage, of entries that stand. */
  readonly registryNumbers: Readonly<Record<string, string>>;
  /** How many of the cohort's migrations its own stream has gone along with. */
  readonly carried: number;
  /** When the last thing happened to it. */
  readonly movedAt: string;
}

export const seated = (
  seat: Seat,
  { name, regions, leadRegion, members, project, agreement }: Composition,
  at: string,
): BoardState => ({
  seat,
  seatSince: at,
  offerUntil: null,
  withdrawnFrom: null,
  name,
  regions,
  leadRegion,
  members: members.length,
  project,
  isProjectRevised: false,
  agreement: agreement ?? null,
  marks: {},
  turnouts: {},
  remarks: {},
  rework: {},
  tests: {},
  openAppeals: [],
  outcomes: 0,
  application: {},
  registryNumbers: {},
  carried: 0,
  movedAt: at,
});

export const reseated = (state: BoardState, seat: Seat, at: string, offerUntil: string | null = null): BoardState => ({
  ...state,
  seat,
  seatSince: at,
  offerUntil,
});

export const withdrawn = (state: BoardState, at: string): BoardState => ({
  ...reseated(state, 'withdrawn', at),
  withdrawnFrom: toComeBackTo(state.seat),
});
export const reinstated = (state: BoardState, at: string): BoardState => ({
  ...reseated(state, state.withdrawnFrom ?? 'enrolled', at),
  withdrawnFrom: null,
});

export const corrected = (
  state: BoardState,
  { name, regions, leadRegion, members, project, agreement }: Composition,
): BoardState => ({
  ...state,
  name,
  regions,
  leadRegion,
  members: members.length,
  project: state.isProjectRevised ? state.project : project,
  agreement: agreement ?? state.agreement,
});

export const attended = (state: BoardState, session: string, turnout: Turnout): BoardState => ({
  ...state,
  turnouts: { ...state.turnouts, [session]: turnout },
});

/** A round begins with its own remarks, and without a window. */
export function preDefended(state: BoardState, { stage, remarks }: DataOf<'PreDefended'>): BoardState {
  const { [stage]: _, ...rework } = state.rework;
  const all = Object.fromEntries(remarks.map(({ remark }) => [remark, 'open' as const]));
  return { ...state, rework, remarks: { ...state.remarks, [stage]: all } };
}

export const windowSet = (state: BoardState, { stage, round, until }: DataOf<'ReworkOrdered'>): BoardState => ({
  ...state,
  rework: { ...state.rework, [stage]: { round, until } },
});

export const remarked = (state: BoardState, stage: string, remark: string, status: RemarkStatus): BoardState => ({
  ...state,
  remarks: { ...state.remarks, [stage]: { ...state.remarks[stage], [remark]: status } },
});

export const passed = (state: BoardState, { stage, since, because }: DataOf<'StagePassed'>): BoardState => ({
  ...state,
  marks: mark(state.marks, stage, { status: 'passed', since, because }),
});
export const failed = (state: BoardState, { stage, because, occurredAt }: DataOf<'StageFailed'>): BoardState => ({
  ...state,
  marks: mark(state.marks, stage, { status: 'failed', since: occurredAt, because }),
});
export const reopened = (state: BoardState, { stage }: DataOf<'StageReopened'>): BoardState => ({
  ...state,
  marks: unmark(state.marks, stage),
});

export const applied = (state: BoardState, stage: string, application: 'filed' | 'returned'): BoardState => ({
  ...state,
  application: { ...state.application, [stage]: application },
});

export function tested(state: BoardState, { stage, attempt, score, scores }: DataOf<'TestTaken'>): BoardState {
  const others = (state.tests[stage] ?? []).filter((each) => each.attempt !== attempt);
  const all = [...others, { attempt, score, scores }].sort((a, b) => a.attempt - b.attempt);
  return { ...state, tests: { ...state.tests, [stage]: all } };
}

export const entered = (state: BoardState, { stage, number }: { stage: string; number: string }): BoardState => ({
  ...state,
  registryNumbers: { ...state.registryNumbers, [stage]: number },
});

export function removed(state: BoardState, { stage }: DataOf<'RegistryEntryRemoved'>): BoardState {
  const { [stage]: _, ...registryNumbers } = state.registryNumbers;
  return { ...state, registryNumbers };
}

/** Under the ids that the stages have by another charter. */
export const underIds = (state: BoardState, rename: Rename): BoardState => ({
  ...state,
  marks: rekeyed(state.marks, rename),
  turnouts: Object.fromEntries(
    Object.entries(state.turnouts).map(([session, turnout]) => [session, { ...turnout, stage: rename(turnout.stage) }]),
  ),
  remarks: rekeyed(state.remarks, rename),
  rework: rekeyed(state.rework, rename),
  tests: rekeyed(state.tests, rename),
  application: rekeyed(state.application, rename),
  registryNumbers: rekeyed(state.registryNumbers, rename),
});
