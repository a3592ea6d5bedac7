// What the team attended, wrote and defended, and what was said of its stages. A pure fold; every function is one fact.
import type { DataOf } from '../runner/heard.js';
import { mark, unmark } from '../stages/stage-status.js';
import type { CaseFile, RemarkReply } from './case-file.js';

/** With the newest record that fits made another; there must be one. */
export function withLast<T>(
  all: readonly T[],
  fits: (each: T) => boolean,
  next: (each: T) => T,
  what: string,
): readonly T[] {
  const index = all.findLastIndex(fits);
  const last = all[index];
  if (last === undefined) throw new Error(`there is no ${what}`);
  return all.with(index, next(last));
}

export const attended = (file: CaseFile, data: DataOf<'WebinarAttended'>): CaseFile => {
  const { occurredAt: recordedFor, ...record } = data;
  return { ...file, attendance: [...file.attendance, { ...record, recordedFor, corrections: [] }] };
};

export function attendanceCorrected(file: CaseFile, data: DataOf<'AttendanceCorrected'>): CaseFile {
  const { reason, document, occurredAt: at, ...record } = data;
  const attendance = withLast(
    file.attendance,
    ({ session }) => session === data.session,
    ({ corrections, recordedFor, ...was }) => {
      const { present, remote, excused, absent } = was;
      const before = { present, remote, excused, absent };
      return { ...record, recordedFor, corrections: [...corrections, { reason, document, at, before }] };
    },
    `record of ${data.session}`,
  );
  return { ...file, attendance };
}

export const testTaken = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'TestTaken'>): CaseFile => ({
  ...file,
  tests: [...file.tests, { ...record, at, corrections: [] }],
});

export function testCorrected(file: CaseFile, data: DataOf<'TestCorrected'>): CaseFile {
  const { stage, attempt, score, scores, reason, document, occurredAt: at } = data;
  const tests = withLast(
    file.tests,
    (each) => each.stage === stage && each.attempt === attempt,
    ({ corrections, ...was }) => {
      const before = { score: was.score, scores: was.scores };
      return { ...was, score, scores, corrections: [...corrections, { reason, document, at, before }] };
    },
    `attempt ${attempt} of ${stage}`,
  );
  return { ...file, tests };
}

export const consulted = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'ConsultationHeld'>): CaseFile => ({
  ...file,
  consultations: [...file.consultations, { ...record, at }],
});

export function preDefended(file: CaseFile, data: DataOf<'PreDefended'>): CaseFile {
  const { remarks, occurredAt: at, ...record } = data;
  const { stage, round } = record;
  const threads = remarks.map((each) => ({ stage, round, ...each, at, status: 'open' as const, replies: [] }));
  return {
    ...file,
    preDefenses: [...file.preDefenses, { ...record, at, rework: null }],
    remarks: [...file.remarks, ...threads],
  };
}

type Round = { readonly stage: string; readonly round: number };
const isOf =
  ({ stage, round }: Round) =>
  (each: Round): boolean =>
    each.stage === stage && each.round === round;

export function windowSet(
  file: CaseFile,
  data: DataOf<'ReworkOrdered'>,
  extendedBecause: string | null = null,
): CaseFile {
  const rework = { until: data.until, extendedBecause, overdue: [] };
  const preDefenses = file.preDefenses.map((each) => (isOf(data)(each) ? { ...each, rework } : each));
  return { ...file, preDefenses };
}

export const overdue = (file: CaseFile, data: DataOf<'ReworkOverdue'>): CaseFile => ({
  ...file,
  preDefenses: file.preDefenses.map((each) =>
    isOf(data)(each) && each.rework ? { ...each, rework: { ...each.rework, overdue: data.remarks } } : each,
  ),
});

/** On the newest remark of that id: ids are unique within a round. */
export function replied(file: CaseFile, stage: string, remark: string, reply: RemarkReply): CaseFile {
  const remarks = withLast(
    file.remarks,
    (each) => each.stage === stage && each.remark === remark,
    (thread) => ({ ...thread, status: reply.said, replies: [...thread.replies, reply] }),
    `remark ${remark}`,
  );
  return { ...file, remarks };
}

export const defended = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'Defended'>): CaseFile => ({
  ...file,
  defenses: [...file.defenses, { ...record, at, annulled: null }],
});

/** The round that was held last under that number. */
export function annulled(file: CaseFile, data: DataOf<'DefenseAnnulled'>): CaseFile {
  const { reason, document, occurredAt: at } = data;
  const so = { reason, document, at };
  const what = `round ${data.round} of ${data.stage}`;
  return { ...file, defenses: withLast(file.defenses, isOf(data), (each) => ({ ...each, annulled: so }), what) };
}

export const appealed = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'AppealLodged'>): CaseFile => ({
  ...file,
  appeals: [...file.appeals, { ...record, at, resolved: null }],
});

export function resolved(
  file: CaseFile,
  verdict: 'upheld' | 'dismissed',
  { appeal, reason, occurredAt: at }: DataOf<'AppealUpheld'>,
): CaseFile {
  const so = { verdict, reason, at };
  const isIt = (each: { readonly appeal: string }) => each.appeal === appeal;
  return { ...file, appeals: withLast(file.appeals, isIt, (each) => ({ ...each, resolved: so }), `appeal ${appeal}`) };
}

export const decided = (
  file: CaseFile,
  status: 'passed' | 'failed',
  { stage, because, since }: { stage: string; because: string; since: string },
): CaseFile => ({ ...file, marks: mark(file.marks, stage, { status, since, because }) });

export const reopened = (file: CaseFile, { stage }: DataOf<'StageReopened'>): CaseFile => ({
  ...file,
  marks: unmark(file.marks, stage),
});
