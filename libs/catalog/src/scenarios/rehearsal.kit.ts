// Plays scenarios through the deciders in memory: no store, no HTTP, the same rules, clock and reactor included.
import { agreement } from '#domain/agreement/agreement';
import { catalog } from '#domain/catalog/catalog';
import { cohort } from '#domain/cohort/cohort';
import { type Cohort, teamsThat } from '#domain/cohort/cohort.state';
import { commission } from '#domain/commission/commission';
import {
  type BasisRefs,
  type Command,
  type Decider,
  type Decision,
  type DomainEvent,
  isOne,
  isRefusal,
  isUnknown,
  type StreamRef,
  type StreamsRef,
} from '#domain/decider';
import { person } from '#domain/person/person';
import { program } from '#domain/program/program';
import { registryNumber } from '#domain/registry-number/registry-number';
import { sitting } from '#domain/sitting/sitting';
import { team } from '#domain/team/team';
import type { Team } from '#domain/team/team.state';
import { calendarEdition } from '../calendar.js';
import { regionsEdition } from '../regions.js';
import { dueBy } from './due.kit.js';
import { type Routed, routed } from './routes.kit.js';
import { isWait, type Post, type Step } from './scenario.js';

/** Any decider: which one it is stands in the stream's category, which the types cannot follow. */
interface Loose {
  readonly initial: object;
  reads?(command: Command, state: object, known: object): BasisRefs;
  people?(command: Command): readonly string[];
  decide(command: Command, state: object, basis: object): Decision<DomainEvent>;
  evolve(state: object, event: DomainEvent): object;
}
const loose = (decider: unknown): Loose => decider as Loose & Decider<Command, DomainEvent, object>;
const DECIDERS: Readonly<Record<string, Loose>> = Object.fromEntries(
  Object.entries({ program, cohort, commission, sitting, team, person, agreement, registryNumber, catalog }).map(
    ([category, decider]) => [category, loose(decider)],
  ),
);
export type Answer = Decision<DomainEvent>;

const concernsAll: ReadonlySet<string> = new Set(['SessionScheduled', 'SessionCancelled', 'CohortMigrated']);
const concernsOne: ReadonlySet<string> = new Set(['EnrollmentCorrected', 'TeamReinstated']);

export class Rehearsal {
  private readonly streams = new Map<string, object>();

  /** `prompt`: what is due is done before every step, not at waits only. */
  constructor(private readonly prompt = false) {
    for (const { kind, edition, body } of [regionsEdition(), calendarEdition()])
      this.streams.set(`catalog-${kind}`, { edition, sha256: '', body });
  }

  /** The answer to a step; that to a wait is what the clock's own commands came to. */
  play(step: Step): Answer {
    if (isWait(step)) return this.passTime(step.at);
    if (this.prompt) this.passTime(step.at);
    return this.post(step);
  }

  state(category: string, id: string): object {
    return this.streams.get(`${category}-${id}`) ?? DECIDERS[category].initial;
  }

  private post(step: Post): Answer {
    const { category, stream, type, params, data } = this.named(routed(step));
    const actor = { token: step.as, role: step.as };
    const command: Command = { type, params, data, now: step.at, actor, decision: step.id };
    const decider = DECIDERS[category];
    const stranger = decider.people?.(command).find((id) => !this.streams.has(`person-${id}`));
    if (stranger) return { unknown: 'person', id: stranger };
    if (type !== 'EnterRegistry') return this.take(category, stream, command);
    const number = this.refs(decider, category, stream, command).number as StreamRef;
    const reserve = { ...command, type: 'ReserveNumber', data: { ...params, for: step.id } };
    this.take('registryNumber', number.id, reserve);
    return this.take(category, stream, command);
  }

  private named(command: Routed): Routed {
    if (command.type !== 'Attend') return command;
    const { sessions } = this.state('cohort', command.params.cohort) as Cohort;
    const webinar = sessions[String(command.data.session)]?.kind === 'webinar';
    return { ...command, type: webinar ? 'AttendWebinar' : 'AttendSession' };
  }

  /** A lapsed offer may begin another one: asked until nothing is due. */
  private passTime(now: string): DomainEvent[] {
    const events: DomainEvent[] = [];
    for (let before = -1; before < events.length; ) {
      before = events.length;
      for (const { category, stream, type, params, data } of dueBy(now, this.streams))
        events.push(...eventsIn(this.take(category, stream, { type, params, data, now, actor: SYSTEM, decision: '' })));
    }
    return events;
  }

  private loaded(ref: StreamRef | StreamsRef): object {
    if (isOne(ref)) return this.state(ref.category, ref.id);
    return Object.fromEntries(ref.ids.map((id) => [id, this.state(ref.category, `${ref.of}.${id}`)]));
  }

  private refs(decider: Loose, category: string, id: string, command: Command): Record<string, StreamRef | StreamsRef> {
    let known: Record<string, object> = {};
    for (;;) {
      const refs = decider.reads?.(command, this.state(category, id), known) ?? {};
      const found = Object.entries(refs).flatMap(([name, ref]) => (ref ? [[name, ref] as const] : []));
      if (found.every(([name]) => name in known)) return Object.fromEntries(found);
      known = Object.fromEntries(found.map(([name, ref]) => [name, this.loaded(ref)]));
    }
  }

  private take(category: string, id: string, command: Command): Answer {
    const decider = DECIDERS[category];
    const before = this.state(category, id);
    const refs = Object.entries(this.refs(decider, category, id, command));
    const basis = Object.fromEntries(refs.map(([name, ref]) => [name, this.loaded(ref)]));
    const answer = decider.decide(command, before, basis);
    const events = eventsIn(answer);
    if (events.length) this.streams.set(`${category}-${id}`, events.reduce(decider.evolve, before));
    if (category === 'cohort') for (const event of events) this.react(id, event, command.now);
    return answer;
  }

  /** Teams are assessed again when their cohort's facts change. */
  private react(id: string, { type, data }: DomainEvent, now: string): void {
    const all = concernsAll.has(type) ? teamsThat(cohortOf(this, id), 'enrolled').map((each) => each.team) : [];
    const teams = concernsOne.has(type) ? [(data as { team: string }).team] : all;
    for (const each of teams) {
      const params = { cohort: id, team: each };
      this.take('team', `${id}.${each}`, { type: 'AssessStages', params, data: {}, now, actor: SYSTEM, decision: '' });
    }
  }
}

const SYSTEM = { token: 'system', role: 'administrator' } as const;
const eventsIn = (answer: Answer): readonly DomainEvent[] => (isRefusal(answer) || isUnknown(answer) ? [] : answer);

export const teamOf = (rehearsal: Rehearsal, id: string): Team => rehearsal.state('team', id) as Team;
export const cohortOf = (rehearsal: Rehearsal, id: string): Cohort => rehearsal.state('cohort', id) as Cohort;
