// What a cohort has become: its sessions, and the teams in it with who belongs to them since when.
import type { SessionKind, Text } from '../charter/charter.js';
import { own } from '../own.js';
import { isAfter } from '../time.js';
import type { CohortEvent, Composition, EligibleRegion, Member } from './cohort.events.js';

export interface ScheduledSession {
  readonly session: string;
  readonly stage: string;
  readonly kind: SessionKind;
  readonly title: Text;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly cancelled: boolean;
}
export type MemberSince = Member & { readonly from: string };
export type Standing = 'enrolled' | 'waiting' | 'offered' | 'declined';

export interface CohortTeam extends Omit<Composition, 'members'> {
  readonly standing: Standing;
  readonly members: readonly MemberSince[];
  readonly offeredUntil: string | null;
}

export interface Cohort {
  readonly opened: boolean;
  readonly program: string;
  readonly version: number;
  readonly targets: readonly string[];
  readonly regions: readonly EligibleRegion[];
  readonly capacity: number | null;
  readonly sessions: Readonly<Record<string, ScheduledSession>>;
  readonly teams: Readonly<Record<string, CohortTeam>>;
  /** Teams in order of arrival, which is that of the waiting list; an object would put ids that are numbers first. */
  readonly arrivals: readonly string[];
}

export const notYetOpened: Cohort = {
  opened: false,
  program: '',
  version: 0,
  targets: [],
  regions: [],
  capacity: null,
  sessions: {},
  teams: {},
  arrivals: [],
};

export const teamsThat = (cohort: Cohort, ...standings: readonly Standing[]): CohortTeam[] =>
  cohort.arrivals.map((team) => cohort.teams[team]).filter(({ standing }) => standings.includes(standing));

/** Enrolled and on offer: both hold a seat. */
export const seatsTaken = (cohort: Cohort): number => teamsThat(cohort, 'enrolled', 'offered').length;

/** Who belonged to the team at that time. */
export const membersOn = (team: CohortTeam, time: string): string[] =>
  team.members.filter(({ from }) => !isAfter(from, time)).map(({ person }) => person);

export function evolveCohort(cohort: Cohort, event: CohortEvent): Cohort {
  switch (event.type) {
    case 'CohortOpened': {
      const { program, version, targets, regions, capacity } = event.data;
      return { ...notYetOpened, opened: true, program, version, targets, regions, capacity };
    }
    case 'SessionScheduled': {
      const { session, stage, kind, title, startsAt, endsAt } = event.data;
      return withSession(cohort, { session, stage, kind, title, startsAt, endsAt, cancelled: false });
    }
    case 'SessionRescheduled': {
      const { session, startsAt, endsAt } = event.data;
      return withSession(cohort, { ...cohort.sessions[session], startsAt, endsAt });
    }
    case 'SessionCancelled':
      return withSession(cohort, { ...cohort.sessions[event.data.session], cancelled: true });
    case 'TeamEnrolled':
      return withTeam(cohort, joined(event.data, 'enrolled'));
    case 'TeamWaitlisted':
      return withTeam(cohort, joined(event.data, 'waiting'));
    case 'SeatOffered':
      return withTeam(cohort, {
        ...cohort.teams[event.data.team],
        standing: 'offered',
        offeredUntil: event.data.until,
      });
    case 'SeatDeclined':
      return withTeam(cohort, { ...cohort.teams[event.data.team], standing: 'declined', offeredUntil: null });
    case 'CapacitySet':
      return { ...cohort, capacity: event.data.capacity };
    case 'CommandRefused':
      return cohort;
  }
}

const withSession = (cohort: Cohort, session: ScheduledSession): Cohort => ({
  ...cohort,
  sessions: { ...cohort.sessions, [session.session]: session },
});

/** A team that comes again after it had left the list goes to its end. */
function withTeam(cohort: Cohort, team: CohortTeam): Cohort {
  const before = own(cohort.teams, team.team);
  const others = cohort.arrivals.filter((each) => each !== team.team);
  const arrivals = before && before.standing !== 'declined' ? cohort.arrivals : [...others, team.team];
  return { ...cohort, teams: { ...cohort.teams, [team.team]: team }, arrivals };
}

const joined = (
  { occurredAt, members, ...rest }: Composition & { occurredAt: string },
  standing: Standing,
): CohortTeam => ({
  ...rest,
  members: members.map((member) => ({ ...member, from: occurredAt })),
  standing,
  offeredUntil: null,
});
