// One row a team of a cohort: its seat, its stages, what it attended, what it still owes.
import type { Composition } from '#domain/cohort/cohort.events';
import type { Attendance } from '#domain/team/team.events';
import { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import type { DataOf, Heard, Occasion } from '../runner/heard.js';
import { amend, projection, ref, type Statement, using } from '../runner/projection.js';
import { endsWithCohort } from '../seats/seat.js';
import { type KnownSession, plannedSessions, replanned, turnoutOf } from '../stages/attendance.js';
import { renameBy } from '../stages/carry-over.js';
import * as board from './board-state.js';
import { cohortBoard, cohortBoardCohorts } from './cohort-board.table.js';

export const name = 'cohort_board';
const learn = learnRules(name);

export const cohortBoardProjection = projection(
  name,
  2,
  [cohortBoard, cohortBoardCohorts, ...rulesTables],
  {
    ...learn,
    CohortOpened: (event) => [learn.CohortOpened(event), begin(event)],
    CapacitySet: ({ cohort, shownAt, data }) =>
      amend(cohortBoardCohorts, { cohort }, (row) => ({ ...row, capacity: data.capacity, shownAt })),
    SessionScheduled: ({ data, ...at }) =>
      plan(at, data.session, () => ({ stage: data.stage, startsAt: data.startsAt, isCancelled: false })),
    SessionRescheduled: ({ data, ...at }) => plan(at, data.session, (known) => ({ ...known, startsAt: data.startsAt })),
    SessionCancelled: ({ data, ...at }) => plan(at, data.session, (known) => ({ ...known, isCancelled: true })),

    CohortMigrated: (event) => [learn.CohortMigrated(event), replan(event)],
    TargetRegionsAmended: (event) => [
      learn.TargetRegionsAmended(event),
      amend(cohortBoardCohorts, { cohort: event.cohort }, (row) => ({ ...row, shownAt: event.shownAt })),
    ],
    CohortClosed: (event) => close(event),

    TeamWaitlisted: ({ data, ...at }) => seat(at, 'waiting', data),
    TeamEnrolled: ({ data, ...at }) => seat(at, 'enrolled', data),
    SeatOffered: ({ data, ...at }) =>
      onBoard(at, (team) => board.reseated(team, 'offered', data.occurredAt, data.until)),
    SeatDeclined: ({ data, ...at }) => onBoard(at, (team) => board.reseated(team, 'declined', data.occurredAt)),
    SeatOfferExpired: ({ data, ...at }) => onBoard(at, (team) => board.reseated(team, 'declined', data.occurredAt)),
    TeamWithdrawn: ({ data, ...at }) => onBoard(at, (team) => board.withdrawn(team, data.occurredAt)),
    TeamReinstated: ({ data, ...at }) => onBoard(at, (team) => board.reinstated(team, data.occurredAt)),
    MemberAdded: (at) => onBoard(at, (team) => ({ ...team, members: team.members + 1 })),
    MemberRemoved: (at) => onBoard(at, (team) => ({ ...team, members: team.members - 1 })),
    RegionJoined: ({ data: { region, agreement }, ...at }) =>
      onBoard(at, (team) => ({ ...team, regions: [...team.regions, region], agreement: agreement ?? team.agreement })),
    RegionLeft: ({ data, ...at }) =>
      onBoard(at, (team) => ({ ...team, regions: team.regions.filter((region) => region !== data.region) })),
    LeadRegionMoved: ({ data, ...at }) => onBoard(at, (team) => ({ ...team, leadRegion: data.to })),
    EnrollmentCorrected: ({ data, ...at }) => onBoard(at, (team) => board.corrected(team, data)),

    WebinarAttended: ({ data, ...at }) => attend(at, data),
    SessionAttended: ({ data, ...at }) => attend(at, data),
    AttendanceCorrected: ({ data, ...at }) => attend(at, data),
    TestTaken: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.tested(team, data)),
    TestCorrected: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.tested(team, data)),
    ConsultationHeld: ({ data, ...at }) => moved(at, data.occurredAt, (team) => team),
    ProjectRevised: ({ data: { kind, title, occurredAt }, ...at }) =>
      moved(at, occurredAt, (team) => ({ ...team, project: { kind, title }, isProjectRevised: true })),
    PreDefended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.preDefended(team, data)),
    ReworkOrdered: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.windowSet(team, data)),
    ReworkExtended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.windowSet(team, data)),
    RemarkAnswered: ({ data, ...at }) => remark(at, data, 'answered'),
    RemarkAccepted: ({ data, ...at }) => remark(at, data, 'accepted'),
    RemarkReopened: ({ data, ...at }) => remark(at, data, 'reopened'),
    ReworkOverdue: ({ data, ...at }) => moved(at, data.occurredAt, (team) => team),
    Defended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => team),
    DefenseAnnulled: ({ data, ...at }) => moved(at, data.occurredAt, (team) => team),
    AppealLodged: ({ data, ...at }) =>
      moved(at, data.occurredAt, (team) => ({ ...team, openAppeals: [...team.openAppeals, data.appeal] })),
    AppealUpheld: ({ data, ...at }) => appealClosed(at, data),
    AppealDismissed: ({ data, ...at }) => appealClosed(at, data),
    ApplicationFiled: ({ data, ...at }) =>
      moved(at, data.occurredAt, (team) => board.applied(team, data.stage, 'filed')),
    ApplicationReturned: ({ data, ...at }) =>
      moved(at, data.occurredAt, (team) => board.applied(team, data.stage, 'returned')),
    RegistryEntered: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.entered(team, data)),
    RegistryEntryCorrected: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.entered(team, data)),
    RegistryEntryRemoved: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.removed(team, data)),
    OutcomeRecorded: ({ data, ...at }) =>
      moved(at, data.occurredAt, (team) => ({ ...team, outcomes: team.outcomes + 1 })),
    StagePassed: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.passed(team, data)),
    StageFailed: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.failed(team, data)),
    StageReopened: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.reopened(team, data)),
    StagesCarriedOver: ({ data, ...at }) =>
      onBoard(at, (team) => ({ ...board.underIds(team, renameBy(data.stages)), carried: team.carried + 1 })),
  },
  { split: 'team' },
);

function begin({ cohort, data, shownAt }: Heard<'CohortOpened'>): Statement {
  return underRules(name, cohort, [], (rows) => {
    const { charter } = rows.get(cohortRules, { projection: name, cohort });
    const sessions = plannedSessions(charter);
    rows.save(cohortBoardCohorts, { cohort, capacity: data.capacity, closedAt: null, sessions, shownAt });
  });
}

/** Runs after the new charter was learned. */
function replan({ cohort, data, shownAt }: Heard<'CohortMigrated'>): Statement {
  return underRules(name, cohort, [ref(cohortBoardCohorts, { cohort })], (rows, { charter }) => {
    const row = rows.get(cohortBoardCohorts, { cohort });
    const sessions = replanned(row.sessions, charter, renameBy(data.stages));
    rows.save(cohortBoardCohorts, { ...row, sessions, shownAt });
  });
}

/** Offers and the waiting list end with the cohort. */
function close({ cohort, data: { occurredAt: closedAt }, shownAt }: Heard<'CohortClosed'>): Statement {
  return using([ref(cohortBoardCohorts, { cohort }), ref(cohortBoard, { cohort })], (rows) => {
    rows.save(cohortBoardCohorts, { ...rows.get(cohortBoardCohorts, { cohort }), closedAt, shownAt });
    for (const row of rows.all(cohortBoard, { cohort })) {
      if (!endsWithCohort(row.seat)) continue;
      const state = board.reseated(row.state, 'declined', closedAt);
      rows.save(cohortBoard, { ...row, seat: state.seat, state, shownAt });
    }
  });
}

function plan({ cohort, shownAt }: Occasion, session: string, next: (known: KnownSession) => KnownSession): Statement {
  return amend(cohortBoardCohorts, { cohort }, (row) => {
    const known = row.sessions[session] ?? { stage: '', startsAt: null, isCancelled: false };
    return { ...row, sessions: { ...row.sessions, [session]: next(known) }, shownAt };
  });
}

/** A team that had waited keeps its place; one that comes back after it declined begins anew. */
function seat(at: Occasion, seated: 'waiting' | 'enrolled', data: Composition & { occurredAt: string }): Statement {
  const key = { cohort: at.cohort, team: data.team };
  return underRules(name, at.cohort, [ref(cohortBoard, key)], (rows) => {
    const before = rows.find(cohortBoard, key);
    const cameAt = before && before.seat !== 'declined' ? before.cameAt : at.at;
    const state = board.seated(seated, data, data.occurredAt);
    rows.save(cohortBoard, { ...key, seat: seated, cameAt, state, shownAt: at.shownAt });
  });
}

const onBoard = ({ cohort, team, shownAt }: Occasion, next: (team: board.BoardState) => board.BoardState): Statement =>
  amend(cohortBoard, { cohort, team }, (row) => {
    const state = next(row.state);
    return { ...row, seat: state.seat, state, shownAt };
  });

const moved = (at: Occasion, when: string, next: (team: board.BoardState) => board.BoardState) =>
  onBoard(at, (team) => ({ ...next(team), movedAt: when > team.movedAt ? when : team.movedAt }));

const attend = (at: Occasion, data: Attendance & { stage: string; occurredAt: string }): Statement =>
  moved(at, data.occurredAt, (team) => board.attended(team, data.session, turnoutOf(data.stage, data)));

const appealClosed = (at: Occasion, { appeal, occurredAt }: DataOf<'AppealUpheld'>): Statement =>
  moved(at, occurredAt, (team) => ({ ...team, openAppeals: team.openAppeals.filter((each) => each !== appeal) }));

const remark = (
  at: Occasion,
  data: { stage: string; remark: string; occurredAt: string },
  status: board.RemarkStatus,
): Statement => moved(at, data.occurredAt, (team) => board.remarked(team, data.stage, data.remark, status));
