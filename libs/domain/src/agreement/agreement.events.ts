// An agreement between regions: signed, and ended.
import type { CommandRefused, DomainEvent } from '../decider.js';

export type AgreementSigned = DomainEvent<
  'AgreementSigned',
  {
    agreement: string;
    title: string;
    /** The regions that signed it. */
    parties: readonly string[];
    /** What they agreed to do together, in words. */
    directions: readonly string[];
    /** The day from which it holds. */
    signedAt: string;
    occurredAt: string;
  }
>;
export type AgreementEnded = DomainEvent<'AgreementEnded', { reason: string; endedAt: string; occurredAt: string }>;
export type AgreementEvent = AgreementSigned | AgreementEnded | CommandRefused;
