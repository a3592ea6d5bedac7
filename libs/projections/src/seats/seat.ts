// Which seat a team has in its cohort. Pure.
export type Seat = 'waiting' | 'offered' | 'enrolled' | 'declined' | 'withdrawn';

/** Teams that are in, or may come in. */
export const isSeated = (seat: Seat): boolean => seat !== 'declined' && seat !== 'withdrawn';

/** What a team that withdraws now comes back to when it is reinstated: an offer is not kept. */
export const toComeBackTo = (seat: Seat): Seat => (seat === 'offered' ? 'waiting' : seat);

/** Whom the end of a cohort leaves without a seat. */
export const endsWithCohort = (seat: Seat): boolean => seat === 'waiting' || seat === 'offered';
