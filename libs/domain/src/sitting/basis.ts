// What a decision on a sitting looks at beside it.
import type { Cohort } from '../cohort/cohort.state.js';
import type { Commission } from '../commission/commission.js';
import type { Program } from '../program/program.js';

/** `cohort {id}` and `program {id}` for each cohort on the agenda; the commission when it is opened. */
export type SittingBasis = { readonly commission?: Commission } & { readonly [cohort: `cohort ${string}`]: Cohort } & {
  readonly [program: `program ${string}`]: Program;
};
