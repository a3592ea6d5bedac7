// Editions of the data that rules stand on: the table of regions and the working calendar.
import type { CommandRefused, DomainEvent } from '../decider.js';

export interface Region {
  readonly key: string;
  readonly nameRu: string;
  readonly iso: string | null;
  readonly okato: string;
  readonly district: string | null;
  readonly tile: { readonly row: number; readonly column: number };
  /** The day from which it is a region of the federation (ISO date); null: always. */
  readonly validFrom: string | null;
}

/** How far a zone is ahead of UTC, in minutes, from each date on; the first entry covers all days before. */
export interface CalendarZone {
  readonly timeZone: string;
  readonly offsets: readonly { readonly from: string; readonly minutes: number }[];
}
/** Which days are worked, and when they end in each zone used: no time-zone data of a runtime ever decides. */
export interface Calendar {
  /** First and last day that the edition covers (ISO dates). */
  readonly from: string;
  readonly to: string;
  readonly zones: readonly CalendarZone[];
  /** Days within it that are not worked (ISO dates), ascending. */
  readonly daysOff: readonly string[];
}

export type EditionPublished = DomainEvent<
  'EditionPublished',
  {
    kind: 'regions' | 'calendar';
    edition: string;
    sha256: string;
    body: readonly Region[] | Calendar;
    occurredAt: string;
  }
>;
export type CatalogEvent = EditionPublished | CommandRefused;
