// The defense: once a round, from a closed item, by the sheets that were frozen with it.
import type { DefenseStage } from '../charter/charter.js';
import { today } from '../cohort/cohort.state.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { chairOf, type Sitting } from '../sitting/sitting.state.js';
import { closedItem } from './item.js';
import { type Rules, settled } from './settle.js';
import { nextRound } from './rounds.js';
import { roundsOf, validRounds } from './standing.js';
import type { AnnulDefense, Defend } from './team.commands.js';
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
  const round = nextRound(own(team.defenses, stage.id) ?? []);
  const rounds = roundsOf(stage, team);
  if (round > rounds) return refuse('rounds-exhausted', { stage: stage.id, rounds });
  const { sitting, item } = data;
  const named = { ...params, sitting, item, stage: stage.id, round };
  const closed = closedItem(basis.sitting, { ...named, today: (id) => today(basis.cohort, id) });
  if (!('present' in closed)) return closed;
  const before = own(team.defenses, stage.id)?.some((each) => each.sitting === sitting && each.item === item);
  if (before) return refuse('item-not-on-agenda', named);
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

/** The round is repeated in another item; what it said stays visible. */
export function annul(
  { data }: AnnulDefense,
  team: Team,
  stage: DefenseStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { round, reason, document } = data;
  if (!validRounds(team, stage.id).some((each) => each.round === round)) return unknown('round', String(round));
  const fact: TeamEvent = {
    type: 'DefenseAnnulled',
    data: { stage: stage.id, round, reason, document, occurredAt: when },
  };
  return settled(team, [fact], rules, when);
}
