// Figures as far as the caller's token goes.
import type { BoardRow } from '#projections/cohort-board/board-row';
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

/**
 * A board as the caller sees it. A token bound to regions sees the teams that they lead; the counts of seats and stages stay
 * the cohort's. `tokenOf`: what a place of the log is for callers.
 */
export function boardSeen<T extends CohortBoard>(
  { regions }: Caller['scope'],
  board: T,
  tokenOf: (place: string) => string,
): T {
  const seen = (rows: readonly BoardRow[]) =>
    rows
      .filter(({ leadRegion }) => !regions || regions.includes(leadRegion))
      .map((row) => ({ ...row, changedAt: tokenOf(row.changedAt) }));
  return { ...board, teams: seen(board.teams), waiting: seen(board.waiting), withdrawn: seen(board.withdrawn) };
}
