// What is typed to issue a token, and the command's body that comes of it.

export const roles = [
  'operator',
  'secretary',
  'commission-member',
  'team',
  'auditor',
  'viewer',
  'administrator',
] as const;
/** Days, a day of one's own, or none. */
export const terms = ['30', '90', '365', 'day', 'never'] as const;

export interface Draft {
  readonly title: string;
  readonly token: string;
  /** Typed, not made from the title. */
  readonly isOwnId: boolean;
  readonly role: (typeof roles)[number];
  readonly cohorts: readonly string[];
  readonly regions: readonly string[];
  /** `{cohort}.{team}` */
  readonly team: string;
  readonly person: string;
  readonly term: (typeof terms)[number];
  /** `2027-01-31`: the token works until its end, here. */
  readonly lastDay: string;
}

export const emptyDraft: Draft = {
  ...{ title: '', token: '', isOwnId: false, role: 'operator' },
  ...{ cohorts: [], regions: [], team: '', person: '', term: '365', lastDay: '' },
};

/** A commissioner's token speaks for a person, a team's for a team: without, it opens nothing of use. */
export const isComplete = ({ title, token, role, team, person, term, lastDay }: Draft): boolean =>
  Boolean(title.trim() && token) &&
  (role !== 'team' || team !== '') &&
  (role !== 'commission-member' || person !== '') &&
  (term !== 'day' || lastDay !== '');

const DAY_MS = 86_400_000;

export function bodyOf(draft: Draft, now = Date.now()): object {
  const { title, token, role, cohorts, regions, team, person } = draft;
  const scope = {
    ...(cohorts.length && { cohorts }),
    ...(regions.length && { regions }),
    ...(role === 'team' && { team }),
    ...(role === 'commission-member' && { person }),
  };
  return { title: title.trim(), token, role, scope, expires: endOf(draft, now) };
}

function endOf({ term, lastDay }: Draft, now: number): string | null {
  if (term === 'never') return null;
  const end = term === 'day' ? new Date(`${lastDay}T00:00:00`) : new Date(now + Number(term) * DAY_MS);
  // To the end of the day: what is sent again after a lost answer is the very same.
  end.setHours(23, 59, 59, 0);
  return end.toISOString();
}
