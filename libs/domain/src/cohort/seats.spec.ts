// Seats that run out, are given back and taken again: the line always moves up, and nothing is taken twice.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import {
  chartered,
  closedCohort,
  enrolled,
  member,
  opened,
  reinstated,
  seatDeclined,
  seatOffered,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const named = (team: string) => ({ cohort: 'spring', team });
const ground = { reason: 'mistake', document: 'memo 7' };
const expire = (team: string, now = LATER, until = NOW) => ask('ExpireSeatOffer', named(team), { until }, now);
const withdraw = (team: string, body: object = {}) => ask('WithdrawTeam', named(team), { reason: 'flood', ...body });
const reinstate = (team: string) => ask('ReinstateTeam', named(team), ground);
const accept = (team: string, now = NOW) => ask('AcceptSeat', named(team), {}, now);
const enroll = (team: string, persons: readonly string[]) =>
  ask('EnrollTeam', named(team), {
    name: team,
    regions: ['north'],
    leadRegion: 'north',
    members: persons.map((person) => member(person)),
    project: { kind: 'create', title: 'x' },
  });
const TWO_DAYS = '2022-04-03T09:00:00.000Z';
/** Two seats: one taken, one on offer to the first of those who wait. */
const offered = [
  chartered(),
  opened(),
  enrolled('one'),
  waitlisted('two'),
  waitlisted('three'),
  seatOffered('two', NOW),
];

describe('ExpireSeatOffer', () => {
  it('does nothing early and exactly at the end', () => {
    given(offered).when(expire('two', '2022-04-01T08:59:59.999Z')).thenAppended();
    given(offered).when(expire('two', NOW)).thenAppended();
  });
  it('takes the seat back after it, and offers it to the next from then on', () =>
    given(offered)
      .when(expire('two'))
      .thenAppended(
        event('SeatOfferExpired', { team: 'two', until: NOW, occurredAt: LATER }),
        event('SeatOffered', { team: 'three', until: '2022-04-03T09:00:00.001Z' }),
      ));
  it('takes the end in any zone', () =>
    given(offered)
      .when(expire('two', LATER, '2022-04-01T12:00:00+03:00'))
      .thenAppended('SeatOfferExpired', 'SeatOffered'));
  it('does it once', () => given(offered).having(expire('two')).when(expire('two')).thenAppended());
  it('does nothing of an offer that was answered', () => {
    given(offered).having(accept('two')).when(expire('two')).thenAppended();
    given(offered, seatDeclined('two')).when(expire('two')).thenAppended();
    given(offered, withdrawn('two')).when(expire('two')).thenAppended();
    given(offered).when(expire('one')).thenAppended();
    given(offered).when(expire('nine')).thenAppended();
  });
  it('does nothing to a newer offer', () => {
    const newer = given(offered, seatDeclined('two'), waitlisted('two'), seatOffered('two', TWO_DAYS));
    newer.when(expire('two')).thenAppended();
    newer.when(expire('two', '2022-04-03T09:00:00.001Z', TWO_DAYS)).thenAppended('SeatOfferExpired', 'SeatOffered');
  });
  it('leaves a seat free when nobody waits', () =>
    given(chartered(), opened(), waitlisted('two'), seatOffered('two', NOW))
      .when(expire('two'))
      .thenAppended('SeatOfferExpired'));
  it('does nothing in a closed cohort', () => given(offered, closedCohort()).when(expire('two')).thenAppended());
  it('makes the team come again at the end of the line', () => {
    const again = given(offered).having(expire('two'), enroll('two', ['two-1']));
    again
      .when(ask('SetCapacity', { cohort: 'spring' }, { capacity: 3 }))
      .thenAppended('CapacitySet', event('SeatOffered', { team: 'two' }));
    again.when(accept('two')).thenRefused('no-seat-offered', { standing: 'waiting' });
  });
});

describe('AcceptSeat', () => {
  it('is too late after the end, with or without the clock having said so', () => {
    given(offered).when(accept('two', NOW)).thenAppended('TeamEnrolled');
    given(offered).when(accept('two', LATER)).thenRefused('seat-offer-expired', { until: NOW });
    given(offered).having(expire('two')).when(accept('two', LATER)).thenRefused('seat-offer-expired', { until: NOW });
  });
});

describe('WithdrawTeam', () => {
  it('frees the seat for the next in line', () =>
    given(chartered(), opened(), enrolled('one'), enrolled('two'), waitlisted('three'))
      .when(withdraw('one'))
      .thenAppended(
        event('TeamWithdrawn', { team: 'one', reason: 'flood' }),
        event('SeatOffered', { team: 'three', until: TWO_DAYS }),
      ));
  it('frees the seat that was only on offer', () =>
    given(offered)
      .when(withdraw('two'))
      .thenAppended('TeamWithdrawn', event('SeatOffered', { team: 'three' })));
  it('leaves the list without freeing anything', () =>
    given(offered).when(withdraw('three')).thenAppended('TeamWithdrawn'));
  it('is refused twice, and to who is not in', () => {
    given(offered, withdrawn('one')).when(withdraw('one')).thenRefused('team-withdrawn', { team: 'one' });
    given(offered, seatDeclined('two'))
      .when(withdraw('two'))
      .thenRefused('team-not-enrolled', { standing: 'declined' });
    given(offered).when(withdraw('nine')).thenUnknown('team', 'nine');
  });
  it('is refused in the future and after closing', () => {
    given(offered)
      .when(withdraw('one', { occurredAt: LATER }))
      .thenRefused('time-in-future');
    given(offered, closedCohort()).when(withdraw('one')).thenRefused('cohort-closed', { cohort: 'spring' });
  });
  it('leaves the id to nobody', () => {
    const gone = given(offered, withdrawn('one'), withdrawn('two'));
    gone.when(enroll('one', ['x'])).thenRefused('team-withdrawn', { team: 'one' });
    gone.when(accept('two')).thenRefused('team-withdrawn', { team: 'two' });
    gone.when(ask('DeclineSeat', named('two'), {})).thenRefused('team-withdrawn');
  });
  it('lets its people go to another team', () =>
    given(chartered(), opened(), enrolled('one'), withdrawn('one'))
      .when(enroll('two', ['one-1']))
      .thenAppended('TeamEnrolled'));
});

describe('ReinstateTeam', () => {
  const back = event('TeamReinstated', { team: 'one', ...ground });

  it('gives the seat back while there is one', () =>
    given(chartered(), opened(), enrolled('one'), enrolled('two'), withdrawn('one'))
      .when(reinstate('one'))
      .thenAppended(back));
  it.each([
    ['taken', [enrolled('three')]],
    ['on offer', [waitlisted('three'), seatOffered('three', LATER)]],
  ])('is refused when its seat is %s', (_, facts) =>
    given(chartered(), opened(), enrolled('one'), enrolled('two'), withdrawn('one'), facts)
      .when(reinstate('one'))
      .thenRefused('cohort-full', { capacity: 2, taken: 2 }),
  );
  it('gives a place in the line back where it was', () => {
    const line = [chartered(), opened(), enrolled('one'), enrolled('two'), waitlisted('three'), waitlisted('four')];
    given(line, withdrawn('three'))
      .having(reinstate('three'))
      .when(withdraw('one'))
      .thenAppended('TeamWithdrawn', event('SeatOffered', { team: 'three' }));
  });
  it('gives the line, not the offer, back to a team that had one', () =>
    given(offered, withdrawn('two'), seatOffered('three', TWO_DAYS))
      .having(reinstate('two'))
      .when(accept('two'))
      .thenRefused('no-seat-offered', { standing: 'waiting' }));
  it('offers the seat that became free while nobody was in line', () =>
    given(
      chartered(),
      opened(),
      enrolled('one'),
      enrolled('two'),
      waitlisted('three'),
      withdrawn('three'),
      withdrawn('one'),
    )
      .when(reinstate('three'))
      .thenAppended(
        event('TeamReinstated', { team: 'three' }),
        event('SeatOffered', { team: 'three', until: TWO_DAYS }),
      ));
  it('is refused while one of its people is in another team', () =>
    given(chartered(), opened(), enrolled('one'), withdrawn('one'))
      .having(enroll('two', ['one-3']))
      .when(reinstate('one'))
      .thenRefused('person-in-two-teams', { person: 'one-3', team: 'two' }));
  it('is refused to a team that has not withdrawn', () => {
    given(offered).when(reinstate('one')).thenRefused('team-already-enrolled', { standing: 'enrolled' });
    given(offered, withdrawn('one'), reinstated('one')).when(reinstate('one')).thenRefused('team-already-enrolled');
    given(offered).when(reinstate('nine')).thenUnknown('team', 'nine');
  });
  it('brings a seat back after closing, but no line', () => {
    const line = [chartered(), opened(), enrolled('one'), enrolled('two'), waitlisted('three')];
    const over = given(line, withdrawn('one'), withdrawn('three'), closedCohort());
    over.when(reinstate('one')).thenAppended(back);
    over
      .having(reinstate('three'))
      .when(ask('CorrectEnrollment', named('three'), { ...enroll('x', ['three-1']).data, ...ground }))
      .thenRefused('team-not-enrolled', { standing: 'declined' });
  });
  it('makes the team do again what it did', () => {
    const join = ask('JoinRegion', named('one'), { region: 'south' });
    given(offered, withdrawn('one')).when(join).thenRefused('team-withdrawn');
    given(offered, withdrawn('one'), reinstated('one')).when(join).thenAppended('RegionJoined');
  });
});
