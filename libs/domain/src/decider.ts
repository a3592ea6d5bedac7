// What a decision is: a pure function of a command, the state of one stream, and what else it may look at.
import type { RefusalCode } from './refusals.js';
import type { Role } from './roles.js';

/** A JSON value as RFC 8785 can express it: numbers are safe integers. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };
export type Facts = { readonly [name: string]: Json | undefined };

/** Who sent a command: the token, its role, and for whom it acts. */
export interface Actor {
  readonly token: string;
  readonly role: Role;
  readonly person?: string;
  readonly onBehalfOf?: string;
}

/**
 * A command as `decide` gets it and as the receipt keeps it.
 * `params` are the ids of the path, that of the target included; `data` is the body as sent.
 */
export interface Command<Type extends string = string, Data = object, Params = object> {
  readonly type: Type;
  readonly params: Params;
  readonly data: Data;
  /** When it was decided: RFC 3339 in UTC, from the server's clock. */
  readonly now: string;
  readonly actor: Actor;
  /** The decision's id, which a reservation is made for. */
  readonly decision: string;
}

export interface DomainEvent<Type extends string = string, Data = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A refusal as it is recorded in the stream that the command would have written to. */
export type CommandRefused = DomainEvent<
  'CommandRefused',
  { readonly command: string; readonly subject: Facts; readonly code: RefusalCode; readonly facts: Facts }
>;

/** The state or the rules forbid it. Recorded, and answered again to whoever asks again. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly facts: Facts;
}

/** It names something that does not exist. Leaves nothing behind. */
export interface Unknown {
  readonly unknown: string;
  readonly id: string;
}

export type Decision<E> = readonly E[] | Refusal | Unknown;

export const refuse = (refused: RefusalCode, facts: Facts = {}): Refusal => ({ refused, facts });
export const unknown = (kind: string, id: string): Unknown => ({ unknown: kind, id });

export const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;
export const isUnknown = (decision: object): decision is Unknown => 'unknown' in decision;

/** A stream by its category and id: `team` and `proclusters-2022.vko` name `team-proclusters-2022.vko`. */
export interface StreamRef {
  readonly category: string;
  readonly id: string;
}

/** Every stream of a category that belongs to one thing: `team-{of}.{id}` for each of the ids. Found as a record by id. */
export interface StreamsRef {
  readonly category: string;
  readonly of: string;
  readonly ids: readonly string[];
}

/** The streams that a decision looks at beside its own, by the name under which `decide` finds their state. */
export type BasisRefs = { readonly [name: string]: StreamRef | StreamsRef | undefined };

export const isOne = (ref: StreamRef | StreamsRef): ref is StreamRef => 'id' in ref;

export interface Decider<C extends Command, E extends DomainEvent, S, B extends object = object> {
  readonly category: string;
  readonly initial: S;
  /** Asked again with what has been loaded, until it names nothing new: a cohort leads to its program. */
  reads?(command: C, state: S, known: Partial<B>): BasisRefs;
  /** People who must be registered before this is decided at all. */
  people?(command: C): readonly string[];
  decide(command: C, state: S, basis: B): Decision<E>;
  evolve(state: S, event: E): S;
}

/** The fold of a history; refusals change nothing. */
export function fold<E extends DomainEvent, S>(
  decider: { readonly initial: S; evolve(state: S, event: E): S },
  events: Iterable<E>,
  from: S = decider.initial,
): S {
  let state = from;
  for (const event of events) if (event.type !== 'CommandRefused') state = decider.evolve(state, event);
  return state;
}
