// Closing an item: after it, nothing on that item changes.
import { type Decision, refuse } from '../decider.js';
import { entitlementOn, quorumOf } from './entitlement.js';
import { type ItemRules, needsSheets } from './item-rules.js';
import type { SittingEvent } from './sitting.events.js';
import type { Item, Sitting } from './sitting.state.js';

export function closeItem(item: Item, sitting: Sitting, rules: ItemRules, when: string): Decision<SittingEvent> {
  const who = entitlementOn(item, sitting, rules.charter, rules.cohort);
  const { met, ...quorum } = quorumOf(rules.stage.quorum, who);
  if (!met) return refuse('quorum-not-met', { item: item.item, ...quorum, ...rules.stage.quorum.share });
  const abstained = who.presentEntitled.filter((person) => item.abstentions.includes(person));
  const sheets = item.sheets.filter(({ person }) => who.presentEntitled.includes(person));
  const silent = who.presentEntitled.filter(
    (person) => !abstained.includes(person) && !sheets.some((sheet) => sheet.person === person),
  );
  if (needsSheets(rules.stage) && (silent.length || !sheets.length))
    return refuse('scores-missing', { item: item.item, persons: silent.length ? silent : abstained });
  return [
    {
      type: 'ItemClosed',
      data: {
        item: item.item,
        present: who.presentVoters,
        inConflict: who.inConflict,
        recused: who.recused,
        abstained,
        sheets,
        quorum,
        occurredAt: when,
      },
    },
  ];
}
