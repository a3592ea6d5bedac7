// What a migration of the cohort does to a team's own facts: they go on under the stages' ids of today.
import type { Cohort } from '../cohort/cohort.state.js';
import { own } from '../own.js';
import type { StagesCarriedOver } from './team.events.js';
import type { Team } from './team.state.js';

type Renamed = Readonly<Record<string, string>>;

/** The first event of a team's next decision after migrations; none when there is nothing to carry over. */
export function carryOver(team: Team, { migrations }: Cohort, when: string): StagesCarriedOver[] {
  return migrations
    .slice(team.migrations)
    .map(({ to: version, stages }) => ({ type: 'StagesCarriedOver', data: { version, stages, occurredAt: when } }));
}

/** The team as it is under the cohort's charter of today. */
export const carriedOver = (team: Team, { migrations }: Cohort): Team =>
  migrations.slice(team.migrations).reduce((now, { stages }) => renamed(now, stages), team);

export function renamed(team: Team, stages: Renamed): Team {
  const keys = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).map(([stage, value]) => [own(stages, stage) ?? stage, value]));
  const appeals = Object.entries(team.appeals).map(
    ([id, appeal]) => [id, { ...appeal, stage: own(stages, appeal.stage) ?? appeal.stage }] as const,
  );
  return {
    ...team,
    tests: keys(team.tests),
    preDefenses: keys(team.preDefenses),
    defenses: keys(team.defenses),
    appeals: Object.fromEntries(appeals),
    applications: keys(team.applications),
    entries: keys(team.entries),
    stages: keys(team.stages),
    migrations: team.migrations + 1,
  };
}
