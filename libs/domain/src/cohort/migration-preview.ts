// Each team's stages before and after a migration, without migrating.
import { own } from '../own.js';
import { charterOf, type Program } from '../program/program.js';
import { carriedOver } from '../team/carry-over.js';
import { settled } from '../team/settle.js';
import { evolveTeam, notYetSeen } from '../team/team.state.js';
import type { Teams } from './closing.js';
import { type Cohort, evolveCohort, teamsThat } from './cohort.state.js';

type Stages = Readonly<Record<string, 'passed' | 'failed'>>;
export interface StagesBeforeAndAfter {
  readonly team: string;
  readonly before: Stages;
  readonly after: Stages;
}

/** Undefined when there is no such version. */
export function previewMigration(
  cohort: Cohort,
  teams: Teams,
  program: Program,
  version: number,
  stages: Readonly<Record<string, string>>,
): readonly StagesBeforeAndAfter[] | undefined {
  const charter = charterOf(program, version);
  if (!charter) return undefined;
  const when = '1970-01-01T00:00:00.000Z';
  const migrated = { from: cohort.version, to: version, stages, occurredAt: when };
  const after = evolveCohort(cohort, { type: 'CohortMigrated', data: migrated });
  return teamsThat(cohort, 'enrolled').map((seat) => {
    const { team } = seat;
    const state = own(teams, team) ?? notYetSeen;
    const carried = carriedOver(state, after);
    const assessed = settled(carried, [], { charter, cohort: after, seat }, when).reduce(evolveTeam, carried);
    return { team, before: said(carriedOver(state, cohort).stages), after: said(assessed.stages) };
  });
}

const said = (stages: Readonly<Record<string, { readonly status: 'passed' | 'failed' }>>): Stages =>
  Object.fromEntries(Object.entries(stages).map(([stage, { status }]) => [stage, status]));
