// What a replay says of one decision.
import type { DomainEvent } from '#domain/decider';
import type { BasisEntry, Position } from '#event-store/logged-event';

export interface InWords {
  readonly ru: string;
  readonly en: string;
}
export type CauseKind = 'basis' | 'rules' | 'code' | 'record';
export interface Cause {
  readonly kind: CauseKind;
  readonly words: InWords;
}
/** The first field in which the two differ, as a path: `events/1/data/stage`. */
export interface FirstDifference {
  readonly path: string;
  readonly recorded: unknown;
  readonly reExecuted: unknown;
}
/** A basis stream that had moved on between being read and the append: its last revision then. */
export interface Overtaken {
  readonly stream: string;
  readonly read: string | null;
  readonly stood: string;
}

export interface About {
  readonly decision: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly command: string;
  readonly actor: string;
  readonly decidedAt: string;
  /** Of the deciders that decided it. */
  readonly edition: string;
  readonly refused: string | null;
}
export interface Match extends About {
  readonly verdict: 'MATCH';
  readonly overtaken: readonly Overtaken[];
}
export interface Diverged extends About {
  readonly verdict: 'DIVERGED';
  readonly overtaken: readonly Overtaken[];
  readonly headline: InWords;
  readonly difference: FirstDifference;
  readonly recorded: readonly DomainEvent[];
  readonly reExecuted: readonly DomainEvent[];
  readonly stoodOn: readonly BasisEntry[];
  readonly cause: Cause;
}
export interface NotReplayable extends About {
  readonly verdict: 'NOT REPLAYABLE';
  readonly why: InWords;
}
/** Events that no receipt accounts for cannot be checked by asking the rules again. */
export interface NotChecked
  extends Omit<About, 'decision' | 'command' | 'actor' | 'decidedAt' | 'edition' | 'refused'> {
  readonly verdict: 'NOT CHECKED';
  readonly type: string;
  readonly why: InWords;
}
export type Verdict = Match | Diverged | NotReplayable | NotChecked;
export type VerdictName = Verdict['verdict'];
