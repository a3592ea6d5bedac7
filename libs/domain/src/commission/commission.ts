// A commission: its roster, appointed and amended.
import type { Text } from '../charter/charter.js';
import { type Command, type Decider, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import type { CommissionEvent, Commissioner } from './commission.events.js';

type Named = { commission: string };
export type AppointCommission = Command<
  'AppointCommission',
  { title: Text; roster: readonly Commissioner[]; occurredAt?: string },
  Named
>;
export type AmendCommission = Command<
  'AmendCommission',
  { roster: readonly Commissioner[]; reason: string; occurredAt?: string },
  Named
>;
export type CommissionCommand = AppointCommission | AmendCommission;

export interface Commission {
  readonly exists: boolean;
  readonly roster: readonly Commissioner[];
}

export const commission: Decider<CommissionCommand, CommissionEvent, Commission> = {
  category: 'commission',
  initial: { exists: false, roster: [] },

  people: (command) => command.data.roster.map(({ person }) => person),

  decide(command, state) {
    const { commission } = command.params;
    if (command.type === 'AmendCommission' && !state.exists) return unknown('commission', commission);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const { roster } = command.data;
    const twice = roster.find(({ person }, seat) => roster.findIndex((other) => other.person === person) !== seat);
    if (twice) return refuse('already-recorded', { commission, person: twice.person });
    switch (command.type) {
      case 'AppointCommission':
        if (state.exists) return refuse('already-exists', { commission });
        return [
          { type: 'CommissionAppointed', data: { commission, title: command.data.title, roster, occurredAt: when } },
        ];
      case 'AmendCommission':
        return [{ type: 'CommissionAmended', data: { roster, reason: command.data.reason, occurredAt: when } }];
    }
  },

  evolve(state, event) {
    return event.type === 'CommandRefused' ? state : { exists: true, roster: event.data.roster };
  },
};
