// What alternatives come to: per team, per decision, and in the figures by region beside the real ones.
import type { Charter } from '#domain/charter/charter';
import type { DomainEvent } from '#domain/decider';
import type { LoggedEvent } from '#event-store/logged-event';
import { Recount, type Recounted } from '#projections/region-progress/recount';
import { firstDifference } from '../replay/difference.js';
import { headlineOf } from '../replay/headline.js';
import type { InWords } from '../replay/verdict.js';
import type { Alternative } from './alternative.js';
import { type Effect, effectOf, effects, graver, isNoLongerPossible } from './effect.js';
import { type Subject, Subjects } from './subjects.js';
import type { ChangedDecision, Counts, ProgressBeside, TeamEffect } from './result.js';

const none: Counts = { involved: 0, led: 0, guests: 0, guestLed: 0 };

export class Tally {
  readonly #subjects: Subjects;
  readonly #real = new Recount();
  readonly #hypothetical = new Recount();
  readonly #teams = new Map<string, TeamEffect>();
  readonly #changed: ChangedDecision[] = [];
  readonly #counts = Object.fromEntries(effects.map((effect) => [effect, 0])) as Record<Effect, number>;
  #decisions = 0;

  constructor(
    private readonly charter: Charter,
    only: string | undefined,
  ) {
    this.#subjects = new Subjects(charter.program, only);
  }

  take(alternative: Alternative): void {
    this.#hear(alternative);
    const subject = this.#subjects.of(alternative.decision);
    if (!subject) return;
    const { decision, stream, first, command } = alternative.decision;
    const effect = effectOf(alternative);
    const because = effect === 'same' ? null : this.#headline(alternative);
    this.#decisions += 1;
    this.#counts[effect] += 1;
    const place = { decision, stream, revision: String(first), command: command.type };
    const impossible = isNoLongerPossible(alternative);
    if (because) this.#changed.push({ ...place, effect, impossible, headline: because });
    this.#judge(subject, effect, decision, because);
  }

  result() {
    const teams = [...this.#teams.values()].sort(gravestFirst);
    const progress = this.#progress();
    return { decisions: this.#decisions, counts: this.#counts, teams, changed: this.#changed, progress };
  }

  /** The gravest effect of all is the team's. */
  #judge({ cohort, team }: Subject, effect: Effect, decision: string, because: InWords | null): void {
    if (team === undefined) return;
    const key = `${cohort}.${team}`;
    const before = this.#teams.get(key)?.effect;
    if (before !== undefined && graver(before, effect) === before) return;
    this.#teams.set(key, { cohort, team, effect, decision: because && decision, because });
  }

  /** Both counts hear what they would have heard. */
  #hear({ decision, instead }: Alternative): void {
    for (const event of decision.events) this.#real.take(event);
    for (const event of instead) this.#hypothetical.take(this.#asLogged(event, decision.events[0]));
  }

  #asLogged({ type, data }: DomainEvent, pattern: LoggedEvent): LoggedEvent {
    const { charter } = data as { charter?: Charter };
    const isOurs = charter?.program === this.charter.program;
    return { ...pattern, type, data: isOurs ? { ...data, charter: this.charter } : data };
  }

  #headline({ recorded, instead, impossible }: Alternative): InWords {
    const difference = firstDifference({ events: recorded }, { events: instead });
    if (impossible) return impossible;
    if (!difference) throw new Error('nothing differs');
    return headlineOf({ recorded, reExecuted: instead, difference, charter: this.charter });
  }

  /** Where at least one figure would be another. */
  #progress(): readonly ProgressBeside[] {
    const rows = new Map<string, ProgressBeside>();
    const put = (figures: readonly Recounted[], which: 'real' | 'hypothetical') => {
      for (const { cohort, level, place, reached, ...counts } of figures.filter((row) =>
        this.#subjects.has(row.cohort),
      )) {
        const key = `${cohort} ${level} ${place} ${reached}`;
        const so = rows.get(key) ?? { cohort, level, place, reached, real: none, hypothetical: none };
        rows.set(key, { ...so, [which]: counts });
      }
    };
    put(this.#real.figures(), 'real');
    put(this.#hypothetical.figures(), 'hypothetical');
    return [...rows.values()].filter(({ real, hypothetical }) => firstDifference(real, hypothetical));
  }
}

const nameOf = ({ cohort, team }: TeamEffect): string => `${cohort}.${team}`;
const gravestFirst = (a: TeamEffect, b: TeamEffect): number =>
  effects.indexOf(a.effect) - effects.indexOf(b.effect) || (nameOf(a) < nameOf(b) ? -1 : 1);
