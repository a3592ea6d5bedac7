// A sitting as it goes: its minutes live, the names once, and how its open items stand at the very place of the minutes.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answers } from '../../../api/client.js';
import { AGAIN_MS } from '../../../api/queries.js';
import { useLive } from '../../../live/use-live.js';
import { outlookOf, sittingOf } from '../questions.js';

export type Minutes = Omit<Answers['SittingDto'], 'people'>;
export type Item = Answers['ItemMinutesDto'];
export type Outlook = Answers['ItemOutlookDto'];
export type Commissioner = Answers['RosterMemberDto'];

export interface Sitting {
  readonly minutes: Minutes;
  /** By item; only of open ones. */
  readonly outlooks: ReadonlyMap<string, Outlook>;
  nameOf(person: string): string;
}

const whole = (_: Minutes, change: Minutes): Minutes => change;

/** Undefined until everything is there. */
export function useSitting(id: string): { readonly sitting: Sitting | undefined; readonly error: unknown } {
  const { data: minutes, error } = useLive<Minutes>(`/api/v1/sittings/${encodeURIComponent(id)}/stream`, whole);
  const after = minutes?.position;
  const people = useQuery({
    queryKey: ['sitting', id, 'people'],
    queryFn: async () => (await sittingOf(id, after)).people,
    enabled: after !== undefined,
  }).data;
  const outlook = useQuery({
    queryKey: ['sitting', id, 'quorum', after],
    queryFn: () => outlookOf(id, after),
    enabled: after !== undefined,
    placeholderData: keepPreviousData,
    // A composition may change without a word at the sitting, and with it who is in conflict.
    refetchInterval: AGAIN_MS,
  }).data;
  if (!minutes || !people || !outlook) return { sitting: undefined, error };
  const outlooks = new Map(outlook.items.map((each) => [each.item, each]));
  return { sitting: { minutes, outlooks, nameOf: (person) => people[person]?.name ?? person }, error };
}
