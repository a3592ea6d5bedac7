// A key stands still at an event that cannot be projected; what follows for that key is only noted.
import type { LoggedEvent } from '#event-store/logged-event';
import { parkedEvents, parkedKeys } from './checkpoint.table.js';
import { categories, isKnown, splitStream, subjectOf } from './heard.js';
import { positionText } from './position.js';
import type { Projection } from './projection.js';
import type { RowsAtHand } from './rows-at-hand.js';

/** Whether the projection has anything to do with the event. */
export function concerns(projection: Projection, event: LoggedEvent): boolean {
  const { category } = splitStream(event.stream);
  if (!categories.has(category)) return false;
  return whyUnreadable(event) === undefined ? !projection.isDeafTo(event.type) : projection.hears.has(category);
}

/** Why nobody can make anything of it; nothing where it is fine. */
export const whyUnreadable = (event: LoggedEvent): string | undefined =>
  event.broken ?? (isKnown(event.type) ? undefined : `the type ${event.type} is unknown`);

/** A cohort that stands still holds its teams. */
export function isHeld(parked: ReadonlySet<string>, event: LoggedEvent): boolean {
  const { key, cohort } = subjectOf(event);
  return parked.has(key) || (cohort !== '' && parked.has(`cohort-${cohort}`));
}

/** Answers the key that stands still from here. */
export function park(rows: RowsAtHand, projection: string, event: LoggedEvent, why: string, attempts: number): string {
  const { key, cohort } = subjectOf(event);
  rows.save(parkedKeys, {
    projection,
    key,
    cohort,
    position: positionText(event.position),
    stream: event.stream,
    type: storable(event.type),
    reason: storable(why),
    attempts,
  });
  note(rows, projection, event);
  return key;
}

export function note(rows: RowsAtHand, projection: string, event: LoggedEvent): void {
  const { key, cohort } = subjectOf(event);
  const position = positionText(event.position);
  rows.save(parkedEvents, { projection, position, key, cohort, givenUp: null });
}

/** PostgreSQL's text takes every character but one. */
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD');
