// Entries of a registry that are corrected or taken out, and reservations that no entry followed.
import { ask, NOW } from '../testing/ask.kit.js';
import { chartered, closedCohort, enrolled, filed, opened, passed, reserved, withdrawn } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const ground = { reason: 'mistake', document: 'memo 7' };
const entry = (number: string, decision = 'd2') =>
  ask('CorrectRegistryEntry', alpha, { stage: 'entry', number, order: '8', ...ground }, NOW, decision);
const remove = ask('RemoveFromRegistry', alpha, { stage: 'entry', ...ground });
const ready = [chartered(), opened(), enrolled(), ...passed('lectures', 'rehearsal', 'final')];

describe('CorrectRegistryEntry', () => {
  const enter = ask('EnterRegistry', alpha, { stage: 'entry', number: 'K-1', order: '7' }, NOW, 'd1');
  const entered = () => given(ready, filed(), reserved('K-1', 'd1'), reserved('K-2', 'd2')).having(enter);

  it('writes the same number otherwise, with another order, without a reservation', () =>
    entered()
      .when(entry(' k - 1', 'd9'))
      .thenAppended(
        event('RegistryEntryCorrected', {
          number: ' k - 1',
          order: '8',
          validUntil: '2027-04-01T09:00:00.000Z',
          ...ground,
        }),
      ));
  it('moves to another number that is reserved for it', () => {
    entered()
      .when(entry('K-2'))
      .thenAppended(event('RegistryEntryCorrected', { number: 'K-2', registry: 'clusters' }));
    entered()
      .when(entry('K-2', 'd3'))
      .thenRefused('registry-number-taken', { by: { for: 'd2' } });
    entered().when(entry('K-3')).thenRefused('registry-number-taken', { by: null });
  });
  it('never gets the first number back: it stays with the decision that entered it', () =>
    entered()
      .having(entry('K-2'))
      .when(entry('K-1', 'd3'))
      .thenRefused('registry-number-taken', { by: { for: 'd1', team: 'alpha' } }));
  it('is refused where nothing was entered, or not any more', () => {
    given(ready).when(entry('K-1')).thenRefused('not-in-registry', { stage: 'entry', registry: 'clusters' });
    entered().having(remove).when(entry('K-1')).thenRefused('not-in-registry');
  });
  it('runs from the entry, not from the correction', () => {
    const { validUntil } = entered()
      .when({ ...entry('K-1'), now: '2023-01-01T00:00:00.000Z' })
      .event<{ validUntil: string }>('RegistryEntryCorrected');
    expect(validUntil).toBe('2027-04-01T09:00:00.000Z');
  });

  describe('RemoveFromRegistry', () => {
    it('takes the entry out, and the stage is open again', () =>
      entered()
        .when(remove)
        .thenAppended(
          event('RegistryEntryRemoved', { number: 'K-1', registry: 'clusters', ...ground }),
          event('StageReopened', { stage: 'entry' }),
        ));
    it('is refused where nothing was entered', () =>
      given(ready).when(remove).thenRefused('not-in-registry', { stage: 'entry' }));
    it('lets the team be entered again under another number only', () => {
      const again = (number: string, decision: string) =>
        ask('EnterRegistry', alpha, { stage: 'entry', number, order: '9' }, NOW, decision);
      entered()
        .having(remove)
        .when(again('K-1', 'd3'))
        .thenRefused('registry-number-taken', { by: { for: 'd1' } });
      entered().having(remove).when(again('K-2', 'd2')).thenAppended('RegistryEntered', 'StagePassed');
    });
  });
});

describe('ExpireReservation', () => {
  const expire = ask('ExpireReservation', alpha, { registry: 'clusters', number: 'K-1' }, NOW, 'd1');

  it('answers in the place of the entry that never came', () =>
    given(ready, filed(), reserved('K-1', 'd1'))
      .when(expire)
      .thenRefused('reservation-expired', { registry: 'clusters', number: 'K-1' }));
  it('answers also when the team has withdrawn and the cohort is closed', () => {
    given(ready, withdrawn('alpha')).when(expire).thenRefused('reservation-expired');
    given(ready, closedCohort()).when(expire).thenRefused('reservation-expired');
  });
});
