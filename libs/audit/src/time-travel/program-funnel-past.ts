// A program's funnel as it was known at a place, and as true for a date: its cohorts one after another.
import { funnelProjection } from '#projections/funnel/funnel.projection';
import { type Funnel, type FunnelRows, funnelShown } from '#projections/funnel/funnel.query';
import { positionText } from '#projections/runner/position';
import { rowsOf } from './cohort-board-past.js';
import { cohortEvents, foldOf, type Surroundings } from './cohort-past.js';
import type { Moment } from './moment.js';

interface FunnelThen extends FunnelRows {
  /** Keys that stood still by then. */
  readonly held: ReadonlySet<string>;
}

/** `cohorts`: all that the program ever had. Undefined where none was there by then. */
export async function programFunnelThen(
  around: Surroundings,
  cohorts: readonly string[],
  moment: Moment,
): Promise<Funnel | undefined> {
  const found = await programRowsThen(around, cohorts, moment);
  const snapshot = { position: positionText(moment.position), incomplete: found?.held.size ?? 0 };
  return found && funnelShown(found, snapshot, moment.now);
}

export async function programRowsThen(
  around: Surroundings,
  cohorts: readonly string[],
  moment: Moment,
): Promise<FunnelThen | undefined> {
  const all: FunnelThen[] = [];
  for (const cohort of cohorts) {
    const events = await cohortEvents(around.log, cohort, moment);
    if (!events) continue;
    const fold = await foldOf(funnelProjection, events, around, moment);
    all.push({ ...rowsOf(fold), held: fold.held });
  }
  if (all.length === 0) return undefined;
  return {
    rules: all.flatMap(({ rules }) => rules),
    teams: all.flatMap(({ teams }) => teams),
    held: new Set(all.flatMap(({ held }) => [...held])),
  };
}
