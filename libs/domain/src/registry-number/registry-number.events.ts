// A registry's number, reserved for one decision so that no two teams hold it.
import type { CommandRefused, DomainEvent } from '../decider.js';

export type NumberReserved = DomainEvent<
  'NumberReserved',
  {
    registry: string;
    number: string;
    cohort: string;
    team: string;
    /** The decision that it is for, and what that was asked with: so the clock can answer in its place. */
    for: string;
    fingerprint?: string;
    occurredAt: string;
  }
>;
export type NumberReleased = DomainEvent<'NumberReleased', { for: string; reason: string; occurredAt: string }>;
export type RegistryNumberEvent = NumberReserved | NumberReleased | CommandRefused;
