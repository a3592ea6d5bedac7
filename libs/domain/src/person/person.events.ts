// A person by a pseudonymous id. Name, post and contacts are sealed and stand nowhere else.
import type { CommandRefused, DomainEvent } from '../decider.js';

/** Personal data as the log keeps it: unreadable without the person's key, comparable by its mac. */
export interface SealedData {
  /** Base64 of nonce, ciphertext and tag (AES-256-GCM). */
  readonly ciphertext: string;
  /** Base64 HMAC-SHA-256 of the canonical plain data, under the same key. */
  readonly mac: string;
}

export type PersonRegistered = DomainEvent<
  'PersonRegistered',
  { person: string; personal: SealedData; occurredAt: string }
>;
export type PersonCorrected = DomainEvent<
  'PersonCorrected',
  { person: string; personal: SealedData; reason: string; occurredAt: string }
>;
/** Somebody was shown it in the clear: once a reader and day. */
export type PersonalDataRead = DomainEvent<
  'PersonalDataRead',
  {
    person: string;
    /** The token that it was shown to. */
    by: string;
    occurredAt: string;
  }
>;
export type PersonEvent = PersonRegistered | PersonCorrected | PersonalDataRead | CommandRefused;
