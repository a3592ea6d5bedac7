// A team on its way through a cohort: what it attended, how it was judged, where it was entered.
import type { Catalog } from '../catalog/catalog.js';
import { type Stage, stageOf } from '../charter/charter.js';
import { enrolledTeam } from '../cohort/cohort.js';
import { type Cohort, teamOf } from '../cohort/cohort.state.js';
import { type Decider, type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { own } from '../own.js';
import { charterOf, type Program } from '../program/program.js';
import { canonicalNumber, noNumber, type RegistryNumber } from '../registry-number/registry-number.js';
import type { Sitting } from '../sitting/sitting.state.js';
import { lodge, resolve } from './appeals.js';
import { attend, correctAttendance } from './attendance.js';
import { holdConsultation, recordOutcome, reviseProject } from './beside-stages.js';
import { carriedOver, carryOver } from './carry-over.js';
import { annul, defend } from './defense.js';
import { preDefend } from './pre-defense.js';
import { correctEntry, enterRegistry, fileApplication, removeEntry, returnApplication } from './registry.js';
import { declareOverdue, rework } from './rework.js';
import { missingBefore, type Rules, settled } from './settle.js';
import type { TeamCommand } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import { evolveTeam, lastPreDefense, notYetSeen, type Team } from './team.state.js';
import { correctTest, takeTest } from './test.js';

export interface TeamBasis {
  readonly cohort: Cohort;
  readonly program: Program;
  /** Of the item that the command names, or of the round that ordered the rework. */
  readonly sitting?: Sitting;
  readonly calendar?: Catalog;
  readonly number?: RegistryNumber;
}

const needsCalendar: ReadonlySet<TeamCommand['type']> = new Set(['PreDefend', 'LodgeAppeal']);

type StageCommand = Extract<TeamCommand, { data: { stage: string } }>;

export const team: Decider<TeamCommand, TeamEvent, Team, TeamBasis> = {
  category: 'team',
  initial: notYetSeen,

  reads(command, team, known) {
    const program = known.cohort && { category: 'program', id: known.cohort.program };
    const sitting = sittingOf(command, team, known.cohort);
    const number = known.program && known.cohort && numberOf(command, known.program, known.cohort);
    return {
      cohort: { category: 'cohort', id: command.params.cohort },
      ...(program && { program }),
      ...(sitting && { sitting: { category: 'sitting', id: sitting } }),
      ...(needsCalendar.has(command.type) && { calendar: { category: 'catalog', id: 'calendar' } }),
      ...(number && { number: { category: 'registryNumber', id: number } }),
    };
  },

  decide(command, before, basis) {
    const rules = admitted(command, basis);
    if (!('charter' in rules)) return rules;
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const carried = carryOver(before, rules.cohort, when);
    const answer = judge(command, carried.reduce(evolveTeam, before), { ...basis, ...rules }, when);
    return Array.isArray(answer) && answer.length ? [...carried, ...answer] : answer;
  },

  evolve: evolveTeam,
};

function judge(command: TeamCommand, team: Team, rules: TeamBasis & Rules, when: string): Decision<TeamEvent> {
  const { sitting, calendar, number = noNumber } = rules;
  switch (command.type) {
    case 'AttendWebinar':
    case 'AttendSession':
      return attend(command, team, rules, when);
    case 'CorrectAttendance':
      return correctAttendance(command, team, rules, when);
    case 'TakeTest':
      return onOpenStage(command, 'test', team, rules, (stage) => takeTest(command, team, stage, rules, when));
    case 'CorrectTest':
      return onStage(command, 'test', rules, (stage) => correctTest(command, team, stage, rules, when));
    case 'HoldConsultation':
      return holdConsultation(command, rules, when);
    case 'ReviseProject':
      return reviseProject(command, when);
    case 'PreDefend':
      return onOpenStage(command, 'pre-defense', team, rules, (stage) =>
        preDefend(command, team, stage, { ...rules, sitting, calendar }, when),
      );
    case 'AnswerRemark':
    case 'AcceptRemark':
    case 'ReopenRemark':
    case 'ExtendRework':
      return onOpenStage(command, 'pre-defense', team, rules, (stage) =>
        rework(command, team, stage, { ...rules, sitting }, when),
      );
    case 'DeclareReworkOverdue':
      return declareOverdue(command, team, rules);
    case 'Defend':
      return onOpenStage(command, 'defense', team, rules, (stage) =>
        defend(command, team, stage, { ...rules, sitting }, when),
      );
    case 'AnnulDefense':
      return onStage(command, 'defense', rules, (stage) => annul(command, team, stage, rules, when));
    case 'LodgeAppeal':
      return onStage(command, 'defense', rules, (stage) => lodge(command, team, stage, { ...rules, calendar }, when));
    case 'ResolveAppeal':
      return resolve(command, team, rules, when);
    case 'FileApplication':
      return onOpenStage(command, 'registry', team, rules, (stage) =>
        fileApplication(command, team, stage, rules, when),
      );
    case 'ReturnApplication':
      return onOpenStage(command, 'registry', team, rules, (stage) =>
        returnApplication(command, team, stage, rules, when),
      );
    case 'EnterRegistry':
      return onOpenStage(command, 'registry', team, rules, (stage) =>
        enterRegistry(command, team, stage, { ...rules, number }, when),
      );
    case 'ExpireReservation':
      return refuse('reservation-expired', { ...command.data });
    case 'CorrectRegistryEntry':
      return onStage(command, 'registry', rules, (stage) =>
        correctEntry(command, team, stage, { ...rules, number }, when),
      );
    case 'RemoveFromRegistry':
      return onStage(command, 'registry', rules, (stage) => removeEntry(command, team, stage, rules, when));
    case 'RecordOutcome':
      return recordOutcome(command, team, rules, when);
    case 'AssessStages':
      return settled(team, [], rules, when);
  }
}

/** Sitting of the named item; for remarks, of the round that they were made in. */
function sittingOf(command: TeamCommand, team: Team, cohort: Cohort | undefined): string | undefined {
  if (command.type === 'PreDefend' || command.type === 'Defend') return command.data.sitting;
  if (command.type !== 'AcceptRemark' && command.type !== 'ReopenRemark') return undefined;
  const rounds = lastPreDefense(cohort ? carriedOver(team, cohort) : team, command.data.stage);
  return rounds?.sitting;
}

/** The stream of the number that an entry needs. */
export function numberOf(command: TeamCommand, program: Program, cohort: Cohort): string | undefined {
  if (command.type !== 'EnterRegistry' && command.type !== 'CorrectRegistryEntry') return undefined;
  const charter = charterOf(program, cohort.version);
  const stage = charter && stageOf(charter, command.data.stage);
  return stage?.kind === 'registry' ? `${stage.registry}.${canonicalNumber(command.data.number)}` : undefined;
}

/** Corrections are never too late; nothing else is for a team that has withdrawn. */
const corrections: ReadonlySet<TeamCommand['type']> = new Set([
  'CorrectAttendance',
  'CorrectTest',
  'AnnulDefense',
  'CorrectRegistryEntry',
  'ExpireReservation',
]);
const afterClosing: ReadonlySet<TeamCommand['type']> = new Set([
  ...corrections,
  'AssessStages',
  'LodgeAppeal',
  'ResolveAppeal',
  'FileApplication',
  'ReturnApplication',
  'EnterRegistry',
  'RemoveFromRegistry',
  'RecordOutcome',
]);
/** Sent by the clock: what came too late for them is nothing, not a refusal. */
const deadlines: ReadonlySet<TeamCommand['type']> = new Set(['DeclareReworkOverdue', 'AssessStages']);

/** The rules that the team stands under, if it is in at all. */
function admitted(
  { type, params }: TeamCommand,
  { cohort, program }: TeamBasis,
): Rules | Refusal | Unknown | readonly never[] {
  const charter = charterOf(program, cohort.version);
  if (!cohort.opened || !charter) return unknown('cohort', params.cohort);
  const known = teamOf(cohort, params.team);
  const seat = enrolledTeam(cohort, params.team);
  const isExcepted = 'refused' in seat && seat.refused === 'team-withdrawn' && corrections.has(type);
  if (!known || (!('standing' in seat) && !isExcepted))
    return deadlines.has(type) && 'refused' in seat ? [] : (seat as Refusal | Unknown);
  if (cohort.closed && !afterClosing.has(type))
    return deadlines.has(type) ? [] : refuse('cohort-closed', { cohort: params.cohort });
  return { charter, cohort, seat: known };
}

/** The named stage of the charter, of the kind that the command is for. */
function onStage<K extends Stage['kind']>(
  { data }: StageCommand,
  kind: K,
  { charter }: Rules,
  decide: (stage: Extract<Stage, { kind: K }>) => Decision<TeamEvent>,
): Decision<TeamEvent> {
  const stage = stageOf(charter, data.stage);
  if (!stage) return unknown('stage', data.stage);
  return isOfKind(stage, kind) ? decide(stage) : refuse('stage-of-other-kind', { stage: stage.id, kind: stage.kind });
}

/** The same, open and not yet passed. */
const onOpenStage = <K extends Stage['kind']>(
  command: StageCommand,
  kind: K,
  team: Team,
  rules: Rules,
  decide: (stage: Extract<Stage, { kind: K }>) => Decision<TeamEvent>,
): Decision<TeamEvent> =>
  onStage(command, kind, rules, (stage) => {
    const missing = missingBefore(team, stage);
    if (missing.length) return refuse('stage-not-open', { stage: stage.id, missing });
    if (own(team.stages, stage.id)?.status === 'passed') return refuse('stage-already-passed', { stage: stage.id });
    return decide(stage);
  });

const isOfKind = <K extends Stage['kind']>(stage: Stage, kind: K): stage is Extract<Stage, { kind: K }> =>
  stage.kind === kind;
