// The closed item of a sitting that a pre-defense or a defense rests on.
import { type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { own } from '../own.js';
import type { ItemClosed } from '../sitting/sitting.events.js';
import type { Sitting } from '../sitting/sitting.state.js';

interface Wanted {
  readonly sitting: string;
  readonly item: string;
  readonly cohort: string;
  readonly team: string;
  readonly stage: string;
  readonly round: number;
  /** The id that a stage of the agenda has today. */
  readonly today: (stage: string) => string;
}

/** What was frozen at the item's closing, when it is this team's, for this stage and its next round. */
export function closedItem(sitting: Sitting | undefined, wanted: Wanted): ItemClosed['data'] | Refusal | Unknown {
  if (!sitting?.opened) return unknown('sitting', wanted.sitting);
  const { today, ...named } = wanted;
  const { cohort, team, stage, round } = named;
  const item = own(sitting.items, wanted.item);
  if (!item) return unknown('item', wanted.item);
  const mismatch =
    item.withdrawn ||
    item.cohort !== cohort ||
    item.team !== team ||
    today(item.stage) !== stage ||
    item.round !== round;
  if (mismatch) return refuse('item-not-on-agenda', named);
  return item.closed ?? refuse('item-open', { sitting: wanted.sitting, item: wanted.item });
}
