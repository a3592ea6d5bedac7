// What a replay has said so far.
import type { Answers } from '../../../api/client.js';

export type Verdict = Answers['VerdictDto'];
export type VerdictName = 'MATCH' | 'DIVERGED' | 'NOT REPLAYABLE' | 'NOT CHECKED';
type Line = Answers['AuditLineDto'];

/** More than anybody reads; what is beyond is counted, not shown. */
const MOST_SHOWN = 300;

export interface Replayed {
  readonly events: number;
  /** Those that are no plain match, as they came. */
  readonly verdicts: readonly Verdict[];
  readonly counts: Readonly<Partial<Record<string, number>>>;
  readonly summary: Answers['AuditSummaryDto'] | undefined;
  readonly failed: Answers['AuditFailedDto'] | undefined;
}

export const nothingYet: Replayed = { events: 0, verdicts: [], counts: {}, summary: undefined, failed: undefined };

export function take(state: Replayed, { progress, verdict, summary, failed }: Line): Replayed {
  if (progress) return { ...state, events: progress.events };
  if (failed) return { ...state, failed };
  if (summary) return { ...state, summary, counts: summary.verdicts ?? {} };
  if (!verdict) return state;
  const verdicts = state.verdicts.length < MOST_SHOWN ? [...state.verdicts, verdict] : state.verdicts;
  return {
    ...state,
    verdicts,
    counts: { ...state.counts, [verdict.verdict]: (state.counts[verdict.verdict] ?? 0) + 1 },
  };
}
