// A log in memory and the engine's loop around it: resolve what a command reads, decide, append. Every answer that
// passes through it is held to the laws that any answer must obey.
import { isDeepStrictEqual } from 'node:util';
import { type AgreementCommand, agreement } from '../agreement/agreement.js';
import { catalog, type PublishEdition } from '../catalog/catalog.js';
import { cohort } from '../cohort/cohort.js';
import type { CohortCommand } from '../cohort/cohort.commands.js';
import { type CommissionCommand, commission } from '../commission/commission.js';
import {
  type BasisRefs,
  type Command,
  type Decider,
  type Decision,
  type DomainEvent,
  fold,
  isRefusal,
  isUnknown,
  type StreamRef,
  isOne,
  type StreamsRef,
} from '../decider.js';
import { type PersonCommand, person } from '../person/person.js';
import { type ProgramCommand, program } from '../program/program.js';
import { refusalCodes } from '../refusals.js';
import { type RegistryNumberCommand, registryNumber } from '../registry-number/registry-number.js';
import type { SittingCommand } from '../sitting/sitting.commands.js';
import { sitting } from '../sitting/sitting.js';
import type { TeamCommand } from '../team/team.commands.js';
import { team } from '../team/team.js';
import { type TokenCommand, token } from '../token/token.js';
import { deepFreeze } from './deep-freeze.kit.js';

export type AnyCommand =
  | ProgramCommand
  | CohortCommand
  | TeamCommand
  | CommissionCommand
  | SittingCommand
  | RegistryNumberCommand
  | PersonCommand
  | TokenCommand
  | AgreementCommand
  | PublishEdition;

/** An event and the stream that it stands in. */
export interface Fact {
  readonly category: string;
  readonly id: string;
  readonly event: DomainEvent;
}
type AnyDecider = Decider<Command, DomainEvent, unknown, Record<string, unknown>>;

const all = [program, cohort, team, commission, sitting, registryNumber, agreement, person, token, catalog];
const deciders = new Map(all.map((each) => [each.category, each as unknown as AnyDecider]));
export const deciderOf = (category: string): AnyDecider => {
  const decider = deciders.get(category);
  if (!decider) throw new Error(`no decider for ${category}`);
  return decider;
};

/** Commands on a team that its cohort decides. */
const cohortCommands: readonly string[] = [
  'EnrollTeam',
  'AcceptSeat',
  'DeclineSeat',
  'ExpireSeatOffer',
  'WithdrawTeam',
  'ReinstateTeam',
  'AddMember',
  'RemoveMember',
  'ReplaceMember',
  'JoinRegion',
  'LeaveRegion',
  'MoveLead',
  'CorrectEnrollment',
];

/** The stream that a command writes to, by the ids of its path. */
export function targetOf({ type, params }: AnyCommand): StreamRef {
  const ids = params as Readonly<Record<string, string>>;
  if (type.endsWith('Number') && ids.registry)
    return { category: 'registryNumber', id: `${ids.registry}.${ids.number}` };
  if (ids.team) {
    const inCohort = cohortCommands.includes(type);
    return inCohort ? { category: 'cohort', id: ids.cohort } : { category: 'team', id: `${ids.cohort}.${ids.team}` };
  }
  if (ids.kind) return { category: 'catalog', id: ids.kind };
  for (const category of ['sitting', 'cohort', 'program', 'commission', 'agreement', 'person', 'token'])
    if (ids[category]) return { category, id: ids[category] };
  throw new Error(`${type} names nothing`);
}

export class World {
  /** Every decision's events in the order in which they were appended. */
  readonly log: { readonly ref: StreamRef; readonly events: readonly DomainEvent[] }[] = [];
  /** What was asked, in order. */
  readonly asked: string[] = [];
  private readonly states = new Map<string, unknown>();

  constructor(facts: readonly Fact[] = []) {
    for (const { category, id, event } of facts) this.append({ category, id }, [event]);
  }

  state<S>(ref: StreamRef): S {
    return (this.states.get(`${ref.category}-${ref.id}`) ?? deciderOf(ref.category).initial) as S;
  }

  history(ref: StreamRef): DomainEvent[] {
    const of = this.log.filter((entry) => entry.ref.category === ref.category && entry.ref.id === ref.id);
    return of.flatMap(({ events }) => events);
  }

  streams(category: string): string[] {
    return [...new Set(this.log.filter(({ ref }) => ref.category === category).map(({ ref }) => ref.id))];
  }

  /** Decides and appends nothing; `instead` stands in for what the command would have read. */
  decide(command: AnyCommand, instead: Record<string, unknown> = {}): Decision<DomainEvent> {
    const ref = targetOf(command);
    const decider = deciderOf(ref.category);
    const state = this.state(ref);
    const basis = deepFreeze({ ...this.basisOf(decider, command, state), ...instead });
    deepFreeze(command);
    const answer = decider.decide(command, state, basis);
    same('asked twice', decider.decide(command, state, basis), answer);
    lawful(answer, command);
    return answer;
  }

  /** Decides and appends the events, or the refusal as one. */
  take(command: AnyCommand): Decision<DomainEvent> {
    const answer = this.decide(command);
    this.asked.push(command.type);
    if (isUnknown(answer)) return answer;
    const { type, params } = command;
    const refused = { type: 'CommandRefused', data: { command: type, subject: params, ...answer } };
    this.append(targetOf(command), isRefusal(answer) ? [refused] : answer);
    return answer;
  }

  append(ref: StreamRef, events: readonly DomainEvent[]): void {
    if (!events.length) return;
    this.states.set(
      `${ref.category}-${ref.id}`,
      deepFreeze(fold(deciderOf(ref.category), deepFreeze(events), this.state(ref))),
    );
    this.log.push({ ref, events });
  }

  /** One state, or those of every stream that the reference names. */
  private found(ref: StreamRef | StreamsRef): unknown {
    if (isOne(ref)) return this.state(ref);
    const { category, of, ids } = ref;
    return Object.fromEntries(ids.map((id) => [id, this.state({ category, id: `${of}.${id}` })]));
  }

  private basisOf(decider: AnyDecider, command: AnyCommand, state: unknown): Record<string, unknown> {
    const known: Record<string, unknown> = {};
    const named = (refs: BasisRefs) => Object.entries(refs).filter(([name, ref]) => ref && !(name in known));
    for (let refs = named(decider.reads?.(command, state, known) ?? {}); refs.length; ) {
      for (const [name, ref] of refs) if (ref) known[name] = this.found(ref);
      refs = named(decider.reads?.(command, state, known) ?? {});
    }
    return known;
  }
}

/** `expect` only for what differs: it is slow, and this is asked of every answer. */
export function same(what: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect({ [what]: actual }).toStrictEqual({ [what]: expected });
}

/** Sent by the clock, a reactor or the engine: these may decide nothing. */
const mayDoNothing: readonly string[] = [
  'ReleaseNumber',
  'ExpireSeatOffer',
  'DeclareReworkOverdue',
  'AssessStages',
  'ReadPersonalData',
];

/** At least one event that JSON can carry, a known refusal, or something unknown. */
function lawful(answer: Decision<DomainEvent>, command: AnyCommand): void {
  if (isRefusal(answer)) expect(refusalCodes).toContain(answer.refused);
  else if (isUnknown(answer)) expect(answer.id).toEqual(expect.any(String));
  else {
    if (!mayDoNothing.includes(command.type)) expect(answer.length).toBeGreaterThan(0);
    for (const { data } of answer as DomainEvent<string, { occurredAt: string }>[]) {
      same('UTC', new Date(data.occurredAt).toISOString(), data.occurredAt);
      same('in the future', Date.parse(data.occurredAt) > Date.parse(command.now), false);
    }
  }
  same('through JSON', JSON.parse(JSON.stringify(answer)), answer);
}
