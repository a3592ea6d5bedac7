// Dating, moving and cancelling sessions.
import { ask, LATER } from '../testing/ask.kit.js';
import { text } from '../testing/charter.kit.js';
import { cancelled, chartered, opened, scheduled } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const times = { startsAt: '2022-05-01T12:00:00+03:00', endsAt: '2022-05-01T14:00:00+03:00' };
const inUtc = { startsAt: '2022-05-01T09:00:00.000Z', endsAt: '2022-05-01T11:00:00.000Z' };
const ofSession = (session: string) => ({ cohort: 'spring', session });
const schedule = (session: string, more: object = {}) =>
  ask('ScheduleSession', ofSession(session), { ...times, ...more });
const move = (session: string) => ask('RescheduleSession', ofSession(session), { ...times, reason: 'storm' });
const cancel = (session: string) => ask('CancelSession', ofSession(session), { reason: 'storm' });
const ready = [chartered(), opened()];
const extra = { stage: 'lectures', kind: 'field-visit', title: text('Plant') } as const;

describe('ScheduleSession', () => {
  it('dates what the charter plans, whatever else is said of it', () =>
    given(ready)
      .when(schedule('w1', { stage: 'final', kind: 'consultation' }))
      .thenAppended(event('SessionScheduled', { stage: 'lectures', kind: 'webinar', planned: true, ...inUtc })));
  it('adds one to the plan', () =>
    given(ready)
      .when(schedule('plant', extra))
      .thenAppended(event('SessionScheduled', { stage: 'lectures', kind: 'field-visit', planned: false })));
  it.each(['stage', 'kind', 'title'])('is refused one that is not planned without its %s', (name) =>
    given(ready)
      .when(schedule('plant', { ...extra, [name]: undefined }))
      .thenRefused('session-not-planned', { session: 'plant' }),
  );
  it('is refused in a stage of another kind', () =>
    given(ready)
      .when(schedule('plant', { ...extra, stage: 'final' }))
      .thenRefused('stage-of-other-kind', { stage: 'final', kind: 'defense' }));
  it('does not know a stage that the charter does not have', () =>
    given(ready)
      .when(schedule('plant', { ...extra, stage: 'moon' }))
      .thenUnknown('stage', 'moon'));
  it('is refused a second time, also after it was cancelled', () => {
    given(ready, scheduled('w1')).when(schedule('w1')).thenRefused('already-recorded', { session: 'w1' });
    given(ready, scheduled('w1'), cancelled('w1')).when(schedule('w1')).thenRefused('session-cancelled');
  });
  it('takes a session whose id every object has', () =>
    given(ready).when(schedule('constructor', extra)).thenAppended('SessionScheduled'));
  it('is refused when it is said to have been decided in the future', () =>
    given(ready)
      .when(schedule('w1', { occurredAt: LATER }))
      .thenRefused('time-in-future'));
});

describe.each([
  ['RescheduleSession', move, 'SessionRescheduled'],
  ['CancelSession', cancel, 'SessionCancelled'],
] as const)('%s', (_, command, type) => {
  it('holds for a dated session', () =>
    given(ready, scheduled('w1'))
      .when(command('w1'))
      .thenAppended(event(type, { session: 'w1', reason: 'storm' })));
  it('is refused after it was cancelled', () =>
    given(ready, scheduled('w1'), cancelled('w1'))
      .when(command('w1'))
      .thenRefused('session-cancelled', { session: 'w1' }));
  it('is refused before it has a date', () =>
    given(ready).when(command('w1')).thenRefused('session-not-planned', { session: 'w1' }));
  it.each(['plant', 'constructor'])('does not know session %s', (session) =>
    given(ready).when(command(session)).thenUnknown('session', session),
  );
  it('does not know a cohort that was never opened', () => given().when(command('w1')).thenUnknown('cohort', 'spring'));
});

it('RescheduleSession takes times in UTC', () =>
  given(ready, scheduled('w1')).when(move('w1')).thenAppended(event('SessionRescheduled', inUtc)));
