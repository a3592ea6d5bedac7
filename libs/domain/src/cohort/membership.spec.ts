// Members who come, go and are replaced: who belongs to the team on which date, and what must stay true of it.
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  chartered,
  closedCohort,
  enrolled,
  member,
  opened,
  scheduled,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { type Cohort, membersOn, teamOf } from './cohort.state.js';

const alpha = { cohort: 'spring', team: 'alpha' };
type At = { occurredAt?: string };
const add = (person: string, at: At = {}) => ask('AddMember', alpha, { ...member(person), ...at });
const remove = (person: string, at: At = {}) => ask('RemoveMember', alpha, { person, reason: 'left', ...at });
const replace = (person: string, successor: string, at: At = {}) =>
  ask('ReplaceMember', alpha, { person, member: member(successor), reason: 'left', ...at });
const ready = [chartered(), opened({ capacity: null }), enrolled(), enrolled('beta')];
const MARCH_10 = '2022-03-10T09:00:00.000Z';
const MARCH_20 = '2022-03-20T09:00:00.000Z';
const on = (cohort: Cohort, time: string) => membersOn(teamOf(cohort, 'alpha')!, time);

describe('AddMember', () => {
  it('adds with no more than the rules need', () =>
    given(ready)
      .when(ask('AddMember', alpha, { person: 'p', category: 'fund', region: 'south', organization: 'o' }))
      .thenAppended(
        event('MemberAdded', {
          team: 'alpha',
          member: { person: 'p', category: 'fund', region: 'south', organization: 'o' },
        }),
      ));
  it('is refused a member, and a person of another team', () => {
    given(ready).when(add('alpha-1')).thenRefused('already-recorded', { person: 'alpha-1' });
    given(ready).when(add('beta-1')).thenRefused('person-in-two-teams', { person: 'beta-1', team: 'beta' });
  });
  it('takes back who left, and who left another team', () => {
    given(ready).having(remove('alpha-1')).when(add('alpha-1')).thenAppended('MemberAdded');
    given(ready, withdrawn('beta')).when(add('beta-1')).thenAppended('MemberAdded');
  });
});

describe('RemoveMember', () => {
  it('says who left and why', () =>
    given(ready)
      .when(remove('alpha-1'))
      .thenAppended(event('MemberRemoved', { team: 'alpha', person: 'alpha-1', reason: 'left' })));
  it('is refused who is no member, or not any more', () => {
    given(ready)
      .when(remove('beta-1'))
      .thenRefused('not-a-member', { persons: ['beta-1'] });
    given(ready).having(remove('alpha-1')).when(remove('alpha-1')).thenRefused('not-a-member');
  });
  it('leaves the composition complete', () => {
    const three = chartered(charterWith({ admission: { composition: [{ category: 'authority', atLeast: 3 }] } }));
    const four = given(three, ready.slice(1));
    four.when(remove('alpha-1')).thenAppended('MemberRemoved');
    four
      .having(remove('alpha-1'))
      .when(remove('alpha-2'))
      .thenRefused('composition-incomplete', { category: 'authority', atLeast: 3, given: 2 });
  });
});

describe('ReplaceMember', () => {
  it('lets one come for another', () =>
    given(ready)
      .when(replace('alpha-1', 'new'))
      .thenAppended(event('MemberReplaced', { person: 'alpha-1', member: member('new'), reason: 'left' })));
  it('is refused for who is no member, and by who is one or is in another team', () => {
    given(ready).when(replace('beta-1', 'new')).thenRefused('not-a-member');
    given(ready).when(replace('alpha-1', 'alpha-2')).thenRefused('already-recorded', { person: 'alpha-2' });
    given(ready).when(replace('alpha-1', 'alpha-1')).thenRefused('already-recorded');
    given(ready).when(replace('alpha-1', 'beta-1')).thenRefused('person-in-two-teams');
  });
  it('leaves the composition complete, counting who comes', () => {
    const four = chartered(charterWith({ admission: { composition: [{ category: 'authority', atLeast: 4 }] } }));
    const funded = ask('ReplaceMember', alpha, {
      person: 'alpha-1',
      member: member('new', { category: 'fund' }),
      reason: 'left',
    });
    given(four, ready.slice(1)).when(replace('alpha-1', 'new')).thenAppended('MemberReplaced');
    given(four, ready.slice(1)).when(funded).thenRefused('composition-incomplete', { given: 3 });
  });
});

describe('who belongs to the team', () => {
  it('is whoever came by then and had not left', () => {
    const cohort = given(ready)
      .having(
        add('late', { occurredAt: MARCH_10 }),
        remove('alpha-1', { occurredAt: MARCH_20 }),
        replace('alpha-2', 'new', { occurredAt: MARCH_20 }),
      )
      .state<Cohort>('cohort', 'spring');
    expect(on(cohort, '2022-02-28T09:00:00.000Z')).toEqual([]);
    expect(on(cohort, BEFORE)).toEqual(['alpha-1', 'alpha-2', 'alpha-3', 'alpha-4']);
    expect(on(cohort, '2022-03-10T08:59:59.999Z')).not.toContain('late');
    expect(on(cohort, MARCH_10)).toContain('late');
    expect(on(cohort, '2022-03-20T08:59:59.999Z')).toEqual(['alpha-1', 'alpha-2', 'alpha-3', 'alpha-4', 'late']);
    expect(on(cohort, MARCH_20)).toEqual(['alpha-3', 'alpha-4', 'late', 'new']);
  });
  it('attends: a successor from the day on, the predecessor up to it', () => {
    const world = given(ready, scheduled('w1', MARCH_10), scheduled('w2', MARCH_20)).having(
      replace('alpha-1', 'new', { occurredAt: MARCH_20 }),
    );
    const attend = (session: string, person: string) => ask('AttendWebinar', alpha, { session, present: [person] });
    world.when(attend('w1', 'alpha-1')).thenAppended('WebinarAttended');
    world.when(attend('w1', 'new')).thenRefused('not-a-member', { persons: ['new'], on: MARCH_10 });
    world
      .when(attend('w2', 'new'))
      .thenAppended(event('WebinarAttended', { absent: ['alpha-2', 'alpha-3', 'alpha-4'] }));
    world.when(attend('w2', 'alpha-1')).thenRefused('not-a-member', { persons: ['alpha-1'], on: MARCH_20 });
  });
});

describe.each([
  ['AddMember', add('new')],
  ['RemoveMember', remove('alpha-1')],
  ['ReplaceMember', replace('alpha-1', 'new')],
])('%s', (_, command) => {
  it('is for teams that are enrolled', () => {
    given(ready, withdrawn('alpha')).when(command).thenRefused('team-withdrawn');
    given(chartered(), opened(), waitlisted('alpha'))
      .when(command)
      .thenRefused('team-not-enrolled', { standing: 'waiting' });
    given(chartered(), opened()).when(command).thenUnknown('team', 'alpha');
    given(ready, closedCohort()).when(command).thenRefused('cohort-closed');
  });
  it('is refused in the future', () =>
    given(ready)
      .when({ ...command, data: { ...command.data, occurredAt: LATER } } as typeof command)
      .thenRefused('time-in-future', { now: NOW }));
});
