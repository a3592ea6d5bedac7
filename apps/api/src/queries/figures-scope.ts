// Figures as far as the caller's token goes.
import type { RegionProgressFilter } from '#projections/region-progress/region-progress.query';
import type { RegionProgress } from '#projections/region-progress/tabulate';
import type { Caller } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';

/** A token bound to cohorts asks for one of them. Throws before anything is read. */
export function mayAskFor({ scope }: Caller, { cohort }: RegionProgressFilter): void {
  if (scope.cohorts && (!cohort || !scope.cohorts.includes(cohort))) throw new Refused('forbidden');
}

/** A token bound to regions sees its regions' rows alone. */
export function withinScope<T extends RegionProgress>({ scope }: Caller, all: T): T {
  const { regions } = scope;
  return regions ? { ...all, regions: all.regions.filter(({ region }) => regions.includes(region)) } : all;
}
