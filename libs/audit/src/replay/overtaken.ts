// Which streams of a basis had moved on before the decision was appended.
import type { RecordedDecision } from '../evidence/decisions.js';
import type { PastStates } from '../evidence/past-states.js';
import type { Overtaken } from './verdict.js';

/** Streams read one by one; those of `team-{cohort}.*` are judged by who closes or migrates a cohort at one place of the log. */
export async function overtakenIn(
  { receipt, position }: RecordedDecision,
  states: PastStates,
): Promise<readonly Overtaken[]> {
  const overtaken: Overtaken[] = [];
  for (const { stream, revision, upTo } of receipt.basis) {
    if (upTo !== undefined) continue;
    const stood = (await states.asOf(stream, position, false)).revision;
    if (stood !== null && String(stood) !== revision) overtaken.push({ stream, read: revision, stood: String(stood) });
  }
  return overtaken;
}
