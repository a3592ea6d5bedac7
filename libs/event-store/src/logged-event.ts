// An event as the log hands it out: where it stands, what it says, and the receipt of the decision that made it.
import type { Actor, Command } from '#domain/decider';

/** A place in the log. Compared by commit, then by prepare. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What a decision stood on: the last revision seen of a stream; null where it had no event. */
export interface BasisEntry {
  readonly stream: string;
  readonly revision: string | null;
  /** Of an entry for many streams, `team-{cohort}.*`: the position up to which they were read. */
  readonly upTo?: string;
}
/** A version of the rules, by name and by the SHA-256 of its canonical JSON. */
export interface RuleRef {
  readonly id: string;
  readonly edition: string;
  readonly sha256: string;
}

export interface Receipt {
  readonly decision: string;
  /** Only on the decision's first event. */
  readonly command?: Command;
  readonly commandType: string;
  readonly fingerprint: string;
  readonly actor: Actor;
  /** When it was decided: RFC 3339 in UTC. */
  readonly now: string;
  readonly basis: readonly BasisEntry[];
  readonly rules: Readonly<Record<string, RuleRef>>;
  readonly build: string;
  /** The edition of the deciders; the earliest receipts do not say it: '1'. */
  readonly deciders?: string;
  /** Which of the decision's `count` events this is, from 0. */
  readonly index: number;
  readonly count: number;
  /** What belongs together, and what came first, as EventStoreDB names them. */
  readonly $correlationId?: string;
  readonly $causationId?: string;
}

export interface LoggedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly type: string;
  readonly data: unknown;
  readonly receipt: Receipt | undefined;
  /** Why it could not be read: JSON that does not parse, no receipt, an unknown type. */
  readonly broken?: string;
}

/** Negative where `a` comes first, 0 where they are the same place. */
export const comparePositions = (a: Position, b: Position): number =>
  a.commit === b.commit ? Number(a.prepare - b.prepare) : a.commit < b.commit ? -1 : 1;
