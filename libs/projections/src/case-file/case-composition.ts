// The team's seat, its regions and its people. A pure fold; every function is one fact.
import type { Member } from '#domain/cohort/cohort.events';
import type { DataOf } from '../runner/heard.js';
import { toComeBackTo } from '../seats/seat.js';
import type { CaseFile, MemberRecord, RegionRecord, SeatRecord } from './case-file.js';

export const seatTaken = (
  file: CaseFile,
  status: string,
  since: string,
  { until = null, because = null }: Partial<Pick<SeatRecord, 'until' | 'because'>> = {},
): CaseFile => ({
  ...file,
  seat: { status, since, until, because },
  earlierSeats: [...file.earlierSeats, file.seat],
});

/** To the seat that it withdrew from. */
export function reinstated(file: CaseFile, { reason, occurredAt }: DataOf<'TeamReinstated'>): CaseFile {
  const before = file.earlierSeats.at(-1)?.status ?? 'enrolled';
  const seat = before === 'offered' ? toComeBackTo('offered') : before;
  return seatTaken(file, seat, occurredAt, { because: reason });
}

export const memberAdded = (file: CaseFile, member: Member, from: string): CaseFile => ({
  ...file,
  members: [...file.members, { ...member, from, until: null }],
});

export const memberRemoved = (file: CaseFile, person: string, until: string): CaseFile => ({
  ...file,
  members: file.members.map((each) => (each.person === person && each.until === null ? { ...each, until } : each)),
});

export const memberReplaced = (file: CaseFile, { person, member, occurredAt }: DataOf<'MemberReplaced'>): CaseFile =>
  memberAdded(memberRemoved(file, person, occurredAt), member, occurredAt);

export const regionJoined = (
  file: CaseFile,
  { region, agreement, occurredAt: since }: DataOf<'RegionJoined'>,
): CaseFile => ({
  ...file,
  regions: [...file.regions, { region, since, until: null }],
  agreement: agreement ?? file.agreement,
});

export const regionLeft = (file: CaseFile, { region, occurredAt: until }: DataOf<'RegionLeft'>): CaseFile => ({
  ...file,
  regions: file.regions.map((each) => (each.region === region && each.until === null ? { ...each, until } : each)),
});

export const leadMoved = (file: CaseFile, { to, occurredAt: until }: DataOf<'LeadRegionMoved'>): CaseFile => ({
  ...file,
  leadRegion: to,
  earlierLeads: [...file.earlierLeads, { region: file.leadRegion, until }],
});

const isHere = ({ until }: RegionRecord | MemberRecord): boolean => until === null;
const plain = ({ from: _from, until: _until, ...member }: MemberRecord): Member => member;

/** Who belonged to it keeps the date; who should have belonged does so since the enrollment. A revised project stays. */
export function enrollmentCorrected(file: CaseFile, data: DataOf<'EnrollmentCorrected'>): CaseFile {
  const { name, regions, leadRegion, members, project, agreement, reason, document, occurredAt: at } = data;
  const hadRegions = file.regions.filter(isHere);
  const hadMembers = file.members.filter(isHere);
  const before = {
    name: file.name,
    regions: hadRegions.map(({ region }) => region),
    leadRegion: file.leadRegion,
    members: hadMembers.map(plain),
  };
  const since = (region: string) => hadRegions.find((each) => each.region === region)?.since ?? file.enrolledAt;
  const from = (person: string) => hadMembers.find((each) => each.person === person)?.from ?? file.enrolledAt;
  return {
    ...file,
    name,
    leadRegion,
    regions: [
      ...file.regions.filter((each) => !isHere(each)),
      ...regions.map((region) => ({ region, since: since(region), until: null })),
    ],
    members: [
      ...file.members.filter((each) => !isHere(each)),
      ...members.map((member) => ({ ...member, from: from(member.person), until: null })),
    ],
    agreement: agreement ?? file.agreement,
    project: file.earlierProjects.length > 0 ? file.project : project,
    enrollmentCorrections: [...file.enrollmentCorrections, { reason, document, at, before }],
  };
}

export const revised = (file: CaseFile, { kind, title, occurredAt }: DataOf<'ProjectRevised'>): CaseFile => ({
  ...file,
  project: { kind, title },
  earlierProjects: [...file.earlierProjects, { ...file.project, until: occurredAt }],
});
