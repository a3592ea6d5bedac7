// Seats taken, offered, given back and corrected.
import type { Agreement } from '../agreement/agreement.js';
import type { Charter } from '../charter/charter.js';
import { type Decision, type Refusal, refuse, type Unknown, unknown } from '../decider.js';
import { instant, isAfter } from '../time.js';
import {
  admit,
  compositionIncomplete,
  isFull,
  objection,
  personInTwoTeams,
  regionsNotAdmitted,
  withOffers,
} from './admission.js';
import type {
  AcceptSeat,
  CorrectEnrollment,
  DeclineSeat,
  EnrollTeam,
  ExpireSeatOffer,
  ReinstateTeam,
  SetCapacity,
  WithdrawTeam,
} from './cohort.commands.js';
import type { CohortEvent, Composition, Member } from './cohort.events.js';
import { type Cohort, type CohortTeam, compositionOf, seatsTaken, teamOf } from './cohort.state.js';

/** What a decision on a seat stands on. */
export interface SeatRules {
  readonly cohort: Cohort;
  readonly charter: Charter;
  /** The one that the composition names. */
  readonly agreement: Agreement | undefined;
}

export function enroll({ params, data }: EnrollTeam, rules: SeatRules, when: string): Decision<CohortEvent> {
  const { cohort, charter, agreement } = rules;
  const before = teamOf(cohort, params.team);
  if (before?.standing === 'withdrawn') return refuse('team-withdrawn', { team: params.team });
  if (before && before.standing !== 'declined')
    return refuse('team-already-enrolled', { team: params.team, standing: before.standing });
  const team = composed(params.team, data);
  const answer =
    memberTwice(team) ?? objection(team, cohort, charter, agreement, when) ?? admit(team, cohort, charter, when);
  return 'type' in answer ? [answer] : answer;
}

/** The seat that a team was offered, as long as nobody took it away. */
function offered(cohort: Cohort, team: string): CohortTeam | Refusal | Unknown {
  const seat = teamOf(cohort, team);
  if (!seat) return unknown('team', team);
  if (seat.standing === 'withdrawn') return refuse('team-withdrawn', { team });
  if (seat.standing === 'declined' && seat.offeredUntil)
    return refuse('seat-offer-expired', { team, until: seat.offeredUntil });
  return seat.standing === 'offered' ? seat : refuse('no-seat-offered', { team, standing: seat.standing });
}

export function acceptSeat(command: AcceptSeat, rules: SeatRules, when: string): Decision<CohortEvent> {
  const { cohort, charter, agreement } = rules;
  const seat = offered(cohort, command.params.team);
  if (!('standing' in seat)) return seat;
  if (seat.offeredUntil && isAfter(command.now, seat.offeredUntil))
    return refuse('seat-offer-expired', { team: seat.team, until: seat.offeredUntil });
  const team = compositionOf(seat);
  const answer = objection(team, cohort, charter, agreement, when);
  return answer ?? [{ type: 'TeamEnrolled', data: { ...team, occurredAt: when } }];
}

export function declineSeat(command: DeclineSeat, { cohort, charter }: SeatRules, when: string): Decision<CohortEvent> {
  const seat = offered(cohort, command.params.team);
  if (!('standing' in seat)) return seat;
  return withOffers(
    { type: 'SeatDeclined', data: { team: seat.team, occurredAt: when } },
    cohort,
    charter,
    command.now,
  );
}

/** Early, twice, or of an offer that no longer stands: nothing. */
export function expireSeatOffer(
  { params, data, now }: ExpireSeatOffer,
  { cohort, charter }: SeatRules,
): Decision<CohortEvent> {
  const seat = teamOf(cohort, params.team);
  const stands =
    seat?.standing === 'offered' && seat.offeredUntil !== null && instant(seat.offeredUntil) === instant(data.until);
  if (!seat?.offeredUntil || !stands || !isAfter(now, seat.offeredUntil)) return [];
  const expired = {
    type: 'SeatOfferExpired',
    data: { team: seat.team, until: seat.offeredUntil, occurredAt: now },
  } as const;
  return withOffers(expired, cohort, charter, now);
}

export function withdraw(
  { params, data, now }: WithdrawTeam,
  { cohort, charter }: SeatRules,
  when: string,
): Decision<CohortEvent> {
  const { team } = params;
  const before = teamOf(cohort, team);
  if (!before) return unknown('team', team);
  if (before.standing === 'withdrawn') return refuse('team-withdrawn', { team });
  if (before.standing === 'declined') return refuse('team-not-enrolled', { team, standing: before.standing });
  return withOffers(
    { type: 'TeamWithdrawn', data: { team, reason: data.reason, occurredAt: when } },
    cohort,
    charter,
    now,
  );
}

/** As if it had never withdrawn, as long as its seat is still there and its people are in no other team. */
export function reinstate(
  { params, data, now }: ReinstateTeam,
  { cohort, charter }: SeatRules,
  when: string,
): Decision<CohortEvent> {
  const { team } = params;
  const before = teamOf(cohort, team);
  if (!before) return unknown('team', team);
  if (before.standing !== 'withdrawn') return refuse('team-already-enrolled', { team, standing: before.standing });
  if (before.withdrawnFrom === 'enrolled' && isFull(cohort))
    return refuse('cohort-full', { capacity: cohort.capacity, taken: seatsTaken(cohort) });
  const elsewhere = personInTwoTeams(compositionOf(before), cohort);
  if (elsewhere) return elsewhere;
  const { reason, document } = data;
  return withOffers(
    { type: 'TeamReinstated', data: { team, reason, document, occurredAt: when } },
    cohort,
    charter,
    now,
  );
}

export function correctEnrollment(
  { params, data }: CorrectEnrollment,
  rules: SeatRules,
  when: string,
): Decision<CohortEvent> {
  const { cohort, charter, agreement } = rules;
  const before = teamOf(cohort, params.team);
  if (!before) return unknown('team', params.team);
  if (before.standing === 'declined')
    return refuse('team-not-enrolled', { team: params.team, standing: before.standing });
  const team = composed(params.team, data);
  const onDate = restedSince(before, team, agreement);
  const answer =
    memberTwice(team) ??
    regionsNotAdmitted(team, cohort, charter, agreement, onDate) ??
    compositionIncomplete(team.members, charter) ??
    (before.standing === 'withdrawn' ? undefined : personInTwoTeams(team, cohort));
  if (answer) return answer;
  const { reason, document } = data;
  return [{ type: 'EnrollmentCorrected', data: { ...team, reason, document, occurredAt: when } }];
}

/** An agreement must have held when the team was enrolled; the one that it rests on already did when it came to it. */
const restedSince = (
  before: CohortTeam,
  { agreement: named }: Composition,
  agreement: Agreement | undefined,
): string => (named === before.agreement && agreement?.signedAt ? agreement.signedAt : before.enrolledAt);

export function setCapacity(command: SetCapacity, { cohort, charter }: SeatRules, when: string): Decision<CohortEvent> {
  const { capacity } = command.data;
  const taken = seatsTaken(cohort);
  if (capacity !== null && capacity < taken) return refuse('capacity-below-taken', { capacity, taken });
  return withOffers({ type: 'CapacitySet', data: { capacity, occurredAt: when } }, cohort, charter, command.now);
}

function composed(
  team: string,
  { name, regions, leadRegion, members, project, agreement }: Omit<Composition, 'team'>,
): Composition {
  return { team, name, regions, leadRegion, members: members.map(plain), project, ...(agreement && { agreement }) };
}

const plain = ({ person, category, region, organization }: Member): Member => ({
  person,
  category,
  region,
  ...(organization !== undefined && { organization }),
});

function memberTwice({ team, members }: Composition): Refusal | undefined {
  const twice = members.find(({ person }, seat) => members.findIndex((other) => other.person === person) !== seat);
  return twice && refuse('already-recorded', { team, person: twice.person });
}
