// The case file of each team, waiting ones included.
import type { Composition } from '#domain/cohort/cohort.events';
import type { DataOf, Occasion } from '../runner/heard.js';
import { projection, put, ref, type Statement } from '../runner/projection.js';
import { type CohortRules, learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import { turnoutOf } from '../stages/attendance.js';
import * as cases from './case-file.js';
import { caseFiles, registryEntries } from './case-file.table.js';

export const name = 'case_file';

export const caseFileProjection = projection(name, 1, [caseFiles, registryEntries, ...rulesTables], {
  ...learnRules(name),
  TeamWaitlisted: ({ data, ...at }) => begin(at, 'waiting', data),
  TeamEnrolled: ({ data, ...at }) => begin(at, 'enrolled', data),
  SeatOffered: ({ data, ...at }) => file(at, (its) => cases.seatTaken(its, 'offered', data.occurredAt, data.until)),
  SeatDeclined: ({ data, ...at }) => file(at, (its) => cases.seatTaken(its, 'declined', data.occurredAt)),

  WebinarAttended: ({ data, ...at }) => attend(at, data),
  SessionAttended: ({ data, ...at }) => attend(at, data),
  ProjectRevised: ({ data, ...at }) => file(at, (its) => cases.revised(its, data)),
  PreDefended: ({ data, ...at }) => file(at, (its) => cases.preDefended(its, data)),
  ReworkOrdered: ({ data, ...at }) => file(at, (its) => cases.windowSet(its, data)),
  ReworkExtended: ({ data, ...at }) => file(at, (its) => cases.windowSet(its, data, data.reason)),
  RemarkAnswered: ({ data: { answer: text, occurredAt, ...data }, ...at }) =>
    reply(at, data, { said: 'answered', text, at: occurredAt }),
  RemarkAccepted: ({ data: { by, occurredAt, ...data }, ...at }) =>
    reply(at, data, { said: 'accepted', by, at: occurredAt }),
  RemarkReopened: ({ data: { by, reason: text, occurredAt, ...data }, ...at }) =>
    reply(at, data, { said: 'reopened', by, text, at: occurredAt }),
  Defended: ({ data, ...at }) => file(at, (its) => cases.defended(its, data)),
  ApplicationFiled: ({ data, ...at }) => file(at, (its) => cases.filed(its, data)),
  ApplicationReturned: ({ data, ...at }) => file(at, (its) => cases.returned(its, data)),
  RegistryEntered: ({ data, ...at }) => [file(at, (its) => cases.entered(its, data)), enter(at, data)],
  StagePassed: ({ data, ...at }) => file(at, (its) => cases.decided(its, 'passed', data)),
  StageFailed: ({ data, ...at }) =>
    file(at, (its) => cases.decided(its, 'failed', { ...data, since: data.occurredAt })),
  StageReopened: ({ data, ...at }) => file(at, (its) => cases.reopened(its, data)),
});

function begin(at: Occasion, seat: string, data: Composition & { occurredAt: string }): Statement {
  const { cohort, shownAt } = at;
  return put(caseFiles, { cohort, team: data.team, file: cases.begun(seat, data, data.occurredAt), shownAt });
}

function file(
  { cohort, team, shownAt }: Occasion,
  next: (its: cases.CaseFile, rules: CohortRules) => cases.CaseFile,
): Statement {
  const key = { cohort, team };
  return underRules(name, cohort, [ref(caseFiles, key)], (rows, rules) => {
    const row = rows.get(caseFiles, key);
    rows.save(caseFiles, { ...row, file: next(row.file, rules), shownAt });
  });
}

const attend = (at: Occasion, data: DataOf<'WebinarAttended'>): Statement =>
  file(at, (its, { charter }) => cases.attended(its, data, turnoutOf(charter, data.stage, data).counts));

const reply = (at: Occasion, { stage, remark }: { stage: string; remark: string }, said: cases.RemarkReply) =>
  file(at, (its) => cases.replied(its, stage, remark, said));

function enter({ cohort, team, shownAt }: Occasion, data: DataOf<'RegistryEntered'>): Statement {
  const { registry, number, order, stage, validUntil, occurredAt: enteredAt } = data;
  return put(registryEntries, { registry, number, order, stage, cohort, team, enteredAt, validUntil, shownAt });
}
