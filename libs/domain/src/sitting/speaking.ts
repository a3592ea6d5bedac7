// What commissioners say on an item before it is closed: conflicts, recusals, abstentions, scores, dissents.
import type { DefenseStage } from '../charter/charter.js';
import { type Decision, type Refusal, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import type { ItemRules } from './item-rules.js';
import { entitlementOn } from './entitlement.js';
import type { Abstain, OnItem, SubmitScores } from './sitting.commands.js';
import type { SittingEvent } from './sitting.events.js';
import { type Item, isSettled, type Sitting } from './sitting.state.js';

export function speak(
  command: OnItem,
  item: Item,
  sitting: Sitting,
  rules: ItemRules,
  when: string,
): Decision<SittingEvent> {
  const { person } = command.data;
  if (!sitting.roster.some((commissioner) => commissioner.person === person))
    return refuse('not-entitled', { person, because: 'not-on-the-commission' });
  if (command.type !== 'FileDissent' && isSettled(item)) return refuse('item-closed', { item: item.item });
  const about = { person, item: item.item };
  switch (command.type) {
    case 'DeclareConflict':
      if (item.conflicts.includes(person)) return refuse('already-recorded', about);
      return [{ type: 'ConflictDeclared', data: { ...about, reason: command.data.reason, occurredAt: when } }];
    case 'Recuse': {
      if (item.recusals.includes(person)) return refuse('already-recorded', about);
      const { by, reason } = command.data;
      return [{ type: 'CommissionerRecused', data: { ...about, by, reason, occurredAt: when } }];
    }
    case 'Abstain':
      if (item.abstentions.includes(person)) return refuse('already-recorded', about);
      return (
        mayNotVote(command, item, sitting, rules) ?? [
          { type: 'CommissionerAbstained', data: { ...about, occurredAt: when } },
        ]
      );
    case 'SubmitScores':
      return submit(command, item, sitting, rules, when);
    case 'FileDissent':
      if (item.withdrawn) return refuse('item-not-on-agenda', about);
      if (!item.closed) return refuse('item-open', about);
      return [{ type: 'DissentFiled', data: { ...about, text: command.data.text, occurredAt: when } }];
  }
}

function mayNotVote(
  { data }: Abstain | SubmitScores,
  item: Item,
  sitting: Sitting,
  rules: ItemRules,
): Refusal | undefined {
  const { person } = data;
  const who = entitlementOn(item, sitting, rules.charter, rules.cohort);
  if (!who.voters.includes(person)) return refuse('not-entitled', { person, because: 'not-a-voter' });
  if (!who.entitled.includes(person)) return refuse('conflict-of-interest', { person, item: item.item });
  if (!who.presentEntitled.includes(person)) return refuse('not-entitled', { person, because: 'not-present' });
  return undefined;
}

function submit(
  command: SubmitScores,
  item: Item,
  sitting: Sitting,
  rules: ItemRules,
  when: string,
): Decision<SittingEvent> {
  const { stage } = rules;
  if (stage.kind !== 'defense') return refuse('stage-of-other-kind', { stage: stage.id, kind: stage.kind });
  const objection = mayNotVote(command, item, sitting, rules) ?? wrongSheet(command.data.scores, stage);
  if (objection) return objection;
  const { person, scores } = command.data;
  return [{ type: 'ScoresSubmitted', data: { person, item: item.item, scores, occurredAt: when } }];
}

/** A sheet is complete and in range, or it is none. */
function wrongSheet(scores: Readonly<Record<string, number>>, stage: DefenseStage) {
  const strange = Object.keys(scores).find((id) => !stage.criteria.some((criterion) => criterion.id === id));
  if (strange) return unknown('criterion', strange);
  const missing = stage.criteria.filter(({ id }) => own(scores, id) === undefined).map(({ id }) => id);
  if (missing.length) return refuse('scores-missing', { criteria: missing });
  const outside = stage.criteria.find(({ id, min, max }) => scores[id] < min || scores[id] > max);
  if (!outside) return undefined;
  const { id: criterion, min, max } = outside;
  return refuse('score-out-of-range', { criterion, score: scores[criterion], min, max });
}
