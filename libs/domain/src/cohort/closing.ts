// The end of a cohort, and its passage to another version of the charter: both must see every team.
import type { Charter } from '../charter/charter.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { charterOf, type Program } from '../program/program.js';
import { carriedOver } from '../team/carry-over.js';
import { notYetSeen, type Team } from '../team/team.state.js';
import type { AmendTargetRegions, CloseCohort, MigrateCohort } from './cohort.commands.js';
import type { CohortEvent } from './cohort.events.js';
import { type Cohort, teamsThat } from './cohort.state.js';

export type Teams = Readonly<Record<string, Team>>;

/** What was said of a team's stages, under the ids that they have today. */
const saidOf = (cohort: Cohort, team: Team | undefined): Readonly<Record<string, 'passed' | 'failed'>> =>
  Object.fromEntries(
    Object.entries(carriedOver(team ?? notYetSeen, cohort).stages).map(([stage, { status }]) => [stage, status]),
  );

/** Enrolled teams that have neither passed every stage nor failed one. */
export function undecidedTeams(cohort: Cohort, teams: Teams, { stages }: Charter): string[] {
  return teamsThat(cohort, 'enrolled')
    .map(({ team }) => team)
    .filter((team) => {
      const said = saidOf(cohort, own(teams, team));
      const hasFailed = stages.some(({ id }) => said[id] === 'failed');
      return !hasFailed && !stages.every(({ id }) => said[id] === 'passed');
    });
}

export function close(
  { params, data }: CloseCohort,
  cohort: Cohort,
  teams: Teams,
  charter: Charter,
  when: string,
): Decision<CohortEvent> {
  const undecided = undecidedTeams(cohort, teams, charter);
  if (undecided.length && !(data.confirmed && data.reason))
    return refuse('teams-undecided', { cohort: params.cohort, teams: undecided });
  return [{ type: 'CohortClosed', data: { undecided, reason: data.reason ?? null, occurredAt: when } }];
}

/** Refused when a stage that a team has passed has no counterpart, or an id would mean two stages. */
export function migrate(
  { data }: MigrateCohort,
  cohort: Cohort,
  teams: Teams,
  program: Program,
  when: string,
): Decision<CohortEvent> {
  const charter = charterOf(program, data.version);
  const before = charterOf(program, cohort.version);
  if (!charter || !before) return unknown('charter', `${cohort.program} ${data.version}`);
  if (data.version === cohort.version) return refuse('charter-unchanged', { version: data.version });
  const stages = data.stages ?? {};
  const stranger = Object.keys(stages).find((stage) => !before.stages.some(({ id }) => id === stage));
  if (stranger) return unknown('stage', stranger);
  const lost =
    lostStage(before, charter, stages, passedBySome(cohort, teams)) ??
    sharedId(before, charter, stages, idsBefore(cohort, program));
  if (lost) return refuse('stage-without-counterpart', lost);
  return [{ type: 'CohortMigrated', data: { from: cohort.version, to: data.version, stages, occurredAt: when } }];
}

/** By stage, the teams that passed it; those that withdrew may come back. */
function passedBySome(cohort: Cohort, teams: Teams): ReadonlyMap<string, string[]> {
  const passed = new Map<string, string[]>();
  for (const { team } of teamsThat(cohort, 'enrolled', 'withdrawn'))
    for (const [stage, status] of Object.entries(saidOf(cohort, own(teams, team))))
      if (status === 'passed') passed.set(stage, [...(passed.get(stage) ?? []), team]);
  return passed;
}

function lostStage(
  before: Charter,
  after: Charter,
  stages: Readonly<Record<string, string>>,
  passed: ReadonlyMap<string, string[]>,
) {
  for (const { id, kind } of before.stages) {
    const target = own(stages, id) ?? id;
    const counterpart = after.stages.find((stage) => stage.id === target);
    const teams = passed.get(id);
    if (teams && counterpart?.kind !== kind) return { stage: id, teams };
  }
  return undefined;
}

interface IdsBefore {
  /** Every id that a stage has had in this cohort. */
  readonly had: ReadonlySet<string>;
  /** Those that a migration put another in the place of: what was recorded under them goes by the other. */
  readonly left: ReadonlySet<string>;
}

function idsBefore({ migrations, version }: Cohort, program: Program): IdsBefore {
  const versions = [...migrations.map(({ from }) => from), version];
  const had = versions.flatMap((each) => charterOf(program, each)?.stages.map(({ id }) => id) ?? []);
  return { had: new Set(had), left: new Set(migrations.flatMap(({ stages }) => renamedBy(stages))) };
}

const renamedBy = (stages: Readonly<Record<string, string>>): string[] =>
  Object.keys(stages).filter((id) => stages[id] !== id);

/** A stage whose new id is, or was, that of another one; or whose old id another one would get. */
function sharedId(before: Charter, after: Charter, stages: Readonly<Record<string, string>>, { had, left }: IdsBefore) {
  const leaving = renamedBy(stages);
  const reused = after.stages.find(({ id }) => left.has(id) || leaving.includes(id));
  if (reused) return { stage: reused.id, counterpart: own(stages, reused.id) ?? null, because: 'id-of-another-stage' };
  const targets = before.stages.map(({ id }) => own(stages, id) ?? id);
  const stage = leaving.find((id) => had.has(stages[id]) || targets.filter((each) => each === stages[id]).length > 1);
  return stage === undefined ? undefined : { stage, counterpart: stages[stage], because: 'id-of-another-stage' };
}

export function amendTargets({ data }: AmendTargetRegions, cohort: Cohort, when: string): Decision<CohortEvent> {
  const { targets, reason } = data;
  const strangers = targets.filter((target) => !cohort.regions.some(({ region }) => region === target));
  if (strangers.length) return refuse('region-not-eligible', { regions: strangers });
  return [{ type: 'TargetRegionsAmended', data: { targets, reason, occurredAt: when } }];
}
