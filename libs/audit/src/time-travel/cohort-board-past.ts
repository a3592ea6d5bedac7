// A cohort's board with its funnel as they were known at a place, and as true for a date.
import { cohortBoardProjection, name as boardName } from '#projections/cohort-board/cohort-board.projection';
import { boardShown, type CohortBoard } from '#projections/cohort-board/cohort-board.query';
import { cohortBoard, cohortBoardCohorts } from '#projections/cohort-board/cohort-board.table';
import { cohortRules } from '#projections/cohort-rules/cohort-rules.table';
import { funnelProjection, name as funnelName } from '#projections/funnel/funnel.projection';
import { type Funnel, type FunnelRows, funnelShown } from '#projections/funnel/funnel.query';
import { funnelTeams } from '#projections/funnel/funnel.table';
import type { Fold } from '#projections/runner/fold';
import type { LoggedEvent } from '#event-store/logged-event';
import { cohortEvents, foldOf, snapshotOf, type Surroundings } from './cohort-past.js';
import type { Moment } from './moment.js';

/** Undefined where the cohort was not there by then. */
export async function cohortBoardThen(
  around: Surroundings,
  cohort: string,
  moment: Moment,
): Promise<(CohortBoard & { readonly funnel: Omit<Funnel, 'position'> }) | undefined> {
  const events = await cohortEvents(around.log, cohort, moment);
  if (!events) return undefined;
  const fold = await foldOf(cohortBoardProjection, events, around, moment);
  const rules = fold.rows.find(cohortRules, { projection: boardName, cohort });
  const whole = fold.rows.find(cohortBoardCohorts, { cohort });
  if (!rules || !whole) return undefined;
  const rows = [...fold.rows.all(cohortBoard, { cohort })].sort((a, b) => (a.cameAt < b.cameAt ? -1 : 1));
  const { gone: _, ...board } = boardShown({ rules, whole, rows }, snapshotOf(moment, fold), moment.now);
  const { position: __, ...funnel } = await funnelFrom(events, around, moment);
  return { ...board, funnel };
}

export async function funnelThen(around: Surroundings, cohort: string, moment: Moment): Promise<Funnel | undefined> {
  const events = await cohortEvents(around.log, cohort, moment);
  return events && funnelFrom(events, around, moment);
}

async function funnelFrom(events: readonly LoggedEvent[], around: Surroundings, moment: Moment): Promise<Funnel> {
  const fold = await foldOf(funnelProjection, events, around, moment);
  return funnelShown(rowsOf(fold), snapshotOf(moment, fold), moment.now);
}

export const rowsOf = ({ rows }: Fold): FunnelRows => ({
  rules: rows.all(cohortRules, { projection: funnelName }),
  teams: rows.all(funnelTeams),
});
