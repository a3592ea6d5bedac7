// Signing an agreement and ending it; what teams may rest on it is in team-regions.spec.
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import { ended, signed } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const pact = { agreement: 'pact' };
const sign = (body: object = {}) =>
  ask('SignAgreement', pact, {
    title: 'Pact',
    parties: ['north', 'south'],
    directions: ['staff'],
    signedAt: '2022-04-01T12:00:00+03:00',
    ...body,
  });
const end = (body: object = {}) => ask('EndAgreement', pact, { reason: 'done', ...body });

describe('SignAgreement', () => {
  it('keeps who signed, what for, and from when it holds', () =>
    given()
      .when(sign())
      .thenAppended(event('AgreementSigned', { parties: ['north', 'south'], directions: ['staff'], signedAt: NOW })));
  it('is refused a second time, also after its end', () => {
    given(signed(['north']))
      .when(sign())
      .thenRefused('already-exists', pact);
    given(signed(['north']), ended(NOW))
      .when(sign())
      .thenRefused('already-exists', pact);
  });
  it('is refused a signature or a record in the future', () => {
    given()
      .when(sign({ signedAt: LATER }))
      .thenRefused('time-in-future', { occurredAt: LATER });
    given()
      .when(sign({ occurredAt: LATER }))
      .thenRefused('time-in-future', { occurredAt: LATER });
  });
});

describe('EndAgreement', () => {
  it('ends it when it happened, or on the day that is named', () => {
    given(signed(['north']))
      .when(end())
      .thenAppended(event('AgreementEnded', { reason: 'done', endedAt: NOW }));
    given(signed(['north']))
      .when(end({ occurredAt: BEFORE }))
      .thenAppended(event('AgreementEnded', { endedAt: BEFORE }));
    given(signed(['north']))
      .when(end({ endedAt: '2023-01-01T00:00:00+03:00' }))
      .thenAppended(event('AgreementEnded', { endedAt: '2022-12-31T21:00:00.000Z' }));
  });
  it('is refused a second time and in the future', () => {
    given(signed(['north']), ended(NOW))
      .when(end())
      .thenRefused('already-recorded', pact);
    given(signed(['north']))
      .when(end({ occurredAt: LATER }))
      .thenRefused('time-in-future');
  });
  it('does not know an agreement that nobody signed, not even in the future', () =>
    given()
      .when(end({ occurredAt: LATER }))
      .thenUnknown('agreement', 'pact'));
});
