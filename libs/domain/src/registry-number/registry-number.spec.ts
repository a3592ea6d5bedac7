// Reserving a number for one decision, and letting it go.
import fc from 'fast-check';
import { ask } from '../testing/ask.kit.js';
import { fact, reserved } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { canonicalNumber } from './registry-number.js';

const named = { registry: 'clusters', number: 'K-1' };
const reserve = (decision: string) => ask('ReserveNumber', named, { cohort: 'spring', team: 'alpha', for: decision });
const release = (decision: string) => ask('ReleaseNumber', named, { for: decision, reason: 'refused' });
const released = fact('registryNumber', 'clusters.K-1', 'NumberReleased', { for: 'd1', reason: 'refused' });

describe('ReserveNumber', () => {
  it('reserves a free number', () =>
    given()
      .when(reserve('d1'))
      .thenAppended(event('NumberReserved', { ...named, team: 'alpha', for: 'd1' })));
  it('answers the same decision the same', () =>
    given(reserved('K-1', 'd1'))
      .when(reserve('d1'))
      .thenAppended(event('NumberReserved', { for: 'd1' })));
  it('is refused another decision, naming whose it is', () =>
    given(reserved('K-1', 'd1', 'beta'))
      .when(reserve('d2'))
      .thenRefused('registry-number-taken', { ...named, for: 'd1', cohort: 'spring', team: 'beta' }));
  it('reserves again what was released', () =>
    given(reserved('K-1', 'd1'), released).when(reserve('d2')).thenAppended('NumberReserved'));
});

describe('ReleaseNumber', () => {
  it('frees it for the decision that it was reserved for', () =>
    given(reserved('K-1', 'd1'))
      .when(release('d1'))
      .thenAppended(event('NumberReleased', { for: 'd1' })));
  it('does nothing for another decision', () => given(reserved('K-1', 'd1')).when(release('d2')).thenAppended());
  it('does nothing for a free number, also the second time', () => {
    given().when(release('d1')).thenAppended();
    given(reserved('K-1', 'd1'), released).when(release('d1')).thenAppended();
  });
});

describe('canonicalNumber', () => {
  it.each([
    ['к-12', 'К-12'],
    [' К - 12\u00a0', 'К-12'],
    ['Ｋ－１２', 'K-12'],
    ['№ 7', 'NO7'],
    ['е\u0301', 'Е\u0301'],
  ])('of %j is %j', (number, canonical) => expect(canonicalNumber(number)).toBe(canonical));
  it('keeps Latin and Cyrillic apart', () => expect(canonicalNumber('K')).not.toBe(canonicalNumber('К')));
  it('is its own canonical form', () => {
    const idempotent = (text: string) => canonicalNumber(canonicalNumber(text)) === canonicalNumber(text);
    expect(idempotent('\u0390')).toBe(true);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), idempotent), { seed: 2022, numRuns: 500 });
  });
});
