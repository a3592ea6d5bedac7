// Who sits on a commission.
import type { CommissionRole, Text } from '../charter/charter.js';
import type { CommandRefused, DomainEvent } from '../decider.js';

export interface Commissioner {
  readonly person: string;
  readonly role: CommissionRole;
  /** The region that the person stands for; none for a federal body. */
  readonly region?: string;
  readonly organization?: string;
}

export type CommissionAppointed = DomainEvent<
  'CommissionAppointed',
  { commission: string; title: Text; roster: readonly Commissioner[]; occurredAt: string }
>;
export type CommissionAmended = DomainEvent<
  'CommissionAmended',
  { roster: readonly Commissioner[]; reason: string; occurredAt: string }
>;

export type CommissionEvent = CommissionAppointed | CommissionAmended | CommandRefused;
