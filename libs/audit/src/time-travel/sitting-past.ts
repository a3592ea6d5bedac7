// A sitting's minutes as they were known at a place, and as true for a date.
import { sittingsProjection } from '#projections/sittings/sittings.projection';
import { type SittingAnswer, sittingShown } from '#projections/sittings/sittings.query';
import { sittings } from '#projections/sittings/sittings.table';
import { positionText } from '#projections/runner/position';
import { foldOf, type Surroundings } from './cohort-past.js';
import { type Moment, upTo } from './moment.js';
import { trueFor } from './true-for.js';

/** Undefined where it had not been opened by then. */
export async function sittingThen(
  around: Surroundings,
  sitting: string,
  moment: Moment,
): Promise<(SittingAnswer & { readonly position: string }) | undefined> {
  const known = upTo(await around.log.stream(`sitting-${sitting}`), moment.position);
  const events = moment.trueFor === undefined ? known : trueFor(known, moment.trueFor);
  const fold = await foldOf(sittingsProjection, events, around, moment);
  const row = fold.rows.find(sittings, { sitting });
  return row && { position: positionText(moment.position), ...sittingShown(row) };
}
