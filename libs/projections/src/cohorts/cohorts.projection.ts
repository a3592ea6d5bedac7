// Cohorts with their sessions, and one small row a team.
import type { Row } from '#read-store/upsert-json';
import type { Composition } from '#domain/cohort/cohort.events';
import type { DataOf, Occasion } from '../runner/heard.js';
import { amend, projection, put, ref, type Statement, using } from '../runner/projection.js';
import { endsWithCohort, type Seat, toComeBackTo } from '../seats/seat.js';
import { type CohortTurn, cohortSessions, cohorts, cohortTeams } from './cohorts.table.js';

export const name = 'cohorts';

export const cohortsProjection = projection(name, 2, [cohorts, cohortTeams, cohortSessions], {
  CohortOpened: ({ cohort, shownAt, data: { program, version, title, targets, capacity, occurredAt: openedAt } }) =>
    put(cohorts, { cohort, program, version, title, targets, capacity, openedAt, closed: null, turns: [], shownAt }),
  CapacitySet: ({ cohort, shownAt, data: { capacity } }) =>
    amend(cohorts, { cohort }, (row) => ({ ...row, capacity, shownAt })),
  TargetRegionsAmended: ({ data: { targets, reason, occurredAt }, ...at }) =>
    turned(at, (row) => [{ targets }, { turn: 'targets-amended', at: occurredAt, before: row.targets, reason }]),
  CohortMigrated: ({ data, ...at }) => [
    turned(at, () => {
      const { occurredAt, ...between } = data;
      return [{ version: data.to }, { turn: 'migrated', at: occurredAt, ...between }];
    }),
    sessionsRestaged(at, data),
  ],
  CohortClosed: ({ data, ...at }) => [
    amend(cohorts, { cohort: at.cohort }, (row) => {
      const { undecided, reason, occurredAt } = data;
      return { ...row, closed: { at: occurredAt, undecided, reason }, shownAt: at.shownAt };
    }),
    waitingEnded(at, data.occurredAt),
  ],

  TeamEnrolled: ({ data, ...at }) => came(at, 'enrolled', data),
  TeamWaitlisted: ({ data, ...at }) => came(at, 'waiting', data),
  SeatOffered: ({ data, ...at }) => reseated(at, 'offered', data.occurredAt),
  SeatDeclined: ({ data, ...at }) => reseated(at, 'declined', data.occurredAt),
  SeatOfferExpired: ({ data, ...at }) => reseated(at, 'declined', data.occurredAt),
  TeamWithdrawn: ({ data, ...at }) =>
    ofTeam(at, (row) => {
      const withdrawnFrom = toComeBackTo(row.seat);
      return { ...row, seat: 'withdrawn', seatSince: data.occurredAt, withdrawnFrom };
    }),
  TeamReinstated: ({ data, ...at }) =>
    ofTeam(at, (row) => {
      const seat = row.withdrawnFrom ?? 'enrolled';
      return { ...row, seat, seatSince: data.occurredAt, withdrawnFrom: null };
    }),
  RegionJoined: ({ data: { region, agreement }, ...at }) =>
    ofTeam(at, (row) => ({ ...row, regions: [...row.regions, region], agreement: agreement ?? row.agreement })),
  RegionLeft: ({ data, ...at }) =>
    ofTeam(at, (row) => ({ ...row, regions: row.regions.filter((region) => region !== data.region) })),
  LeadRegionMoved: ({ data, ...at }) => ofTeam(at, (row) => ({ ...row, leadRegion: data.to })),
  EnrollmentCorrected: ({ data, ...at }) =>
    ofTeam(at, (row) => {
      const { name: called, regions, leadRegion, agreement } = data;
      return { ...row, name: called, regions, leadRegion, agreement: agreement ?? row.agreement };
    }),

  SessionScheduled: ({ cohort, shownAt, data: { occurredAt: _, ...session } }) =>
    put(cohortSessions, { cohort, ...session, cancelled: null, shownAt }),
  SessionRescheduled: ({ cohort, shownAt, data: { session, startsAt, endsAt } }) =>
    amend(cohortSessions, { cohort, session }, (row) => ({ ...row, startsAt, endsAt, shownAt })),
  SessionCancelled: ({ cohort, shownAt, data: { session, reason } }) =>
    amend(cohortSessions, { cohort, session }, (row) => ({ ...row, cancelled: reason, shownAt })),
});

type Cohort = Row<typeof cohorts>;
type CohortTeam = Row<typeof cohortTeams>;

const turned = (
  { cohort, shownAt }: Occasion,
  next: (row: Cohort) => readonly [Partial<Cohort>, CohortTurn],
): Statement =>
  amend(cohorts, { cohort }, (row) => {
    const [change, turn] = next(row);
    return { ...row, ...change, turns: [...row.turns, turn], shownAt };
  });

function came(
  { cohort, shownAt }: Occasion,
  seat: Seat,
  { team, name: called, leadRegion, regions, agreement, occurredAt }: Composition & { occurredAt: string },
): Statement {
  const at = { cohort, team, seat, seatSince: occurredAt, withdrawnFrom: null };
  return put(cohortTeams, { ...at, name: called, leadRegion, regions, agreement: agreement ?? null, shownAt });
}

const ofTeam = ({ cohort, team, shownAt }: Occasion, next: (row: CohortTeam) => CohortTeam): Statement =>
  amend(cohortTeams, { cohort, team }, (row) => ({ ...next(row), shownAt }));

const reseated = (at: Occasion, seat: Seat, seatSince: string): Statement =>
  ofTeam(at, (row) => ({ ...row, seat, seatSince }));

const waitingEnded = ({ cohort, shownAt }: Occasion, seatSince: string): Statement =>
  using([ref(cohortTeams, { cohort })], (rows) => {
    for (const row of rows.all(cohortTeams, { cohort }))
      if (endsWithCohort(row.seat)) rows.save(cohortTeams, { ...row, seat: 'declined', seatSince, shownAt });
  });

const sessionsRestaged = ({ cohort, shownAt }: Occasion, { stages }: DataOf<'CohortMigrated'>): Statement =>
  using([ref(cohortSessions, { cohort })], (rows) => {
    for (const row of rows.all(cohortSessions, { cohort })) {
      const stage = stages[row.stage];
      if (stage !== undefined) rows.save(cohortSessions, { ...row, stage, shownAt });
    }
  });
