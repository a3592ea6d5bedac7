// What a cohort has become: its sessions, and the teams in it with who belongs to them since when.
import type { SessionKind, Text } from '../charter/charter.js';
import { own } from '../own.js';
import { isAfter } from '../time.js';
import type { CohortEvent, Composition, EligibleRegion, Member } from './cohort.events.js';
import {
  type CohortTeam,
  howMany,
  type MemberSince,
  nobody,
  type Roll,
  type Standing,
  teamOf,
  teamsThat,
  withTeam,
} from './roll.js';

export {
  arrivalsOf,
  type CohortTeam,
  howMany,
  type MemberSince,
  type Standing,
  teamOf,
  teamsThat,
  teamsWith,
} from './roll.js';

export interface ScheduledSession {
  readonly session: string;
  readonly stage: string;
  readonly kind: SessionKind;
  readonly title: Text;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly cancelled: boolean;
}
export interface Cohort {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly program: string;
  readonly version: number;
  readonly targets: readonly string[];
  readonly regions: readonly EligibleRegion[];
  readonly capacity: number | null;
  readonly sessions: Readonly<Record<string, ScheduledSession>>;
  readonly teams: Roll;
  /** In order: from and to which version, and which stages got another id by it. */
  readonly migrations: readonly {
    readonly from: number;
    readonly to: number;
    readonly stages: Readonly<Record<string, string>>;
  }[];
}

export const notYetOpened: Cohort = {
  opened: false,
  closed: false,
  program: '',
  version: 0,
  targets: [],
  regions: [],
  capacity: null,
  sessions: {},
  teams: nobody,
  migrations: [],
};

/** Enrolled and on offer: both hold a seat. */
export const seatsTaken = (cohort: Cohort): number => howMany(cohort, 'enrolled', 'offered');

/** Who belonged to the team at that time. */
export const membersOn = (team: CohortTeam, time: string): string[] => [
  ...new Set(
    team.members
      .filter(({ from, until }) => !isAfter(from, time) && (until === undefined || isAfter(until, time)))
      .map(({ person }) => person),
  ),
];

/** Who belongs to it now. */
export const membersNow = (team: CohortTeam): MemberSince[] => team.members.filter(({ until }) => until === undefined);

/** The team as a composition of today. */
export function compositionOf(team: CohortTeam): Composition {
  const { name, regions, leadRegion, project, agreement } = team;
  const members = membersNow(team).map(({ from, until, ...member }) => member);
  return { team: team.team, name, regions, leadRegion, members, project, ...(agreement && { agreement }) };
}

/** The id that a stage has today. */
export const today = ({ migrations }: Cohort, stage: string): string =>
  migrations.reduce((id, { stages }) => own(stages, id) ?? id, stage);

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
      return put(cohort, joined(event.data, 'enrolled'));
    case 'TeamWaitlisted':
      return put(cohort, joined(event.data, 'waiting'));
    case 'SeatOffered':
      return change(cohort, event.data.team, () => ({ standing: 'offered', offeredUntil: event.data.until }));
    case 'SeatDeclined':
      return change(cohort, event.data.team, () => ({ standing: 'declined', offeredUntil: null }));
    case 'SeatOfferExpired':
      return change(cohort, event.data.team, () => ({ standing: 'declined', offeredUntil: event.data.until }));
    case 'CapacitySet':
      return { ...cohort, capacity: event.data.capacity };
    case 'TeamWithdrawn':
      return change(cohort, event.data.team, ({ standing }) => ({
        standing: 'withdrawn',
        withdrawnFrom: standing === 'offered' ? 'waiting' : standing,
        offeredUntil: null,
      }));
    case 'TeamReinstated':
      return change(cohort, event.data.team, ({ withdrawnFrom }) => ({
        standing: withdrawnFrom ?? 'enrolled',
        withdrawnFrom: null,
      }));
    case 'MemberAdded':
      return change(cohort, event.data.team, (team) =>
        cameAndWent(team, event.data.member, undefined, event.data.occurredAt),
      );
    case 'MemberRemoved':
      return change(cohort, event.data.team, (team) =>
        cameAndWent(team, undefined, event.data.person, event.data.occurredAt),
      );
    case 'MemberReplaced': {
      const { team, member, person, occurredAt } = event.data;
      return change(cohort, team, (before) => cameAndWent(before, member, person, occurredAt));
    }
    case 'RegionJoined': {
      const { team, region, agreement } = event.data;
      return change(cohort, team, ({ regions }) => ({
        regions: [...regions, region],
        ...(agreement && { agreement }),
      }));
    }
    case 'RegionLeft':
      return change(cohort, event.data.team, ({ regions }) => ({
        regions: regions.filter((region) => region !== event.data.region),
      }));
    case 'LeadRegionMoved':
      return change(cohort, event.data.team, () => ({ leadRegion: event.data.to }));
    case 'TargetRegionsAmended':
      return { ...cohort, targets: event.data.targets };
    case 'EnrollmentCorrected': {
      const before = teamOf(cohort, event.data.team);
      return before ? put(cohort, corrected(before, event.data)) : cohort;
    }
    case 'CohortMigrated': {
      const { from, to, stages } = event.data;
      return { ...cohort, version: to, migrations: [...cohort.migrations, { from, to, stages }] };
    }
    case 'CohortClosed':
      return closed(cohort);
    case 'CommandRefused':
      return cohort;
  }
}

/** Offers and the waiting list end, also for those who would come back to them. */
function closed(cohort: Cohort): Cohort {
  const left: Cohort = { ...cohort, closed: true };
  const ended = teamsThat(cohort, 'waiting', 'offered').reduce(
    (after, { team }) => change(after, team, () => ({ standing: 'declined', offeredUntil: null })),
    left,
  );
  return teamsThat(cohort, 'withdrawn')
    .filter(({ withdrawnFrom }) => withdrawnFrom === 'waiting')
    .reduce((after, { team }) => change(after, team, () => ({ withdrawnFrom: 'declined' })), ended);
}

const withSession = (cohort: Cohort, session: ScheduledSession): Cohort => ({
  ...cohort,
  sessions: { ...cohort.sessions, [session.session]: session },
});

const put = (cohort: Cohort, team: CohortTeam): Cohort => ({ ...cohort, teams: withTeam(cohort.teams, team) });

function change(cohort: Cohort, team: string, change: (team: CohortTeam) => Partial<CohortTeam>): Cohort {
  const before = teamOf(cohort, team);
  return before ? put(cohort, { ...before, ...change(before) }) : cohort;
}

const joined = (
  { occurredAt, members, ...rest }: Composition & { occurredAt: string },
  standing: Standing,
): CohortTeam => ({
  ...rest,
  members: members.map((member) => ({ ...member, from: occurredAt })),
  standing,
  enrolledAt: occurredAt,
  offeredUntil: null,
  withdrawnFrom: null,
});

function cameAndWent(
  team: CohortTeam,
  came: Member | undefined,
  went: string | undefined,
  at: string,
): Partial<CohortTeam> {
  const rest = team.members.map((member) =>
    member.person === went && member.until === undefined ? { ...member, until: at } : member,
  );
  return { members: came ? [...rest, { ...came, from: at }] : rest };
}

/** Who was a member keeps their date; who should have been one is so from the enrollment on. */
function corrected(
  { agreement: _, ...team }: CohortTeam,
  { name, regions, leadRegion, members, project, agreement }: Composition,
): CohortTeam {
  const since = (person: string) =>
    membersNow(team).find((member) => member.person === person)?.from ?? team.enrolledAt;
  const now = members.map((member) => ({ ...member, from: since(member.person) }));
  const gone = team.members.filter(({ until }) => until !== undefined);
  return { ...team, name, regions, leadRegion, project, members: [...gone, ...now], ...(agreement && { agreement }) };
}
