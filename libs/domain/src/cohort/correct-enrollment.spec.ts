// A composition as it should have been from the beginning.
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import {
  chartered,
  closedCohort,
  enrolled,
  member,
  opened,
  seatDeclined,
  seatOffered,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { type Cohort, teamOf } from './cohort.state.js';

const named = (team: string) => ({ cohort: 'spring', team });
const ground = { reason: 'mistake', document: 'memo 7' };
const enroll = (team: string, persons: readonly string[]) =>
  ask('EnrollTeam', named(team), {
    name: team,
    regions: ['north'],
    leadRegion: 'north',
    members: persons.map((person) => member(person)),
    project: { kind: 'create', title: 'x' },
  });
const correction = (persons: readonly string[]) => enroll('x', persons).data;
const offered = [chartered(), opened(), waitlisted('two'), seatOffered('two', NOW)];

describe('CorrectEnrollment', () => {
  const correct = (team: string, body: object = {}) =>
    ask('CorrectEnrollment', named(team), { ...correction([`${team}-1`, `${team}-2`]), ...ground, ...body });
  const ready = [chartered(), opened(), enrolled('one'), waitlisted('two')];

  it('says the whole composition anew, and why', () =>
    given(ready)
      .when(correct('one', { name: 'Uno', leadRegion: 'south', regions: ['south'] }))
      .thenAppended(
        event('EnrollmentCorrected', {
          team: 'one',
          name: 'Uno',
          regions: ['south'],
          members: [member('one-1'), member('one-2')],
          ...ground,
        }),
      ));
  it.each([
    ['waits', [], 'two'],
    ['withdrew', [withdrawn('one')], 'one'],
    ['is of a closed cohort', [closedCohort()], 'one'],
  ])('is possible for a team that %s', (_, facts, team) =>
    given(ready, facts).when(correct(team)).thenAppended('EnrollmentCorrected'),
  );
  it('obeys what enrolling obeys', () => {
    given(ready)
      .when(correct('one', { regions: ['moon'] }))
      .thenRefused('region-not-eligible');
    given(ready)
      .when(correct('one', { members: [] }))
      .thenRefused('composition-incomplete');
    given(ready)
      .when(correct('one', correction(['two-1'])))
      .thenRefused('person-in-two-teams', { person: 'two-1', team: 'two' });
    given(ready)
      .when(correct('one', correction(['p', 'p'])))
      .thenRefused('already-recorded', { person: 'p' });
    given(ready)
      .when(correct('one', { occurredAt: LATER }))
      .thenRefused('time-in-future');
  });
  it('asks who is in two teams only of those who are in', () =>
    given(ready, withdrawn('one'))
      .having(enroll('three', ['one-1']))
      .when(correct('one'))
      .thenAppended('EnrollmentCorrected'));
  it('is refused to a team that left the line, and unknown of none', () => {
    given(offered, seatDeclined('two')).when(correct('two')).thenRefused('team-not-enrolled', { standing: 'declined' });
    given(ready).when(correct('nine')).thenUnknown('team', 'nine');
  });
  it('keeps when members joined, and takes others as members from the enrollment on', () => {
    const added = given(ready).having(
      ask('AddMember', named('one'), { ...member('late'), occurredAt: NOW }),
      correct('one', correction(['one-1', 'late', 'forgotten'])),
    );
    expect(teamOf(added.state<Cohort>('cohort', 'spring'), 'one')?.members).toEqual([
      { ...member('one-1'), from: BEFORE },
      { ...member('late'), from: NOW },
      { ...member('forgotten'), from: BEFORE },
    ]);
  });
});
