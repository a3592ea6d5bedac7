// One number of one registry: reserved for one decision, free again only when that decision stands refused.
import { type Command, type Decider, refuse } from '../decider.js';
import type { NumberReserved, RegistryNumberEvent } from './registry-number.events.js';

type Named = { registry: string; number: string };
export type ReserveNumber = Command<
  'ReserveNumber',
  { cohort: string; team: string; for: string; fingerprint?: string },
  Named
>;
export type ReleaseNumber = Command<'ReleaseNumber', { for: string; reason: string }, Named>;
export type RegistryNumberCommand = ReserveNumber | ReleaseNumber;

export interface Reservation {
  readonly for: string;
  readonly cohort: string;
  readonly team: string;
  readonly fingerprint?: string;
}
export interface RegistryNumber {
  readonly reserved: Reservation | null;
}

export const noNumber: RegistryNumber = { reserved: null };

/** Numbers compare after NFKC, in upper case and without spaces; upper case can take a letter apart, hence twice. */
export const canonicalNumber = (number: string): string =>
  number.normalize('NFKC').toUpperCase().normalize('NFKC').replace(/\s+/gu, '');

/** Who holds it, for those who ask. */
export const holderOf = ({ for: decision, cohort, team }: Reservation) => ({ for: decision, cohort, team });

const reservation = ({ for: decision, cohort, team, fingerprint }: NumberReserved['data']): Reservation => ({
  for: decision,
  cohort,
  team,
  ...(fingerprint && { fingerprint }),
});

export const registryNumber: Decider<RegistryNumberCommand, RegistryNumberEvent, RegistryNumber> = {
  category: 'registryNumber',
  initial: noNumber,

  decide({ type, params, data, now }, { reserved }) {
    switch (type) {
      case 'ReserveNumber':
        if (reserved && reserved.for !== data.for)
          return refuse('registry-number-taken', { ...params, ...holderOf(reserved) });
        return [{ type: 'NumberReserved', data: { ...params, ...data, occurredAt: now } }];
      case 'ReleaseNumber':
        if (reserved?.for !== data.for) return [];
        return [{ type: 'NumberReleased', data: { for: data.for, reason: data.reason, occurredAt: now } }];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'NumberReserved':
        return { reserved: reservation(event.data) };
      case 'NumberReleased':
        return { reserved: null };
      case 'CommandRefused':
        return state;
    }
  },
};
