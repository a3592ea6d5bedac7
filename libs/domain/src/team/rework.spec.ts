// Remarks: answered in the window, accepted or reopened by their author or the chair.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import {
  accepted,
  answered,
  chartered,
  enrolled,
  jury,
  ofTeam,
  opened,
  passed,
  reworking,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const stage = 'rehearsal';
const answer = (remark = 'r1-1', now = NOW) => ask('AnswerRemark', { ...alpha, remark }, { stage, answer: 'So.' }, now);
const accept = (remark = 'r1-1', by = 'm1', now = NOW) => ask('AcceptRemark', { ...alpha, remark }, { stage, by }, now);
const reopen = (remark = 'r1-1', by = 'm1', now = NOW) =>
  ask('ReopenRemark', { ...alpha, remark }, { stage, by, reason: 'thin' }, now);
const extend = (until = '2022-05-01T00:00:00+03:00') => ask('ExtendRework', alpha, { stage, until, reason: 'flood' });
const base = [chartered(), opened(), enrolled(), ...passed('lectures'), sittingOf(jury(3))];
/** Three remarks of m1; one may stay open. */
const running = [...base, ...reworking(3)];
const until = (time: string) => [...base, ...reworking(3, time)];

describe('AnswerRemark', () => {
  it('answers an open remark', () =>
    given(running)
      .when(answer())
      .thenAppended(event('RemarkAnswered', { stage, remark: 'r1-1', answer: 'So.' })));
  it.each([
    ['answered', [answered('r1-1')]],
    ['accepted', [answered('r1-1'), accepted('r1-1')]],
  ])('is refused one that is %s', (state, facts) =>
    given(running, facts).when(answer()).thenRefused('remark-not-open', { remark: 'r1-1', state }),
  );
  it('is in time up to the very end of the window', () => {
    given(until(LATER)).when(answer()).thenAppended('RemarkAnswered');
    given(until(NOW)).when(answer()).thenAppended('RemarkAnswered');
    given(until(NOW)).when(answer('r1-1', LATER)).thenRefused('rework-overdue', { remark: 'r1-1', until: NOW });
  });
  it('is late by when it was decided, not by when it is said to have happened', () => {
    const late = answer('r1-1', LATER);
    given(until(NOW))
      .when({ ...late, data: { ...late.data, occurredAt: NOW } })
      .thenRefused('rework-overdue');
  });
  it('is never late for a remark that was answered once', () =>
    given(until(NOW), answered('r1-1'), ofTeam('RemarkReopened', { stage, remark: 'r1-1', by: 'm1', reason: 'thin' }))
      .when(answer('r1-1', LATER))
      .thenAppended('RemarkAnswered'));
  it.each(['r9', 'constructor'])('does not know remark %s', (remark) =>
    given(running).when(answer(remark)).thenUnknown('remark', remark),
  );
});

describe('AcceptRemark', () => {
  const two = [...running, answered('r1-1'), answered('r1-2')];

  it.each(['m1', 'chair'])('is for the author and the chair: %s', (by) =>
    given(two)
      .when(accept('r1-1', by))
      .thenAppended(event('RemarkAccepted', { remark: 'r1-1', by })),
  );
  it.each(['m2', 'guest'])('is refused to anyone else: %s', (by) =>
    given(two).when(accept('r1-1', by)).thenRefused('remark-not-yours', { remark: 'r1-1', author: 'm1', by }),
  );
  it.each([
    ['open', running],
    ['accepted', [...two, accepted('r1-1')]],
  ])('is refused one that is %s', (state, facts) =>
    given(facts).when(accept()).thenRefused('remark-not-open', { state }),
  );
  it('holds after the window', () =>
    given(until(NOW), answered('r1-1'))
      .when(accept('r1-1', 'm1', LATER))
      .thenAppended('RemarkAccepted'));
  it('passes the stage when no more than the limit are open, since then', () => {
    given(two).when(accept()).thenAppended('RemarkAccepted');
    given(two, accepted('r1-1'))
      .when(accept('r1-2'))
      .thenAppended('RemarkAccepted', event('StagePassed', { stage, because: 'remarks-accepted', since: NOW }));
  });
});

describe('ReopenRemark', () => {
  it.each([
    ['answered', [answered('r1-1')]],
    ['accepted', [answered('r1-1'), accepted('r1-1')]],
  ])('opens one that is %s, also after the window', (_, facts) =>
    given(until(NOW), facts)
      .when(reopen('r1-1', 'chair', LATER))
      .thenAppended(event('RemarkReopened', { remark: 'r1-1', by: 'chair', reason: 'thin' })),
  );
  it('is refused one that is open', () =>
    given(running).when(reopen()).thenRefused('remark-not-open', { state: 'open' }));
  it('is refused to others', () =>
    given(running, answered('r1-1')).when(reopen('r1-1', 'm2')).thenRefused('remark-not-yours', { by: 'm2' }));
  it('takes the acceptance back from the count', () =>
    given(
      running,
      ['r1-1', 'r1-2'].map(answered),
      accepted('r1-1'),
      ofTeam('RemarkReopened', { stage, remark: 'r1-1', by: 'm1', reason: 'thin' }),
    )
      .when(accept('r1-2'))
      .thenAppended('RemarkAccepted'));
});

describe('ExtendRework', () => {
  it('moves the end', () =>
    given(running)
      .when(extend())
      .thenAppended(event('ReworkExtended', { round: 1, until: '2022-04-30T21:00:00.000Z', reason: 'flood' })));
  it('lifts what was overdue', () =>
    given(until('2022-03-31T00:00:00.000Z'), ofTeam('ReworkExtended', { stage, round: 1, until: NOW, reason: 'flood' }))
      .when(answer())
      .thenAppended('RemarkAnswered'));
});

describe.each([
  ['AnswerRemark', answer()],
  ['AcceptRemark', accept()],
  ['ReopenRemark', reopen()],
  ['ExtendRework', extend()],
])('%s', (_, command) => {
  it('is refused when there is no rework', () => {
    given(base).when(command).thenRefused('no-rework-running', { stage });
    const data = { stage, round: 2, sitting: 'hall', item: 'i1', verdict: 'not-ready', remarks: [] };
    given(running, ofTeam('PreDefended', data)).when(command).thenRefused('no-rework-running');
  });
  it('is refused once the stage is passed', () =>
    given(running, answered('r1-1'), passed(stage)).when(command).thenRefused('stage-already-passed', { stage }));
});
