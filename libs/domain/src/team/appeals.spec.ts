// Appeals against a defense: when, how many, and what becomes of the verdict.
import type { Charter } from '../charter/charter.js';
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  calendar,
  chartered,
  closed,
  closedCohort,
  edition,
  enrolled,
  filed,
  jury,
  ofTeam,
  opened,
  passed,
  reserved,
  sheet,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const stage = 'final';
const lodge = (appeal = 'a1', now = NOW, of = stage) =>
  ask('LodgeAppeal', { ...alpha, appeal }, { stage: of, grounds: 'unheard' }, now);
const resolve = (verdict: 'upheld' | 'dismissed', appeal = 'a1') =>
  ask('ResolveAppeal', { ...alpha, appeal }, { verdict, reason: 'heard' });
const defend = ask('Defend', alpha, { stage, sitting: 'hall', item: 'i1' });
const assess = ask('AssessStages', alpha, {});
const ofDays = (days: number, working = false, atMost = 2): Charter['appeals'] => ({
  window: { days, working },
  atMost,
});
const defended = (verdict: string, round = 1, occurredAt = NOW) =>
  ofTeam('Defended', { stage, round, sitting: 'x', item: `x${round}`, sheets: [], total: null, verdict, occurredAt });
const trial = (appeals: Charter['appeals'], rounds = 1) => [
  chartered(charterWith({ final: { rounds }, appeals })),
  opened(),
  enrolled(),
  ...passed('lectures', 'rehearsal'),
  edition('calendar', calendar),
];
const lost = (appeals = ofDays(3)) => given(trial(appeals), defended('failed')).having(assess);
const next = (round: number, score: number) => [
  sittingOf(jury(3), { stage, round }),
  closed([sheet('m1', score, score)]),
];

describe('LodgeAppeal', () => {
  it('names the round that it is against', () =>
    lost()
      .when(lodge())
      .thenAppended(event('AppealLodged', { appeal: 'a1', stage, round: 1, grounds: 'unheard' })));
  it.each([
    ['2022-04-04T08:59:59.999Z', true],
    ['2022-04-04T09:00:00.000Z', true],
    ['2022-04-04T09:00:00.001Z', false],
  ])('three days after a defense on Friday, at %s: %s', (now, inTime) => {
    const answer = lost().when(lodge('a1', now));
    if (inTime) answer.thenAppended('AppealLodged');
    else answer.thenRefused('appeal-window-over', { stage, until: '2022-04-04T09:00:00.000Z' });
  });
  it.each([
    ['2022-04-06T20:59:59.000Z', true],
    ['2022-04-06T20:59:59.001Z', false],
  ])('three working days after it, at %s: %s', (now, inTime) => {
    const answer = lost(ofDays(3, true)).when(lodge('a1', now));
    if (inTime) answer.thenAppended('AppealLodged');
    else answer.thenRefused('appeal-window-over', { until: '2022-04-06T20:59:59.000Z' });
  });
  it('wants a calendar that reaches that far', () =>
    lost(ofDays(300, true)).when(lodge()).thenUnknown('calendar', 'Europe/Moscow'));
  it('is late by when it was decided, not by when it is said to have happened', () => {
    const late = lodge('a1', '2022-04-05T09:00:00.000Z');
    lost()
      .when({ ...late, data: { ...late.data, occurredAt: NOW } })
      .thenRefused('appeal-window-over');
  });
  it('runs from the last round that stands', () => {
    const old = '2022-03-10T09:00:00.000Z';
    const twice = () => given(trial(ofDays(3), 2), defended('failed', 1, old), defended('failed', 2)).having(assess);
    twice()
      .when(lodge())
      .thenAppended(event('AppealLodged', { round: 2 }));
    twice()
      .having(ask('AnnulDefense', alpha, { stage, round: 2, reason: 'mistake', document: 'memo 7' }))
      .when(lodge())
      .thenRefused('appeal-window-over');
  });
  it('is refused while another is open, and beyond as many as there may be', () => {
    lost().having(lodge()).when(lodge('a2')).thenRefused('appeal-open', { appeal: 'a1', stage });
    const once = lost(ofDays(3, false, 1)).having(lodge(), resolve('dismissed'));
    once.when(lodge('a2')).thenRefused('appeals-exhausted', { atMost: 1 });
    lost().having(lodge(), resolve('dismissed')).when(lodge('a2')).thenAppended('AppealLodged');
  });
  it('is refused the same id twice', () =>
    lost().having(lodge(), resolve('dismissed')).when(lodge()).thenRefused('already-exists', { appeal: 'a1' }));
  it('is refused where the charter hears none', () =>
    given(chartered(), opened(), enrolled(), defended('failed'))
      .when(lodge())
      .thenRefused('appeals-exhausted', { atMost: 0 }));
  it('is refused before a defense, and against anything else', () => {
    given(trial(ofDays(3)))
      .when(lodge())
      .thenRefused('stage-not-open', { stage });
    lost()
      .when(lodge('a1', NOW, 'rehearsal'))
      .thenRefused('stage-of-other-kind', { kind: 'pre-defense' });
  });
  it('is heard after closing', () =>
    given(trial(ofDays(3)), defended('failed'), closedCohort())
      .having(lodge())
      .when(resolve('upheld'))
      .thenAppended('AppealUpheld', 'StageReopened'));
});

describe('ResolveAppeal', () => {
  it('upheld opens one more round, and the stage again', () => {
    const heard = given(trial(ofDays(3)), defended('failed'), next(2, 700)).having(assess, lodge());
    heard
      .when(resolve('upheld'))
      .thenAppended(event('AppealUpheld', { stage, appeal: 'a1', reason: 'heard' }), event('StageReopened', { stage }));
    heard
      .having(resolve('upheld'))
      .when(defend)
      .thenAppended(event('Defended', { round: 2 }), 'StagePassed');
  });
  it('gives one round and no more', () => {
    const heard = given(trial(ofDays(3)), defended('failed'), next(2, 1)).having(assess, lodge(), resolve('upheld'));
    heard.when(defend).thenAppended('Defended', event('StageFailed', { because: 'score-not-reached' }));
    heard.having(defend).when(defend).thenRefused('rounds-exhausted', { rounds: 2 });
  });
  it('upheld reopens a stage that was passed as well', () => {
    const won = given(trial(ofDays(3)), defended('passed'), next(2, 1)).having(assess, lodge());
    won.when(resolve('upheld')).thenAppended('AppealUpheld', event('StageReopened', { stage }));
    won
      .having(resolve('upheld'))
      .when(defend)
      .thenAppended(event('Defended', { verdict: 'failed' }), 'StageFailed');
  });
  it('upheld against a round that was annulled meanwhile leaves its repetition alone', () => {
    const annul = ask('AnnulDefense', alpha, { stage, round: 1, reason: 'mistake', document: 'memo 7' });
    given(trial(ofDays(3)), defended('failed'), next(1, 700))
      .having(assess, lodge(), annul, defend)
      .when(resolve('upheld'))
      .thenAppended('AppealUpheld');
  });
  it('dismissed changes nothing', () => {
    const heard = given(trial(ofDays(3)), defended('failed'), next(2, 700)).having(assess, lodge());
    heard.when(resolve('dismissed')).thenAppended(event('AppealDismissed', { appeal: 'a1', reason: 'heard' }));
    heard.having(resolve('dismissed')).when(defend).thenRefused('rounds-exhausted', { rounds: 1 });
  });
  it('is refused twice', () =>
    lost()
      .having(lodge(), resolve('upheld'))
      .when(resolve('dismissed'))
      .thenRefused('already-recorded', { appeal: 'a1', state: 'upheld' }));
  it.each(['a2', 'constructor'])('does not know appeal %s', (appeal) =>
    lost().having(lodge()).when(resolve('upheld', appeal)).thenUnknown('appeal', appeal),
  );
});

describe('while an appeal is open', () => {
  const facts = [...trial(ofDays(3)), defended('passed')];
  const documents = ['statute', 'roadmap'].map((document) => ({ document, reference: '1' }));
  const file = ask('FileApplication', alpha, { stage: 'entry', documents }, LATER);
  const enter = ask('EnterRegistry', alpha, { stage: 'entry', number: 'K-1', order: '7' }, LATER, 'd1');
  const open = given(facts, filed(), reserved('K-1', 'd1')).having(assess, lodge());
  const over = given(facts, filed(), reserved('K-1', 'd1')).having(assess, lodge(), resolve('dismissed'));

  it('nothing is applied for and nothing entered', () => {
    open.when(file).thenRefused('appeal-open', { appeal: 'a1', stage });
    open.when(enter).thenRefused('appeal-open', { appeal: 'a1', stage });
  });
  it('and afterwards it is', () => {
    over.when(file).thenAppended('ApplicationFiled');
    over.when(enter).thenAppended('RegistryEntered', 'StagePassed');
  });
});
