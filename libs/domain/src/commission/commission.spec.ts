// Appointing and amending a commission.
import { ask, LATER } from '../testing/ask.kit.js';
import { text } from '../testing/charter.kit.js';
import { appointed, commissioner, jury } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { commission } from './commission.js';

const named = { commission: 'jury' };
const appoint = (roster = jury(2), occurredAt?: string) =>
  ask('AppointCommission', named, { title: text('Jury'), roster, occurredAt });
const amend = (roster = jury(4), occurredAt?: string) =>
  ask('AmendCommission', named, { roster, reason: 'illness', occurredAt });
const twice = [commissioner('chair', 'chair'), commissioner('chair', 'member')];

describe('AppointCommission', () => {
  it('names its roster', () =>
    given()
      .when(appoint())
      .thenAppended(event('CommissionAppointed', { commission: 'jury', roster: jury(2) })));
  it('is refused a second time', () =>
    given(appointed()).when(appoint()).thenRefused('already-exists', { commission: 'jury' }));
  it('is refused a person in two seats: one person is one voice', () =>
    given().when(appoint(twice)).thenRefused('already-recorded', { person: 'chair' }));
  it('is refused in the future', () =>
    given()
      .when(appoint(jury(2), LATER))
      .thenRefused('time-in-future'));
  it('wants everyone on the roster registered', () =>
    expect(commission.people?.(appoint())).toEqual(['chair', 'm1', 'm2']));
});

describe('AmendCommission', () => {
  it('replaces the roster and says why', () =>
    given(appointed())
      .when(amend())
      .thenAppended(event('CommissionAmended', { roster: jury(4), reason: 'illness' })));
  it('is refused a person in two seats', () =>
    given(appointed()).when(amend(twice)).thenRefused('already-recorded', { person: 'chair' }));
  it('does not know one that was never appointed', () =>
    given()
      .when(amend(jury(4), LATER))
      .thenUnknown('commission', 'jury'));
});
