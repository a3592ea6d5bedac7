// A sitting is for those whose token holds every cohort on its agenda.
import type { SittingAnswer } from '#projections/sittings/sittings.query';
import type { Caller } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';

/** What was found, or nothing. Throws `forbidden`. */
export function sittingWithin<T extends SittingAnswer | undefined>({ cohorts }: Caller['scope'], found: T): T {
  if (cohorts && found?.items.some(({ cohort }) => !cohorts.includes(cohort))) throw new Refused('forbidden');
  return found;
}
