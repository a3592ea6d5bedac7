// An agreement: what inter-regional teams rest on while it holds.
import { type Command, type Decider, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { isAfter, utc } from '../time.js';
import type { AgreementEvent } from './agreement.events.js';

type Named = { agreement: string };
export type SignAgreement = Command<
  'SignAgreement',
  { title: string; parties: readonly string[]; directions: readonly string[]; signedAt: string; occurredAt?: string },
  Named
>;
export type EndAgreement = Command<'EndAgreement', { reason: string; endedAt?: string; occurredAt?: string }, Named>;
export type AgreementCommand = SignAgreement | EndAgreement;

export interface Agreement {
  readonly parties: readonly string[];
  /** Null before it is signed. */
  readonly signedAt: string | null;
  readonly endedAt: string | null;
}

export const agreement: Decider<AgreementCommand, AgreementEvent, Agreement> = {
  category: 'agreement',
  initial: { parties: [], signedAt: null, endedAt: null },

  decide(command, state) {
    const { agreement } = command.params;
    if (command.type === 'EndAgreement' && !state.signedAt) return unknown('agreement', agreement);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    switch (command.type) {
      case 'SignAgreement': {
        if (state.signedAt) return refuse('already-exists', { agreement });
        const { title, parties, directions } = command.data;
        const signedAt = utc(command.data.signedAt);
        if (isAfter(signedAt, command.now)) return refuse('time-in-future', { occurredAt: signedAt, now: command.now });
        return [
          { type: 'AgreementSigned', data: { agreement, title, parties, directions, signedAt, occurredAt: when } },
        ];
      }
      case 'EndAgreement': {
        if (state.endedAt) return refuse('already-recorded', { agreement });
        const { reason, endedAt = when } = command.data;
        return [{ type: 'AgreementEnded', data: { reason, endedAt: utc(endedAt), occurredAt: when } }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'AgreementSigned':
        return { parties: event.data.parties, signedAt: event.data.signedAt, endedAt: null };
      case 'AgreementEnded':
        return { ...state, endedAt: event.data.endedAt };
      case 'CommandRefused':
        return state;
    }
  },
};

/** What a team of these regions lacks to rest on the agreement at that time; undefined when it may. */
export function lacksAgreement(
  regions: readonly string[],
  id: string | undefined,
  agreement: Agreement | undefined,
  when: string,
): Refusal | Unknown | undefined {
  if (!id) return refuse('agreement-needed', { regions });
  if (!agreement?.signedAt) return unknown('agreement', id);
  const holds = !isAfter(agreement.signedAt, when) && (!agreement.endedAt || isAfter(agreement.endedAt, when));
  const uncovered = regions.filter((region) => !agreement.parties.includes(region));
  if (holds && !uncovered.length) return undefined;
  return refuse('agreement-does-not-cover', { agreement: id, uncovered, on: when, holds });
}
