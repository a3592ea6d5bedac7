// One row a team of a cohort: its seat, its stages, what it attended, what it still owes.
import type { Composition } from '#domain/cohort/cohort.events';
import type { Attendance } from '#domain/team/team.events';
import { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { type CohortRules, learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import type { Heard, Occasion } from '../runner/heard.js';
import { amend, projection, ref, type Statement } from '../runner/projection.js';
import { type KnownSession, plannedSessions, turnoutOf } from '../stages/attendance.js';
import * as board from './board-state.js';
import { cohortBoard, cohortBoardCohorts } from './cohort-board.table.js';

export const name = 'cohort_board';
const learn = learnRules(name);

export const cohortBoardProjection = projection(name, 1, [cohortBoard, cohortBoardCohorts, ...rulesTables], {
  ...learn,
  CohortOpened: (event) => [learn.CohortOpened(event), begin(event)],
  CapacitySet: ({ cohort, shownAt, data }) =>
    amend(cohortBoardCohorts, { cohort }, (row) => ({ ...row, capacity: data.capacity, shownAt })),
  SessionScheduled: ({ data, ...at }) =>
    plan(at, data.session, () => ({ stage: data.stage, startsAt: data.startsAt, isCancelled: false })),
  SessionRescheduled: ({ data, ...at }) => plan(at, data.session, (known) => ({ ...known, startsAt: data.startsAt })),
  SessionCancelled: ({ data, ...at }) => plan(at, data.session, (known) => ({ ...known, isCancelled: true })),

  TeamWaitlisted: ({ data, ...at }) => seat(at, 'waiting', data),
  TeamEnrolled: ({ data, ...at }) => seat(at, 'enrolled', data),
  SeatOffered: ({ data, ...at }) => onBoard(at, (team) => board.reseated(team, 'offered', data.occurredAt, data.until)),
  SeatDeclined: ({ data, ...at }) => onBoard(at, (team) => board.reseated(team, 'declined', data.occurredAt)),

  WebinarAttended: ({ data, ...at }) => attend(at, data),
  SessionAttended: ({ data, ...at }) => attend(at, data),
  ProjectRevised: ({ data: { kind, title, occurredAt }, ...at }) =>
    moved(at, occurredAt, (team) => ({ ...team, project: { kind, title } })),
  PreDefended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.preDefended(team, data)),
  ReworkOrdered: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.windowSet(team, data)),
  ReworkExtended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.windowSet(team, data)),
  RemarkAnswered: ({ data, ...at }) => remark(at, data, 'answered'),
  RemarkAccepted: ({ data, ...at }) => remark(at, data, 'accepted'),
  RemarkReopened: ({ data, ...at }) => remark(at, data, 'reopened'),
  Defended: ({ data, ...at }) => moved(at, data.occurredAt, (team) => team),
  ApplicationFiled: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.applied(team, data.stage, 'filed')),
  ApplicationReturned: ({ data, ...at }) =>
    moved(at, data.occurredAt, (team) => board.applied(team, data.stage, 'returned')),
  RegistryEntered: ({ data, ...at }) =>
    moved(at, data.occurredAt, (team) => ({ ...team, registryNumber: data.number })),
  StagePassed: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.passed(team, data)),
  StageFailed: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.failed(team, data)),
  StageReopened: ({ data, ...at }) => moved(at, data.occurredAt, (team) => board.reopened(team, data)),
});

function begin({ cohort, data, shownAt }: Heard<'CohortOpened'>): Statement {
  return underRules(name, cohort, [], (rows) => {
    const { charter } = rows.get(cohortRules, { projection: name, cohort });
    rows.save(cohortBoardCohorts, { cohort, capacity: data.capacity, sessions: plannedSessions(charter), shownAt });
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

function onBoard(
  { cohort, team, shownAt }: Occasion,
  next: (team: board.BoardState, rules: CohortRules) => board.BoardState,
): Statement {
  const key = { cohort, team };
  return underRules(name, cohort, [ref(cohortBoard, key)], (rows, rules) => {
    const row = rows.get(cohortBoard, key);
    const state = next(row.state, rules);
    rows.save(cohortBoard, { ...row, seat: state.seat, state, shownAt });
  });
}

const moved = (at: Occasion, when: string, next: (team: board.BoardState, rules: CohortRules) => board.BoardState) =>
  onBoard(at, (team, rules) => ({ ...next(team, rules), movedAt: when > team.movedAt ? when : team.movedAt }));

const attend = (at: Occasion, data: Attendance & { stage: string; occurredAt: string }): Statement =>
  moved(at, data.occurredAt, (team, { charter }) =>
    board.attended(team, data.session, turnoutOf(charter, data.stage, data)),
  );

const remark = (
  at: Occasion,
  data: { stage: string; remark: string; occurredAt: string },
  status: board.RemarkStatus,
): Statement => moved(at, data.occurredAt, (team) => board.remarked(team, data.stage, data.remark, status));
