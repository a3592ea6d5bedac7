// The way to the API: typed calls, and problems as errors that carry their sentences.
import type { Problem } from '#contract/problems/problem';
import { vekhaClient } from '#contract/client';
import { language } from '../texts/language.js';

export type { Answers } from '#contract/client';
export type { Problem };

export const api = vekhaClient(language);

/** An answer that is no success. `problem.title` and `.detail` are in the asked language. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
  ) {
    super(problem.title ?? `HTTP ${status}`);
  }
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. Throws Refusal for a problem; a lost connection throws what `fetch` does. */
export async function well<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new Refusal(response.status, (error as Partial<Problem>) ?? {});
  return data as T;
}
