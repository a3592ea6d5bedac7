// Many EnrollTeam at once: each row judged on what the rows before it left, many rows in one append; in a dry run, in none.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Composition } from '#domain/cohort/cohort.events';
import { type Cohort, compositionOf, teamOf } from '#domain/cohort/cohort.state';
import { sameContent } from '#domain/content';
import { type Actor, type DomainEvent, isRefusal, isUnknown, type Json } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';
import type { Asked } from './asked.js';
import { Decisions, type Taken } from './decisions.js';
import { NotFound } from './failures.js';
import type { Outcome } from './deciding/judge.js';
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
  ) {}

  /** Row by row: what came of each. A team that stands in the cohort with the same composition is left alone. */
  async *run(cohort: string, teams: readonly Composition[], actor: Actor): AsyncGenerator<Imported> {
    await this.#mustBeOpened(cohort);
    for await (const taken of this.decisions.takeAll(asking(cohort, teams, actor), stands)) yield cameOf(taken);
  }

  /** The same, writing nothing. */
  async *dryRun(cohort: string, teams: readonly Composition[], actor: Actor): AsyncGenerator<Imported> {
    await this.#mustBeOpened(cohort);
    for await (const outcome of this.decisions.dryAll(asking(cohort, teams, actor), stands)) yield wouldCome(outcome);
  }

  async #mustBeOpened(cohort: string): Promise<void> {
    const { state } = await this.states.load(`cohort-${cohort}`, !this.states.caughtUp);
    if (!(state as Cohort).opened) throw new NotFound('cohort', cohort);
  }
}

const asking = (cohort: string, teams: readonly Composition[], actor: Actor): Asked[] =>
  teams.map((data) => ({
    target: { category: 'cohort', id: cohort },
    type: 'EnrollTeam',
    params: { cohort, team: data.team },
    data,
    key: randomUUID(),
    actor,
  }));

/** The team is in, as the row has it. */
function stands({ data }: Asked, cohort: unknown): boolean {
  const team = data as Composition;
  const seat = teamOf(cohort as Cohort, team.team);
  if (!seat || seat.standing === 'declined' || seat.standing === 'withdrawn') return false;
  return sameContent(compositionOf(seat) as unknown as Json, team as unknown as Json);
}

function cameOf(taken: Taken): Imported {
  if (!taken) return { is: 'unchanged' };
  if (taken instanceof NotFound) return { is: 'unknown', kind: taken.kind, id: taken.id };
  const { decision, refusal, events } = taken;
  if (refusal) return { is: 'refused', code: refusal.code, facts: refusal.facts, decision };
  return { ...admitted(events), decision };
}

function wouldCome(outcome: Outcome | null): Imported {
  if (!outcome) return { is: 'unchanged' };
  if (isUnknown(outcome)) return { is: 'unknown', kind: outcome.unknown, id: outcome.id };
  return isRefusal(outcome) ? { is: 'refused', code: outcome.refused, facts: outcome.facts } : admitted(outcome);
}

const admitted = ([first]: readonly DomainEvent[]): { is: 'enrolled' | 'waitlisted' } => ({
  is: first?.type === 'TeamEnrolled' ? 'enrolled' : 'waitlisted',
});
