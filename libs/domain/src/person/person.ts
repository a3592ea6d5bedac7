// A person: registered, corrected, and read by whom. What is personal stays sealed and opaque here.
import { type Command, type Decider, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { own } from '../own.js';
import type { PersonEvent, SealedData } from './person.events.js';

type Named = { person: string };
export type RegisterPerson = Command<'RegisterPerson', { personal: SealedData; occurredAt?: string }, Named>;
export type CorrectPerson = Command<
  'CorrectPerson',
  { personal: SealedData; reason: string; occurredAt?: string },
  Named
>;
/** What is personal was shown to the actor at that time. */
export type ReadPersonalData = Command<'ReadPersonalData', { occurredAt?: string }, Named>;
export type PersonCommand = RegisterPerson | CorrectPerson | ReadPersonalData;

export interface Person {
  readonly registered: boolean;
  /** By token, the last day (UTC) on which it read. */
  readonly readOn: Readonly<Record<string, string>>;
}

export const person: Decider<PersonCommand, PersonEvent, Person> = {
  category: 'person',
  initial: { registered: false, readOn: {} },

  decide(command, { registered, readOn }) {
    const { person } = command.params;
    if (command.type !== 'RegisterPerson' && !registered) return unknown('person', person);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    switch (command.type) {
      case 'RegisterPerson':
        if (registered) return refuse('already-exists', { person });
        return [{ type: 'PersonRegistered', data: { person, personal: command.data.personal, occurredAt: when } }];
      case 'CorrectPerson': {
        const { personal, reason } = command.data;
        return [{ type: 'PersonCorrected', data: { person, personal, reason, occurredAt: when } }];
      }
      case 'ReadPersonalData': {
        const by = command.actor.token;
        if (own(readOn, by) === dayOf(when)) return [];
        return [{ type: 'PersonalDataRead', data: { person, by, occurredAt: when } }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonCorrected':
        return { ...state, registered: true };
      case 'PersonalDataRead': {
        const { by, occurredAt } = event.data;
        const [before = '', now] = [own(state.readOn, by), dayOf(occurredAt)];
        return before < now ? { ...state, readOn: { ...state.readOn, [by]: now } } : state;
      }
      case 'CommandRefused':
        return state;
    }
  },
};

const dayOf = (time: string): string => time.slice(0, 10);
