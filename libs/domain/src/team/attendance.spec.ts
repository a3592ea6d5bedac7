// Attendance: one fact a team and session, and the stages that it passes, fails or reopens.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith, lectures } from '../testing/charter.kit.js';
import {
  attended,
  cancelled,
  chartered,
  enrolled,
  ofTeam,
  opened,
  passed,
  scheduled,
  seatDeclined,
  seatOffered,
  waitlisted,
} from '../testing/facts.kit.js';
import { event, type Given, given } from '../testing/given.kit.js';
import type { TeamCommand } from './team.commands.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const all = ['alpha-1', 'alpha-2', 'alpha-3', 'alpha-4'];
const attend = (session: string, body: object = {}, now = NOW) =>
  ask('AttendWebinar', alpha, { session, present: all, ...body }, now);
const attendDay = ask('AttendSession', alpha, { session: 'day', present: all });
const dates = [scheduled('w1'), scheduled('w2', '2022-03-20T09:00:00.000Z'), scheduled('w3')];
const ready = [chartered(), opened(), enrolled(), ...dates, scheduled('day', undefined, 'in-person')];
const withLectures = (bend: object) => [chartered(charterWith({ lectures: bend })), ...ready.slice(1)];

describe('AttendWebinar', () => {
  it('takes its date from the session, and says who was absent', () =>
    given(ready)
      .when(attend('w1', { present: ['alpha-1'], remote: ['alpha-2'], excused: ['alpha-3', 'alpha-1'] }))
      .thenAppended(
        event('WebinarAttended', {
          stage: 'lectures',
          session: 'w1',
          heldAt: '2022-03-10T09:00:00.000Z',
          present: ['alpha-1', 'alpha-2'],
          remote: ['alpha-2'],
          excused: ['alpha-3'],
          absent: ['alpha-4'],
          occurredAt: NOW,
        }),
      ));
  it('is refused a second time', () =>
    given(ready, attended('w1')).when(attend('w1')).thenRefused('already-recorded', { session: 'w1' }));
  it('is refused before it begins', () => {
    const onTime = (startsAt: string) => given(ready, scheduled('w1', startsAt)).when(attend('w1'));
    onTime('2022-04-01T08:59:59.999Z').thenAppended('WebinarAttended');
    onTime(NOW).thenAppended('WebinarAttended');
    onTime(LATER).thenRefused('session-not-held-yet', { session: 'w1', startsAt: LATER });
  });
  it('is refused when it was cancelled', () =>
    given(ready, cancelled('w1')).when(attend('w1')).thenRefused('session-cancelled', { session: 'w1' }));
  it('is refused before it has a date', () =>
    given(chartered(), opened(), enrolled()).when(attend('w1')).thenRefused('session-not-planned', { session: 'w1' }));
  it('and AttendSession are for sessions of their own kind', () => {
    given(ready).when(attend('day')).thenRefused('stage-of-other-kind', { session: 'day', kind: 'in-person' });
    given(ready).when(attendDay).thenAppended('SessionAttended');
    given(ready, scheduled('day')).when(attendDay).thenRefused('stage-of-other-kind', { kind: 'webinar' });
  });
  it('is refused who was not a member on its date', () => {
    const joinedAt = (occurredAt: string) => [chartered(), opened(), enrolled('alpha', { occurredAt }), ...dates];
    given(joinedAt('2022-03-10T09:00:00.000Z')).when(attend('w1')).thenAppended('WebinarAttended');
    given(joinedAt('2022-03-10T09:00:00.001Z')).when(attend('w1')).thenRefused('not-a-member', { persons: all });
    given(ready)
      .when(attend('w1', { remote: ['guest'], excused: ['other', 'guest'] }))
      .thenRefused('not-a-member', { persons: ['guest', 'other'] });
  });
  it('counts a member from when the seat was accepted, not from when the team asked for it', () =>
    given(
      chartered(),
      opened(),
      waitlisted('alpha'),
      seatOffered('alpha', NOW),
      enrolled('alpha', { occurredAt: NOW }),
      dates,
    )
      .when(attend('w1'))
      .thenRefused('not-a-member', { persons: all }));
  it('is refused in the future', () =>
    given(ready)
      .when(attend('w1', { occurredAt: LATER }))
      .thenRefused('time-in-future', { now: NOW }));
  it.each(['w9', 'constructor'])('does not know session %s', (session) =>
    given(ready).when(attend(session)).thenUnknown('session', session),
  );
});

describe('a sessions stage', () => {
  it('is passed when enough sessions count, since the last of them', () =>
    given(ready, attended('w2', '2022-03-20T09:00:00.000Z'))
      .when(attend('w1'))
      .thenAppended(
        'WebinarAttended',
        event('StagePassed', { stage: 'lectures', because: 'attended-enough', since: '2022-03-20T09:00:00.000Z' }),
      ));
  it('is not passed by one fewer', () => given(ready).when(attend('w1')).thenAppended('WebinarAttended'));
  it.each([
    // Half of four: two.
    [1, [], 'neutral', false],
    [2, [], 'neutral', true],
    [1, ['alpha-3', 'alpha-4'], 'neutral', true],
    [1, ['alpha-4'], 'neutral', false],
    [1, ['alpha-4'], 'counts', true],
    [0, ['alpha-4'], 'counts', false],
    [0, all, 'neutral', false],
    [0, all, 'counts', true],
  ] as const)('counts a session with %d present and excused %j, who are %s: %s', (there, excused, rule, counts) => {
    const answer = given(withLectures({ attendAtLeast: 1, excused: rule })).when(
      attend('w1', { present: all.slice(0, there), excused }),
    );
    answer.thenAppended('WebinarAttended', ...(counts ? ['StagePassed'] : []));
  });
  it('does not count a session with nobody to attend it', () =>
    given(withLectures({ attendAtLeast: 1 }), enrolled('alpha', { members: [], occurredAt: NOW }))
      .when(attend('w1', { present: [] }))
      .thenAppended('WebinarAttended'));
  it('has failed when too few are left to attend', () => {
    const missed = (session: string) =>
      ofTeam('WebinarAttended', { ...attended(session).event.data, present: [], absent: all });
    const missing = attend('w3', { present: [] });
    given(ready, missed('w1')).when(missing).thenAppended('WebinarAttended');
    given(ready, missed('w1'), missed('w2'))
      .when(missing)
      .thenAppended('WebinarAttended', event('StageFailed', { stage: 'lectures', because: 'cannot-attend-enough' }));
    const extra = scheduled('w4');
    given(ready, missed('w1'), missed('w2'), extra).when(missing).thenAppended('WebinarAttended');
    given(ready, missed('w1'), missed('w2'), extra, cancelled('w4'))
      .when(missing)
      .thenAppended('WebinarAttended', 'StageFailed');
  });
  it('counts planned sessions without a date as attainable', () =>
    given(chartered(), opened(), enrolled(), scheduled('w1'))
      .when(attend('w1', { present: [] }))
      .thenAppended('WebinarAttended'));
  it('is reopened when what passed it was cancelled since', () =>
    given(ready, attended('w1'), attended('w2'), passed('lectures'), cancelled('w2'))
      .when(attend('w3', { present: [] }))
      .thenAppended('WebinarAttended', event('StageReopened', { stage: 'lectures', because: 'facts-changed' })));
  it('is reopened after failure when a session was added', () =>
    given(ready, ofTeam('StageFailed', { stage: 'lectures', because: 'cannot-attend-enough' }))
      .when(attend('w1'))
      .thenAppended('WebinarAttended', event('StageReopened', { stage: 'lectures' })));
  it('takes attendance after it was passed', () =>
    given(ready, attended('w1'), attended('w2'), passed('lectures'))
      .when(attend('w3'))
      .thenAppended('WebinarAttended'));
});

describe('attendance before a stage opens', () => {
  const practical = {
    ...lectures,
    id: 'practical',
    requires: ['lectures'],
    attendAtLeast: 1,
    sessions: [lectures.sessions[3]],
  };
  const first = { ...lectures, sessions: lectures.sessions.slice(0, 3) };
  const base = charterWith({ lectures: { sessions: first.sessions } });
  const charter = { ...base, stages: [practical, first, ...base.stages.slice(1)] };
  const ofPractical = (facts: readonly Given[]) => [[chartered(charter), opened(), enrolled(), ...dates], ...facts];
  const toPractical = ({ event: { type, data }, ...rest }: ReturnType<typeof scheduled>) => ({
    ...rest,
    event: { type, data: { ...data, stage: 'practical' } },
  });
  const day = toPractical(scheduled('day', '2022-03-30T09:00:00.000Z', 'in-person'));

  it('is recorded, and passes nothing yet', () =>
    given(...ofPractical([day]))
      .when(attendDay)
      .thenAppended('SessionAttended'));
  it('passes with the append that opens it, since the later of both', () => {
    const there = ofTeam('SessionAttended', {
      ...attended('day').event.data,
      stage: 'practical',
      heldAt: '2022-03-30T09:00:00.000Z',
    });
    given(...ofPractical([day, there, attended('w1')]))
      .when(attend('w2'))
      .thenAppended(
        'WebinarAttended',
        event('StagePassed', { stage: 'lectures', since: '2022-03-20T09:00:00.000Z' }),
        event('StagePassed', { stage: 'practical', since: '2022-03-30T09:00:00.000Z' }),
      );
  });
});

describe('who is not in', () => {
  const commands: TeamCommand[] = [attend('w1'), ask('ReviseProject', alpha, { kind: 'join', title: 'A park' })];

  it.each([
    ['waiting', [waitlisted('alpha')]],
    ['offered', [waitlisted('alpha'), seatOffered('alpha', LATER)]],
    ['declined', [waitlisted('alpha'), seatOffered('alpha', LATER), seatDeclined('alpha')]],
  ])('%s: refused to all', (standing, facts) => {
    for (const command of commands)
      given(chartered(), opened(), dates, facts)
        .when(command)
        .thenRefused('team-not-enrolled', { team: 'alpha', standing });
  });
  it('unknown to the cohort, or the cohort itself unknown', () => {
    for (const command of commands) {
      given(chartered(), opened(), enrolled('beta')).when(command).thenUnknown('team', 'alpha');
      given(chartered()).when(command).thenUnknown('cohort', 'spring');
    }
    given(chartered(), opened())
      .when({ ...commands[1], params: { ...alpha, team: 'constructor' } } as TeamCommand)
      .thenUnknown('team', 'constructor');
  });
});

it('ReviseProject keeps the new kind and title', () =>
  given(ready)
    .when(ask('ReviseProject', alpha, { kind: 'join', title: 'A park' }))
    .thenAppended(event('ProjectRevised', { kind: 'join', title: 'A park' })));
