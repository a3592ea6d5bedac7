// What one may ask of a cohort.
import type { SessionKind, Text } from '../charter/charter.js';
import type { Command } from '../decider.js';
import type { Composition } from './cohort.events.js';

type Body<T> = T & { readonly occurredAt?: string };
type OfCohort = { cohort: string };
type OfSession = OfCohort & { session: string };
type OfTeam = OfCohort & { team: string };

export type OpenCohort = Command<
  'OpenCohort',
  Body<{ program: string; version?: number; title: string; targets?: readonly string[]; capacity?: number | null }>,
  OfCohort
>;
export type SetCapacity = Command<'SetCapacity', Body<{ capacity: number | null }>, OfCohort>;
/** `stage`, `kind` and `title` only for a session that the charter does not plan. */
export type ScheduleSession = Command<
  'ScheduleSession',
  Body<{ startsAt: string; endsAt: string; stage?: string; kind?: SessionKind; title?: Text }>,
  OfSession
>;
export type RescheduleSession = Command<
  'RescheduleSession',
  Body<{ startsAt: string; endsAt: string; reason: string }>,
  OfSession
>;
export type CancelSession = Command<'CancelSession', Body<{ reason: string }>, OfSession>;
export type EnrollTeam = Command<'EnrollTeam', Body<Omit<Composition, 'team'>>, OfTeam>;
export type AcceptSeat = Command<'AcceptSeat', Body<object>, OfTeam>;
export type DeclineSeat = Command<'DeclineSeat', Body<object>, OfTeam>;

export type CohortCommand =
  | OpenCohort
  | SetCapacity
  | ScheduleSession
  | RescheduleSession
  | CancelSession
  | EnrollTeam
  | AcceptSeat
  | DeclineSeat;
