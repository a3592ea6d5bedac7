// What the board keeps of a team. Pure; every function is one fact.
import type { Project } from '#domain/cohort/cohort.events';
import type { Composition } from '#domain/cohort/cohort.events';
import type { DataOf } from '../runner/heard.js';
import type { Turnout } from '../stages/attendance.js';
import { type Marks, mark, unmark } from '../stages/stage-status.js';

export type Seat = 'waiting' | 'offered' | 'enrolled' | 'declined';
/** `open`: never answered; `reopened`: answered, and not enough. */
export type RemarkStatus = 'open' | 'answered' | 'accepted' | 'reopened';

export interface BoardState {
  readonly seat: Seat;
  readonly seatSince: string;
  readonly offerUntil: string | null;
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly members: number;
  readonly project: Project;
  readonly marks: Marks;
  readonly turnouts: Readonly<Record<string, Turnout>>;
  /** By stage, the remarks of its last round. */
  readonly remarks: Readonly<Record<string, Readonly<Record<string, RemarkStatus>>>>;
  readonly rework: Readonly<Record<string, { readonly round: number; readonly until: string }>>;
  readonly application: Readonly<Record<string, 'filed' | 'returned'>>;
  readonly registryNumber: string | null;
  /** When the last thing happened to it. */
  readonly movedAt: string;
}

export const seated = (
  seat: Seat,
  { name, regions, leadRegion, members, project }: Composition,
  at: string,
): BoardState => ({
  seat,
  seatSince: at,
  offerUntil: null,
  name,
  regions,
  leadRegion,
  members: members.length,
  project,
  marks: {},
  turnouts: {},
  remarks: {},
  rework: {},
  application: {},
  registryNumber: null,
  movedAt: at,
});

export const reseated = (state: BoardState, seat: Seat, at: string, offerUntil: string | null = null): BoardState => ({
  ...state,
  seat,
  seatSince: at,
  offerUntil,
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
