// What may be asked of the audit, and the lines in which it answers: the same from the API and from the command line.
import type { Charter } from '#domain/charter/charter';
import type { Finding } from '../findings/finding.js';
import type { Filter } from '../replay/filter.js';
import type { Diverged, Match, NotChecked, NotReplayable, VerdictName } from '../replay/verdict.js';
import type { Mode, WhatIf } from '../what-if/result.js';

export type AuditTask =
  | {
      readonly kind: 'replay';
      readonly filter: Filter;
      /** Every verdict as a line of its own, also of what matches. */
      readonly all?: boolean;
    }
  | { readonly kind: 'check'; readonly charterFiles: ReadonlyMap<string, object> }
  | {
      readonly kind: 'what-if';
      readonly mode: Mode;
      readonly charter: Charter;
      readonly version?: number | undefined;
      readonly cohort?: string | undefined;
    };

/** A place as callers see it: an opaque token; a revision as text. */
type Shown<T> = T extends unknown
  ? Omit<T, 'position' | 'revision'> & { readonly position: string; readonly revision: string }
  : never;
export type ShownVerdict = Shown<Match> | Shown<Diverged> | Shown<NotReplayable> | Shown<NotChecked>;

export interface ReplaySummary {
  readonly verdicts: Readonly<Record<VerdictName, number>>;
  /** Decisions that match although their basis had moved on before they were appended. */
  readonly overtaken: number;
  readonly seconds: number;
  /** Decisions a second. */
  readonly rate: number;
}
export interface Progress {
  /** Events of the log read so far. */
  readonly events: number;
}
/** One of its names a line. */
export interface Line {
  readonly progress?: Progress;
  readonly verdict?: ShownVerdict;
  readonly finding?: Finding;
  readonly whatIf?: WhatIf;
  readonly summary?: ReplaySummary | { readonly findings: number };
  /** The task could not be carried out to its end. */
  readonly failed?: { readonly code: 'store-unavailable' | 'internal'; readonly message: string };
}
