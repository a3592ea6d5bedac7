// What belongs to no stage: consultations and outcomes.
import { ask, BEFORE, LATER } from '../testing/ask.kit.js';
import { charterWith, text } from '../testing/charter.kit.js';
import { chartered, closedCohort, enrolled, ofCohort, opened, withdrawn } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const consult = (body: object = {}) => ask('HoldConsultation', alpha, { topic: 'Land', ...body });
const record = (outcome: string, body: object = {}) =>
  ask('RecordOutcome', alpha, { outcome, description: 'A center', document: 'order 3', ...body });
const outcomes = ['center', 'launch'].map((id) => ({ id, title: text(id) }));
const ready = [chartered(charterWith({ outcomes })), opened(), enrolled()];

describe('HoldConsultation', () => {
  it('is held with whoever came, and touches no stage', () => {
    given(ready)
      .when(consult())
      .thenAppended(event('ConsultationHeld', { topic: 'Land', present: [] }));
    given(ready)
      .when(consult({ present: ['alpha-2'] }))
      .thenAppended(event('ConsultationHeld', { present: ['alpha-2'] }));
  });
  it('is for members of that day', () => {
    given(ready)
      .when(consult({ present: ['beta-1'] }))
      .thenRefused('not-a-member', { persons: ['beta-1'] });
    given(ready)
      .when(consult({ present: ['alpha-1'], occurredAt: '2022-02-28T09:00:00.000Z' }))
      .thenRefused('not-a-member', { persons: ['alpha-1'] });
    const gone = ofCohort('MemberRemoved', { team: 'alpha', person: 'alpha-1', reason: 'left', occurredAt: BEFORE });
    given(ready, gone)
      .when(consult({ present: ['alpha-1'] }))
      .thenRefused('not-a-member');
  });
  it('is refused in the future, to a team that withdrew, and after closing', () => {
    given(ready)
      .when(consult({ occurredAt: LATER }))
      .thenRefused('time-in-future');
    given(ready, withdrawn('alpha')).when(consult()).thenRefused('team-withdrawn', { team: 'alpha' });
    given(ready, closedCohort()).when(consult()).thenRefused('cohort-closed', { cohort: 'spring' });
  });
});

describe('RecordOutcome', () => {
  it('keeps what came of it and the document, also after closing', () => {
    const center = event('OutcomeRecorded', { outcome: 'center', description: 'A center', document: 'order 3' });
    given(ready).when(record('center')).thenAppended(center);
    given(ready, closedCohort()).when(record('center')).thenAppended(center);
  });
  it('is refused a second time, but another is not', () => {
    const once = given(ready).having(record('center'));
    once.when(record('center')).thenRefused('already-recorded', { outcome: 'center' });
    once.when(record('launch')).thenAppended('OutcomeRecorded');
  });
  it('does not know an outcome that the charter does not name', () => {
    given(ready).when(record('moon')).thenUnknown('outcome', 'moon');
    given(chartered(), opened(), enrolled()).when(record('center')).thenUnknown('outcome', 'center');
  });
  it('is refused to a team that withdrew', () =>
    given(ready, withdrawn('alpha')).when(record('center')).thenRefused('team-withdrawn'));
});
