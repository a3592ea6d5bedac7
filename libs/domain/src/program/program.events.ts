// What happened to a program: its charter, whole, with each version.
import type { Charter } from '../charter/charter.js';
import type { CommandRefused, DomainEvent } from '../decider.js';

export type ProgramChartered = DomainEvent<
  'ProgramChartered',
  { version: number; charter: Charter; occurredAt: string }
>;
export type CharterRevised = DomainEvent<'CharterRevised', { version: number; charter: Charter; occurredAt: string }>;

export type ProgramEvent = ProgramChartered | CharterRevised | CommandRefused;
