// Conflicts, recusals, abstentions and score sheets, until the item is closed.
import { ask } from '../testing/ask.kit.js';
import {
  chartered,
  closed,
  commissioner,
  enrolled,
  jury,
  member,
  ofSitting,
  opened,
  present,
  sheet,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const hall = { sitting: 'hall' };
const about = (person = 'm1') => ({ person, item: 'i1' });
const score = (scores: Record<string, number> = { idea: 1000, plan: 0 }, person = 'm1') =>
  ask('SubmitScores', hall, { ...about(person), scores });
const abstain = (person = 'm1') => ask('Abstain', hall, about(person));
const conflict = (person = 'm1') => ask('DeclareConflict', hall, { ...about(person), reason: 'kin' });
const recuse = (by: 'self' | 'chair' = 'self', person = 'm1') =>
  ask('Recuse', hall, { ...about(person), by, reason: 'kin' });

const roster = [
  ...jury(2),
  commissioner('deputy', 'deputy'),
  commissioner('secretary', 'secretary'),
  commissioner('expert', 'expert'),
  commissioner('northerner', 'member', { region: 'north' }),
  commissioner('southerner', 'member', { region: 'south' }),
  commissioner('colleague', 'member', { organization: 'works' }),
  commissioner('stranger', 'member', { organization: 'mill' }),
];
const team = enrolled('alpha', { regions: ['north', 'east'], members: [member('a', { organization: 'works' })] });
const base = [chartered(), opened(), team, sittingOf(roster, { stage: 'final' })];
const held = [...base, ...present(...roster.map(({ person }) => person))];
const rehearsal = [chartered(), opened(), team, sittingOf(roster), ...present('m1')];
const declared = ofSitting('ConflictDeclared', { ...about(), reason: 'kin' });
const recused = ofSitting('CommissionerRecused', { ...about(), by: 'self', reason: 'kin' });
const abstained = ofSitting('CommissionerAbstained', about());

describe('SubmitScores', () => {
  it.each(['chair', 'deputy', 'm1', 'southerner', 'stranger'])('takes the sheet of %s', (person) =>
    given(held)
      .when(score(undefined, person))
      .thenAppended(event('ScoresSubmitted', { person, item: 'i1', scores: { idea: 1000, plan: 0 } })),
  );
  it.each(['secretary', 'expert'])('is refused to the %s, who does not vote', (person) =>
    given(held).when(score(undefined, person)).thenRefused('not-entitled', { person, because: 'not-a-voter' }),
  );
  it('lets experts vote where the charter does', () => {
    const charter = { ...chartered().event.data };
    const { charter: rules } = charter as { charter: { commission: object } };
    const voters = {
      ...chartered(),
      event: event('ProgramChartered', { ...charter, charter: { ...rules, commission: { voters: ['expert'] } } }),
    };
    given(held, voters).when(score(undefined, 'expert')).thenRefused('not-entitled', { because: 'not-a-voter' });
    const [, ...rest] = held;
    given(voters, rest).when(score(undefined, 'expert')).thenAppended('ScoresSubmitted');
    given(voters, rest).when(score()).thenRefused('not-entitled', { because: 'not-a-voter' });
  });
  it.each([
    ['whose region is one of the team', 'northerner'],
    ['whose organization is a member’s', 'colleague'],
  ])('is refused to a voter %s', (_, person) =>
    given(held).when(score(undefined, person)).thenRefused('conflict-of-interest', { person, item: 'i1' }),
  );
  it('is refused after a declared conflict or a recusal', () => {
    given(held, declared).when(score()).thenRefused('conflict-of-interest', { person: 'm1' });
    given(held, recused).when(score()).thenRefused('conflict-of-interest', { person: 'm1' });
    given(held, declared, recused).when(score(undefined, 'm2')).thenAppended('ScoresSubmitted');
  });
  it('is refused to who is not in the room', () => {
    given(base).when(score()).thenRefused('not-entitled', { because: 'not-present' });
    given(held, ofSitting('CommissionerLeft', { person: 'm1' }))
      .when(score())
      .thenRefused('not-entitled');
  });
  it('is refused to who is not on the commission', () =>
    given(held).when(score(undefined, 'guest')).thenRefused('not-entitled', { because: 'not-on-the-commission' }));
  it.each([
    [-1, 'score-out-of-range'],
    [0, undefined],
    [1000, undefined],
    [1001, 'score-out-of-range'],
  ] as const)('keeps to the range of 0 to 1000: %d', (plan, code) => {
    const answer = given(held).when(score({ idea: 5, plan }));
    if (code) answer.thenRefused(code, { criterion: 'plan', score: plan, min: 0, max: 1000 });
    else answer.thenAppended('ScoresSubmitted');
  });
  it('is refused an incomplete sheet', () =>
    given(held)
      .when(score({ idea: 5 }))
      .thenRefused('scores-missing', { criteria: ['plan'] }));
  it.each(['looks', 'constructor'])('does not know criterion %s', (criterion) =>
    given(held)
      .when(score({ idea: 5, plan: 5, [criterion]: 5 }))
      .thenUnknown('criterion', criterion),
  );
  it('is refused in a pre-defense, which has no sheets', () =>
    given(rehearsal).when(score()).thenRefused('stage-of-other-kind', { stage: 'rehearsal', kind: 'pre-defense' }));
});

describe('Abstain', () => {
  it('is for voters in the room', () => {
    given(held).when(abstain()).thenAppended(event('CommissionerAbstained', about()));
    given(rehearsal).when(abstain()).thenAppended('CommissionerAbstained');
    given(base).when(abstain()).thenRefused('not-entitled', { because: 'not-present' });
    given(held).when(abstain('secretary')).thenRefused('not-entitled', { because: 'not-a-voter' });
    given(held).when(abstain('northerner')).thenRefused('conflict-of-interest');
  });
  it('is refused a second time, unless scores came between', () => {
    given(held, abstained).when(abstain()).thenRefused('already-recorded', about());
    given(held, abstained, ofSitting('ScoresSubmitted', { ...sheet('m1', 1, 1), item: 'i1' }))
      .when(abstain())
      .thenAppended('CommissionerAbstained');
  });
});

describe('DeclareConflict and Recuse', () => {
  it('come with a reason', () => {
    given(held)
      .when(conflict())
      .thenAppended(event('ConflictDeclared', { ...about(), reason: 'kin' }));
    given(held)
      .when(recuse('chair'))
      .thenAppended(event('CommissionerRecused', { by: 'chair', reason: 'kin' }));
  });
  it('are refused a second time', () => {
    given(held, declared).when(conflict()).thenRefused('already-recorded', about());
    given(held, recused).when(recuse('chair')).thenRefused('already-recorded', about());
  });
  it('do not need one to be in the room', () => {
    given(base).when(conflict()).thenAppended('ConflictDeclared');
    given(base).when(recuse()).thenAppended('CommissionerRecused');
  });
});

it.each([
  ['SubmitScores', score()],
  ['Abstain', abstain()],
  ['DeclareConflict', conflict()],
  ['Recuse', recuse()],
])('%s is refused after the item was closed or withdrawn', (_, command) => {
  given(held, closed()).when(command).thenRefused('item-closed', { item: 'i1' });
  given(held, ofSitting('ItemWithdrawn', { item: 'i1', reason: 'ill' }))
    .when(command)
    .thenRefused('item-closed');
});
