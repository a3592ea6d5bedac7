// What an enrollment will come to, said while it is typed. The rules judge again when it is sent.
import type { Board } from '../board/board.js';

export interface DraftMember {
  readonly name: string;
  readonly category: string;
  readonly region: string;
}
export interface Draft {
  readonly name: string;
  readonly regions: readonly string[];
  readonly leadRegion: string;
  readonly projectKind: 'create' | 'join' | 'develop';
  readonly projectTitle: string;
  readonly agreement: string;
  readonly members: readonly DraftMember[];
}
export const categories = ['authority', 'fund', 'managing-company', 'institute', 'enterprise'] as const;
export const projectKinds = ['create', 'join', 'develop'] as const;

export const emptyMember: DraftMember = { name: '', category: 'authority', region: '' };
export const emptyDraft: Draft = {
  name: '',
  regions: [],
  leadRegion: '',
  projectKind: 'create',
  projectTitle: '',
  agreement: '',
  members: [emptyMember],
};

interface Admission {
  readonly guests?: boolean;
  readonly interRegional?: boolean;
  readonly agreementNeeded?: boolean;
  readonly waitingList?: unknown;
}
export interface Warning {
  readonly text: string;
  readonly region?: string;
}

export function warningsOf({ targets, capacity, seats, charter }: Board, draft: Draft): readonly Warning[] {
  const { guests, interRegional, agreementNeeded, waitingList } =
    (charter as { admission?: Admission }).admission ?? {};
  const outside = draft.regions.filter((region) => !targets.includes(region));
  const warnings: Warning[] = outside.map((region) => ({ text: guests ? 'will-be-guest' : 'not-a-target', region }));
  if (draft.regions.length > 1 && interRegional === false) warnings.push({ text: 'one-region-only' });
  if (draft.regions.length > 1 && agreementNeeded && !draft.agreement.trim())
    warnings.push({ text: 'agreement-needed' });
  if (capacity !== null && seats.enrolled + seats.offered >= capacity)
    warnings.push({ text: waitingList ? 'will-wait' : 'no-seats' });
  for (const region of draft.regions)
    if (!draft.members.some((member) => member.region === region)) warnings.push({ text: 'nobody-from', region });
  return warnings;
}

export const isComplete = ({ name, regions, leadRegion, projectTitle, members }: Draft): boolean =>
  [name, projectTitle].every((text) => text.trim()) &&
  regions.includes(leadRegion) &&
  members.length > 0 &&
  members.every((member) => member.name.trim() && member.region);
