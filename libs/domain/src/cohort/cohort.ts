// A cohort: one run of a program. It knows who is in; what a team did, the team knows.
import { type Catalog, regionsOf } from '../catalog/catalog.js';
import type { Charter } from '../charter/charter.js';
import { type Decider, type Decision, isRefusal, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import { own } from '../own.js';
import { charterOf, type Program } from '../program/program.js';
import { isAfter } from '../time.js';
import { admit, objection, withOffers } from './admission.js';
import type { AcceptSeat, CohortCommand, EnrollTeam, OpenCohort, SetCapacity } from './cohort.commands.js';
import type { CohortEvent, Composition } from './cohort.events.js';
import { type Cohort, type CohortTeam, evolveCohort, notYetOpened, seatsTaken } from './cohort.state.js';
import { eligibleRegions } from './eligibility.js';
import { cancel, reschedule, schedule } from './sessions.js';

export interface CohortBasis {
  readonly program: Program;
  /** Only for OpenCohort. */
  readonly regions: Catalog;
}

export const cohort: Decider<CohortCommand, CohortEvent, Cohort, CohortBasis> = {
  category: 'cohort',
  initial: notYetOpened,

  reads(command, cohort) {
    if (command.type !== 'OpenCohort') return { program: { category: 'program', id: cohort.program } };
    return {
      program: { category: 'program', id: command.data.program },
      regions: { category: 'catalog', id: 'regions' },
    };
  },

  people: (command) => (command.type === 'EnrollTeam' ? command.data.members.map(({ person }) => person) : []),

  decide(command, cohort, basis) {
    if (command.type === 'OpenCohort') return open(command, cohort, basis);
    const charter = cohort.opened && charterOf(basis.program, cohort.version);
    if (!charter) return unknown('cohort', command.params.cohort);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    switch (command.type) {
      case 'ScheduleSession':
        return schedule(command, cohort, charter, when);
      case 'RescheduleSession':
        return reschedule(command, cohort, charter, when);
      case 'CancelSession':
        return cancel(command, cohort, charter, when);
      case 'EnrollTeam':
        return enroll(command, cohort, charter, when);
      case 'AcceptSeat':
        return acceptSeat(command, cohort, charter, when);
      case 'DeclineSeat': {
        const seat = offered(cohort, command.params.team);
        if (!('standing' in seat)) return seat;
        const declined = { type: 'SeatDeclined', data: { team: seat.team, occurredAt: when } } as const;
        return withOffers(declined, cohort, charter, command.now);
      }
      case 'SetCapacity':
        return setCapacity(command, cohort, charter, when);
    }
  },

  evolve: evolveCohort,
};

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

function enroll({ params, data }: EnrollTeam, cohort: Cohort, charter: Charter, when: string): Decision<CohortEvent> {
  const before = own(cohort.teams, params.team);
  if (before && before.standing !== 'declined')
    return refuse('team-already-enrolled', { team: params.team, standing: before.standing });
  const { name, regions, leadRegion, members, project } = data;
  const team: Composition = { team: params.team, name, regions, leadRegion, members, project };
  const twice = members.find(({ person }, seat) => members.findIndex((other) => other.person === person) !== seat);
  if (twice) return refuse('already-recorded', { team: params.team, person: twice.person });
  const answer = objection(team, cohort, charter) ?? admit(team, cohort, charter, when);
  return isRefusal(answer) ? answer : [answer];
}

/** The seat that a team was offered, as long as nobody took it away. */
function offered(cohort: Cohort, team: string): CohortTeam | Exclude<Decision<never>, readonly never[]> {
  const seat = own(cohort.teams, team);
  if (!seat) return unknown('team', team);
  return seat.standing === 'offered' ? seat : refuse('no-seat-offered', { team, standing: seat.standing });
}

function acceptSeat(command: AcceptSeat, cohort: Cohort, charter: Charter, when: string): Decision<CohortEvent> {
  const seat = offered(cohort, command.params.team);
  if (!('standing' in seat)) return seat;
  if (seat.offeredUntil && isAfter(command.now, seat.offeredUntil))
    return refuse('seat-offer-expired', { team: seat.team, until: seat.offeredUntil });
  const { standing, offeredUntil, members, ...rest } = seat;
  const team: Composition = { ...rest, members: members.map(({ from, ...member }) => member) };
  return objection(team, cohort, charter) ?? [{ type: 'TeamEnrolled', data: { ...team, occurredAt: when } }];
}

function setCapacity(command: SetCapacity, cohort: Cohort, charter: Charter, when: string): Decision<CohortEvent> {
  const { capacity } = command.data;
  const taken = seatsTaken(cohort);
  if (capacity !== null && capacity < taken) return refuse('capacity-below-taken', { capacity, taken });
  return withOffers({ type: 'CapacitySet', data: { capacity, occurredAt: when } }, cohort, charter, command.now);
}
