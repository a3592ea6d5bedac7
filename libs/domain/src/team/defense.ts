// The defense: once a round, from a closed item, by the sheets that were frozen with it.
import type { DefenseStage } from '../charter/charter.js';
import { type Decision, refuse } from '../decider.js';
import { own } from '../own.js';
import { chairOf, type Sitting } from '../sitting/sitting.state.js';
import { closedItem } from './item.js';
import { type Rules, settled } from './settle.js';
import type { Defend } from './team.commands.js';
import type { ScoreSheet, TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';
import { passes, totalOf } from './total.js';

export function defend(
  { params, data }: Defend,
  team: Team,
  stage: DefenseStage,
  basis: Rules & { readonly sitting: Sitting | undefined },
  when: string,
): Decision<TeamEvent> {
  const round = (own(team.defenses, stage.id)?.length ?? 0) + 1;
  if (round > stage.rounds) return refuse('rounds-exhausted', { stage: stage.id, rounds: stage.rounds });
  const { sitting, item } = data;
  const closed = closedItem(basis.sitting, { ...params, sitting, item, stage: stage.id, round });
  if (!('present' in closed)) return closed;
  const { sheets } = closed;
  const about = { stage: stage.id, round, sitting, item, sheets, occurredAt: when };
  const chair = basis.sitting && chairOf(basis.sitting);
  const fact: TeamEvent = { type: 'Defended', data: { ...about, ...verdictOf(stage, sheets, chair) } };
  return settled(team, [fact], basis, when);
}

function verdictOf(stage: DefenseStage, sheets: readonly ScoreSheet[], chair: string | undefined) {
  if (stage.verdict === 'none') return { total: null, verdict: 'held' } as const;
  const total = totalOf(stage, sheets);
  const chairSheet = sheets.find(({ person }) => person === chair);
  return { total, verdict: passes(stage, total, chairSheet) ? 'passed' : 'failed' } as const;
}
