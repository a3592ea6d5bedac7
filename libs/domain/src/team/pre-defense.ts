// The rehearsal before the commission: its verdict, and the remarks that go to rework.
import { type Catalog, calendarOf } from '../catalog/catalog.js';
import { endOfWindow } from '../catalog/working-days.js';
import type { PreDefenseStage } from '../charter/charter.js';
import { today } from '../cohort/cohort.state.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import type { Sitting } from '../sitting/sitting.state.js';
import { closedItem } from './item.js';
import { nextRound } from './rounds.js';
import { type Rules, settled } from './settle.js';
import type { PreDefend } from './team.commands.js';
import type { Remark, TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export interface Hearing extends Rules {
  readonly sitting: Sitting | undefined;
  readonly calendar: Catalog | undefined;
}

export function preDefend(
  { params, data }: PreDefend,
  team: Team,
  stage: PreDefenseStage,
  hearing: Hearing,
  when: string,
): Decision<TeamEvent> {
  const round = nextRound(own(team.preDefenses, stage.id) ?? []);
  if (round > stage.rounds) return refuse('rounds-exhausted', { stage: stage.id, rounds: stage.rounds });
  const { sitting, item, verdict } = data;
  const named = { ...params, sitting, item, stage: stage.id, round };
  const closed = closedItem(hearing.sitting, { ...named, today: (id) => today(hearing.cohort, id) });
  if (!('present' in closed)) return closed;
  const remarks = (data.remarks ?? []).map(
    (remark, index): Remark => ({ ...remark, remark: remark.remark ?? `r${round}-${index + 1}` }),
  );
  const wrong = wrongRemarks(verdict, remarks, stage, hearing.sitting);
  if (wrong) return wrong;
  const about = { stage: stage.id, round, occurredAt: when };
  const held: TeamEvent = { type: 'PreDefended', data: { ...about, sitting, item, verdict, remarks } };
  if (verdict !== 'rework') return settled(team, [held], hearing, when);
  const calendar = hearing.calendar ? calendarOf(hearing.calendar) : null;
  const until = endOfWindow(stage.rework, when, hearing.charter.timeZone, calendar);
  if (!until) return unknown('calendar', hearing.charter.timeZone);
  return settled(team, [held, { type: 'ReworkOrdered', data: { ...about, until } }], hearing, when);
}

function wrongRemarks(
  verdict: PreDefend['data']['verdict'],
  remarks: readonly Remark[],
  { maxOpenRemarks }: PreDefenseStage,
  sitting: Sitting | undefined,
) {
  const stranger = remarks.find(({ author }) => !sitting?.roster.some(({ person }) => person === author));
  if (stranger) return refuse('not-entitled', { person: stranger.author, because: 'not-on-the-commission' });
  const twice = remarks.find(({ remark }, index) => remarks.findIndex((other) => other.remark === remark) !== index);
  if (twice) return refuse('already-recorded', { remark: twice.remark });
  const given = { remarks: remarks.length, maxOpenRemarks };
  if (verdict === 'ready' && remarks.length > maxOpenRemarks) return refuse('remarks-open', given);
  if (verdict === 'rework' && remarks.length <= maxOpenRemarks) return refuse('remarks-within-limit', given);
  return undefined;
}
