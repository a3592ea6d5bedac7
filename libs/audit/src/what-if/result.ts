// What a what-if answers with. Hypothetical, and says so.
import type { Recounted } from '#projections/region-progress/recount';
import type { InWords } from '../replay/verdict.js';
import type { Effect } from './effect.js';

/** Each decision at its recorded basis, or with everything that would have followed. */
export type Mode = 'frozen' | 'cascading';

export interface TeamEffect {
  readonly cohort: string;
  readonly team: string;
  readonly effect: Effect;
  /** The first decision that would have had this effect, and its rule. */
  readonly decision: string | null;
  readonly because: InWords | null;
}
/** A decision that would have been another. */
export interface ChangedDecision {
  readonly decision: string;
  readonly stream: string;
  readonly revision: string;
  readonly command: string;
  readonly effect: Effect;
  /** It was accepted, and could no longer be given. */
  readonly impossible: boolean;
  readonly headline: InWords;
}
export type Counts = Pick<Recounted, 'involved' | 'led' | 'guests' | 'guestLed'>;
export interface ProgressBeside extends Pick<Recounted, 'cohort' | 'level' | 'place' | 'reached'> {
  readonly real: Counts;
  readonly hypothetical: Counts;
}
export interface WhatIf {
  readonly hypothetical: true;
  readonly mode: Mode;
  readonly program: string;
  readonly version: number | null;
  readonly decisions: number;
  readonly counts: Readonly<Record<Effect, number>>;
  /** Every team of the program's cohorts, those that would stand otherwise first. */
  readonly teams: readonly TeamEffect[];
  readonly changed: readonly ChangedDecision[];
  /** Where at least one figure would be another. */
  readonly progress: readonly ProgressBeside[];
}
