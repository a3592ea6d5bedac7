// Of what is known, what was true by a date: events in the order of the log, corrections as if they had always been so.
import type { CohortEvent, Composition, Member } from '#domain/cohort/cohort.events';
import type { LoggedEvent } from '#event-store/logged-event';
import { EffectiveDates } from './effective.js';

/** Events that had become true by the date (RFC 3339 in UTC), that instant included. */
export function trueFor(events: Iterable<LoggedEvent>, date: string): readonly LoggedEvent[] {
  const dates = new EffectiveDates();
  /** By team: changes of its composition that were still to come, oldest first, and what it was when it came. */
  const ahead = new Map<string, CohortEvent[]>();
  const found: LoggedEvent[] = [];
  for (const event of events) {
    const isTrue = dates.of(event) <= date;
    const change = changeOf(event);
    const key = change && `${event.stream} ${change.data.team}`;
    if (key && !isTrue) ahead.set(key, [...(ahead.get(key) ?? []), change]);
    if (!isTrue) continue;
    const toCome = key && event.type === 'EnrollmentCorrected' ? (ahead.get(key) ?? []) : [];
    found.push(toCome.length > 0 ? asItWas(event, toCome) : event);
  }
  return found;
}

type Change = Extract<
  CohortEvent,
  {
    type:
      | 'MemberAdded'
      | 'MemberRemoved'
      | 'MemberReplaced'
      | 'RegionJoined'
      | 'RegionLeft'
      | 'LeadRegionMoved'
      | 'EnrollmentCorrected';
  }
>;
const changes = new Set([
  'MemberAdded',
  'MemberRemoved',
  'MemberReplaced',
  'RegionJoined',
  'RegionLeft',
  'LeadRegionMoved',
  'EnrollmentCorrected',
]);

const changeOf = ({ type, data, broken }: LoggedEvent): Change | undefined =>
  !broken && changes.has(type) ? ({ type, data } as Change) : undefined;

/** A corrected composition, with the changes that had been recorded before it but were not yet true taken out of it again. */
function asItWas(event: LoggedEvent, ahead: readonly CohortEvent[]): LoggedEvent {
  const corrected = ahead.reduceRight((so, change) => without(so, change), event.data as Composition);
  return { ...event, data: corrected };
}

function without(so: Composition, { type, data }: CohortEvent): Composition {
  const drop = (person: string): readonly Member[] => so.members.filter((each) => each.person !== person);
  switch (type) {
    case 'RegionJoined':
      return { ...so, regions: so.regions.filter((region) => region !== data.region) };
    case 'RegionLeft':
      return so.regions.includes(data.region) ? so : { ...so, regions: [...so.regions, data.region] };
    case 'LeadRegionMoved':
      return so.leadRegion === data.to ? { ...so, leadRegion: data.from } : so;
    case 'MemberAdded':
    case 'MemberReplaced':
      return { ...so, members: drop(data.member.person) };
    default:
      return so;
  }
}
