// When a window of time ends, by the calendar edition alone.
import type { Window } from '../charter/charter.js';
import { instant, plusHours } from '../time.js';
import type { Calendar, CalendarZone } from './catalog.events.js';

const DAY = 86_400_000;

const minutesAhead = (zone: CalendarZone, date: string): number =>
  zone.offsets.reduce(
    (minutes, offset) => (offset.from <= date ? offset.minutes : minutes),
    zone.offsets[0]?.minutes ?? 0,
  );

/** The ISO date on which an instant falls in a zone. The offset is that of the UTC date: near enough for days. */
export const dateIn = (zone: CalendarZone, time: string): string =>
  new Date(instant(time) + minutesAhead(zone, time.slice(0, 10)) * 60_000).toISOString().slice(0, 10);

/** 23:59:59 of a date in a zone, in UTC. */
export const endOf = (zone: CalendarZone, date: string): string =>
  new Date(instant(`${date}T23:59:59.000Z`) - minutesAhead(zone, date) * 60_000).toISOString();

const dayAfter = (date: string): string => new Date(instant(`${date}T00:00:00.000Z`) + DAY).toISOString().slice(0, 10);

/**
 * The end of a window that begins at `from`: calendar days to the same hour, or the end of the n-th working day after.
 * Null when the calendar does not reach that far or does not know the zone.
 */
export function endOfWindow(window: Window, from: string, timeZone: string, calendar: Calendar | null): string | null {
  if (!window.working) return plusHours(from, window.days * 24);
  const zone = calendar?.zones.find((each) => each.timeZone === timeZone);
  if (!calendar || !zone) return null;
  const daysOff = new Set(calendar.daysOff);
  let date = dateIn(zone, from);
  for (let left = window.days; left > 0; ) {
    date = dayAfter(date);
    if (date > calendar.to || date < calendar.from) return null;
    if (!daysOff.has(date)) left -= 1;
  }
  return endOf(zone, date);
}
