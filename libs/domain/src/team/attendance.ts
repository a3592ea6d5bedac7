// One fact a team and session: who of those who were members on its date was there.
import { plannedSession } from '../charter/charter.js';
import { membersOn, type ScheduledSession, today } from '../cohort/cohort.state.js';
import { type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { own } from '../own.js';
import { isAfter } from '../time.js';
import { type Rules, settled } from './settle.js';
import type { AttendSession, AttendWebinar, CorrectAttendance } from './team.commands.js';
import type { Attendance, TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function attend(
  command: AttendWebinar | AttendSession,
  team: Team,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { session: id } = command.data;
  const session = heldSession(id, rules, command.now);
  if (!('startsAt' in session)) return session;
  if (own(team.attendance, id)) return refuse('already-recorded', { session: id });
  const webinar = session.kind === 'webinar';
  if (webinar !== (command.type === 'AttendWebinar'))
    return refuse('stage-of-other-kind', { session: id, kind: session.kind });
  const sheet = sheetOf(command, session, rules);
  if ('refused' in sheet) return sheet;
  const data = { stage: today(rules.cohort, session.stage), ...sheet, occurredAt: when };
  return settled(team, [{ type: webinar ? 'WebinarAttended' : 'SessionAttended', data }], rules, when);
}

/** The earlier record stays visible in the history; this one counts. */
export function correctAttendance(
  command: CorrectAttendance,
  team: Team,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { session: id, reason, document } = command.data;
  const session = own(rules.cohort.sessions, id);
  if (!session || !own(team.attendance, id)) return unknown('attendance', id);
  const sheet = sheetOf(command, session, rules);
  if ('refused' in sheet) return sheet;
  const data = { stage: today(rules.cohort, session.stage), ...sheet, reason, document, occurredAt: when };
  return settled(team, [{ type: 'AttendanceCorrected', data }], rules, when);
}

function heldSession(id: string, { cohort, charter }: Rules, now: string): ScheduledSession | Refusal | Unknown {
  const session = own(cohort.sessions, id);
  if (!session)
    return plannedSession(charter, id) ? refuse('session-not-planned', { session: id }) : unknown('session', id);
  if (session.cancelled) return refuse('session-cancelled', { session: id });
  return isAfter(session.startsAt, now)
    ? refuse('session-not-held-yet', { session: id, startsAt: session.startsAt })
    : session;
}

/** Who was there of those who were members on the session's date; whoever is not listed was absent. */
function sheetOf(
  { data }: AttendWebinar | AttendSession | CorrectAttendance,
  session: ScheduledSession,
  { seat }: Rules,
): Attendance | Refusal {
  const { present, remote = [], excused = [] } = data;
  const members = membersOn(seat, session.startsAt);
  const strangers = [...present, ...remote, ...excused].filter((person) => !members.includes(person));
  if (strangers.length) return refuse('not-a-member', { persons: [...new Set(strangers)], on: session.startsAt });
  const there = [...new Set([...present, ...remote])];
  const away = [...new Set(excused)].filter((person) => !there.includes(person));
  return {
    session: session.session,
    heldAt: session.startsAt,
    present: there,
    remote: [...new Set(remote)],
    excused: away,
    absent: members.filter((person) => !there.includes(person) && !away.includes(person)),
  };
}
