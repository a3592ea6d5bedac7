// The small things that every decider stands on: folding, times, and what is the same content.
import { stagesBefore } from './charter/charter.js';
import { sameContent } from './content.js';
import { fold, type Json } from './decider.js';
import { notInFuture } from './occurred.js';
import { own } from './own.js';
import { ask, LATER, NOW } from './testing/ask.kit.js';
import { practice } from './testing/charter.kit.js';
import { latest, utc } from './time.js';

it('a fold leaves refusals out', () => {
  const count = { initial: 0, evolve: (sum: number) => sum + 1 };
  expect(
    fold(count, [
      { type: 'A', data: {} },
      { type: 'CommandRefused', data: {} },
      { type: 'B', data: {} },
    ]),
  ).toBe(2);
  expect(fold(count, [{ type: 'A', data: {} }], 5)).toBe(6);
});

it.each<[Json, Json | undefined, boolean]>([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [{ a: undefined }, {}, true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [[], {}, false],
  [null, {}, false],
  [null, undefined, false],
  [1, '1', false],
  [{ a: { b: [{ c: null }] } }, { a: { b: [{ c: null }] } }, true],
])('%j and %j say the same: %s', (a, b, same) => {
  expect(sameContent(a, b)).toBe(same);
  expect(sameContent(b, a)).toBe(same);
});

describe('times', () => {
  const at = (occurredAt?: string) => notInFuture(ask('DeclineSeat', { cohort: 'c', team: 't' }, { occurredAt }));
  it('are kept in UTC with milliseconds', () => expect(utc('2022-04-01T12:00:00+03:00')).toBe(NOW));
  it('are compared as instants, not as words', () =>
    expect(latest(['2022-04-01T10:00:00+03:00', '2022-04-01T08:00:00Z'])).toBe('2022-04-01T08:00:00Z'));
  it('default to now, and may be now in any zone', () => {
    expect(at()).toBe(NOW);
    expect(at('2022-04-01T12:00:00+03:00')).toBe(NOW);
    expect(at(LATER)).toEqual({ refused: 'time-in-future', facts: { occurredAt: LATER, now: NOW } });
    expect(at('2022-04-01T12:00:00+02:00')).toMatchObject({ refused: 'time-in-future' });
  });
});

it('what stands before a stage counts transitively', () => {
  expect([...stagesBefore(practice, 'entry')].sort()).toEqual(['final', 'lectures', 'rehearsal']);
  expect(stagesBefore(practice, 'lectures').size).toBe(0);
});

it('an id is looked up among what was recorded', () => {
  expect(own({}, 'constructor')).toBeUndefined();
  expect(own({ constructor: 1 }, 'constructor')).toBe(1);
});
