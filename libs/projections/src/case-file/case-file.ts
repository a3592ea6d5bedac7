// Everything that happened to one team, in the order of its matters.
import type { Composition, Correction, Member, Project } from '#domain/cohort/cohort.events';
import type { FiledDocument } from '#domain/team/team.events';
import type { DataOf } from '../runner/heard.js';
import { type Rename, rekeyed, restaged } from '../stages/carry-over.js';
import type { Marks } from '../stages/stage-status.js';

/** What a record was before it was corrected, and why it was. */
export type Corrected<T> = Correction & { readonly at: string; readonly before: T };
type Recorded<T> = Omit<T, 'occurredAt'>;

export interface SeatRecord {
  readonly status: string;
  readonly since: string;
  /** Of an offer. */
  readonly until: string | null;
  readonly because: string | null;
}
export interface RegionRecord {
  readonly region: string;
  readonly since: string;
  readonly until: string | null;
}
export type MemberRecord = Member & { readonly from: string; readonly until: string | null };
export interface CompositionRecord {
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly members: readonly Member[];
}
export interface AttendanceRecord extends Recorded<DataOf<'WebinarAttended'>> {
  readonly recordedFor: string;
  readonly corrections: readonly Corrected<
    Pick<DataOf<'WebinarAttended'>, 'present' | 'remote' | 'excused' | 'absent'>
  >[];
}
type Result = Pick<DataOf<'TestTaken'>, 'score' | 'scores'>;
export interface TestRecord extends Recorded<DataOf<'TestTaken'>> {
  readonly at: string;
  readonly corrections: readonly Corrected<Result>[];
}
export interface ConsultationRecord extends Recorded<DataOf<'ConsultationHeld'>> {
  readonly at: string;
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
  /** The window to answer in, as it was last set, and the remarks that it ended without an answer to. */
  readonly rework: {
    readonly until: string;
    readonly extendedBecause: string | null;
    readonly overdue: readonly string[];
  } | null;
}
export interface DefenseRecord extends Recorded<DataOf<'Defended'>> {
  readonly at: string;
  readonly annulled: (Correction & { readonly at: string }) | null;
}
export interface AppealRecord extends Recorded<DataOf<'AppealLodged'>> {
  readonly at: string;
  readonly resolved: { readonly verdict: 'upheld' | 'dismissed'; readonly reason: string; readonly at: string } | null;
}
export interface ApplicationRecord {
  readonly stage: string;
  readonly registry: string;
  readonly documents: readonly FiledDocument[];
  readonly at: string;
  readonly returned: { readonly reason: string; readonly at: string } | null;
}
type Entry = Pick<DataOf<'RegistryEntered'>, 'number' | 'order' | 'validUntil'>;
export interface RegistryRecord extends Recorded<DataOf<'RegistryEntered'>> {
  readonly at: string;
  readonly corrections: readonly Corrected<Entry>[];
  readonly removed: (Correction & { readonly at: string }) | null;
}
export interface OutcomeRecord extends Recorded<DataOf<'OutcomeRecorded'>> {
  readonly at: string;
}

export interface CaseFile {
  readonly seat: SeatRecord;
  /** What it had before, oldest first. */
  readonly earlierSeats: readonly SeatRecord[];
  readonly name: string;
  /** Those that left included. */
  readonly regions: readonly RegionRecord[];
  readonly leadRegion: string;
  readonly earlierLeads: readonly { readonly region: string; readonly until: string }[];
  /** Those that left included. */
  readonly members: readonly MemberRecord[];
  readonly agreement: string | null;
  readonly enrolledAt: string;
  readonly enrollmentCorrections: readonly Corrected<CompositionRecord>[];
  readonly project: Project;
  readonly earlierProjects: readonly (Project & { readonly until: string })[];
  readonly marks: Marks;
  readonly attendance: readonly AttendanceRecord[];
  readonly tests: readonly TestRecord[];
  readonly consultations: readonly ConsultationRecord[];
  readonly preDefenses: readonly PreDefenseRecord[];
  readonly remarks: readonly RemarkThread[];
  readonly defenses: readonly DefenseRecord[];
  readonly appeals: readonly AppealRecord[];
  readonly applications: readonly ApplicationRecord[];
  readonly registry: readonly RegistryRecord[];
  readonly outcomes: readonly OutcomeRecord[];
  /** When the cohort was closed; null while it runs. */
  readonly cohortClosedAt: string | null;
  /** How many of the cohort's migrations its own stream has gone along with. */
  readonly carried: number;
}

const nothingYet = {
  enrollmentCorrections: [],
  earlierLeads: [],
  earlierProjects: [],
  marks: {},
  attendance: [],
  tests: [],
  consultations: [],
  preDefenses: [],
  remarks: [],
  defenses: [],
  appeals: [],
  applications: [],
  registry: [],
  outcomes: [],
  cohortClosedAt: null,
  carried: 0,
};

export const begun = (
  status: string,
  {
    name,
    regions,
    leadRegion,
    members,
    project,
    agreement = null,
  }: Omit<Composition, 'agreement'> & { agreement?: string | null },
  at: string,
): CaseFile => ({
  ...nothingYet,
  seat: { status, since: at, until: null, because: null },
  earlierSeats: [],
  name,
  regions: regions.map((region) => ({ region, since: at, until: null })),
  leadRegion,
  members: members.map((member) => ({ ...member, from: at, until: null })),
  agreement,
  enrolledAt: at,
  project,
});

/** Under the ids that the stages have by another charter. */
export const underIds = (file: CaseFile, rename: Rename): CaseFile => ({
  ...file,
  marks: rekeyed(file.marks, rename),
  attendance: restaged(file.attendance, rename),
  tests: restaged(file.tests, rename),
  preDefenses: restaged(file.preDefenses, rename),
  remarks: restaged(file.remarks, rename),
  defenses: restaged(file.defenses, rename),
  appeals: restaged(file.appeals, rename),
  applications: restaged(file.applications, rename),
  registry: restaged(file.registry, rename),
});
