// What happened at one meeting of a commission.
import type { Commissioner } from '../commission/commission.events.js';
import type { CommandRefused, DomainEvent } from '../decider.js';
import type { ScoreSheet } from '../team/team.events.js';

export interface AgendaItem {
  readonly item: string;
  readonly cohort: string;
  readonly team: string;
  readonly stage: string;
  readonly round: number;
}

export type SittingOpened = DomainEvent<
  'SittingOpened',
  {
    sitting: string;
    commission: string;
    /** The commission as it is on that day. */
    roster: readonly Commissioner[];
    agenda: readonly AgendaItem[];
    startsAt: string;
    occurredAt: string;
  }
>;
export type CommissionerArrived = DomainEvent<'CommissionerArrived', { person: string; occurredAt: string }>;
export type CommissionerLeft = DomainEvent<'CommissionerLeft', { person: string; occurredAt: string }>;
export type ConflictDeclared = DomainEvent<
  'ConflictDeclared',
  { person: string; item: string; reason: string; occurredAt: string }
>;
export type CommissionerRecused = DomainEvent<
  'CommissionerRecused',
  { person: string; item: string; by: 'self' | 'chair'; reason: string; occurredAt: string }
>;
export type CommissionerAbstained = DomainEvent<
  'CommissionerAbstained',
  { person: string; item: string; occurredAt: string }
>;
export type ScoresSubmitted = DomainEvent<'ScoresSubmitted', ScoreSheet & { item: string; occurredAt: string }>;
/** Freezes who was there and what they gave; nothing on that item changes after it. */
export type ItemClosed = DomainEvent<
  'ItemClosed',
  {
    item: string;
    /** Voters who were in the room. */
    present: readonly string[];
    inConflict: readonly string[];
    recused: readonly string[];
    abstained: readonly string[];
    sheets: readonly ScoreSheet[];
    quorum: { present: number; of: number };
    occurredAt: string;
  }
>;
export type ItemWithdrawn = DomainEvent<'ItemWithdrawn', { item: string; reason: string; occurredAt: string }>;
export type DissentFiled = DomainEvent<
  'DissentFiled',
  { person: string; item: string; text: string; occurredAt: string }
>;
export type ProtocolSigned = DomainEvent<'ProtocolSigned', { number: string; occurredAt: string }>;

export type SittingEvent =
  | SittingOpened
  | CommissionerArrived
  | CommissionerLeft
  | ConflictDeclared
  | CommissionerRecused
  | CommissionerAbstained
  | ScoresSubmitted
  | ItemClosed
  | ItemWithdrawn
  | DissentFiled
  | ProtocolSigned
  | CommandRefused;
