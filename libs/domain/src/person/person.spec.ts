// Registering and correcting a person.
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import { fact } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const personal = { ciphertext: 'c', mac: 'm' };
const named = { person: 'p1' };
const registered = fact('person', 'p1', 'PersonRegistered', { person: 'p1', personal });
const register = (occurredAt?: string) => ask('RegisterPerson', named, { personal, occurredAt });
const correct = (occurredAt?: string) => ask('CorrectPerson', named, { personal, reason: 'typo', occurredAt });

describe('RegisterPerson', () => {
  it('keeps what is personal sealed', () =>
    given()
      .when(register())
      .thenAppended(event('PersonRegistered', { person: 'p1', personal })));
  it('is refused a second time', () =>
    given(registered).when(register()).thenRefused('already-exists', { person: 'p1' }));
  it('is refused in the future', () => given().when(register(LATER)).thenRefused('time-in-future'));
});

describe('CorrectPerson', () => {
  it('says why', () =>
    given(registered)
      .when(correct())
      .thenAppended(event('PersonCorrected', { reason: 'typo' })));
  it('does not know who was never registered', () => given().when(correct(LATER)).thenUnknown('person', 'p1'));
});

describe('ReadPersonalData', () => {
  const read = (occurredAt?: string) => ask('ReadPersonalData', named, { occurredAt });
  const event1 = (occurredAt: string, by = 'operator') =>
    fact('person', 'p1', 'PersonalDataRead', { person: 'p1', by, occurredAt });
  it('says to whom it was shown', () =>
    given(registered)
      .when(read())
      .thenAppended(event('PersonalDataRead', { person: 'p1', by: 'operator' })));
  it('is recorded once a reader and day, which ends at midnight in UTC', () => {
    const today = given(registered, event1('2022-03-31T00:00:00.000Z'));
    today.when(read('2022-03-31T23:59:59.999Z')).thenAppended();
    today.when(read('2022-04-01T02:00:00+03:00')).thenAppended();
    today.when(read('2022-04-01T00:00:00Z')).thenAppended('PersonalDataRead');
  });
  it('is recorded of everyone who reads', () =>
    given(registered, event1('2022-03-31T00:00:00.000Z', 'secretary'))
      .when(read('2022-03-31T01:00:00Z'))
      .thenAppended('PersonalDataRead'));
  it('of a day before does not have the later day recorded again', () =>
    given(registered, event1(NOW), event1(BEFORE)).when(read()).thenAppended());
  it('is kept in mind through a correction', () =>
    given(registered, event1(NOW)).having(correct()).when(read()).thenAppended());
  it('does not know who was never registered', () => given().when(read()).thenUnknown('person', 'p1'));
  it('is refused in the future', () => given(registered).when(read(LATER)).thenRefused('time-in-future'));
});
