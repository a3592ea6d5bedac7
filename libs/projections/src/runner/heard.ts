// An event as a projection hears it, and the key under which it stands still when it cannot be projected.
import type { AgreementEvent } from '#domain/agreement/agreement.events';
import type { CatalogEvent } from '#domain/catalog/catalog.events';
import type { CohortEvent } from '#domain/cohort/cohort.events';
import type { CommissionEvent } from '#domain/commission/commission.events';
import { eventTypes } from '#domain/event-types';
import type { PersonEvent } from '#domain/person/person.events';
import type { ProgramEvent } from '#domain/program/program.events';
import type { RegistryNumberEvent } from '#domain/registry-number/registry-number.events';
import type { SittingEvent } from '#domain/sitting/sitting.events';
import type { TeamEvent } from '#domain/team/team.events';
import type { TokenEvent } from '#domain/token/token.events';
import type { LoggedEvent, Position, Receipt } from '#event-store/logged-event';
import { positionText } from './position.js';

interface EventsByCategory {
  agreement: AgreementEvent;
  catalog: CatalogEvent;
  cohort: CohortEvent;
  commission: CommissionEvent;
  person: PersonEvent;
  program: ProgramEvent;
  registryNumber: RegistryNumberEvent;
  sitting: SittingEvent;
  team: TeamEvent;
  token: TokenEvent;
}
export type Category = keyof EventsByCategory;
export type AnyEvent = EventsByCategory[Category];
export type EventType = AnyEvent['type'];
export type DataOf<K extends EventType> = Extract<AnyEvent, { type: K }>['data'];

/** Where and on what authority something happened. */
export interface Occasion {
  readonly stream: string;
  /** What follows the category in the stream's name. */
  readonly id: string;
  /** Of a cohort's or a team's stream; empty elsewhere. */
  readonly cohort: string;
  /** Of a team's stream, or the one that an event of a cohort's stream is about; empty elsewhere. */
  readonly team: string;
  readonly revision: bigint;
  readonly position: Position;
  /** The event's own place, as SQL keeps it. */
  readonly at: string;
  /** The place at which readers get to see what it changed: its own, or later when it was parked. */
  readonly shownAt: string;
  readonly receipt: Receipt | undefined;
}

export interface Heard<K extends EventType = EventType> extends Occasion {
  readonly type: K;
  readonly data: DataOf<K>;
}

/** Which streams an event type lives in; a type that is not here is unknown. CommandRefused lives in all of them. */
export const categoryOf = Object.fromEntries(
  Object.entries(eventTypes).flatMap(([category, types]) =>
    Object.keys(types)
      .filter((type) => type !== 'CommandRefused')
      .map((type) => [type, category]),
  ),
) as { readonly [K in Exclude<EventType, 'CommandRefused'>]: Category };
export const categories: ReadonlySet<string> = new Set(Object.values(categoryOf));

export const isKnown = (type: string): type is EventType =>
  type === 'CommandRefused' || Object.hasOwn(categoryOf, type);

/** `team-winter.vko` → team, winter.vko */
export function splitStream(stream: string): { category: string; id: string } {
  const dash = stream.indexOf('-');
  return dash < 0 ? { category: stream, id: '' } : { category: stream.slice(0, dash), id: stream.slice(dash + 1) };
}

/** What the event is about, and the key that stands still with it. */
export function subjectOf({ stream, data, broken }: LoggedEvent): { cohort: string; team: string; key: string } {
  const { category, id } = splitStream(stream);
  if (category === 'team') {
    const dot = id.indexOf('.');
    return { cohort: id.slice(0, dot), team: id.slice(dot + 1), key: id };
  }
  if (category !== 'cohort') return { cohort: '', team: '', key: stream };
  const team = broken === undefined ? teamNamedIn(data) : '';
  return { cohort: id, team, key: team ? `${id}.${team}` : stream };
}

const teamNamedIn = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'team' in data && typeof data.team === 'string' ? data.team : '';

/** The event as handlers get it. `shownAt` where it was parked and comes back now. */
export function heard(event: LoggedEvent, shownAt?: string): Heard {
  const at = positionText(event.position);
  const { cohort, team } = subjectOf(event);
  return {
    type: event.type as EventType,
    data: event.data as Heard['data'],
    stream: event.stream,
    id: splitStream(event.stream).id,
    cohort,
    team,
    revision: event.revision,
    position: event.position,
    at,
    shownAt: shownAt ?? at,
    receipt: event.receipt,
  };
}
