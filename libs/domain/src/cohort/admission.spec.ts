// Enrolling a team: what forbids it, and whether it gets a seat or waits.
import { ask, LATER } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  chartered,
  composition,
  enrolled,
  member,
  opened,
  seatDeclined,
  seatOffered,
  waitlisted,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { Composition } from './cohort.events.js';

const enroll = (team: string, more: Partial<Composition> & { occurredAt?: string } = {}) => {
  const { team: _, ...data } = composition(team, more);
  return ask('EnrollTeam', { cohort: 'spring', team }, { ...data });
};
const noList = charterWith({ admission: { waitingList: null } });

describe('EnrollTeam', () => {
  const ready = [chartered(), opened()];

  it('takes the last seat', () =>
    given(ready, enrolled('one'))
      .when(enroll('two'))
      .thenAppended(event('TeamEnrolled', composition('two'))));
  it('waits when the cohort is full', () =>
    given(ready, enrolled('one'), enrolled('two'))
      .when(enroll('three'))
      .thenAppended(event('TeamWaitlisted', composition('three'))));
  it('waits when a seat is on offer', () =>
    given(ready, enrolled('one'), waitlisted('two'), seatOffered('two', LATER))
      .when(enroll('three'))
      .thenAppended('TeamWaitlisted'));
  it('waits behind whoever waits, even if there is a seat', () =>
    given(ready, waitlisted('one')).when(enroll('two')).thenAppended('TeamWaitlisted'));
  it('is refused when full and there is no list', () =>
    given(chartered(noList), opened(), enrolled('one'), enrolled('two'))
      .when(enroll('three'))
      .thenRefused('cohort-full', { capacity: 2, taken: 2 }));
  it('never waits without a limit', () =>
    given(chartered(), opened({ capacity: null }), enrolled('one'), enrolled('two'), enrolled('three'))
      .when(enroll('four'))
      .thenAppended('TeamEnrolled'));
  it('is refused without seats at all', () =>
    given(chartered(noList), opened({ capacity: 0 }))
      .when(enroll('one'))
      .thenRefused('cohort-full', { capacity: 0, taken: 0 }));
  it.each([
    ['enrolled', [enrolled('one')]],
    ['waiting', [waitlisted('one')]],
    ['offered', [waitlisted('one'), seatOffered('one', LATER)]],
  ])('is refused a team that is %s', (standing, facts) =>
    given(ready, facts).when(enroll('one')).thenRefused('team-already-enrolled', { team: 'one', standing }),
  );
  it('lets a team that declined come again', () =>
    given(ready, waitlisted('one'), seatOffered('one', LATER), seatDeclined('one'))
      .when(enroll('one'))
      .thenAppended('TeamEnrolled'));
  it('is refused a region that is not selectable, the lead region too', () => {
    given(ready)
      .when(enroll('one', { regions: ['north', 'moon'] }))
      .thenRefused('region-not-eligible', { regions: ['moon'] });
    given(ready)
      .when(enroll('one', { leadRegion: 'moon' }))
      .thenRefused('region-not-eligible', { regions: ['moon'] });
  });
  it('admits guests where the charter does', () => {
    const guest = enroll('one', { regions: ['north', 'west'] });
    given(ready).when(guest).thenAppended('TeamEnrolled');
    given(chartered(charterWith({ admission: { guests: false } })), opened())
      .when(guest)
      .thenRefused('region-not-target', { regions: ['west'] });
  });
  it('admits teams of several regions where the charter does', () => {
    const alone = [chartered(charterWith({ admission: { interRegional: false } })), opened()];
    given(alone)
      .when(enroll('one', { regions: ['north', 'south'] }))
      .thenRefused('inter-regional-not-admitted', { regions: ['north', 'south'] });
    given(alone).when(enroll('one')).thenAppended('TeamEnrolled');
  });
  it.each([
    [1, 'composition-incomplete'],
    [2, undefined],
    [3, undefined],
  ] as const)('asks for two of a fund: with %d', (funds, code) => {
    const members = [1, 2, 3].map((n) => member(`p${n}`, { category: n <= funds ? 'fund' : 'authority' }));
    const two = charterWith({ admission: { composition: [{ category: 'fund', atLeast: 2 }] } });
    const answer = given(chartered(two), opened()).when(enroll('one', { members }));
    if (code) answer.thenRefused(code, { category: 'fund', atLeast: 2, given: 1 });
    else answer.thenAppended('TeamEnrolled');
  });
  it.each([
    ['enrolled', [enrolled('one')]],
    ['waiting', [waitlisted('one')]],
    ['offered', [waitlisted('one'), seatOffered('one', LATER)]],
  ])('is refused a person who is in a team that is %s', (_, facts) =>
    given(ready, facts)
      .when(enroll('two', { members: [member('two-1'), member('one-3')] }))
      .thenRefused('person-in-two-teams', { person: 'one-3', team: 'one' }),
  );
  it('lets a person go to another team after the first declined', () =>
    given(ready, waitlisted('one'), seatOffered('one', LATER), seatDeclined('one'))
      .when(enroll('two', { members: [member('one-3')] }))
      .thenAppended('TeamEnrolled'));
  it('is refused a person twice', () =>
    given(ready)
      .when(enroll('one', { members: [member('p'), member('p')] }))
      .thenRefused('already-recorded', { person: 'p' }));
  it('is refused in the future', () =>
    given(ready)
      .when(enroll('one', { occurredAt: LATER }))
      .thenRefused('time-in-future'));
  it('does not know a cohort that was never opened, not even in the future', () =>
    given(chartered())
      .when(enroll('one', { occurredAt: LATER }))
      .thenUnknown('cohort', 'spring'));
  it('takes a team whose id every object has', () =>
    given(ready).when(enroll('constructor')).thenAppended('TeamEnrolled'));
});
