// The end of a cohort: who must be decided, and what is still possible afterwards. And its targets, amended.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith, text } from '../testing/charter.kit.js';
import {
  chartered,
  closedCohort,
  composition,
  enrolled,
  filed,
  ofTeam,
  opened,
  passed,
  reserved,
  scheduled,
  seatOffered,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { type Cohort, teamsThat } from './cohort.state.js';

const spring = { cohort: 'spring' };
const alpha = { cohort: 'spring', team: 'alpha' };
const close = (body: object = {}) => ask('CloseCohort', spring, body);
const failed = (team: string) => ofTeam('StageFailed', { stage: 'lectures', because: 'cannot-attend-enough' }, team);
const everything = passed('lectures', 'rehearsal', 'final', 'entry');
const ready = [chartered(), opened(), enrolled('alpha'), enrolled('beta')];

describe('CloseCohort', () => {
  it('closes when every team has passed everything or failed something', () =>
    given(ready, everything, failed('beta'))
      .when(close())
      .thenAppended(event('CohortClosed', { undecided: [], reason: null })));
  it.each([
    ['who did nothing', everything, ['beta']],
    ['who is on the way', [...passed('lectures', 'rehearsal', 'final'), failed('beta')], ['alpha']],
    ['all of them, by order of arrival', [], ['alpha', 'beta']],
  ])('is refused while somebody is undecided: %s', (_, facts, teams) =>
    given(ready, facts).when(close()).thenRefused('teams-undecided', { cohort: 'spring', teams }),
  );
  it('counts neither who withdrew nor who waits', () =>
    given(ready, everything, waitlisted('gamma'), withdrawn('beta')).when(close()).thenAppended('CohortClosed'));
  it('must be both confirmed and explained otherwise', () => {
    given(ready)
      .when(close({ confirmed: true }))
      .thenRefused('teams-undecided');
    given(ready)
      .when(close({ reason: 'flood' }))
      .thenRefused('teams-undecided');
    given(ready)
      .when(close({ confirmed: false, reason: 'flood' }))
      .thenRefused('teams-undecided');
    given(ready)
      .when(close({ confirmed: true, reason: 'flood' }))
      .thenAppended(event('CohortClosed', { undecided: ['alpha', 'beta'], reason: 'flood' }));
  });
  it('closes an empty cohort, once, and not in the future', () => {
    given(chartered(), opened()).when(close()).thenAppended('CohortClosed');
    given(chartered(), opened(), closedCohort()).when(close()).thenRefused('cohort-closed', spring);
    given(chartered(), opened())
      .when(close({ occurredAt: LATER }))
      .thenRefused('time-in-future');
    given(chartered()).when(close()).thenUnknown('cohort', 'spring');
  });
});

describe('in a closed cohort', () => {
  const outcomes = [{ id: 'center', title: text('Center') }];
  const charter = chartered(charterWith({ outcomes, appeals: { window: { days: 90, working: false }, atMost: 1 } }));
  const over = [charter, opened(), enrolled('alpha'), waitlisted('beta'), closedCohort()];
  const { team: _, ...data } = composition('gamma');
  const session = { cohort: 'spring', session: 'w1' };
  const times = { startsAt: NOW, endsAt: NOW };

  it.each([
    ['enrolls', ask('EnrollTeam', { cohort: 'spring', team: 'gamma' }, data)],
    ['accepts a seat', ask('AcceptSeat', { cohort: 'spring', team: 'beta' }, {})],
    ['declines a seat', ask('DeclineSeat', { cohort: 'spring', team: 'beta' }, {})],
    ['sets a capacity', ask('SetCapacity', spring, { capacity: 9 })],
    ['schedules', ask('ScheduleSession', session, times)],
    ['amends targets', ask('AmendTargetRegions', spring, { targets: [], reason: 'x' })],
    ['migrates', ask('MigrateCohort', spring, { version: 2 })],
    ['attends', ask('AttendWebinar', alpha, { session: 'w1', present: [] })],
    ['revises', ask('ReviseProject', alpha, { kind: 'join', title: 'x' })],
    ['is heard', ask('Defend', alpha, { stage: 'final', sitting: 'hall', item: 'i1' })],
    ['reworks', ask('ExtendRework', alpha, { stage: 'rehearsal', until: LATER, reason: 'x' })],
  ])('nobody %s', (_, command) => given(over).when(command).thenRefused('cohort-closed', spring));

  const entitled = [...passed('lectures', 'rehearsal', 'final')];
  const documents = ['statute', 'roadmap'].map((document) => ({ document, reference: '1' }));
  const stage = 'entry';
  const ground = { reason: 'mistake', document: 'memo 7' };
  it.each([
    ['applications', ask('FileApplication', alpha, { stage, documents }), ['ApplicationFiled']],
    ['their return', ask('ReturnApplication', alpha, { stage, reason: 'x' }), ['ApplicationReturned']],
    ['entries', ask('EnterRegistry', alpha, { stage, number: 'K', order: '1' }), ['RegistryEntered', 'StagePassed']],
    ['appeals', ask('LodgeAppeal', { ...alpha, appeal: 'a' }, { stage: 'final', grounds: 'x' }), ['AppealLodged']],
    [
      'outcomes',
      ask('RecordOutcome', alpha, { outcome: 'center', description: 'x', document: 'y' }),
      ['OutcomeRecorded'],
    ],
  ])('there are still %s', (_, command, events) =>
    given(over, entitled, filed(), reserved('K', 'decision-1'))
      .when(command)
      .thenAppended(...events),
  );
  it('an entry may still be taken out', () =>
    given(over, entitled, passed('entry'))
      .when(ask('RemoveFromRegistry', alpha, { stage, ...ground }))
      .thenAppended('RegistryEntryRemoved', 'StageReopened'));
  it('nobody waits and no offer stands', () => {
    const seated = [
      chartered(),
      opened(),
      enrolled('alpha'),
      waitlisted('beta'),
      waitlisted('gamma'),
      seatOffered('beta', LATER),
    ];
    const cohort = given(seated, closedCohort()).state<Cohort>('cohort', 'spring');
    expect(teamsThat(cohort, 'enrolled')).toMatchObject([{ team: 'alpha' }]);
    expect(teamsThat(cohort, 'declined')).toMatchObject([{ team: 'beta', offeredUntil: null }, { team: 'gamma' }]);
  });
  it('a team is still assessed after a correction of its enrollment', () =>
    given(charter, opened(), enrolled('alpha'), scheduled('w1'), passed('lectures'), closedCohort())
      .having(
        ask('CorrectEnrollment', alpha, { ...composition('alpha', { members: ['x', 'y'].map(author) }), ...ground }),
      )
      .when(ask('AssessStages', alpha, {}))
      .thenAppended(event('StageReopened', { stage: 'lectures' })));
});

const author = (person: string) => ({ person, category: 'authority' as const, region: 'north' });

describe('AmendTargetRegions', () => {
  const amend = (targets: string[], body: object = {}) =>
    ask('AmendTargetRegions', spring, { targets, reason: 'decree', ...body });

  it('says the targets anew, and why', () =>
    given(ready)
      .when(amend(['west', 'north']))
      .thenAppended(event('TargetRegionsAmended', { targets: ['west', 'north'], reason: 'decree' })));
  it('is for regions that were selectable at the opening', () =>
    given(ready)
      .when(amend(['north', 'moon']))
      .thenRefused('region-not-eligible', { regions: ['moon'] }));
  it('makes a target of a guest, and a guest of a target', () => {
    const guests = chartered(charterWith({ admission: { guests: false } }));
    const amended = given(guests, opened(), enrolled('alpha')).having(amend(['north', 'west']));
    amended.when(ask('JoinRegion', alpha, { region: 'west' })).thenAppended('RegionJoined');
    amended
      .when(ask('JoinRegion', alpha, { region: 'south' }))
      .thenRefused('region-not-target', { regions: ['south'] });
  });
  it('is refused in the future', () =>
    given(ready)
      .when(amend([], { occurredAt: LATER }))
      .thenRefused('time-in-future'));
});
