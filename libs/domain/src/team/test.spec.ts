// Tests: attempts of a team or of its members, what they are worth, and what a correction does to that.
import type { TestStage } from '../charter/charter.js';
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import { chartered, enrolled, ofCohort, ofTeam, opened, passed } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const stage = 'exam';
type Scores = Readonly<Record<string, number>>;
const take = (result: { score?: number; scores?: Scores; occurredAt?: string }, of = stage) =>
  ask('TakeTest', alpha, { stage: of, ...result });
const correct = (attempt: number, result: { score?: number; scores?: Scores }, now = NOW) =>
  ask('CorrectTest', alpha, { stage, attempt, ...result, reason: 'miscounted', document: 'memo 7' }, now);
const ready = (bend: Partial<TestStage> = {}) => [
  chartered(charterWith({ exam: bend })),
  opened(),
  enrolled(),
  ...passed('lectures'),
];
const members = (...each: number[]): Scores => Object.fromEntries(each.map((score, n) => [`alpha-${n + 1}`, score]));

describe('TakeTest of a team', () => {
  it.each([
    [599, ['TestTaken']],
    [600, ['TestTaken', 'StagePassed']],
    [1000, ['TestTaken', 'StagePassed']],
    [0, ['TestTaken']],
  ])('with %d of 600: %j', (score, events) =>
    given(ready())
      .when(take({ score }))
      .thenAppended(...events),
  );
  it('says which attempt it was and since when the stage is passed', () =>
    given(ready())
      .having(take({ score: 1 }))
      .when(take({ score: 700, occurredAt: '2022-03-20T09:00:00.000Z' }))
      .thenAppended(
        event('TestTaken', { stage, attempt: 2, score: 700, scores: {} }),
        event('StagePassed', { stage, because: 'score-reached', since: '2022-03-20T09:00:00.000Z' }),
      ));
  it('is passed no earlier than what it requires', () =>
    given(ready())
      .when(take({ score: 700, occurredAt: BEFORE }))
      .thenAppended('TestTaken', event('StagePassed', { since: '2022-03-10T09:00:00.000Z' })));
  it('fails the stage with the last attempt, and there is none after it', () => {
    const once = given(ready()).having(take({ score: 1 }));
    once.when(take({ score: 2 })).thenAppended('TestTaken', event('StageFailed', { because: 'attempts-exhausted' }));
    once
      .having(take({ score: 2 }))
      .when(take({ score: 700 }))
      .thenRefused('attempts-exhausted', { stage, attempts: 2 });
  });
  it('is refused once it is passed', () =>
    given(ready())
      .having(take({ score: 700 }))
      .when(take({ score: 800 }))
      .thenRefused('stage-already-passed', { stage }));
  it.each([-1, 1001])('is refused a score of %d', (score) =>
    given(ready()).when(take({ score })).thenRefused('score-out-of-range', { score, min: 0, max: 1000 }),
  );
  it('is refused without a score of the team', () =>
    given(ready())
      .when(take({ scores: members(700) }))
      .thenRefused('scores-missing', { stage, per: 'team' }));
  it('is refused until the lectures are passed, and in another kind of stage', () => {
    given(chartered(charterWith({ exam: {} })), opened(), enrolled())
      .when(take({ score: 1 }))
      .thenRefused('stage-not-open', { missing: ['lectures'] });
    given(ready())
      .when(take({ score: 1 }, 'final'))
      .thenRefused('stage-of-other-kind', { kind: 'defense' });
  });
  it('does not know another stage', () =>
    given(ready())
      .when(take({ score: 1 }, 'moon'))
      .thenUnknown('stage', 'moon'));
});

describe('TakeTest of members', () => {
  const each = (numerator = 2, denominator = 3) => ready({ per: 'member', memberShare: { numerator, denominator } });

  it.each([
    ['all', members(600, 600, 600, 600), true],
    ['two of three, exactly the share', members(600, 599, 1000), true],
    ['one of two', members(600, 599), false],
    ['the only one', members(600), true],
    ['none', members(599, 0), false],
  ])('%s reached it', (_, scores, good) =>
    given(each())
      .when(take({ scores }))
      .thenAppended('TestTaken', ...(good ? ['StagePassed'] : [])),
  );
  it('asks only those who took it', () =>
    given(each(1, 1))
      .when(take({ scores: members(600) }))
      .thenAppended(event('TestTaken', { score: null, scores: { 'alpha-1': 600 } }), 'StagePassed'));
  it('is refused without anybody’s score', () => {
    given(each())
      .when(take({ scores: {} }))
      .thenRefused('scores-missing', { per: 'member' });
    given(each())
      .when(take({ score: 700 }))
      .thenRefused('scores-missing', { per: 'member' });
  });
  it('is refused one score out of range', () =>
    given(each())
      .when(take({ scores: members(600, 1001) }))
      .thenRefused('score-out-of-range', { score: 1001 }));
  it('is for members of that day', () => {
    const gone = ofCohort('MemberRemoved', { team: 'alpha', person: 'alpha-4', reason: 'left', occurredAt: NOW });
    given(each())
      .when(take({ scores: { 'beta-1': 600 } }))
      .thenRefused('not-a-member', { persons: ['beta-1'], on: NOW });
    given(each(), gone)
      .when(take({ scores: { 'alpha-4': 600 } }))
      .thenRefused('not-a-member', { persons: ['alpha-4'] });
    given(each(), gone)
      .when(take({ scores: { 'alpha-4': 600 }, occurredAt: '2022-04-01T08:59:59.999Z' }))
      .thenAppended('TestTaken', 'StagePassed');
  });
});

describe('CorrectTest', () => {
  const first = given(ready()).having(take({ score: 700 }));
  const facts = ready();

  it('keeps the reason and the document, and the earlier score no longer counts', () => {
    first
      .when(correct(1, { score: 599 }))
      .thenAppended(
        event('TestCorrected', { stage, attempt: 1, score: 599, reason: 'miscounted', document: 'memo 7' }),
        event('StageReopened', { stage }),
      );
    given(facts)
      .having(take({ score: 1 }))
      .when(correct(1, { score: 600 }))
      .thenAppended('TestCorrected', 'StagePassed');
  });
  it('passes a stage that had failed, and fails one that had passed', () => {
    const lost = given(facts).having(take({ score: 1 }), take({ score: 2 }));
    lost.when(correct(1, { score: 600 })).thenAppended('TestCorrected', 'StageReopened', 'StagePassed');
    const won = given(facts).having(take({ score: 1 }), take({ score: 700 }));
    won.when(correct(2, { score: 2 })).thenAppended('TestCorrected', 'StageReopened', 'StageFailed');
  });
  it('of the first attempt changes nothing where the last is taken', () => {
    const last = given(ready({ take: 'last' })).having(take({ score: 1 }), take({ score: 700 }));
    last.when(correct(1, { score: 0 })).thenAppended('TestCorrected');
    last.when(correct(2, { score: 0 })).thenAppended('TestCorrected', 'StageReopened', 'StageFailed');
  });
  it('of the first attempt is enough where the best is taken, but not where the last is', () => {
    const both = (which: 'best' | 'last') =>
      given(ready({ take: which }))
        .having(take({ score: 1 }), take({ score: 2 }))
        .when(correct(1, { score: 900 }));
    both('best').thenAppended('TestCorrected', 'StageReopened', 'StagePassed');
    both('last').thenAppended('TestCorrected');
  });
  it('does not know an attempt that was not made', () => {
    first.when(correct(2, { score: 1 })).thenUnknown('attempt', '2');
    first.when(correct(0, { score: 1 })).thenUnknown('attempt', '0');
  });
  it('is held to the range', () => {
    first.when(correct(1, { score: 1001 })).thenRefused('score-out-of-range', { score: 1001 });
    first.when(correct(1, {})).thenRefused('scores-missing');
  });
  it('is for those who took it and who were members then', () => {
    const then = given(
      ready({ per: 'member' }),
      ofTeam('TestTaken', { stage, attempt: 1, score: null, scores: members(1) }),
      ofCohort('MemberAdded', {
        team: 'alpha',
        member: { person: 'late', category: 'fund', region: 'north' },
        occurredAt: NOW,
      }),
    );
    then.when(correct(1, { scores: { 'alpha-2': 700 } })).thenAppended('TestCorrected', 'StagePassed');
    then.when(correct(1, { scores: { late: 700 } })).thenRefused('not-a-member', { persons: ['late'], on: BEFORE });
  });
  it('is refused nobody for coming late', () =>
    first.when(correct(1, { score: 600 }, LATER)).thenAppended('TestCorrected'));
});
