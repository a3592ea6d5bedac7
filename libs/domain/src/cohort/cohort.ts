// A cohort: one run of a program. It knows who is in; what a team did, the team knows.
import type { Agreement } from '../agreement/agreement.js';
import { type Catalog, regionsOf } from '../catalog/catalog.js';
import {
  type BasisRefs,
  type Decider,
  type Decision,
  type Refusal,
  refuse,
  type Unknown,
  unknown,
} from '../decider.js';
import { notInFuture } from '../occurred.js';
import { charterOf, type Program } from '../program/program.js';
import { amendTargets, close, migrate, type Teams } from './closing.js';
import type { CohortCommand, MembershipCommand, OpenCohort, RegionCommand } from './cohort.commands.js';
import type { CohortEvent } from './cohort.events.js';
import { type Cohort, type CohortTeam, arrivalsOf, evolveCohort, notYetOpened, teamOf } from './cohort.state.js';
import { eligibleRegions } from './eligibility.js';
import { changeMembers } from './membership.js';
import * as seats from './seats.js';
import { cancel, reschedule, schedule } from './sessions.js';
import { changeRegions } from './team-regions.js';

export interface CohortBasis {
  readonly program: Program;
  /** Only for OpenCohort. */
  readonly regions: Catalog;
  /** The one that the command or the team names. */
  readonly agreement?: Agreement;
  /** Every team of the cohort, only for those commands that must see them all. */
  readonly teams?: Teams;
}

export const cohort: Decider<CohortCommand, CohortEvent, Cohort, CohortBasis> = {
  category: 'cohort',
  initial: notYetOpened,

  reads(command, cohort): BasisRefs {
    if (command.type === 'OpenCohort')
      return {
        program: { category: 'program', id: command.data.program },
        regions: { category: 'catalog', id: 'regions' },
      };
    const agreement = agreementOf(command, cohort);
    const seesAll = command.type === 'CloseCohort' || command.type === 'MigrateCohort';
    return {
      program: { category: 'program', id: cohort.program },
      ...(agreement && { agreement: { category: 'agreement', id: agreement } }),
      ...(seesAll && { teams: { category: 'team', of: command.params.cohort, ids: arrivalsOf(cohort) } }),
    };
  },

  people(command) {
    if (command.type === 'EnrollTeam' || command.type === 'CorrectEnrollment')
      return command.data.members.map(({ person }) => person);
    if (command.type === 'AddMember') return [command.data.person];
    return command.type === 'ReplaceMember' ? [command.data.member.person] : [];
  },

  decide(command, cohort, basis) {
    if (command.type === 'OpenCohort') return open(command, cohort, basis);
    const charter = cohort.opened && charterOf(basis.program, cohort.version);
    if (!charter) return unknown('cohort', command.params.cohort);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    if (cohort.closed && !afterClosing.has(command.type))
      return command.type === 'ExpireSeatOffer' ? [] : refuse('cohort-closed', { cohort: command.params.cohort });
    const rules = { cohort, charter, agreement: basis.agreement };
    switch (command.type) {
      case 'ScheduleSession':
        return schedule(command, cohort, charter, when);
      case 'RescheduleSession':
        return reschedule(command, cohort, charter, when);
      case 'CancelSession':
        return cancel(command, cohort, charter, when);
      case 'EnrollTeam':
        return seats.enroll(command, rules, when);
      case 'AcceptSeat':
        return seats.acceptSeat(command, rules, when);
      case 'DeclineSeat':
        return seats.declineSeat(command, rules, when);
      case 'ExpireSeatOffer':
        return seats.expireSeatOffer(command, rules);
      case 'WithdrawTeam':
        return seats.withdraw(command, rules, when);
      case 'ReinstateTeam':
        return seats.reinstate(command, rules, when);
      case 'CorrectEnrollment':
        return seats.correctEnrollment(command, rules, when);
      case 'SetCapacity':
        return seats.setCapacity(command, rules, when);
      case 'AddMember':
      case 'RemoveMember':
      case 'ReplaceMember':
        return inTeam(command, cohort, (team) => changeMembers(command, team, cohort, charter, when));
      case 'JoinRegion':
      case 'LeaveRegion':
      case 'MoveLead':
        return inTeam(command, cohort, (team) => changeRegions(command, team, cohort, charter, basis.agreement, when));
      case 'AmendTargetRegions':
        return amendTargets(command, cohort, when);
      case 'MigrateCohort':
        return migrate(command, cohort, basis.teams ?? {}, basis.program, when);
      case 'CloseCohort':
        return close(command, cohort, basis.teams ?? {}, charter, when);
    }
  },

  evolve: evolveCohort,
};

/** Corrections are never too late. */
const afterClosing: ReadonlySet<CohortCommand['type']> = new Set(['CorrectEnrollment', 'ReinstateTeam']);

/** The agreement that a composition names, or the one that the team was enrolled with. */
function agreementOf(command: CohortCommand, cohort: Cohort): string | undefined {
  const named = 'agreement' in command.data ? command.data.agreement : undefined;
  if (named) return named;
  const rests = command.type === 'AcceptSeat' || command.type === 'JoinRegion';
  return rests ? teamOf(cohort, command.params.team)?.agreement : undefined;
}

/** A team that is enrolled. */
function inTeam(
  { params }: MembershipCommand | RegionCommand,
  cohort: Cohort,
  decide: (team: CohortTeam) => Decision<CohortEvent>,
): Decision<CohortEvent> {
  const seat = enrolledTeam(cohort, params.team);
  return 'standing' in seat ? decide(seat) : seat;
}

/** The team when it is enrolled, and why not otherwise. */
export function enrolledTeam(cohort: Cohort, team: string): CohortTeam | Refusal | Unknown {
  const seat = teamOf(cohort, team);
  if (!seat) return unknown('team', team);
  if (seat.standing === 'withdrawn') return refuse('team-withdrawn', { team });
  return seat.standing === 'enrolled' ? seat : refuse('team-not-enrolled', { team, standing: seat.standing });
}

function open(command: OpenCohort, cohort: Cohort, basis: CohortBasis): Decision<CohortEvent> {
  const { params, data } = command;
  if (cohort.opened) return refuse('already-exists', { cohort: params.cohort });
  if (!basis.program.exists) return unknown('program', data.program);
  const version = data.version ?? basis.program.charters.length;
  const charter = charterOf(basis.program, version);
  if (!charter) return unknown('charter', `${data.program} ${version}`);
  const when = notInFuture(command);
  if (typeof when !== 'string') return when;
  const regions = eligibleRegions(charter.admission.eligible, regionsOf(basis.regions), when);
  const targets = data.targets ?? regions.map(({ region }) => region);
  const strangers = targets.filter((target) => !regions.some(({ region }) => region === target));
  if (strangers.length) return refuse('region-not-eligible', { regions: strangers });
  const capacity = data.capacity === undefined ? charter.admission.capacity : data.capacity;
  const { program, title } = data;
  return [
    {
      type: 'CohortOpened',
      data: { cohort: params.cohort, program, version, title, targets, regions, capacity, occurredAt: when },
    },
  ];
}
