// Figures as far as the caller's token goes.
import type { CohortBoard } from '#projections/cohort-board/cohort-board.query';
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

/** A token bound to regions sees the teams that they lead; the counts of seats and stages stay the cohort's. */
export function ledWithin<T extends CohortBoard>({ regions }: Caller['scope'], board: T): T {
  if (!regions) return board;
  const led = <R extends { leadRegion: string }>(rows: readonly R[]) =>
    rows.filter((row) => regions.includes(row.leadRegion));
  return { ...board, teams: led(board.teams), waiting: led(board.waiting), withdrawn: led(board.withdrawn) };
}
