// Plays scenarios through the deciders in memory: no store, no HTTP, the same rules.
import { catalog } from '#domain/catalog/catalog';
import { cohort } from '#domain/cohort/cohort';
import type { Cohort } from '#domain/cohort/cohort.state';
import { commission } from '#domain/commission/commission';
import { type Command, type Decider, type Decision, type DomainEvent, isRefusal, isUnknown } from '#domain/decider';
import { person } from '#domain/person/person';
import { program } from '#domain/program/program';
import { registryNumber } from '#domain/registry-number/registry-number';
import { sitting } from '#domain/sitting/sitting';
import { team } from '#domain/team/team';
import type { Team } from '#domain/team/team.state';
import { calendarEdition } from '../calendar.js';
import { regionsEdition } from '../regions.js';
import { type Routed, routed } from './routes.kit.js';
import type { Step } from './scenario.js';

/** Any decider: which one it is stands in the stream's category, which the types cannot follow. */
interface Loose {
  readonly initial: object;
  reads?(command: Command, state: object, known: object): Record<string, { category: string; id: string } | undefined>;
  people?(command: Command): readonly string[];
  decide(command: Command, state: object, basis: object): Decision<DomainEvent>;
  evolve(state: object, event: DomainEvent): object;
}
const loose = (decider: unknown): Loose => decider as Loose & Decider<Command, DomainEvent, object>;
const DECIDERS: Readonly<Record<string, Loose>> = Object.fromEntries(
  Object.entries({ program, cohort, commission, sitting, team, person, registryNumber, catalog }).map(
    ([category, decider]) => [category, loose(decider)],
  ),
);
export type Answer = Decision<DomainEvent>;

export class Rehearsal {
  private readonly streams = new Map<string, object>();

  constructor() {
    for (const { kind, edition, body } of [regionsEdition(), calendarEdition()])
      this.streams.set(`catalog-${kind}`, { edition, sha256: '', body });
  }

  play(step: Step): Answer {
    const { category, stream, type, params, data } = this.named(routed(step));
    const actor = { token: step.as, role: step.as };
    const command: Command = { type, params, data, now: step.at, actor, decision: step.id };
    const decider = DECIDERS[category];
    const stranger = decider.people?.(command).find((id) => !this.streams.has(`person-${id}`));
    if (stranger) return { unknown: 'person', id: stranger };
    if (type !== 'EnterRegistry') return this.take(category, stream, command);
    const number = this.refs(decider, category, stream, command).number as { id: string };
    const reserve = { ...command, type: 'ReserveNumber', data: { ...params, for: step.id } };
    this.take('registryNumber', number.id, reserve);
    return this.take(category, stream, command);
  }

  state(category: string, id: string): object {
    return this.streams.get(`${category}-${id}`) ?? DECIDERS[category].initial;
  }

  private named(command: Routed): Routed {
    if (command.type !== 'Attend') return command;
    const { sessions } = this.state('cohort', command.params.cohort) as Cohort;
    const webinar = sessions[String(command.data.session)]?.kind === 'webinar';
    return { ...command, type: webinar ? 'AttendWebinar' : 'AttendSession' };
  }

  private refs(decider: Loose, category: string, id: string, command: Command) {
    let known: Record<string, object> = {};
    for (;;) {
      const refs = decider.reads?.(command, this.state(category, id), known) ?? {};
      const found = Object.entries(refs).flatMap(([name, ref]) => (ref ? [[name, ref] as const] : []));
      if (found.every(([name]) => name in known)) return Object.fromEntries(found);
      known = Object.fromEntries(found.map(([name, ref]) => [name, this.state(ref.category, ref.id)]));
    }
  }

  private take(category: string, id: string, command: Command): Answer {
    const decider = DECIDERS[category];
    const before = this.state(category, id);
    const refs = Object.entries(this.refs(decider, category, id, command));
    const basis = Object.fromEntries(refs.map(([name, ref]) => [name, this.state(ref.category, ref.id)]));
    const answer = decider.decide(command, before, basis);
    if (!isRefusal(answer) && !isUnknown(answer))
      this.streams.set(
        `${category}-${id}`,
        answer.reduce((state, event) => decider.evolve(state, event), before),
      );
    return answer;
  }
}

export const teamOf = (rehearsal: Rehearsal, id: string): Team => rehearsal.state('team', id) as Team;
export const cohortOf = (rehearsal: Rehearsal, id: string): Cohort => rehearsal.state('cohort', id) as Cohort;
