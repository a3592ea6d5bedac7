// One fact a team and session: who of those who were members on its date was there.
import { plannedSession } from '../charter/charter.js';
import { membersOn } from '../cohort/cohort.state.js';
import { type Decision, refuse, unknown } from '../decider.js';
import { own } from '../own.js';
import { isAfter } from '../time.js';
import { type Rules, settled } from './settle.js';
import type { AttendSession, AttendWebinar } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function attend(
  command: AttendWebinar | AttendSession,
  team: Team,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { session: id, present, remote = [], excused = [] } = command.data;
  const session = own(rules.cohort.sessions, id);
  if (!session)
    return plannedSession(rules.charter, id) ? refuse('session-not-planned', { session: id }) : unknown('session', id);
  if (session.cancelled) return refuse('session-cancelled', { session: id });
  if (isAfter(session.startsAt, command.now))
    return refuse('session-not-held-yet', { session: id, startsAt: session.startsAt });
  if (own(team.attendance, id)) return refuse('already-recorded', { session: id });
  const webinar = session.kind === 'webinar';
  if (webinar !== (command.type === 'AttendWebinar'))
    return refuse('stage-of-other-kind', { session: id, kind: session.kind });
  const members = membersOn(rules.cohort.teams[command.params.team], session.startsAt);
  const strangers = [...present, ...remote, ...excused].filter((person) => !members.includes(person));
  if (strangers.length) return refuse('not-a-member', { persons: [...new Set(strangers)], on: session.startsAt });
  const there = [...new Set([...present, ...remote])];
  const away = [...new Set(excused)].filter((person) => !there.includes(person));
  const fact: TeamEvent = {
    type: webinar ? 'WebinarAttended' : 'SessionAttended',
    data: {
      stage: session.stage,
      session: id,
      heldAt: session.startsAt,
      present: there,
      remote: [...new Set(remote)],
      excused: away,
      absent: members.filter((person) => !there.includes(person) && !away.includes(person)),
      occurredAt: when,
    },
  };
  return settled(team, [fact], rules, when);
}
