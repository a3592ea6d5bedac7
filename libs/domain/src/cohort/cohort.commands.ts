// What one may ask of a cohort.
import type { SessionKind, Text } from '../charter/charter.js';
import type { Command } from '../decider.js';
import type { Composition, Correction, Member } from './cohort.events.js';

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
/** (deadline) The offer that stood until then; asked early or twice, it decides nothing. */
export type ExpireSeatOffer = Command<'ExpireSeatOffer', { until: string; occurredAt?: string }, OfTeam>;
export type WithdrawTeam = Command<'WithdrawTeam', Body<{ reason: string }>, OfTeam>;
export type ReinstateTeam = Command<'ReinstateTeam', Body<Correction>, OfTeam>;
export type AddMember = Command<'AddMember', Body<Member>, OfTeam>;
export type RemoveMember = Command<'RemoveMember', Body<{ person: string; reason: string }>, OfTeam>;
export type ReplaceMember = Command<'ReplaceMember', Body<{ person: string; member: Member; reason: string }>, OfTeam>;
export type JoinRegion = Command<'JoinRegion', Body<{ region: string; agreement?: string }>, OfTeam>;
export type LeaveRegion = Command<'LeaveRegion', Body<{ region: string; reason: string }>, OfTeam>;
export type MoveLead = Command<'MoveLead', Body<{ region: string }>, OfTeam>;
export type AmendTargetRegions = Command<
  'AmendTargetRegions',
  Body<{ targets: readonly string[]; reason: string }>,
  OfCohort
>;
export type CorrectEnrollment = Command<'CorrectEnrollment', Body<Omit<Composition, 'team'> & Correction>, OfTeam>;
export type MigrateCohort = Command<
  'MigrateCohort',
  Body<{ version: number; stages?: Readonly<Record<string, string>> }>,
  OfCohort
>;
export type CloseCohort = Command<'CloseCohort', Body<{ confirmed?: boolean; reason?: string }>, OfCohort>;

export type MembershipCommand = AddMember | RemoveMember | ReplaceMember;
export type RegionCommand = JoinRegion | LeaveRegion | MoveLead;
export type CohortCommand =
  | OpenCohort
  | SetCapacity
  | ScheduleSession
  | RescheduleSession
  | CancelSession
  | EnrollTeam
  | AcceptSeat
  | DeclineSeat
  | ExpireSeatOffer
  | WithdrawTeam
  | ReinstateTeam
  | MembershipCommand
  | RegionCommand
  | AmendTargetRegions
  | CorrectEnrollment
  | MigrateCohort
  | CloseCohort;
