// What must happen because something happened: teams are assessed again when their cohort's facts change.
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { type Cohort, teamsThat } from '#domain/cohort/cohort.state';
import type { LoggedEvent } from '#event-store/logged-event';
import { Decisions } from './decisions.js';
import { SYSTEM } from './editions.js';
import { States } from './states.js';

/** Events of a cohort after which what a team's facts amount to may be another. */
const concernsAll: ReadonlySet<string> = new Set(['SessionScheduled', 'SessionCancelled', 'CohortMigrated']);
const concernsOne: ReadonlySet<string> = new Set([
  'EnrollmentCorrected',
  'TeamReinstated',
  'MemberAdded',
  'MemberRemoved',
  'MemberReplaced',
]);
const REACTIONS = 'c4a7b0de-90a5-5f1f-a3b1-53d0c1f2a111';

@Injectable()
export class Reactions {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(States) private readonly states: States,
  ) {}

  /** Sends AssessStages to each team concerned, once an event however often it is heard. */
  async to(event: LoggedEvent): Promise<void> {
    if (!event.stream.startsWith('cohort-') || event.broken) return;
    const cohort = event.stream.slice('cohort-'.length);
    for (const team of await this.#teams(event)) await this.#assess(cohort, team, event);
  }

  async #teams({ type, data, stream }: LoggedEvent): Promise<readonly string[]> {
    if (concernsOne.has(type)) return [(data as { team: string }).team];
    if (!concernsAll.has(type)) return [];
    const { state } = await this.states.load(stream, true);
    return teamsThat(state as Cohort, 'enrolled').map(({ team }) => team);
  }

  async #assess(cohort: string, team: string, { stream, revision, receipt }: LoggedEvent): Promise<void> {
    await this.decisions.take({
      target: { category: 'team', id: `${cohort}.${team}` },
      type: 'AssessStages',
      params: { cohort, team },
      data: {},
      key: uuidv5(`${stream} ${revision} ${team}`, REACTIONS),
      actor: SYSTEM,
      ...(receipt && { correlation: receipt.$correlationId ?? receipt.decision, causation: receipt.decision }),
    });
  }
}
