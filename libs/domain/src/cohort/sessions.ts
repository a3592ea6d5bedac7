// A cohort's calendar: dating what the charter plans, adding to it, moving and cancelling.
import { type Charter, plannedSession, stageOf } from '../charter/charter.js';
import { type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { own } from '../own.js';
import { utc } from '../time.js';
import type { CancelSession, RescheduleSession, ScheduleSession } from './cohort.commands.js';
import type { CohortEvent } from './cohort.events.js';
import type { Cohort, ScheduledSession } from './cohort.state.js';

export function schedule(
  { params, data }: ScheduleSession,
  cohort: Cohort,
  charter: Charter,
  when: string,
): Decision<CohortEvent> {
  const { session } = params;
  const before = own(cohort.sessions, session);
  if (before) return refuse(before.cancelled ? 'session-cancelled' : 'already-recorded', { session });
  const plan = plannedSession(charter, session);
  if (!plan && !(data.stage && data.kind && data.title)) return refuse('session-not-planned', { session });
  const stage = plan?.stage ?? stageOf(charter, data.stage ?? '');
  if (!stage) return unknown('stage', data.stage ?? '');
  if (stage.kind !== 'sessions') return refuse('stage-of-other-kind', { stage: stage.id, kind: stage.kind });
  const kind = plan?.session.kind ?? data.kind;
  const title = plan?.session.title ?? data.title;
  if (!kind || !title) return refuse('session-not-planned', { session });
  const times = { startsAt: utc(data.startsAt), endsAt: utc(data.endsAt) };
  return [
    {
      type: 'SessionScheduled',
      data: { session, stage: stage.id, kind, title, planned: plan !== undefined, ...times, occurredAt: when },
    },
  ];
}

/** A session that was dated and not cancelled; what the charter plans is not unknown, only without a date. */
function dated(session: string, cohort: Cohort, charter: Charter): ScheduledSession | Refusal | Unknown {
  const before = own(cohort.sessions, session);
  if (before) return before.cancelled ? refuse('session-cancelled', { session }) : before;
  return plannedSession(charter, session) ? refuse('session-not-planned', { session }) : unknown('session', session);
}

export function reschedule(
  { params, data }: RescheduleSession,
  cohort: Cohort,
  charter: Charter,
  when: string,
): Decision<CohortEvent> {
  const { session } = params;
  const before = dated(session, cohort, charter);
  if (!('startsAt' in before)) return before;
  const times = { startsAt: utc(data.startsAt), endsAt: utc(data.endsAt) };
  return [{ type: 'SessionRescheduled', data: { session, ...times, reason: data.reason, occurredAt: when } }];
}

export function cancel(
  { params, data }: CancelSession,
  cohort: Cohort,
  charter: Charter,
  when: string,
): Decision<CohortEvent> {
  const { session } = params;
  const before = dated(session, cohort, charter);
  if (!('startsAt' in before)) return before;
  return [{ type: 'SessionCancelled', data: { session, reason: data.reason, occurredAt: when } }];
}
