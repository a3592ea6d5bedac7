// What the phases of one scenario share while it is written.
import { type Charter, stageOf } from '#domain/charter/charter';
import type { AfterHearing } from './after-hearing.js';
import type { CohortScript } from './cohort-script.js';
import type { Script } from './script.js';
import type { Seeded } from './seeded.js';
import type { Panel } from './sitting-script.js';
import type { EnrolledPlan } from './team-plan.js';
import { TeamScript } from './team-script.js';

export interface Run {
  readonly script: Script;
  readonly random: Seeded;
  readonly cohort: CohortScript;
  readonly panel: Panel;
  readonly teams: readonly EnrolledPlan[];
  readonly after: AfterHearing;
  readonly criteria: readonly string[];
  /** The step of each case that is to be told, by the case. */
  readonly noted: Record<string, string>;
}

export const planOf = ({ teams }: Run, team: string): EnrolledPlan => {
  const plan = teams.find((each) => each.team === team);
  if (!plan) throw new Error(`No team ${team}`);
  return plan;
};

export const onTeam = ({ script, cohort }: Run, team: string): TeamScript => new TeamScript(script, cohort, team);

/** Whom the roster sends for that region. */
export const sentBy = ({ panel }: Run, region: string): string => {
  const commissioner = panel.roster.find((each) => each.region === region);
  if (!commissioner) throw new Error(`Nobody sits for ${region}`);
  return commissioner.person;
};

/** Everybody but the secretary: no scenario seats anybody whom its charter gives no vote. */
export const votersOf = ({ panel }: Run): string[] =>
  panel.roster.flatMap(({ person, role }) => (role === 'secretary' ? [] : [person]));

export const criteriaOf = (charter: Charter, id = 'defense'): string[] => {
  const stage = stageOf(charter, id);
  return stage?.kind === 'defense' ? stage.criteria.map(({ id }) => id) : [];
};
