// The case file of each team, waiting ones included.
import type { Composition } from '#domain/cohort/cohort.events';
import { learnRules, rulesTables } from '../cohort-rules/cohort-rules.js';
import type { Occasion } from '../runner/heard.js';
import { amend, projection, put, ref, type Statement, using } from '../runner/projection.js';
import { renameBy } from '../stages/carry-over.js';
import * as composition from './case-composition.js';
import { begun, type CaseFile, type RemarkReply, underIds } from './case-file.js';
import { caseFiles } from './case-file.table.js';
import * as progress from './case-progress.js';
import * as registry from './case-registry.js';

export const name = 'case_file';

export const caseFileProjection = projection(
  name,
  3,
  [caseFiles, ...rulesTables],
  {
    ...learnRules(name),
    TeamWaitlisted: ({ data, ...at }) => begin(at, 'waiting', data),
    TeamEnrolled: ({ data, ...at }) => begin(at, 'enrolled', data),
    SeatOffered: ({ data: { occurredAt, until }, ...at }) => seat(at, 'offered', occurredAt, { until }),
    SeatDeclined: ({ data, ...at }) => seat(at, 'declined', data.occurredAt),
    SeatOfferExpired: ({ data, ...at }) => seat(at, 'declined', data.occurredAt, { because: 'offer-expired' }),
    TeamWithdrawn: ({ data, ...at }) => seat(at, 'withdrawn', data.occurredAt, { because: data.reason }),
    TeamReinstated: ({ data, ...at }) => file(at, (its) => composition.reinstated(its, data)),
    CohortClosed: ({ data, ...at }) => closed(at, data.occurredAt),
    MemberAdded: ({ data, ...at }) => file(at, (its) => composition.memberAdded(its, data.member, data.occurredAt)),
    MemberRemoved: ({ data, ...at }) => file(at, (its) => composition.memberRemoved(its, data.person, data.occurredAt)),
    MemberReplaced: ({ data, ...at }) => file(at, (its) => composition.memberReplaced(its, data)),
    RegionJoined: ({ data, ...at }) => file(at, (its) => composition.regionJoined(its, data)),
    RegionLeft: ({ data, ...at }) => file(at, (its) => composition.regionLeft(its, data)),
    LeadRegionMoved: ({ data, ...at }) => file(at, (its) => composition.leadMoved(its, data)),
    EnrollmentCorrected: ({ data, ...at }) => file(at, (its) => composition.enrollmentCorrected(its, data)),
    ProjectRevised: ({ data, ...at }) => file(at, (its) => composition.revised(its, data)),

    WebinarAttended: ({ data, ...at }) => file(at, (its) => progress.attended(its, data)),
    SessionAttended: ({ data, ...at }) => file(at, (its) => progress.attended(its, data)),
    AttendanceCorrected: ({ data, ...at }) => file(at, (its) => progress.attendanceCorrected(its, data)),
    TestTaken: ({ data, ...at }) => file(at, (its) => progress.testTaken(its, data)),
    TestCorrected: ({ data, ...at }) => file(at, (its) => progress.testCorrected(its, data)),
    ConsultationHeld: ({ data, ...at }) => file(at, (its) => progress.consulted(its, data)),
    PreDefended: ({ data, ...at }) => file(at, (its) => progress.preDefended(its, data)),
    ReworkOrdered: ({ data, ...at }) => file(at, (its) => progress.windowSet(its, data)),
    ReworkExtended: ({ data, ...at }) => file(at, (its) => progress.windowSet(its, data, data.reason)),
    ReworkOverdue: ({ data, ...at }) => file(at, (its) => progress.overdue(its, data)),
    RemarkAnswered: ({ data: { answer: text, occurredAt, ...data }, ...at }) =>
      reply(at, data, { said: 'answered', text, at: occurredAt }),
    RemarkAccepted: ({ data: { by, occurredAt, ...data }, ...at }) =>
      reply(at, data, { said: 'accepted', by, at: occurredAt }),
    RemarkReopened: ({ data: { by, reason: text, occurredAt, ...data }, ...at }) =>
      reply(at, data, { said: 'reopened', by, text, at: occurredAt }),
    Defended: ({ data, ...at }) => file(at, (its) => progress.defended(its, data)),
    DefenseAnnulled: ({ data, ...at }) => file(at, (its) => progress.annulled(its, data)),
    AppealLodged: ({ data, ...at }) => file(at, (its) => progress.appealed(its, data)),
    AppealUpheld: ({ data, ...at }) => file(at, (its) => progress.resolved(its, 'upheld', data)),
    AppealDismissed: ({ data, ...at }) => file(at, (its) => progress.resolved(its, 'dismissed', data)),

    ApplicationFiled: ({ data, ...at }) => file(at, (its) => registry.filed(its, data)),
    ApplicationReturned: ({ data, ...at }) => file(at, (its) => registry.returned(its, data)),
    RegistryEntered: ({ data, ...at }) => file(at, (its) => registry.entered(its, data)),
    RegistryEntryCorrected: ({ data, ...at }) => file(at, (its) => registry.entryCorrected(its, data)),
    RegistryEntryRemoved: ({ data, ...at }) => file(at, (its) => registry.entryRemoved(its, data)),
    OutcomeRecorded: ({ data, ...at }) => file(at, (its) => registry.achieved(its, data)),

    StagePassed: ({ data, ...at }) => file(at, (its) => progress.decided(its, 'passed', data)),
    StageFailed: ({ data, ...at }) =>
      file(at, (its) => progress.decided(its, 'failed', { ...data, since: data.occurredAt })),
    StageReopened: ({ data, ...at }) => file(at, (its) => progress.reopened(its, data)),
    StagesCarriedOver: ({ data, ...at }) =>
      file(at, (its) => ({ ...underIds(its, renameBy(data.stages)), carried: its.carried + 1 })),
  },
  { split: 'team' },
);

function begin(at: Occasion, status: string, data: Composition & { occurredAt: string }): Statement {
  const { cohort, shownAt } = at;
  return put(caseFiles, { cohort, team: data.team, file: begun(status, data, data.occurredAt), shownAt });
}

const file = ({ cohort, team, shownAt }: Occasion, next: (its: CaseFile) => CaseFile): Statement =>
  amend(caseFiles, { cohort, team }, (row) => ({ ...row, file: next(row.file), shownAt }));

const seat = (at: Occasion, status: string, since: string, more?: Parameters<typeof composition.seatTaken>[3]) =>
  file(at, (its) => composition.seatTaken(its, status, since, more));

const reply = (at: Occasion, { stage, remark }: { stage: string; remark: string }, said: RemarkReply) =>
  file(at, (its) => progress.replied(its, stage, remark, said));

/** Of every team of the cohort; offers and the waiting list end with it. */
const closed = ({ cohort, shownAt }: Occasion, at: string): Statement =>
  using([ref(caseFiles, { cohort })], (rows) => {
    for (const row of rows.all(caseFiles, { cohort })) {
      const { status } = row.file.seat;
      const isOver = status === 'waiting' || status === 'offered';
      const its = isOver ? composition.seatTaken(row.file, 'declined', at, { because: 'cohort-closed' }) : row.file;
      rows.save(caseFiles, { ...row, file: { ...its, cohortClosedAt: at }, shownAt });
    }
  });
