// Registering and correcting a person.
import { ask, LATER } from '../testing/ask.kit.js';
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
