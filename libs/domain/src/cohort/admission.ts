// Who gets a seat: eligibility, composition, capacity, the waiting list and its offers.
import { type Agreement, lacksAgreement } from '../agreement/agreement.js';
import type { Charter } from '../charter/charter.js';
import { type Refusal, refuse, type Unknown } from '../decider.js';
import { plusHours } from '../time.js';
import type { CohortEvent, Composition, Member, SeatOffered } from './cohort.events.js';
import { type Cohort, evolveCohort, howMany, membersNow, seatsTaken, teamsThat, teamsWith } from './cohort.state.js';

export const isFull = (cohort: Cohort): boolean => cohort.capacity !== null && seatsTaken(cohort) >= cohort.capacity;

/** What forbids this team, whatever seats there are; undefined when nothing does. */
export const objection = (
  team: Composition,
  cohort: Cohort,
  charter: Charter,
  agreement: Agreement | undefined,
  when: string,
): Refusal | Unknown | undefined =>
  regionsNotAdmitted(team, cohort, charter, agreement, when) ??
  compositionIncomplete(team.members, charter) ??
  personInTwoTeams(team, cohort);

/** Regions must be eligible, guests and inter-regional teams admitted, and an agreement given where one is needed. */
export function regionsNotAdmitted(
  team: Composition,
  cohort: Cohort,
  { admission }: Charter,
  agreement: Agreement | undefined,
  when: string,
): Refusal | Unknown | undefined {
  const selectable = new Set(cohort.regions.map(({ region }) => region));
  const ineligible = [...new Set([...team.regions, team.leadRegion])].filter((region) => !selectable.has(region));
  if (ineligible.length) return refuse('region-not-eligible', { regions: ineligible });
  const guests = team.regions.filter((region) => !cohort.targets.includes(region));
  if (guests.length && !admission.guests) return refuse('region-not-target', { regions: guests });
  const isAlone = team.regions.length < 2;
  if (!isAlone && !admission.interRegional) return refuse('inter-regional-not-admitted', { regions: team.regions });
  if (!team.agreement && (isAlone || !admission.agreementNeeded)) return undefined;
  return lacksAgreement(team.regions, team.agreement, agreement, when);
}

export function compositionIncomplete(members: readonly Member[], { admission }: Charter): Refusal | undefined {
  for (const { category, atLeast } of admission.composition) {
    const given = members.filter((member) => member.category === category).length;
    if (given < atLeast) return refuse('composition-incomplete', { category, atLeast, given });
  }
  return undefined;
}

/** Of the teams that hold a seat or a place in line, the first that has one of these people now. */
export function personInTwoTeams({ team, members }: Composition, cohort: Cohort): Refusal | undefined {
  const persons = members.map(({ person }) => person);
  for (const other of teamsWith(cohort, persons)) {
    if (other.team === team || other.standing === 'declined' || other.standing === 'withdrawn') continue;
    const both = membersNow(other).find(({ person }) => persons.includes(person));
    if (both) return refuse('person-in-two-teams', { person: both.person, team: other.team });
  }
  return undefined;
}

/** A seat, a place on the waiting list, or neither. */
export function admit(team: Composition, cohort: Cohort, charter: Charter, when: string): CohortEvent | Refusal {
  const data = { ...team, occurredAt: when };
  if (!isFull(cohort) && !howMany(cohort, 'waiting')) return { type: 'TeamEnrolled', data };
  if (charter.admission.waitingList) return { type: 'TeamWaitlisted', data };
  return refuse('cohort-full', { capacity: cohort.capacity, taken: seatsTaken(cohort) });
}

/** What freed a seat, followed by an offer to the next in line for each seat that is free then. */
export function withOffers(freed: CohortEvent, cohort: Cohort, charter: Charter, now: string): CohortEvent[] {
  const after = evolveCohort(cohort, freed);
  const hours = charter.admission.waitingList?.offer.hours ?? 0;
  const free = after.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, after.capacity - seatsTaken(after));
  const offers = teamsThat(after, 'waiting')
    .slice(0, free)
    .map(({ team }): SeatOffered => {
      return { type: 'SeatOffered', data: { team, until: plusHours(now, hours), occurredAt: now } };
    });
  return [freed, ...offers];
}
