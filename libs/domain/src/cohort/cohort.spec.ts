// Opening a cohort, and its seats on offer.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  chartered,
  composition,
  edition,
  enrolled,
  opened,
  region,
  seatDeclined,
  seatOffered,
  waitlisted,
} from '../testing/facts.kit.js';
import { event, type Given, given } from '../testing/given.kit.js';
import type { Cohort } from './cohort.state.js';
import { membersOn, seatsTaken, teamOf, teamsThat } from './cohort.state.js';
import type { CohortOpened } from './cohort.events.js';
import { World } from '../testing/world.kit.js';

const accept = (team: string, now = NOW) => ask('AcceptSeat', { cohort: 'spring', team }, {}, now);
const decline = (team: string) => ask('DeclineSeat', { cohort: 'spring', team }, {});
const setCapacity = (capacity: number | null) => ask('SetCapacity', { cohort: 'spring' }, { capacity });

describe('OpenCohort', () => {
  const table = edition('regions', [
    region('north', { district: 'cold' }),
    region('south', { district: 'warm' }),
    region('new', { validFrom: '2022-04-01' }),
    region('newer', { validFrom: '2022-04-02' }),
  ]);
  const open = (data: object = {}) =>
    ask('OpenCohort', { cohort: 'spring' }, { program: 'practice', title: 'Spring', ...data });
  const openedBy = (...facts: readonly Given[]) =>
    given(...facts)
      .when(open())
      .event<CohortOpened['data']>('CohortOpened');

  it('freezes the regions of that day, and is for all of them unless targets are named', () => {
    const { regions, targets, capacity, version } = openedBy(chartered(), table);
    expect(regions).toEqual([
      { region: 'north', district: 'cold' },
      { region: 'south', district: 'warm' },
      { region: 'new', district: null },
    ]);
    expect(targets).toEqual(['north', 'south', 'new']);
    expect({ capacity, version }).toEqual({ capacity: 2, version: 1 });
  });
  it.each([
    [{ districts: ['cold'] }, ['north']],
    [{ regions: ['south', 'newer'] }, ['south']],
    [{ except: ['north'] }, ['south', 'new']],
    [{ districts: ['cold', 'warm'], except: ['north'] }, ['south']],
  ])('admits by the rule %j', (eligible, expected) => {
    const { regions } = openedBy(chartered(charterWith({ admission: { eligible } })), table);
    expect(regions.map((each) => each.region)).toEqual(expected);
  });
  it('takes a capacity of its own, none included', () => {
    given(chartered(), table)
      .when(open({ capacity: 7 }))
      .thenAppended(event('CohortOpened', { capacity: 7 }));
    given(chartered(), table)
      .when(open({ capacity: null }))
      .thenAppended(event('CohortOpened', { capacity: null }));
  });
  it('is refused for a target that is not eligible', () =>
    given(chartered(), table)
      .when(open({ targets: ['north', 'newer'] }))
      .thenRefused('region-not-eligible', { regions: ['newer'] }));
  it('is refused a second time', () =>
    given(chartered(), table, opened()).when(open()).thenRefused('already-exists', { cohort: 'spring' }));
  it('is refused in the future', () => {
    given(chartered(), table)
      .when(open({ occurredAt: LATER }))
      .thenRefused('time-in-future', { now: NOW });
    given(chartered(), table)
      .when(open({ occurredAt: NOW }))
      .thenAppended('CohortOpened');
  });
  it.each([0, 2])('does not know version %d', (version) =>
    given(chartered(), table)
      .when(open({ version, occurredAt: LATER }))
      .thenUnknown('charter', `practice ${version}`),
  );
  it('does not know a program that was never chartered', () =>
    given(table)
      .when(open({ occurredAt: LATER }))
      .thenUnknown('program', 'practice'));
});

describe('AcceptSeat', () => {
  const offer = [chartered(), opened({ capacity: 1 }), waitlisted('one'), seatOffered('one', NOW)];

  it('enrolls up to the very end of the offer', () =>
    given(offer)
      .when(accept('one'))
      .thenAppended(event('TeamEnrolled', composition('one'))));
  it('is refused after it', () =>
    given(offer).when(accept('one', LATER)).thenRefused('seat-offer-expired', { team: 'one', until: NOW }));
  it.each([
    ['waiting', [waitlisted('two')]],
    ['enrolled', [enrolled('two')]],
    ['declined', [waitlisted('two'), seatDeclined('two')]],
  ])('is refused to a team that is %s', (standing, facts) =>
    given(offer, facts).when(accept('two')).thenRefused('no-seat-offered', { team: 'two', standing }),
  );
  it('checks eligibility again', () =>
    given(chartered(), opened({ regions: [] }), waitlisted('one'), seatOffered('one', NOW))
      .when(accept('one'))
      .thenRefused('region-not-eligible'));
  it.each(['two', 'constructor'])('does not know team %s', (team) =>
    given(offer).when(accept(team)).thenUnknown('team', team),
  );
});

describe('DeclineSeat', () => {
  const full = [chartered(), opened({ capacity: 1 }), waitlisted('10'), waitlisted('9'), seatOffered('10', LATER)];

  it('offers the seat to who came next, for the hours of the charter', () =>
    given(full, waitlisted('1'))
      .when(decline('10'))
      .thenAppended(
        event('SeatDeclined', { team: '10' }),
        event('SeatOffered', { team: '9', until: '2022-04-03T09:00:00.000Z', occurredAt: NOW }),
      ));
  it('sends a team that comes again to the end of the list', () =>
    given(full, seatDeclined('10'), waitlisted('10'), seatOffered('9', LATER), waitlisted('1'))
      .when(decline('9'))
      .thenAppended('SeatDeclined', event('SeatOffered', { team: '10' })));
  it('is refused without an offer', () => given(full).when(decline('9')).thenRefused('no-seat-offered'));
  it('frees the seat when nobody waits', () =>
    given(chartered(), opened({ capacity: 1 }), waitlisted('one'), seatOffered('one', LATER))
      .when(decline('one'))
      .thenAppended('SeatDeclined'));
});

describe('SetCapacity', () => {
  const three = [chartered(), opened(), enrolled('one'), waitlisted('two'), seatOffered('two', LATER)];
  const waiting = [waitlisted('three'), waitlisted('four'), waitlisted('five')];

  it.each([
    [1, 'capacity-below-taken'],
    [2, undefined],
  ] as const)('is refused below the seats taken: %d of 2', (capacity, code) => {
    const answer = given(three).when(setCapacity(capacity));
    if (code) answer.thenRefused(code, { capacity, taken: 2 });
    else answer.thenAppended(event('CapacitySet', { capacity }));
  });
  it('offers each new seat, in order of arrival', () =>
    given(three, waiting)
      .when(setCapacity(4))
      .thenAppended('CapacitySet', event('SeatOffered', { team: 'three' }), event('SeatOffered', { team: 'four' })));
  it('offers to all who wait when the limit is lifted', () =>
    given(three, waiting)
      .when(setCapacity(null))
      .thenAppended('CapacitySet', ...waiting.map(() => 'SeatOffered')));
  it('offers nothing when it stays full', () => given(three, waiting).when(setCapacity(2)).thenAppended('CapacitySet'));
});

describe('a cohort', () => {
  const spring = { category: 'cohort', id: 'spring' };
  const stateOf = (...facts: readonly Given[]) => new World(facts.flat()).state<Cohort>(spring);

  it('counts enrolled and offered seats, guests included', () => {
    const cohort = stateOf(
      opened(),
      enrolled('one', { regions: ['west'] }),
      waitlisted('two'),
      waitlisted('three'),
      seatOffered('two', LATER),
    );
    expect(seatsTaken(cohort)).toBe(2);
    expect(teamsThat(cohort, 'waiting').map(({ team }) => team)).toEqual(['three']);
  });
  it('has members from the moment they joined', () => {
    const one = teamOf(stateOf(opened(), enrolled('one', { occurredAt: NOW })), 'one')!;
    expect(membersOn(one, '2022-04-01T08:59:59.999Z')).toEqual([]);
    expect(membersOn(one, NOW)).toHaveLength(4);
  });
});
