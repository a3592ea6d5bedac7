// Appeals against a defense: within the window, at most so many, and one more round when upheld.
import { type Catalog, calendarOf } from '../catalog/catalog.js';
import { endOfWindow } from '../catalog/working-days.js';
import type { DefenseStage } from '../charter/charter.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { isAfter } from '../time.js';
import { type Rules, settled } from './settle.js';
import { validRounds } from './standing.js';
import type { LodgeAppeal, ResolveAppeal } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function lodge(
  { params, data, now }: LodgeAppeal,
  team: Team,
  stage: DefenseStage,
  rules: Rules & { readonly calendar: Catalog | undefined },
  when: string,
): Decision<TeamEvent> {
  const { appeal } = params;
  if (own(team.appeals, appeal)) return refuse('already-exists', { appeal });
  const open = Object.entries(team.appeals).find(([, { state }]) => state === 'open');
  if (open) return refuse('appeal-open', { appeal: open[0], stage: open[1].stage });
  const { window, atMost } = rules.charter.appeals ?? { window: undefined, atMost: 0 };
  if (!window || Object.keys(team.appeals).length >= atMost) return refuse('appeals-exhausted', { atMost });
  const last = validRounds(team, stage.id).at(-1);
  if (!last) return refuse('stage-not-open', { stage: stage.id, missing: [stage.id] });
  const calendar = rules.calendar ? calendarOf(rules.calendar) : null;
  const until = endOfWindow(window, last.at, rules.charter.timeZone, calendar);
  if (!until) return unknown('calendar', rules.charter.timeZone);
  if (isAfter(now, until)) return refuse('appeal-window-over', { stage: stage.id, until });
  const lodged = { stage: stage.id, appeal, round: last.round, grounds: data.grounds, occurredAt: when };
  return settled(team, [{ type: 'AppealLodged', data: lodged }], rules, when);
}

export function resolve({ params, data }: ResolveAppeal, team: Team, rules: Rules, when: string): Decision<TeamEvent> {
  const { appeal } = params;
  const before = own(team.appeals, appeal);
  if (!before) return unknown('appeal', appeal);
  if (before.state !== 'open') return refuse('already-recorded', { appeal, state: before.state });
  const type = data.verdict === 'upheld' ? 'AppealUpheld' : 'AppealDismissed';
  const fact: TeamEvent = { type, data: { stage: before.stage, appeal, reason: data.reason, occurredAt: when } };
  return settled(team, [fact], rules, when);
}
