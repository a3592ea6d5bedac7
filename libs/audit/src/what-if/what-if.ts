// The recorded decisions under a candidate charter: who would stand otherwise, by which rule, and the regions beside the real
// ones. Hypothetical throughout: nothing is ever written.
import type { Recounted } from '#projections/region-progress/recount';
import type { Log } from '../evidence/log.js';
import type { OnProgress } from '../evidence/walk.js';
import type { InWords } from '../replay/verdict.js';
import type { Candidate } from './alternative.js';
import { cascading } from './cascading.js';
import type { Effect } from './effect.js';
import { frozen } from './frozen.js';
import { Tally } from './tally.js';

export const modes = { frozen, cascading };
export type Mode = keyof typeof modes;

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

export interface WhatIfOptions {
  readonly mode: Mode;
  readonly cohort?: string | undefined;
  readonly onProgress?: OnProgress;
}

export async function whatIf(
  log: Log,
  candidate: Candidate,
  { mode, cohort, onProgress }: WhatIfOptions,
): Promise<WhatIf> {
  const tally = new Tally(candidate.charter, cohort);
  for await (const alternative of modes[mode](log, candidate, onProgress)) tally.take(alternative);
  const { program } = candidate.charter;
  return { hypothetical: true, mode, program, version: candidate.version ?? null, ...tally.result() };
}
