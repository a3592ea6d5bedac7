// The two axes of looking back: known at a place of the log, true for an instant.
import { DateTime } from 'luxon';
import type { LoggedEvent, Position } from '#event-store/logged-event';
import { comparePositions } from '#event-store/logged-event';
import type { Log } from '../evidence/log.js';

export interface Moment {
  /** Known at: everything up to this place, it included. */
  readonly position: Position;
  /** True for this instant (RFC 3339 in UTC), it included; not given: whatever is known. */
  readonly trueFor?: string | undefined;
  /** What deadlines are held against (RFC 3339 in UTC). */
  readonly now: string;
}

/** Days of the programs: their deadlines and dates are in it, and the federation's registers too. */
const DAYS_OF = 'Europe/Moscow';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as RFC 3339 in UTC with milliseconds; of a day alone its last. Undefined where it is neither. */
export function instantOf(text: string): string | undefined {
  if (!DAY.test(text) && !INSTANT.test(text)) return undefined;
  const read = DateTime.fromISO(text, { zone: DAYS_OF });
  if (!read.isValid) return undefined;
  return (DAY.test(text) ? read.endOf('day') : read).toUTC().toISO();
}

/** Of the log alone: the last place up to which no receipt's `now` lies after the time. Undefined before the first. */
export async function placeAt(log: Log, time: string): Promise<Position | undefined> {
  let last: Position | undefined;
  for await (const batch of log.events())
    for (const { receipt, position } of batch) {
      if (receipt && receipt.now > time) return last;
      last = position;
    }
  return last;
}

/** Of the log alone: the moment of a place or of a time (RFC 3339 in UTC), as true for an instant where one is given. */
export async function momentOf(log: Log, known: Position | string, trueFor?: string): Promise<Moment> {
  if (typeof known !== 'string') return { position: known, trueFor, now: trueFor ?? (await timeAt(log, known)) };
  return { position: (await placeAt(log, known)) ?? BEGINNING, trueFor, now: trueFor ?? known };
}

const BEGINNING: Position = { commit: 0n, prepare: 0n };

/** When the last decision up to a place was taken. */
async function timeAt(log: Log, place: Position): Promise<string> {
  let time = new Date(0).toISOString();
  for await (const batch of log.events())
    for (const { receipt, position } of batch) {
      if (comparePositions(position, place) > 0) return time;
      time = receipt?.now ?? time;
    }
  return time;
}

export const upTo = (events: readonly LoggedEvent[], position: Position): readonly LoggedEvent[] =>
  events.filter((event) => comparePositions(event.position, position) <= 0);

/** Of several streams, in the order of the log. */
export const merged = (streams: readonly (readonly LoggedEvent[])[]): readonly LoggedEvent[] =>
  streams.flat().sort((a, b) => comparePositions(a.position, b.position));
