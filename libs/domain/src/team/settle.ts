// What is passed is said: the facts of a decision, followed by what they did to the stages.
import type { Charter, Stage } from '../charter/charter.js';
import type { Cohort, CohortTeam } from '../cohort/cohort.state.js';
import { own } from '../own.js';
import { latest } from '../time.js';
import { standingOf } from './standing.js';
import type { TeamEvent } from './team.events.js';
import { evolveTeam, type Team } from './team.state.js';

export interface Rules {
  readonly charter: Charter;
  readonly cohort: Cohort;
  /** The team as the cohort knows it. */
  readonly seat: CohortTeam;
}

export const missingBefore = (team: Team, stage: Stage): string[] =>
  stage.requires.filter((required) => own(team.stages, required)?.status !== 'passed');

/** `facts`, then StagePassed, StageReopened and StageFailed until the stages say what the facts say. */
export function settled(team: Team, facts: readonly TeamEvent[], rules: Rules, when: string): TeamEvent[] {
  const events = [...facts];
  let now = facts.reduce(evolveTeam, team);
  for (let change = firstChange(now, rules, when); change; change = firstChange(now, rules, when)) {
    events.push(change);
    now = evolveTeam(now, change);
  }
  return events;
}

function firstChange(team: Team, rules: Rules, when: string): TeamEvent | undefined {
  for (const stage of rules.charter.stages) {
    const change = changeOf(stage, team, rules, when);
    if (change) return change;
  }
  return undefined;
}

/** A passed stage stays passed as long as its own facts hold: stages after a reopened one are not undone. */
function changeOf(stage: Stage, team: Team, { cohort, seat }: Rules, when: string): TeamEvent | undefined {
  const said = own(team.stages, stage.id)?.status;
  const standing = standingOf(stage, team, cohort, seat);
  const about = { stage: stage.id, occurredAt: when };
  if (said !== undefined && said !== standing.is)
    return {
      type: 'StageReopened',
      data: { ...about, because: 'because' in standing ? standing.because : 'facts-changed' },
    };
  if (said !== undefined || standing.is === 'open') return undefined;
  if (standing.is === 'failed') return { type: 'StageFailed', data: { ...about, because: standing.because } };
  if (missingBefore(team, stage).length) return undefined;
  const opened = stage.requires.map((required) => team.stages[required].since);
  return {
    type: 'StagePassed',
    data: { ...about, because: standing.because, since: latest([standing.since, ...opened]) },
  };
}
