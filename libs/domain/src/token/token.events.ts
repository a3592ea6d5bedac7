// Who may sign in. The secret itself is never stored.
import type { CommandRefused, DomainEvent } from '../decider.js';
import type { Role } from '../roles.js';

export interface TokenScope {
  readonly regions?: readonly string[];
  readonly cohorts?: readonly string[];
  /** `{cohort}.{team}` */
  readonly team?: string;
  readonly person?: string;
}

export type TokenIssued = DomainEvent<
  'TokenIssued',
  {
    token: string;
    title: string;
    hash: string;
    role: Role;
    scope: TokenScope;
    expires: string | null;
    occurredAt: string;
  }
>;
export type TokenRevoked = DomainEvent<'TokenRevoked', { reason: string; occurredAt: string }>;
export type TokenEvent = TokenIssued | TokenRevoked | CommandRefused;
