// A recorded decision, and what it would have been: the common ground of both modes.
import type { Charter } from '#domain/charter/charter';
import type { DomainEvent } from '#domain/decider';
import type { Program } from '#domain/program/program';
import { StreamUnreadable } from '#event-store/failures';
import type { RecordedDecision } from '../evidence/decisions.js';
import type { InWords } from '../replay/verdict.js';

export interface Candidate {
  readonly charter: Charter;
  /** Which version of the program's charter it stands in for; not given: every one. */
  readonly version?: number | undefined;
}

export interface Alternative {
  readonly decision: RecordedDecision;
  readonly recorded: readonly DomainEvent[];
  /** What would stand in the log instead; nothing where nothing would have been decided. */
  readonly instead: readonly DomainEvent[];
  /** Why the command could no longer have been given at all, where that is so. */
  readonly impossible: InWords | undefined;
}

/** What `ask` comes to; undefined for a decision whose basis can no longer be read, which nobody can ask again. */
export async function readable(ask: () => Promise<Alternative>): Promise<Alternative | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof StreamUnreadable) return undefined;
    throw error;
  }
}

export const recordedIn = ({ events }: RecordedDecision): readonly DomainEvent[] =>
  events.map(({ type, data }) => ({ type, data: data as object }));

/** The states of the program's stream with the candidate in its place; all others as they are. */
export function underCandidate({ charter, version }: Candidate): (stream: string, state: unknown) => unknown {
  const stream = `program-${charter.program}`;
  const changed = new WeakMap<object, Program>();
  return (of, state) => {
    if (of !== stream) return state;
    const program = state as Program;
    const known = changed.get(program);
    if (known) return known;
    const stands = (index: number) => version === undefined || version === index + 1;
    const charters = program.charters.map((each, index) => (stands(index) ? charter : each));
    const instead = { ...program, charters };
    changed.set(program, instead);
    return instead;
  };
}
