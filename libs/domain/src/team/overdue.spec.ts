// A rework whose window ends: what the clock says of it, what is still possible, and what lifts it.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  accepted,
  answered,
  chartered,
  closed,
  closedCohort,
  enrolled,
  jury,
  migrated,
  ofTeam,
  opened,
  passed,
  revisedTo,
  reworking,
  sittingOf,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const stage = 'rehearsal';
const declare = (now = LATER, until = NOW, of = stage) => ask('DeclareReworkOverdue', alpha, { stage: of, until }, now);
const extend = (until: string, now = LATER) => ask('ExtendRework', alpha, { stage, until, reason: 'flood' }, now);
const answer = (remark: string, now = LATER) =>
  ask('AnswerRemark', { ...alpha, remark }, { stage, answer: 'So.' }, now);
const accept = (remark: string, now = LATER) => ask('AcceptRemark', { ...alpha, remark }, { stage, by: 'm1' }, now);
const hear = (verdict: 'ready' | 'not-ready', now = LATER) =>
  ask('PreDefend', alpha, { stage, sitting: 'hall', item: 'i1', verdict, remarks: [] }, now);
/** Three remarks in the first of so many rounds, until NOW; one may stay open. */
const running = (rounds = 2) => [
  chartered(charterWith({ rehearsal: { rounds } })),
  opened(),
  enrolled(),
  ...passed('lectures'),
  sittingOf(jury(3), { round: 2 }),
  closed(),
  ...reworking(3, NOW),
];
const overdue = event('ReworkOverdue', { stage, round: 1, until: NOW, remarks: ['r1-1', 'r1-2', 'r1-3'] });
const failed = event('StageFailed', { stage, because: 'rework-overdue' });

describe('DeclareReworkOverdue', () => {
  it('says nothing early and nothing exactly at the end', () => {
    given(running()).when(declare('2022-04-01T08:59:59.999Z')).thenAppended();
    given(running()).when(declare(NOW)).thenAppended();
  });
  it('says after the end which remarks were never answered', () => {
    given(running()).when(declare()).thenAppended(overdue);
    given(running(), answered('r1-2'))
      .when(declare())
      .thenAppended(event('ReworkOverdue', { remarks: ['r1-1', 'r1-3'] }));
  });
  it('takes the end in any zone', () =>
    given(running()).when(declare(LATER, '2022-04-01T12:00:00+03:00')).thenAppended(overdue));
  it('says it once', () => given(running()).having(declare()).when(declare()).thenAppended());
  it('says nothing of what was answered once, even if it was reopened', () =>
    given(
      running(),
      ['r1-1', 'r1-2', 'r1-3'].map(answered),
      ofTeam('RemarkReopened', { stage, remark: 'r1-1', by: 'm1', reason: 'thin' }),
    )
      .when(declare())
      .thenAppended());
  it('says nothing of a window that was moved, nor of its new end before its time', () => {
    const moved = given(running()).having(extend('2022-04-02T09:00:00.000Z', NOW));
    moved.when(declare()).thenAppended();
    moved.when(declare(LATER, '2022-04-02T09:00:00.000Z')).thenAppended();
    moved
      .when(declare('2022-04-02T09:00:00.001Z', '2022-04-02T09:00:00.000Z'))
      .thenAppended(event('ReworkOverdue', { until: '2022-04-02T09:00:00.000Z' }));
  });
  it('says nothing where no rework runs, or not any more', () => {
    const none = [chartered(), opened(), enrolled(), ...passed('lectures')];
    given(none).when(declare()).thenAppended();
    given(
      running(),
      ['r1-1', 'r1-2'].map(answered),
      ['r1-1', 'r1-2'].map((r) => accepted(r)),
      passed(stage),
    )
      .when(declare())
      .thenAppended();
    given(running()).having(hear('ready', NOW)).when(declare()).thenAppended();
    given(none)
      .when(declare(LATER, NOW, 'moon'))
      .thenAppended();
  });
  it('says nothing of a team that withdrew or of a closed cohort', () => {
    given(running(), withdrawn('alpha')).when(declare()).thenAppended();
    given(running(), closedCohort()).when(declare()).thenAppended();
  });
  it('keeps its time over a migration that gives the stage another id', () => {
    const before = charterWith({});
    const after = {
      ...before,
      stages: before.stages.map((each) => ({
        ...each,
        id: each.id === stage ? 'trial' : each.id,
        requires: each.requires.map((id) => (id === stage ? 'trial' : id)),
      })),
    };
    given(running(), revisedTo(after), migrated(1, 2, { [stage]: 'trial' }))
      .when(declare())
      .thenAppended('StagesCarriedOver', event('ReworkOverdue', { stage: 'trial', until: NOW }));
  });
});

describe('an overdue rework', () => {
  const late = () => given(running()).having(declare());

  it('takes no answers, with or without the clock having said so', () => {
    given(running()).when(answer('r1-1')).thenRefused('rework-overdue', { remark: 'r1-1', until: NOW });
    late().when(answer('r1-1')).thenRefused('rework-overdue');
  });
  it('still lets the answered be accepted', () =>
    given(running(), ['r1-1', 'r1-2'].map(answered))
      .having(declare(), accept('r1-1'))
      .when(accept('r1-2'))
      .thenAppended('RemarkAccepted', event('StagePassed', { because: 'remarks-accepted' })));
  it('fails the stage where there is no other round', () =>
    given(running(1)).when(declare()).thenAppended(overdue, failed));
  it('does not fail it while accepting the answered would be enough', () => {
    const almost = given(running(1), ['r1-1', 'r1-2'].map(answered));
    almost.when(declare()).thenAppended(event('ReworkOverdue', { remarks: ['r1-3'] }));
    almost.having(declare(), accept('r1-1')).when(accept('r1-2')).thenAppended('RemarkAccepted', 'StagePassed');
    given(running(1), answered('r1-1')).when(declare()).thenAppended('ReworkOverdue', failed);
  });
  it('begins anew in another round', () => {
    late()
      .when(hear('ready'))
      .thenAppended(event('PreDefended', { round: 2 }), event('StagePassed', { because: 'ready' }));
    late()
      .when(hear('not-ready'))
      .thenAppended(event('PreDefended', { round: 2 }), event('StageFailed', { because: 'not-ready' }));
  });
  it('has no other round where the charter has none', () =>
    given(running(1)).having(declare()).when(hear('ready')).thenRefused('rounds-exhausted', { rounds: 1 }));
  it('is lifted by an extension', () => {
    const lifted = late().having(extend('2022-04-05T09:00:00.000Z'));
    lifted.when(answer('r1-1')).thenAppended('RemarkAnswered');
    lifted
      .when(declare('2022-04-05T09:00:00.001Z', '2022-04-05T09:00:00.000Z'))
      .thenAppended(event('ReworkOverdue', { until: '2022-04-05T09:00:00.000Z' }));
  });
  it('is lifted also after the stage has failed', () => {
    const lost = given(running(1)).having(declare());
    lost.when(extend('2022-04-05T09:00:00.000Z')).thenAppended('ReworkExtended', event('StageReopened', { stage }));
    lost
      .having(extend('2022-04-05T09:00:00.000Z'), answer('r1-1'), answer('r1-2'), accept('r1-1'))
      .when(accept('r1-2'))
      .thenAppended('RemarkAccepted', 'StagePassed');
  });
});
