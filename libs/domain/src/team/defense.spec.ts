// The defense: once a round, by the sheets of a closed item.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith, final } from '../testing/charter.kit.js';
import { chartered, closed, enrolled, jury, ofTeam, opened, passed, sheet, sittingOf } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { ScoreSheet } from './team.events.js';
import { passes, totalOf } from './total.js';

const defend = (body: object = {}) =>
  ask('Defend', { cohort: 'spring', team: 'alpha' }, { stage: 'final', sitting: 'hall', item: 'i1', ...body });
const base = [opened(), enrolled(), ...passed('lectures', 'rehearsal')];
const judged = (sheets: readonly ScoreSheet[], bend: object = {}, round = 1) => [
  chartered(charterWith({ final: bend })),
  ...base,
  sittingOf(jury(3), { stage: 'final', round }),
  closed(sheets),
];
const lostIn = (round: number) =>
  ofTeam('Defended', { stage: 'final', round, sitting: 'x', item: 'x', sheets: [], total: null, verdict: 'failed' });
const lost = lostIn(1);
const even = (person: string, score: number) => sheet(person, score, score);

describe('Defend', () => {
  it('passes the stage when the total reaches the score', () =>
    given(judged([sheet('chair', 900, 0), sheet('m1', 600, 600)]))
      .when(defend())
      .thenAppended(
        event('Defended', {
          round: 1,
          sheets: [sheet('chair', 900, 0), sheet('m1', 600, 600)],
          total: { numerator: 3600, denominator: 6, shown: 600 },
          verdict: 'passed',
        }),
        event('StagePassed', { stage: 'final', because: 'score-reached', since: NOW }),
      ));
  it('does not pass it below, and leaves a second round', () =>
    given(judged([even('chair', 600), even('m1', 599)]))
      .when(defend())
      .thenAppended(event('Defended', { verdict: 'failed' })));
  it('fails the stage with the last round', () =>
    given(judged([even('m1', 0)], {}, 2), lost)
      .when(defend())
      .thenAppended(event('Defended', { round: 2 }), event('StageFailed', { because: 'score-not-reached' })));
  it('passes in the second round', () =>
    given(judged([even('m1', 700)], {}, 2), lost)
      .when(defend())
      .thenAppended('Defended', 'StagePassed'));
  it('is refused beyond the rounds', () => {
    given(judged([even('m1', 700)], {}, 3), lost, lostIn(2))
      .when(defend())
      .thenRefused('rounds-exhausted', { rounds: 2 });
    given(judged([even('m1', 700)], { rounds: 1 }, 2), lost)
      .when(defend())
      .thenRefused('rounds-exhausted', { rounds: 1 });
  });
  it('is passed by being held where there is no verdict', () =>
    given(judged([even('m1', 0)], { verdict: 'none' }))
      .when(defend())
      .thenAppended(event('Defended', { total: null, verdict: 'held' }), event('StagePassed', { because: 'held' })));
  it('is refused until the pre-defense is passed', () =>
    given(chartered(), opened(), enrolled(), passed('lectures'))
      .when(defend())
      .thenRefused('stage-not-open', { missing: ['rehearsal'] }));
  it('is refused once it is passed', () =>
    given(judged([]), passed('final')).when(defend()).thenRefused('stage-already-passed', { stage: 'final' }));
  it('is refused an item that is open, or of another round', () => {
    given(chartered(), base, sittingOf(jury(3), { stage: 'final' }))
      .when(defend())
      .thenRefused('item-open');
    given(judged([], {}, 2))
      .when(defend())
      .thenRefused('item-not-on-agenda', { round: 1 });
  });
  it('is refused in another kind of stage and in the future', () => {
    given(judged([]))
      .when(defend({ stage: 'rehearsal' }))
      .thenRefused('stage-of-other-kind', { kind: 'pre-defense' });
    given(judged([]))
      .when(defend({ occurredAt: LATER }))
      .thenRefused('time-in-future');
  });
});

describe('the tie', () => {
  const tie = (rule: 'passes' | 'fails' | 'chair', ...sheets: ScoreSheet[]) =>
    given(judged(sheets, { tie: rule }))
      .when(defend())
      .event<{ verdict: string }>('Defended').verdict;

  it.each([
    [599, 'failed', 'failed'],
    [600, 'passed', 'failed'],
    [601, 'passed', 'passed'],
  ])('at %d of 600: %s where it passes, %s where it fails', (score, passing, failing) => {
    expect(tie('passes', even('m1', score))).toBe(passing);
    expect(tie('fails', even('m1', score))).toBe(failing);
  });
  it('is broken by the chair’s own sheet', () => {
    expect(tie('chair', even('chair', 600), even('m1', 600))).toBe('passed');
    expect(tie('chair', even('chair', 601), even('m1', 599))).toBe('passed');
    expect(tie('chair', even('chair', 599), even('m1', 601))).toBe('failed');
    expect(tie('chair', even('m1', 600))).toBe('failed');
    expect(tie('chair', even('chair', 0), even('m1', 1000), even('m2', 1000))).toBe('passed');
  });
});

describe('the total', () => {
  const rules = { ...final, criteria: final.criteria.slice(0, 1).map((each) => ({ ...each, weight: 1 })) };
  const of = (aggregate: 'mean' | 'median', ...scores: number[]) =>
    totalOf(
      { ...rules, aggregate },
      scores.map((idea, index) => ({ person: `p${index}`, scores: { idea } })),
    );

  it.each([
    ['mean', [1, 2], 2],
    ['mean', [1, 1, 2], 1],
    ['mean', [1, 2, 2], 2],
    ['mean', [1, 1, 1, 2], 1],
    ['mean', [1, 1, 2, 2], 2],
    ['mean', [7], 7],
    ['median', [900, 1, 2], 2],
    ['median', [900, 1, 2, 4], 3],
    ['median', [1, 2], 2],
    ['median', [10, 9, 1000, 0], 10],
    ['median', [5], 5],
  ] as const)('by %s of %j is shown as %d, half up', (aggregate, scores, shown) =>
    expect(of(aggregate, ...scores).shown).toBe(shown),
  );
  it('weighs the criteria', () =>
    expect(totalOf(final, [sheet('m1', 900, 0)])).toEqual({ numerator: 1800, denominator: 3, shown: 600 }));
  it('decides by the fraction, not by what is shown', () => {
    const almost = of('mean', 600, 600, 599);
    expect(almost.shown).toBe(600);
    expect(passes({ ...rules, passScore: 600 }, almost, undefined)).toBe(false);
  });
});
