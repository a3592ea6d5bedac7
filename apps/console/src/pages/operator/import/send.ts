// A file of teams to the API: told of in a dry run, then written a part at a time. A team that stands as its row has it is
// left alone, so that nothing is done twice however often it is sent.
import type { Answers } from '../../../api/client.js';
import { Refusal } from '../../../api/client.js';
import { isSignedOut, signedOut } from '../../../api/query-client.js';
import { language } from '../../../texts/language.js';
import type { AsCsv } from './values.js';

type Imported = Answers['TeamsImportedDto'];
export type Counts = Pick<Imported, 'enrolled' | 'waitlisted' | 'unchanged' | 'refused' | 'unknown'>;
export interface CellError {
  /** In the sheet. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
export type RowOutcome = Answers['RowOutcomeDto'];
export interface Outcome {
  readonly counts: Counts;
  readonly errors: readonly CellError[];
  /** Of a dry run, by row in the sheet. */
  readonly outcomes: readonly RowOutcome[];
}

export const nothing: Outcome = {
  counts: { enrolled: 0, waitlisted: 0, unchanged: 0, refused: 0, unknown: 0 },
  errors: [],
  outcomes: [],
};
/** Teams in one request: enough for speed, few enough to see how far it is. */
export const PART = 200;

/** Throws Refusal; a lost connection throws what `fetch` does. */
export async function send(cohort: string, { text, rows }: AsCsv, isDry: boolean): Promise<Outcome> {
  const response = await fetch(`/api/v1/cohorts/${encodeURIComponent(cohort)}/teams/import${isDry ? '?dryRun' : ''}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'text/csv', 'Accept-Language': language() },
    body: text,
  });
  const answer = (await response.json().catch(() => ({}))) as Imported;
  if (!response.ok) {
    const refusal = new Refusal(response.status, answer as object);
    if (isSignedOut(refusal)) signedOut();
    throw refusal;
  }
  const { enrolled, waitlisted, unchanged, refused, unknown } = answer;
  // The header is row 1.
  const inSheet = (row: number) => rows[row - 2] ?? -1;
  const errors = answer.errors.map(({ row, column, message }) => ({ row: inSheet(row), column, message }));
  const outcomes = (answer.outcomes ?? []).map(({ row, is }) => ({ row: inSheet(row), is }));
  return { counts: { enrolled, waitlisted, unchanged, refused, unknown }, errors, outcomes };
}

export const together = (a: Outcome, b: Outcome): Outcome => ({
  counts: {
    enrolled: a.counts.enrolled + b.counts.enrolled,
    waitlisted: a.counts.waitlisted + b.counts.waitlisted,
    unchanged: a.counts.unchanged + b.counts.unchanged,
    refused: a.counts.refused + b.counts.refused,
    unknown: a.counts.unknown + b.counts.unknown,
  },
  errors: [...a.errors, ...b.errors],
  outcomes: [...a.outcomes, ...b.outcomes],
});
