// Cohorts with their sessions, and one small row a seat to count by.
import type { Occasion } from '../runner/heard.js';
import { amend, projection, put, type Statement } from '../runner/projection.js';
import { cohortSeats, cohortSessions, cohorts } from './cohorts.table.js';

export const name = 'cohorts';

export const cohortsProjection = projection(name, 1, [cohorts, cohortSeats, cohortSessions], {
  CohortOpened: ({ cohort, shownAt, data: { program, version, title, targets, capacity, occurredAt: openedAt } }) =>
    put(cohorts, { cohort, program, version, title, targets, capacity, openedAt, shownAt }),
  CapacitySet: ({ cohort, shownAt, data: { capacity } }) =>
    amend(cohorts, { cohort }, (row) => ({ ...row, capacity, shownAt })),
  TeamEnrolled: (event) => seat(event, 'enrolled'),
  TeamWaitlisted: (event) => seat(event, 'waiting'),
  SeatOffered: (event) => seat(event, 'offered'),
  SeatDeclined: (event) => seat(event, 'declined'),
  SessionScheduled: ({ cohort, shownAt, data: { occurredAt: _, ...session } }) =>
    put(cohortSessions, { cohort, ...session, cancelled: null, shownAt }),
  SessionRescheduled: ({ cohort, shownAt, data: { session, startsAt, endsAt } }) =>
    amend(cohortSessions, { cohort, session }, (row) => ({ ...row, startsAt, endsAt, shownAt })),
  SessionCancelled: ({ cohort, shownAt, data: { session, reason } }) =>
    amend(cohortSessions, { cohort, session }, (row) => ({ ...row, cancelled: reason, shownAt })),
});

const seat = ({ cohort, team, shownAt }: Occasion, now: 'enrolled' | 'waiting' | 'offered' | 'declined'): Statement =>
  put(cohortSeats, { cohort, team, seat: now, shownAt });
