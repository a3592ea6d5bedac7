// A person: registered, and corrected. What is personal stays sealed and opaque here.
import { type Command, type Decider, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import type { PersonEvent, SealedData } from './person.events.js';

type Named = { person: string };
export type RegisterPerson = Command<'RegisterPerson', { personal: SealedData; occurredAt?: string }, Named>;
export type CorrectPerson = Command<
  'CorrectPerson',
  { personal: SealedData; reason: string; occurredAt?: string },
  Named
>;
export type PersonCommand = RegisterPerson | CorrectPerson;

export interface Person {
  readonly registered: boolean;
}

export const person: Decider<PersonCommand, PersonEvent, Person> = {
  category: 'person',
  initial: { registered: false },

  decide(command, { registered }) {
    const { person } = command.params;
    if (command.type === 'CorrectPerson' && !registered) return unknown('person', person);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const { personal } = command.data;
    switch (command.type) {
      case 'RegisterPerson':
        if (registered) return refuse('already-exists', { person });
        return [{ type: 'PersonRegistered', data: { person, personal, occurredAt: when } }];
      case 'CorrectPerson':
        return [{ type: 'PersonCorrected', data: { person, personal, reason: command.data.reason, occurredAt: when } }];
    }
  },

  evolve(state, event) {
    return event.type === 'CommandRefused' ? state : { registered: true };
  },
};
