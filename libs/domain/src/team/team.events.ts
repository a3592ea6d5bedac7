// What a team did and what was decided on it.
import type { ProjectKind } from '../charter/charter.js';
import type { CommandRefused, DomainEvent } from '../decider.js';
import type { Total } from './total.js';

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
export interface FiledDocument {
  readonly document: string;
  /** Where it is kept: a registration number or an address. */
  readonly reference: string;
}

type OfStage<T> = T & { readonly stage: string; readonly occurredAt: string };

export type WebinarAttended = DomainEvent<'WebinarAttended', OfStage<Attendance>>;
export type SessionAttended = DomainEvent<'SessionAttended', OfStage<Attendance>>;
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
export type ApplicationFiled = DomainEvent<
  'ApplicationFiled',
  OfStage<{ registry: string; documents: readonly FiledDocument[] }>
>;
export type ApplicationReturned = DomainEvent<'ApplicationReturned', OfStage<{ registry: string; reason: string }>>;
export type RegistryEntered = DomainEvent<
  'RegistryEntered',
  OfStage<{ registry: string; number: string; order: string; validUntil: string | null }>
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
