// Closing an item: the quorum, and what is frozen.
import type { Quorum } from '../charter/charter.js';
import { ask } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  chartered,
  closed,
  commissioner,
  enrolled,
  jury,
  ofSitting,
  opened,
  present,
  sheet,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, type Given, given } from '../testing/given.kit.js';
import type { ItemClosed } from './sitting.events.js';

const close = ask('CloseItem', { sitting: 'hall', item: 'i1' }, {});
const names = (count: number) =>
  jury(9)
    .slice(0, count)
    .map(({ person }) => person);
const scored = (person: string, idea = 600, plan = 600) =>
  ofSitting('ScoresSubmitted', { ...sheet(person, idea, plan), item: 'i1' });
const recused = (person: string) => ofSitting('CommissionerRecused', { person, item: 'i1', by: 'self', reason: 'kin' });
const conflicted = (person: string) => ofSitting('ConflictDeclared', { person, item: 'i1', reason: 'kin' });
const abstained = (person: string) => ofSitting('CommissionerAbstained', { person, item: 'i1' });
const left = (person: string) => ofSitting('CommissionerLeft', { person });
const hearing = (quorum: Quorum, roster = jury(8)) => [
  chartered(charterWith({ rehearsal: { quorum } })),
  opened(),
  enrolled(),
  sittingOf(roster),
];
const rule = (numerator: number, denominator: number, strict: boolean, of: Quorum['of']): Quorum => ({
  share: { numerator, denominator },
  strict,
  of,
});

describe('the quorum', () => {
  it.each([
    // Nine voters.
    ['half of voters', rule(1, 2, false, 'voters'), 4, false],
    ['half of voters', rule(1, 2, false, 'voters'), 5, true],
    ['two thirds of voters', rule(2, 3, false, 'voters'), 5, false],
    ['two thirds of voters', rule(2, 3, false, 'voters'), 6, true],
    ['more than two thirds of voters', rule(2, 3, true, 'voters'), 6, false],
    ['more than two thirds of voters', rule(2, 3, true, 'voters'), 7, true],
    ['all of voters', rule(1, 1, false, 'voters'), 8, false],
    ['all of voters', rule(1, 1, false, 'voters'), 9, true],
    ['none of voters', rule(0, 1, false, 'voters'), 0, false],
    ['none of voters', rule(0, 1, false, 'voters'), 1, true],
  ])('of %s: %j with %d present', (_, quorum, there, met) => {
    const answer = given(hearing(quorum), present(...names(there))).when(close);
    if (met) answer.thenAppended(event('ItemClosed', { quorum: { present: there, of: 9 } }));
    else answer.thenRefused('quorum-not-met', { item: 'i1', present: there, of: 9 });
  });

  it('counts the recused and the conflicted against the voters, but not against the entitled', () => {
    const away = [conflicted('m7'), recused('m8'), ...present('chair', 'm1', 'm2', 'm3', 'm7', 'm8')];
    given(hearing(rule(1, 2, false, 'voters')), away)
      .when(close)
      .thenRefused('quorum-not-met', { present: 4, of: 9 });
    given(hearing(rule(1, 2, false, 'entitled')), away)
      .when(close)
      .thenAppended(event('ItemClosed', { quorum: { present: 4, of: 7 } }));
  });
  it.each([
    [4, false, true],
    [4, true, false],
    [5, true, true],
    [3, false, false],
  ])('of half of eight entitled with %d present, strict: %s', (there, strict, met) => {
    const facts = [recused('m8'), ...present(...names(there))];
    const answer = given(hearing(rule(1, 2, strict, 'entitled')), facts).when(close);
    if (met) answer.thenAppended('ItemClosed');
    else answer.thenRefused('quorum-not-met', { present: there, of: 8 });
  });
  it('needs at least one entitled', () => {
    const facts = [...names(9).map(conflicted), ...present(...names(9))];
    given(hearing(rule(0, 1, false, 'entitled')), facts)
      .when(close)
      .thenRefused('quorum-not-met', { present: 0, of: 0 });
  });
  it('counts neither who does not vote nor who left', () => {
    const roster = [...jury(2), commissioner('secretary', 'secretary'), commissioner('expert', 'expert')];
    given(hearing(rule(1, 2, false, 'voters'), roster), present('chair', 'm1', 'secretary', 'expert'), left('m1'))
      .when(close)
      .thenRefused('quorum-not-met', { present: 1, of: 3 });
  });
  it('counts who abstains as present', () =>
    given(hearing(rule(1, 2, false, 'voters'), jury(3)), present('chair', 'm1'), abstained('m1'))
      .when(close)
      .thenAppended(event('ItemClosed', { quorum: { present: 2, of: 4 }, abstained: ['m1'] })));
});

describe('CloseItem of a defense', () => {
  const roster = [...jury(3), commissioner('northerner', 'member', { region: 'north' })];
  const base = [chartered(), opened(), enrolled(), sittingOf(roster, { stage: 'final' })];
  const held = [...base, ...present('chair', 'm1', 'm2', 'northerner')];
  const all = [scored('chair'), scored('m1'), scored('m2')];
  const frozen = (...facts: readonly Given[]) =>
    given(...facts)
      .when(close)
      .event<ItemClosed['data']>('ItemClosed');

  it('freezes who was there and what they gave', () =>
    expect(frozen(held, all)).toMatchObject({
      item: 'i1',
      present: ['chair', 'm1', 'm2', 'northerner'],
      inConflict: ['northerner'],
      recused: [],
      abstained: [],
      sheets: [sheet('chair', 600, 600), sheet('m1', 600, 600), sheet('m2', 600, 600)],
      quorum: { present: 3, of: 4 },
    }));
  it('wants a sheet or an abstention of everyone present and entitled', () => {
    given(held, scored('chair'))
      .when(close)
      .thenRefused('scores-missing', { item: 'i1', persons: ['m1', 'm2'] });
    given(held, scored('chair'), scored('m1'))
      .when(close)
      .thenRefused('scores-missing', { persons: ['m2'] });
    expect(frozen(held, scored('chair'), scored('m1'), abstained('m2')).sheets).toHaveLength(2);
  });
  it('wants one sheet at least', () =>
    given(held, ['chair', 'm1', 'm2'].map(abstained))
      .when(close)
      .thenRefused('scores-missing', { persons: ['chair', 'm1', 'm2'] }));
  it('takes the last sheet of each, and none of who abstained in the end', () => {
    expect(frozen(held, all, scored('m1', 1, 2)).sheets).toContainEqual(sheet('m1', 1, 2));
    const { sheets, abstained: silent } = frozen(held, all, abstained('m1'));
    expect([sheets.map(({ person }) => person), silent]).toEqual([['chair', 'm2'], ['m1']]);
    expect(frozen(held, abstained('m1'), all).abstained).toEqual([]);
  });
  it('takes no sheet of who left, was recused or declared a conflict after giving it', () => {
    for (const gone of [left('m1'), recused('m1'), conflicted('m1')])
      expect(frozen(held, all, gone).sheets.map(({ person }) => person)).toEqual(['chair', 'm2']);
    expect(frozen(held, all, recused('m1')).recused).toEqual(['m1']);
    expect(frozen(held, all, conflicted('m1')).inConflict).toEqual(['m1', 'northerner']);
  });
  it('is refused a second time, and after it was withdrawn', () => {
    given(held, closed()).when(close).thenRefused('item-closed', { item: 'i1' });
    given(held, ofSitting('ItemWithdrawn', { item: 'i1', reason: 'ill' }))
      .when(close)
      .thenRefused('item-closed');
  });
  it('wants no sheets where there are no criteria', () => {
    const none = chartered(charterWith({ final: { verdict: 'none', criteria: [] } }));
    const [, ...rest] = held;
    expect(frozen(none, rest).sheets).toEqual([]);
  });
  it('does not know an item that is not on the agenda', () =>
    given(held)
      .when(ask('CloseItem', { sitting: 'hall', item: 'i2' }, {}))
      .thenUnknown('item', 'i2'));
});
