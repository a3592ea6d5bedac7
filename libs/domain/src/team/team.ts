// A team on its way through a cohort: what it attended, how it was judged, where it was entered.
import type { Catalog } from '../catalog/catalog.js';
import { type Stage, stageOf } from '../charter/charter.js';
import type { Cohort } from '../cohort/cohort.state.js';
import { type Decider, type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { own } from '../own.js';
import { charterOf, type Program } from '../program/program.js';
import { canonicalNumber, noNumber, type RegistryNumber } from '../registry-number/registry-number.js';
import type { Sitting } from '../sitting/sitting.state.js';
import { attend } from './attendance.js';
import { defend } from './defense.js';
import { preDefend } from './pre-defense.js';
import { enterRegistry, fileApplication, returnApplication } from './registry.js';
import { rework } from './rework.js';
import { missingBefore, type Rules } from './settle.js';
import type { TeamCommand } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import { evolveTeam, lastPreDefense, notYetSeen, type Team } from './team.state.js';

export interface TeamBasis {
  readonly cohort: Cohort;
  readonly program: Program;
  /** Of the item that the command names, or of the round that ordered the rework. */
  readonly sitting?: Sitting;
  readonly calendar?: Catalog;
  readonly number?: RegistryNumber;
}

type StageCommand = Extract<TeamCommand, { data: { stage: string } }>;

export const team: Decider<TeamCommand, TeamEvent, Team, TeamBasis> = {
  category: 'team',
  initial: notYetSeen,

  reads(command, team, known) {
    const program = known.cohort && { category: 'program', id: known.cohort.program };
    const sitting = sittingOf(command, team);
    const number = known.program && known.cohort && numberOf(command, known.program, known.cohort);
    return {
      cohort: { category: 'cohort', id: command.params.cohort },
      ...(program && { program }),
      ...(sitting && { sitting: { category: 'sitting', id: sitting } }),
      ...(command.type === 'PreDefend' && { calendar: { category: 'catalog', id: 'calendar' } }),
      ...(number && { number: { category: 'registryNumber', id: number } }),
    };
  },

  decide(command, team, basis) {
    const rules = admitted(command, basis);
    if (!('charter' in rules)) return rules;
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const { sitting, calendar, number = noNumber } = basis;
    switch (command.type) {
      case 'AttendWebinar':
      case 'AttendSession':
        return attend(command, team, rules, when);
      case 'ReviseProject': {
        const { kind, title } = command.data;
        return [{ type: 'ProjectRevised', data: { kind, title, occurredAt: when } }];
      }
      case 'PreDefend':
        return onStage(command, 'pre-defense', team, rules, (stage) =>
          preDefend(command, team, stage, { ...rules, sitting, calendar }, when),
        );
      case 'AnswerRemark':
      case 'AcceptRemark':
      case 'ReopenRemark':
      case 'ExtendRework':
        return onStage(command, 'pre-defense', team, rules, (stage) =>
          rework(command, team, stage, { ...rules, sitting }, when),
        );
      case 'Defend':
        return onStage(command, 'defense', team, rules, (stage) =>
          defend(command, team, stage, { ...rules, sitting }, when),
        );
      case 'FileApplication':
        return onStage(command, 'registry', team, rules, (stage) => fileApplication(command, team, stage, rules, when));
      case 'ReturnApplication':
        return onStage(command, 'registry', team, rules, (stage) =>
          returnApplication(command, team, stage, rules, when),
        );
      case 'EnterRegistry':
        return onStage(command, 'registry', team, rules, (stage) =>
          enterRegistry(command, team, stage, { ...rules, number }, when),
        );
    }
  },

  evolve: evolveTeam,
};

/** Sitting of the named item; for remarks, of the round that they were made in. */
function sittingOf(command: TeamCommand, team: Team): string | undefined {
  if (command.type === 'PreDefend' || command.type === 'Defend') return command.data.sitting;
  if (command.type !== 'AcceptRemark' && command.type !== 'ReopenRemark') return undefined;
  return lastPreDefense(team, command.data.stage)?.sitting;
}

/** The stream of the number that an entry needs. */
export function numberOf(command: TeamCommand, program: Program, cohort: Cohort): string | undefined {
  if (command.type !== 'EnterRegistry') return undefined;
  const charter = charterOf(program, cohort.version);
  const stage = charter && stageOf(charter, command.data.stage);
  return stage?.kind === 'registry' ? `${stage.registry}.${canonicalNumber(command.data.number)}` : undefined;
}

/** The rules that the team stands under, if it is in at all. */
function admitted({ params }: TeamCommand, { cohort, program }: TeamBasis): Rules | Refusal | Unknown {
  const charter = charterOf(program, cohort.version);
  if (!cohort.opened || !charter) return unknown('cohort', params.cohort);
  const team = own(cohort.teams, params.team);
  if (!team) return unknown('team', params.team);
  if (team.standing !== 'enrolled') return refuse('team-not-enrolled', { team: params.team, standing: team.standing });
  return { charter, cohort };
}

/** The named stage of the charter, of the kind that the command is for, open and not yet passed. */
function onStage<K extends Stage['kind']>(
  { data }: StageCommand,
  kind: K,
  team: Team,
  { charter }: Rules,
  decide: (stage: Extract<Stage, { kind: K }>) => Decision<TeamEvent>,
): Decision<TeamEvent> {
  const stage = stageOf(charter, data.stage);
  if (!stage) return unknown('stage', data.stage);
  if (!isOfKind(stage, kind)) return refuse('stage-of-other-kind', { stage: stage.id, kind: stage.kind });
  const missing = missingBefore(team, stage);
  if (missing.length) return refuse('stage-not-open', { stage: stage.id, missing });
  if (own(team.stages, stage.id)?.status === 'passed') return refuse('stage-already-passed', { stage: stage.id });
  return decide(stage);
}

const isOfKind = <K extends Stage['kind']>(stage: Stage, kind: K): stage is Extract<Stage, { kind: K }> =>
  stage.kind === kind;
