// The working-day calendar, spread out from its compact source into days.
import { parse } from 'yaml';
import type { Calendar } from '#domain/catalog/catalog.events';
import { catalogFile } from './catalog-files.js';

export interface CalendarEdition {
  readonly kind: 'calendar';
  readonly edition: string;
  readonly body: Calendar;
}
interface Year {
  readonly off: readonly string[];
  readonly worked: readonly string[];
}
interface Source {
  readonly edition: string;
  readonly from: string;
  readonly to: string;
  readonly zones: Readonly<Record<string, number>>;
  readonly years: Readonly<Record<string, Year>>;
}

const DAY = 86_400_000;

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** `01-01..01-08` or a single `02-23`, of a year. */
function daysOf(year: string, range: string): string[] {
  const [from, to = from] = range.split('..');
  return daysBetween(`${year}-${from}`, `${year}-${to}`);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

function daysOff({ from, to, years }: Source): string[] {
  const listed = (kind: keyof Year) =>
    new Set(Object.entries(years).flatMap(([year, days]) => days[kind].flatMap((range) => daysOf(year, range))));
  const [off, worked] = [listed('off'), listed('worked')];
  return daysBetween(from, to).filter((day) => off.has(day) || (isWeekend(day) && !worked.has(day)));
}

function read(): CalendarEdition {
  const source = parse(catalogFile('data/calendar.yaml')) as Source;
  const { edition, from, to } = source;
  const zones = Object.entries(source.zones).map(([timeZone, minutes]) => ({ timeZone, offsets: [{ from, minutes }] }));
  return { kind: 'calendar', edition, body: { from, to, zones, daysOff: daysOff(source) } };
}

let edition: CalendarEdition | undefined;

export function calendarEdition(): CalendarEdition {
  edition ??= read();
  return edition;
}
