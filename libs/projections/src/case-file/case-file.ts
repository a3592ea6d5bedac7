// Everything that happened to one team, in the order of its matters. A pure fold; every function is one fact.
import type { Composition, Member, Project } from '#domain/cohort/cohort.events';
import type { FiledDocument, ScoreSheet } from '#domain/team/team.events';
import type { DataOf } from '../runner/heard.js';
import { type Marks, mark, unmark } from '../stages/stage-status.js';

export interface AttendanceRecord extends Omit<DataOf<'WebinarAttended'>, 'occurredAt'> {
  readonly recordedFor: string;
  readonly counts: boolean;
}
/** What was said on a remark after it was made, oldest first. */
export type RemarkReply =
  | { readonly said: 'answered'; readonly text: string; readonly at: string }
  | { readonly said: 'accepted'; readonly by: string; readonly at: string }
  | { readonly said: 'reopened'; readonly by: string; readonly text: string; readonly at: string };
export interface RemarkThread {
  readonly stage: string;
  readonly round: number;
  readonly remark: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly status: 'open' | 'answered' | 'accepted' | 'reopened';
  readonly replies: readonly RemarkReply[];
}
export interface PreDefenseRecord extends Omit<DataOf<'PreDefended'>, 'remarks' | 'occurredAt'> {
  readonly at: string;
  /** The window to answer in, as it was last set. */
  readonly rework: { readonly until: string; readonly extendedBecause: string | null } | null;
}
export interface DefenseRecord extends Omit<DataOf<'Defended'>, 'occurredAt'> {
  readonly sheets: readonly ScoreSheet[];
  readonly at: string;
}
export interface ApplicationRecord {
  readonly stage: string;
  readonly registry: string;
  readonly documents: readonly FiledDocument[];
  readonly at: string;
  readonly returned: { readonly reason: string; readonly at: string } | null;
}
export interface RegistryRecord extends Omit<DataOf<'RegistryEntered'>, 'occurredAt'> {
  readonly at: string;
}

export interface CaseFile {
  readonly seat: { readonly status: string; readonly since: string; readonly until: string | null };
  readonly name: string;
  readonly regions: readonly { readonly region: string; readonly since: string }[];
  readonly leadRegion: string;
  readonly members: readonly Member[];
  readonly project: Project;
  readonly earlierProjects: readonly (Project & { readonly until: string })[];
  readonly marks: Marks;
  readonly attendance: readonly AttendanceRecord[];
  readonly preDefenses: readonly PreDefenseRecord[];
  readonly remarks: readonly RemarkThread[];
  readonly defenses: readonly DefenseRecord[];
  readonly applications: readonly ApplicationRecord[];
  readonly registry: readonly RegistryRecord[];
}

export const begun = (status: string, composition: Composition, at: string): CaseFile => ({
  seat: { status, since: at, until: null },
  name: composition.name,
  regions: composition.regions.map((region) => ({ region, since: at })),
  leadRegion: composition.leadRegion,
  members: composition.members,
  project: composition.project,
  earlierProjects: [],
  marks: {},
  attendance: [],
  preDefenses: [],
  remarks: [],
  defenses: [],
  applications: [],
  registry: [],
});

export const seatTaken = (file: CaseFile, status: string, since: string, until: string | null = null): CaseFile => ({
  ...file,
  seat: { status, since, until },
});

export const revised = (file: CaseFile, { kind, title, occurredAt }: DataOf<'ProjectRevised'>): CaseFile => ({
  ...file,
  project: { kind, title },
  earlierProjects: [...file.earlierProjects, { ...file.project, until: occurredAt }],
});

export const attended = (file: CaseFile, data: DataOf<'WebinarAttended'>, counts: boolean): CaseFile => {
  const { occurredAt: recordedFor, ...record } = data;
  return { ...file, attendance: [...file.attendance, { ...record, recordedFor, counts }] };
};

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

export const windowSet = (
  file: CaseFile,
  { stage, round, until }: DataOf<'ReworkOrdered'>,
  extendedBecause: string | null = null,
): CaseFile => ({
  ...file,
  preDefenses: file.preDefenses.map((each) =>
    each.stage === stage && each.round === round ? { ...each, rework: { until, extendedBecause } } : each,
  ),
});

/** On the newest remark of that id: ids are unique within a round. */
export function replied(file: CaseFile, stage: string, remark: string, reply: RemarkReply): CaseFile {
  const index = file.remarks.findLastIndex((each) => each.stage === stage && each.remark === remark);
  const thread = file.remarks[index];
  if (!thread) throw new Error(`the remark ${remark} was never made`);
  const remarks = file.remarks.with(index, { ...thread, status: reply.said, replies: [...thread.replies, reply] });
  return { ...file, remarks };
}

export const defended = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'Defended'>): CaseFile => ({
  ...file,
  defenses: [...file.defenses, { ...record, at }],
});

export const filed = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'ApplicationFiled'>): CaseFile => ({
  ...file,
  applications: [...file.applications, { ...record, at, returned: null }],
});

export const returned = (file: CaseFile, { stage, reason, occurredAt }: DataOf<'ApplicationReturned'>): CaseFile => {
  const index = file.applications.findLastIndex((each) => each.stage === stage);
  const last = file.applications[index];
  if (!last) throw new Error('there is no application that could be returned');
  return { ...file, applications: file.applications.with(index, { ...last, returned: { reason, at: occurredAt } }) };
};

export const entered = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'RegistryEntered'>): CaseFile => ({
  ...file,
  registry: [...file.registry, { ...record, at }],
});

export const decided = (
  file: CaseFile,
  status: 'passed' | 'failed',
  { stage, because, since }: { stage: string; because: string; since: string },
): CaseFile => ({ ...file, marks: mark(file.marks, stage, { status, since, because }) });

export const reopened = (file: CaseFile, { stage }: DataOf<'StageReopened'>): CaseFile => ({
  ...file,
  marks: unmark(file.marks, stage),
});
