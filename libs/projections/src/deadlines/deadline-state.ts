// What a deadline waits for. Pure.
import type { Rename } from '../stages/carry-over.js';

export interface SeatOffer {
  readonly kind: 'seat-offer';
  readonly until: string;
}
/** The window of a pre-defense's last round. */
export interface Rework {
  readonly kind: 'rework';
  readonly stage: string;
  /** Null before the window is set. */
  readonly until: string | null;
  /** Remarks that were never answered: without one nothing can become overdue. */
  readonly unanswered: readonly string[];
  readonly isDeclared: boolean;
  readonly isStageDecided: boolean;
  /** The team has withdrawn, or the cohort is closed. */
  readonly isHeld: boolean;
}
export interface Reservation {
  readonly kind: 'reservation';
  readonly cohort: string;
  readonly team: string;
  readonly registry: string;
  readonly number: string;
  readonly decision: string;
  readonly reservedAt: string;
  readonly isSettled: boolean;
}
export type DeadlineState = SeatOffer | Rework | Reservation;

const anHour = 3_600_000;

/** When to ask; null where there is nothing to ask. */
export function dueOf(state: DeadlineState): string | null {
  switch (state.kind) {
    case 'seat-offer':
      return state.until;
    case 'rework':
      return state.unanswered.length > 0 && !state.isDeclared && !state.isStageDecided && !state.isHeld
        ? state.until
        : null;
    case 'reservation':
      return state.isSettled ? null : new Date(Date.parse(state.reservedAt) + anHour).toISOString();
  }
}

export const roundBegun = (stage: string, remarks: readonly { readonly remark: string }[]): Rework => ({
  kind: 'rework',
  stage,
  until: null,
  unanswered: remarks.map(({ remark }) => remark),
  isDeclared: false,
  isStageDecided: false,
  isHeld: false,
});

export const answered = (rework: Rework, remark: string): Rework => ({
  ...rework,
  unanswered: rework.unanswered.filter((each) => each !== remark),
});

export const restaged = (rework: Rework, rename: Rename): Rework => ({ ...rework, stage: rename(rework.stage) });
