// What happened to a cohort: its sessions, and who is in it.
import type { MemberCategory, ProjectKind, SessionKind, Text } from '../charter/charter.js';
import type { CommandRefused, DomainEvent } from '../decider.js';

export interface Member {
  readonly person: string;
  readonly category: MemberCategory;
  readonly region: string;
  readonly organization?: string;
}
export interface Project {
  readonly kind: ProjectKind;
  readonly title: string;
}
/** A team as it was enrolled: everything that later rules need to know of it. */
export interface Composition {
  readonly team: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly members: readonly Member[];
  readonly project: Project;
}
export interface EligibleRegion {
  readonly region: string;
  /** Blank in the region table: null. */
  readonly district: string | null;
}

export type CohortOpened = DomainEvent<
  'CohortOpened',
  {
    cohort: string;
    program: string;
    version: number;
    title: string;
    /** Frozen: the regions that the cohort is for, and all that may take part, with their attributes on that day. */
    targets: readonly string[];
    regions: readonly EligibleRegion[];
    capacity: number | null;
    occurredAt: string;
  }
>;
export type SessionScheduled = DomainEvent<
  'SessionScheduled',
  {
    session: string;
    stage: string;
    kind: SessionKind;
    title: Text;
    /** Dated by the charter's plan, or added to it. */
    planned: boolean;
    startsAt: string;
    endsAt: string;
    occurredAt: string;
  }
>;
export type SessionRescheduled = DomainEvent<
  'SessionRescheduled',
  { session: string; startsAt: string; endsAt: string; reason: string; occurredAt: string }
>;
export type SessionCancelled = DomainEvent<'SessionCancelled', { session: string; reason: string; occurredAt: string }>;
export type TeamEnrolled = DomainEvent<'TeamEnrolled', Composition & { occurredAt: string }>;
export type TeamWaitlisted = DomainEvent<'TeamWaitlisted', Composition & { occurredAt: string }>;
export type SeatOffered = DomainEvent<'SeatOffered', { team: string; until: string; occurredAt: string }>;
export type SeatDeclined = DomainEvent<'SeatDeclined', { team: string; occurredAt: string }>;
export type CapacitySet = DomainEvent<'CapacitySet', { capacity: number | null; occurredAt: string }>;

export type CohortEvent =
  | CohortOpened
  | SessionScheduled
  | SessionRescheduled
  | SessionCancelled
  | TeamEnrolled
  | TeamWaitlisted
  | SeatOffered
  | SeatDeclined
  | CapacitySet
  | CommandRefused;
