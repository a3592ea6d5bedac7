// What comes of a command, from the state of its stream and whatever a reader finds: the same code when it is decided and
// when it is replayed.
import { type Command, type Decision, type DomainEvent, isRefusal, isUnknown } from '#domain/decider';
import { type Basis, gather, type Reader } from './basis.js';
import type { AnyDecider } from './deciders.js';

export type Outcome = Decision<DomainEvent>;
export interface Judgement {
  readonly basis: Basis;
  readonly outcome: Outcome;
}

/** `instead`: states that are given by name in the place of those that were read. */
export async function judge(
  decider: AnyDecider,
  command: Command,
  state: unknown,
  reader: Reader,
  instead: Readonly<Record<string, unknown>> = {},
): Promise<Judgement> {
  const basis = await gather(decider, command, state, reader);
  return { basis, outcome: decider.decide(command, state, { ...basis.states, ...instead }) };
}

/** The events that an outcome leaves in the log: a refusal is one of them, what is unknown leaves nothing. */
export function recordedAs(outcome: Outcome, { type, params }: Command): readonly DomainEvent[] {
  if (isUnknown(outcome)) return [];
  if (!isRefusal(outcome)) return outcome;
  const { refused: code, facts } = outcome;
  return [{ type: 'CommandRefused', data: { command: type, subject: params, code, facts } }];
}
