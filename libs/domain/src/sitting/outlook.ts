// How the open items of a sitting stand: who may decide on each, whether enough of them are there, and whether enough could be.
import type { Criterion, Quorum, Text } from '../charter/charter.js';
import type { SittingBasis } from './basis.js';
import { entitlementOn, inConflictByRule, neededFor, quorumOf } from './entitlement.js';
import { type ItemRules, needsSheets, rulesOf } from './item-rules.js';
import { type Item, isSettled, type Sitting } from './sitting.state.js';

export interface VoterOutlook {
  readonly person: string;
  /** Why they may not decide on this team: their region or organization is its, their own word, or a recusal. */
  readonly barred: 'conflict-by-rule' | 'conflict-declared' | 'recused' | null;
  readonly isPresent: boolean;
  readonly said: 'scores' | 'abstained' | null;
}

export interface ItemOutlook {
  readonly item: string;
  readonly stage: { readonly id: string; readonly kind: 'pre-defense' | 'defense'; readonly title: Text };
  readonly rule: Quorum;
  readonly voters: readonly VoterOutlook[];
  readonly quorum: {
    readonly present: number;
    readonly of: number;
    readonly needed: number;
    readonly met: boolean;
    /** Whether it would be met if everyone entitled came. */
    readonly reachable: boolean;
  };
  /** What is scored; empty where nothing is. */
  readonly criteria: readonly Criterion[];
  /** Entitled, in the room, and with neither scores nor abstention where there must be some. */
  readonly awaited: readonly string[];
}

/** In the order of the agenda. An item whose stage is heard no more is left out. */
export const outlookOf = (sitting: Sitting, basis: SittingBasis): readonly ItemOutlook[] =>
  openItems(sitting).flatMap((item) => {
    const rules = rulesOf(item, basis);
    return rules ? [outlookOn(item, sitting, rules)] : [];
  });

export const openItems = ({ items }: Sitting): readonly Item[] =>
  Object.values(items).filter((item) => !isSettled(item));

function outlookOn(item: Item, sitting: Sitting, { charter, stage, cohort }: ItemRules): ItemOutlook {
  const who = entitlementOn(item, sitting, charter, cohort);
  const { present, of, met } = quorumOf(stage.quorum, who);
  const voters = who.voters.map((person): VoterOutlook => {
    const commissioner = sitting.roster.find((each) => each.person === person) ?? {};
    return {
      person,
      barred: who.recused.includes(person)
        ? 'recused'
        : item.conflicts.includes(person)
          ? 'conflict-declared'
          : inConflictByRule(commissioner, { cohort, team: item.team })
            ? 'conflict-by-rule'
            : null,
      isPresent: who.presentVoters.includes(person),
      said: item.sheets.some((sheet) => sheet.person === person)
        ? 'scores'
        : item.abstentions.includes(person)
          ? 'abstained'
          : null,
    };
  });
  const isScored = needsSheets(stage);
  return {
    item: item.item,
    stage: { id: stage.id, kind: stage.kind, title: stage.title },
    rule: stage.quorum,
    voters,
    quorum: {
      present,
      of,
      needed: neededFor(stage.quorum, of),
      met,
      reachable: quorumOf(stage.quorum, { ...who, presentEntitled: who.entitled }).met,
    },
    criteria: isScored && stage.kind === 'defense' ? stage.criteria : [],
    awaited: isScored
      ? voters.filter(({ barred, isPresent, said }) => !barred && isPresent && !said).map(({ person }) => person)
      : [],
  };
}
