// What a team did and what was decided on it.
import type { ProjectKind } from '../charter/charter.js';
import type { Correction } from '../cohort/cohort.events.js';
import type { CommandRefused, DomainEvent } from '../decider.js';

export interface Attendance {
  readonly session: string;
  /** The session's own start: the date that membership is judged on. */
  readonly heldAt: string;
  readonly present: readonly string[];
  /** Those of `present` who took part remotely. */
  readonly remote: readonly string[];
  readonly excused: readonly string[];
  /** Who was a member on that date and was neither. */
  readonly absent: readonly string[];
}
export interface Remark {
  readonly remark: string;
  readonly author: string;
  readonly text: string;
}
export interface ScoreSheet {
  readonly person: string;
  /** Criterion id to score, in hundredths. */
  readonly scores: Readonly<Record<string, number>>;
}
/** `numerator / denominator` hundredths; `shown` is rounded half up. */
export interface Total {
  readonly numerator: number;
  readonly denominator: number;
  readonly shown: number;
}

export interface FiledDocument {
  readonly document: string;
  /** Where it is kept: a registration number or an address. */
  readonly reference: string;
}

type OfStage<T> = T & { readonly stage: string; readonly occurredAt: string };

export type WebinarAttended = DomainEvent<'WebinarAttended', OfStage<Attendance>>;
export type SessionAttended = DomainEvent<'SessionAttended', OfStage<Attendance>>;
export type AttendanceCorrected = DomainEvent<'AttendanceCorrected', OfStage<Attendance & Correction>>;
/** One attempt: the team's one score, or a score for each member who took it. In hundredths. */
export interface TestResult {
  readonly attempt: number;
  readonly score: number | null;
  readonly scores: Readonly<Record<string, number>>;
}
export type TestTaken = DomainEvent<'TestTaken', OfStage<TestResult>>;
export type TestCorrected = DomainEvent<'TestCorrected', OfStage<TestResult & Correction>>;
/** Outside the plan: advice that counts for no stage. */
export type ConsultationHeld = DomainEvent<
  'ConsultationHeld',
  { topic: string; present: readonly string[]; occurredAt: string }
>;
export type ProjectRevised = DomainEvent<'ProjectRevised', { kind: ProjectKind; title: string; occurredAt: string }>;
export type PreDefended = DomainEvent<
  'PreDefended',
  OfStage<{
    round: number;
    sitting: string;
    item: string;
    verdict: 'ready' | 'rework' | 'not-ready';
    remarks: readonly Remark[];
  }>
>;
export type ReworkOrdered = DomainEvent<'ReworkOrdered', OfStage<{ round: number; until: string }>>;
export type RemarkAnswered = DomainEvent<'RemarkAnswered', OfStage<{ remark: string; answer: string }>>;
export type RemarkAccepted = DomainEvent<'RemarkAccepted', OfStage<{ remark: string; by: string }>>;
export type RemarkReopened = DomainEvent<'RemarkReopened', OfStage<{ remark: string; by: string; reason: string }>>;
/** These remarks had never been answered when the window ended. */
export type ReworkOverdue = DomainEvent<
  'ReworkOverdue',
  OfStage<{ round: number; until: string; remarks: readonly string[] }>
>;
export type ReworkExtended = DomainEvent<'ReworkExtended', OfStage<{ round: number; until: string; reason: string }>>;
export type Defended = DomainEvent<
  'Defended',
  OfStage<{
    round: number;
    sitting: string;
    item: string;
    sheets: readonly ScoreSheet[];
    /** Null where the charter gives no verdict by score. */
    total: Total | null;
    verdict: 'passed' | 'failed' | 'held';
  }>
>;
export type DefenseAnnulled = DomainEvent<'DefenseAnnulled', OfStage<Correction & { round: number }>>;
export type AppealLodged = DomainEvent<'AppealLodged', OfStage<{ appeal: string; round: number; grounds: string }>>;
/** The verdict stays visible; one more round opens. */
export type AppealUpheld = DomainEvent<'AppealUpheld', OfStage<{ appeal: string; reason: string }>>;
export type AppealDismissed = DomainEvent<'AppealDismissed', OfStage<{ appeal: string; reason: string }>>;
export type ApplicationFiled = DomainEvent<
  'ApplicationFiled',
  OfStage<{ registry: string; documents: readonly FiledDocument[] }>
>;
export type ApplicationReturned = DomainEvent<'ApplicationReturned', OfStage<{ registry: string; reason: string }>>;
export type RegistryEntered = DomainEvent<
  'RegistryEntered',
  OfStage<{ registry: string; number: string; order: string; validUntil: string | null }>
>;
export type RegistryEntryCorrected = DomainEvent<
  'RegistryEntryCorrected',
  OfStage<Correction & { registry: string; number: string; order: string; validUntil: string | null }>
>;
export type RegistryEntryRemoved = DomainEvent<
  'RegistryEntryRemoved',
  OfStage<Correction & { registry: string; number: string }>
>;
export type OutcomeRecorded = DomainEvent<
  'OutcomeRecorded',
  { outcome: string; description: string; document: string; occurredAt: string }
>;
/** What was recorded under stages of an earlier charter version goes on under their ids of today. */
export type StagesCarriedOver = DomainEvent<
  'StagesCarriedOver',
  { version: number; stages: Readonly<Record<string, string>>; occurredAt: string }
>;
/** `since`: the latest date among the facts that passed it. */
export type StagePassed = DomainEvent<
  'StagePassed',
  { stage: string; because: string; since: string; occurredAt: string }
>;
export type StageReopened = DomainEvent<'StageReopened', { stage: string; because: string; occurredAt: string }>;
export type StageFailed = DomainEvent<'StageFailed', { stage: string; because: string; occurredAt: string }>;

export type TeamEvent =
  | WebinarAttended
  | SessionAttended
  | AttendanceCorrected
  | TestTaken
  | TestCorrected
  | ConsultationHeld
  | ReworkOverdue
  | DefenseAnnulled
  | AppealLodged
  | AppealUpheld
  | AppealDismissed
  | RegistryEntryCorrected
  | RegistryEntryRemoved
  | OutcomeRecorded
  | StagesCarriedOver
  | ProjectRevised
  | PreDefended
  | ReworkOrdered
  | RemarkAnswered
  | RemarkAccepted
  | RemarkReopened
  | ReworkExtended
  | Defended
  | ApplicationFiled
  | ApplicationReturned
  | RegistryEntered
  | StagePassed
  | StageReopened
  | StageFailed
  | CommandRefused;
