// AssessStages: what happened in the cohort may have changed what a team's facts amount to.
import type { Member } from '../cohort/cohort.events.js';
import { ask } from '../testing/ask.kit.js';
import {
  attended,
  cancelled,
  chartered,
  composition,
  enrolled,
  member,
  opened,
  passed,
  scheduled,
  waitlisted,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const assess = ask('AssessStages', alpha, {});
const correct = (members: readonly Member[]) =>
  ask('CorrectEnrollment', alpha, { ...composition('alpha', { members }), reason: 'mistake', document: 'memo 7' });
const four = [1, 2, 3, 4].map((n) => member(`alpha-${n}`));
const ready = [chartered(), opened(), enrolled(), ...['w1', 'w2', 'w3', 'day'].map((session) => scheduled(session))];
const attend = (session: string, ...present: string[]) => ask('AttendWebinar', alpha, { session, present });

describe('AssessStages', () => {
  it('says nothing where nothing is another', () => {
    given(ready).when(assess).thenAppended();
    given(ready, passed('lectures')).when(assess).thenAppended();
  });
  it('takes back what a cancelled session had passed, once', () => {
    const gone = given(ready, passed('lectures'), cancelled('w1'));
    gone.when(assess).thenAppended(event('StageReopened', { stage: 'lectures' }));
    gone.having(assess).when(assess).thenAppended();
  });
  it('fails what can no longer be passed', () =>
    given(ready, ['w1', 'w2', 'day'].map(cancelled))
      .when(assess)
      .thenAppended(event('StageFailed', { stage: 'lectures', because: 'cannot-attend-enough' })));
  it('opens again what a session added later makes possible', () =>
    given(ready, ['w1', 'w2', 'day'].map(cancelled))
      .having(assess, ask('ScheduleSession', { cohort: 'spring', session: 'extra' }, { ...times, ...extra }))
      .when(assess)
      .thenAppended(event('StageReopened', { stage: 'lectures' })));
  it('counts no longer who should never have been a member', () => {
    const thin = given(ready).having(attend('w1', 'alpha-1'), attend('w2', 'alpha-1'));
    thin.when(assess).thenAppended();
    thin
      .having(correct(four.slice(0, 2)))
      .when(assess)
      .thenAppended(event('StagePassed', { stage: 'lectures' }));
  });
  it('counts as absent who should have been a member', () => {
    const more = [...four, ...[5, 6, 7, 8, 9].map((n) => member(`alpha-${n}`))];
    given(ready, attended('w1'), attended('w2'))
      .having(assess, correct(more))
      .when(assess)
      .thenAppended(event('StageReopened', { stage: 'lectures' }));
  });
  it('leaves who came later out of what was before', () =>
    given(ready, passed('lectures'))
      .having(
        ask('AddMember', alpha, member('late')),
        ask('RemoveMember', alpha, { person: 'alpha-1', reason: 'left' }),
      )
      .when(assess)
      .thenAppended());
  it('says nothing of a team that waits, and knows no other', () => {
    given(chartered(), opened(), waitlisted('alpha')).when(assess).thenAppended();
    given(chartered(), opened()).when(assess).thenUnknown('team', 'alpha');
  });
});

const times = { startsAt: '2022-05-01T09:00:00.000Z', endsAt: '2022-05-01T10:00:00.000Z' };
const extra = { stage: 'lectures', kind: 'webinar' as const, title: { ru: 'x', en: 'x' } };
