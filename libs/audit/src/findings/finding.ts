// What an audit finds without asking the rules again, each with where to look.
import type { RecordedDecision, Unaccounted } from '../evidence/decisions.js';
import type { PastStates } from '../evidence/past-states.js';
import type { InWords } from '../replay/verdict.js';

export const findingKinds = [
  'tainted',
  'overtaken',
  'without-receipt',
  'unreadable',
  'incomplete',
  'decision-twice',
  'time-backwards',
  'rules-altered',
  'charter-file-differs',
  'refused-repeatedly',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** Where to look: the event, and the decision where there is one. */
  readonly stream: string;
  readonly revision: string;
  readonly decision: string | null;
  readonly words: InWords;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Looks at the log as it goes by. The states are those right after the decision. */
export interface Inspector {
  decision?(decision: RecordedDecision, states: PastStates): Promise<readonly Finding[]> | readonly Finding[];
  unaccounted?(found: Unaccounted): readonly Finding[];
  /** What only the end of the log shows. */
  end?(states: PastStates): Promise<readonly Finding[]> | readonly Finding[];
}

/** About a decision, at its first event. */
export const about = (
  kind: FindingKind,
  { stream, first, decision }: Pick<RecordedDecision, 'stream' | 'first' | 'decision'>,
  ru: string,
  en: string,
  facts: Finding['facts'] = {},
): Finding => ({ kind, stream, revision: String(first), decision, words: { ru, en }, facts });
