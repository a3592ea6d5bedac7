// Many EnrollTeam at once: each row judged as it comes; in a dry run on a state that the rows before it have changed.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { cohort as decider } from '#domain/cohort/cohort';
import type { EnrollTeam } from '#domain/cohort/cohort.commands';
import type { Composition } from '#domain/cohort/cohort.events';
import { type Cohort, compositionOf } from '#domain/cohort/cohort.state';
import { sameContent } from '#domain/content';
import { type Actor, isRefusal, isUnknown, type Json } from '#domain/decider';
import { own } from '#domain/own';
import type { Program } from '#domain/program/program';
import type { RefusalCode } from '#domain/refusals';
import type { Agreement } from '#domain/agreement/agreement';
import { Clock } from './clock.js';
import { Decisions } from './decisions.js';
import { NotFound } from './failures.js';
import { States } from './states.js';

export type Imported =
  | { readonly is: 'enrolled' | 'waitlisted' | 'unchanged'; readonly decision?: string }
  | { readonly is: 'refused'; readonly code: RefusalCode; readonly facts: object; readonly decision?: string }
  | { readonly is: 'unknown'; readonly kind: string; readonly id: string };

@Injectable()
export class TeamImport {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(States) private readonly states: States,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Row by row: what came of each. A team that stands in the cohort with the same composition is left alone. */
  async *run(cohort: string, teams: readonly Composition[], actor: Actor): AsyncGenerator<Imported> {
    for (const team of teams) {
      const { state } = await this.#cohort(cohort);
      yield isSame(state, team) ? { is: 'unchanged' } : await this.#take(cohort, team, actor);
    }
  }

  /** The same, writing nothing. */
  async *dryRun(cohort: string, teams: readonly Composition[], actor: Actor): AsyncGenerator<Imported> {
    let { state } = await this.#cohort(cohort);
    const program = (await this.states.load(`program-${state.program}`, true)).state as Program;
    const now = this.clock.now();
    for (const team of teams) {
      if (isSame(state, team)) {
        yield { is: 'unchanged' };
        continue;
      }
      const stranger = await this.#stranger(team);
      if (stranger) {
        yield { is: 'unknown', kind: 'person', id: stranger };
        continue;
      }
      const agreement = await this.#agreement(team);
      const params = { cohort, team: team.team };
      const command: EnrollTeam = { type: 'EnrollTeam', params, data: team, now, actor, decision: 'dry' };
      const outcome = decider.decide(command, state, {
        program,
        agreement,
        regions: { edition: null, sha256: null, body: null },
      });
      if (isUnknown(outcome)) yield { is: 'unknown', kind: outcome.unknown, id: outcome.id };
      else if (isRefusal(outcome)) yield { is: 'refused', code: outcome.refused, facts: outcome.facts };
      else {
        state = outcome.reduce(decider.evolve, state);
        yield { is: outcome[0]?.type === 'TeamEnrolled' ? 'enrolled' : 'waitlisted' };
      }
    }
  }

  async #take(cohort: string, data: Composition, actor: Actor): Promise<Imported> {
    const target = { category: 'cohort', id: cohort };
    const params = { cohort, team: data.team };
    try {
      const answer = await this.decisions.take({ target, type: 'EnrollTeam', params, data, key: randomUUID(), actor });
      const { decision, refusal, events = [] } = answer ?? {};
      if (refusal) return { is: 'refused', code: refusal.code, facts: refusal.facts, decision };
      return { is: events[0]?.type === 'TeamEnrolled' ? 'enrolled' : 'waitlisted', decision };
    } catch (error) {
      if (error instanceof NotFound) return { is: 'unknown', kind: error.kind, id: error.id };
      throw error;
    }
  }

  async #cohort(cohort: string): Promise<{ state: Cohort }> {
    const loaded = await this.states.load(`cohort-${cohort}`, !this.states.caughtUp);
    const state = loaded.state as Cohort;
    if (!state.opened) throw new NotFound('cohort', cohort);
    return { state };
  }

  async #stranger({ members }: Composition): Promise<string | undefined> {
    for (const { person } of members)
      if ((await this.states.load(`person-${person}`, false)).revision === null) return person;
    return undefined;
  }

  async #agreement({ agreement }: Composition): Promise<Agreement | undefined> {
    return agreement ? ((await this.states.load(`agreement-${agreement}`, false)).state as Agreement) : undefined;
  }
}

function isSame(cohort: Cohort, team: Composition): boolean {
  const seat = own(cohort.teams, team.team);
  const stands = seat && seat.standing !== 'declined' && seat.standing !== 'withdrawn';
  return Boolean(stands) && sameContent(compositionOf(seat!) as unknown as Json, team as unknown as Json);
}
