// What a route throws when it cannot answer: a problem by its code.
import type { Problem } from '#contract/problems/problem';
import type { ProblemCode } from '#contract/problems/problem-texts';

export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly more: Partial<Problem> = {},
  ) {
    super(code);
  }
}
