// The log as it is shown: readings of personal data that somebody made in a row are one entry, everything else is its own.
import type { Decided } from '../words/decision-words.js';

/** One decision; or several readings by one actor, newest first. */
export type Entry = readonly [Decided, ...Decided[]];

const READING = 'ReadPersonalData';

export function entriesOf(decisions: readonly Decided[]): readonly Entry[] {
  const entries: [Decided, ...Decided[]][] = [];
  for (const decision of decisions) {
    const last = entries.at(-1);
    if (last && areReadings(last[0], decision)) last.push(decision);
    else entries.push([decision]);
  }
  return entries;
}

const areReadings = (one: Decided, other: Decided): boolean =>
  one.command === READING && other.command === READING && one.actor === other.actor;
