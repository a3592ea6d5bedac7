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
  /** What a team of several regions rests on, where one is needed or was given. */
  readonly agreement?: string;
}
/** What a correction stands on. */
export interface Correction {
  readonly reason: string;
  readonly document: string;
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
export type SeatOfferExpired = DomainEvent<'SeatOfferExpired', { team: string; until: string; occurredAt: string }>;
export type TeamWithdrawn = DomainEvent<'TeamWithdrawn', { team: string; reason: string; occurredAt: string }>;
export type TeamReinstated = DomainEvent<'TeamReinstated', Correction & { team: string; occurredAt: string }>;
export type MemberAdded = DomainEvent<'MemberAdded', { team: string; member: Member; occurredAt: string }>;
export type MemberRemoved = DomainEvent<
  'MemberRemoved',
  { team: string; person: string; reason: string; occurredAt: string }
>;
/** The successor starts with nothing; what the predecessor attended stays theirs. */
export type MemberReplaced = DomainEvent<
  'MemberReplaced',
  { team: string; person: string; member: Member; reason: string; occurredAt: string }
>;
export type RegionJoined = DomainEvent<
  'RegionJoined',
  { team: string; region: string; agreement?: string; occurredAt: string }
>;
export type RegionLeft = DomainEvent<
  'RegionLeft',
  { team: string; region: string; reason: string; occurredAt: string }
>;
export type LeadRegionMoved = DomainEvent<
  'LeadRegionMoved',
  { team: string; from: string; to: string; occurredAt: string }
>;
export type TargetRegionsAmended = DomainEvent<
  'TargetRegionsAmended',
  { targets: readonly string[]; reason: string; occurredAt: string }
>;
/** The composition as it should have been from the beginning. */
export type EnrollmentCorrected = DomainEvent<'EnrollmentCorrected', Composition & Correction & { occurredAt: string }>;
/** `stages`: each stage of the old version that has another id in the new one, by its old id. */
export type CohortMigrated = DomainEvent<
  'CohortMigrated',
  { from: number; to: number; stages: Readonly<Record<string, string>>; occurredAt: string }
>;
export type CohortClosed = DomainEvent<
  'CohortClosed',
  { undecided: readonly string[]; reason: string | null; occurredAt: string }
>;
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
  | SeatOfferExpired
  | TeamWithdrawn
  | TeamReinstated
  | MemberAdded
  | MemberRemoved
  | MemberReplaced
  | RegionJoined
  | RegionLeft
  | LeadRegionMoved
  | TargetRegionsAmended
  | EnrollmentCorrected
  | CohortMigrated
  | CohortClosed
  | CapacitySet
  | CommandRefused;
