// Corrections: the earlier value stays in the history and no longer counts. They are never too late.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  attended,
  chartered,
  closed,
  closedCohort,
  enrolled,
  jury,
  ofCohort,
  ofTeam,
  opened,
  passed,
  scheduled,
  sheet,
  sittingOf,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { Team } from './team.state.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const ground = { reason: 'mistake', document: 'memo 7' };
const all = ['alpha-1', 'alpha-2', 'alpha-3', 'alpha-4'];
const attendance = (session: string, present: readonly string[], more: object = {}) =>
  ask('CorrectAttendance', alpha, { session, present, ...ground, ...more });
const annul = (round = 1, stage = 'final') => ask('AnnulDefense', alpha, { stage, round, ...ground });
const remove = ask('RemoveFromRegistry', alpha, { stage: 'entry', ...ground });

const in3 = ['w1', 'w2', 'w3'].map((session) => scheduled(session));
const ready = [chartered(), opened(), enrolled(), ...in3];
const heard = (verdict: 'passed' | 'failed', round = 1, sitting = 'x') =>
  ofTeam('Defended', { stage: 'final', round, sitting, item: 'x', sheets: [], total: null, verdict });

describe('CorrectAttendance', () => {
  const half = [...ready, ...passed('lectures')];

  it('takes the earlier record’s place, and says why', () =>
    given(half)
      .when(attendance('w1', ['alpha-1'], { excused: ['alpha-2'] }))
      .thenAppended(
        event('AttendanceCorrected', {
          stage: 'lectures',
          session: 'w1',
          present: ['alpha-1'],
          excused: ['alpha-2'],
          absent: ['alpha-3', 'alpha-4'],
          ...ground,
        }),
        event('StageReopened', { stage: 'lectures' }),
      ));
  it('leaves the stage alone where enough were there', () =>
    given(half)
      .when(attendance('w1', ['alpha-1', 'alpha-2']))
      .thenAppended('AttendanceCorrected'));
  it('passes the stage when it makes enough', () =>
    given(ready, attended('w1'))
      .having(ask('AttendWebinar', alpha, { session: 'w2', present: [] }))
      .when(attendance('w2', all))
      .thenAppended('AttendanceCorrected', event('StagePassed', { stage: 'lectures' })));
  it('may be done twice: the last counts', () =>
    given(half)
      .having(attendance('w1', []))
      .when(attendance('w1', all))
      .thenAppended('AttendanceCorrected', event('StagePassed', { stage: 'lectures' })));
  it('is for members of the session’s day', () =>
    given(half)
      .when(attendance('w1', ['beta-1']))
      .thenRefused('not-a-member', { persons: ['beta-1'] }));
  it('does not know what was never recorded', () => {
    given(half).when(attendance('w3', all)).thenUnknown('attendance', 'w3');
    given(half).when(attendance('moon', all)).thenUnknown('attendance', 'moon');
  });
  it('is refused in the future', () =>
    given(half)
      .when(attendance('w1', all, { occurredAt: LATER }))
      .thenRefused('time-in-future'));
  it('reopens no stage after it', () =>
    given(ready, passed('lectures', 'rehearsal'))
      .when(attendance('w1', []))
      .thenAppended('AttendanceCorrected', event('StageReopened', { stage: 'lectures' })));
});

describe('AnnulDefense', () => {
  const before = [chartered(), opened(), enrolled(), ...passed('lectures', 'rehearsal')];
  const won = [...before, ...passed('final')];
  const facts = (round: number) => [sittingOf(jury(3), { stage: 'final', round }), closed([sheet('m1', 700, 700)])];
  const defend = ask('Defend', alpha, { stage: 'final', sitting: 'hall', item: 'i1' });

  it('takes the verdict back', () =>
    given(won)
      .when(annul())
      .thenAppended(event('DefenseAnnulled', { stage: 'final', round: 1, ...ground }), 'StageReopened'));
  it('lets the round be repeated in another item', () => {
    given(won, facts(1))
      .having(annul())
      .when(defend)
      .thenAppended(event('Defended', { round: 1 }), 'StagePassed');
    given(won, facts(2)).having(annul()).when(defend).thenRefused('item-not-on-agenda', { round: 1 });
  });
  it('does not let the annulled item be used again', () =>
    given(before, facts(1)).having(defend, annul()).when(defend).thenRefused('item-not-on-agenda', { item: 'i1' }));
  it('reopens what the last round had failed', () => {
    const lost = given(before, heard('failed'), heard('failed', 2, 'y'), facts(2)).having(
      ask('AssessStages', alpha, {}),
    );
    lost.when(annul(2)).thenAppended('DefenseAnnulled', 'StageReopened');
    lost
      .having(annul(2))
      .when(defend)
      .thenAppended(event('Defended', { round: 2 }), 'StagePassed');
  });
  it('of an earlier round lets that one be repeated, and the repetition counts', () => {
    const lost = given(before, heard('failed'), heard('failed', 2, 'y'), facts(1)).having(
      ask('AssessStages', alpha, {}),
    );
    lost.when(annul(1)).thenAppended('DefenseAnnulled', 'StageReopened');
    lost
      .having(annul(1))
      .when(defend)
      .thenAppended(event('Defended', { round: 1 }), 'StagePassed');
    lost.having(defend);
    expect(lost.state<Team>('team', 'spring.alpha').defenses.final.map(({ round }) => round)).toEqual([1, 2, 1]);
  });
  it('does not know a round that was not held, or not any more', () => {
    given(won).when(annul(2)).thenUnknown('round', '2');
    given(won).having(annul()).when(annul()).thenUnknown('round', '1');
  });
  it('is refused in another kind of stage', () =>
    given(won).when(annul(1, 'rehearsal')).thenRefused('stage-of-other-kind', { kind: 'pre-defense' }));
});

describe.each([
  ['a team that withdrew', [withdrawn('alpha')]],
  ['a closed cohort', [closedCohort()]],
  ['both', [closedCohort(), withdrawn('alpha')]],
])('in %s', (_, end) => {
  const exam = chartered(charterWith({ exam: {} }));
  const taken = ofTeam('TestTaken', { stage: 'exam', attempt: 1, score: 700, scores: {} });
  const done = [
    exam,
    opened(),
    enrolled(),
    ...in3,
    ...passed('lectures'),
    taken,
    ...passed('rehearsal', 'final', 'entry'),
  ];
  const test = ask('CorrectTest', alpha, { stage: 'exam', attempt: 1, score: 800, ...ground });
  const number = ask('CorrectRegistryEntry', alpha, { stage: 'entry', number: 'p', order: '8', ...ground });

  it.each([
    ['attendance', attendance('w1', all), 'AttendanceCorrected'],
    ['a test', test, 'TestCorrected'],
    ['a defense', annul(), 'DefenseAnnulled'],
    ['an entry', number, 'RegistryEntryCorrected'],
  ])('%s is still corrected', (_, command, type) => {
    const { occurredAt } = given(done, end).when(command).event<{ occurredAt: string }>(type);
    expect(occurredAt).toBe(NOW);
  });
});

describe('a team that withdrew', () => {
  const done = [...ready, ...passed('lectures', 'rehearsal', 'final'), withdrawn('alpha')];
  const consult = ask('HoldConsultation', alpha, { topic: 'Land' });
  const apply = ask('FileApplication', alpha, { stage: 'entry', documents: [] });
  const appeal = ask('LodgeAppeal', { ...alpha, appeal: 'a1' }, { stage: 'final', grounds: 'unheard' });
  const revise = ask('ReviseProject', alpha, { kind: 'join', title: 'x' });

  it.each([
    ['attends nothing', ask('AttendWebinar', alpha, { session: 'w3', present: [] })],
    ['consults nobody', consult],
    ['applies for nothing', apply],
    ['appeals against nothing', appeal],
    ['revises nothing', revise],
    ['is taken out of no registry', remove],
  ])('%s', (_, command) => given(done).when(command).thenRefused('team-withdrawn', { team: 'alpha' }));
  it('is not assessed when a session is cancelled', () =>
    given(done, ofCohort('SessionCancelled', { session: 'w1', reason: 'storm' }))
      .when(ask('AssessStages', alpha, {}))
      .thenAppended());
});
