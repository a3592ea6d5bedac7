// A cohort that goes over to another version of its charter: what must have a counterpart, and what stays.
import type { Charter, Stage } from '../charter/charter.js';
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith, exam, practice } from '../testing/charter.kit.js';
import {
  chartered,
  enrolled,
  fact,
  migrated,
  ofTeam,
  opened,
  passed,
  revisedTo,
  seatOffered,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { Team } from '../team/team.state.js';
import type { Program } from '../program/program.js';
import type { Cohort } from './cohort.state.js';
import { previewMigration } from './migration-preview.js';

const spring = { cohort: 'spring' };
type Renamed = Readonly<Record<string, string>>;
const migrate = (version: number, stages?: Renamed, more: object = {}) =>
  ask('MigrateCohort', spring, { version, ...(stages && { stages }), ...more });
/** The charter with some stages under another id; without those that get none. */
function renamed(charter: Charter, ids: Readonly<Record<string, string | null>>): Charter {
  const to = (id: string) => (id in ids ? (ids[id] ?? '') : id);
  const stages = charter.stages
    .filter(({ id }) => ids[id] !== null)
    .map((stage): Stage => ({ ...stage, id: to(stage.id), requires: stage.requires.map(to).filter(Boolean) }));
  return { ...charter, stages };
}
const to = (charter: Charter) => [chartered(), revisedTo(charter), opened(), enrolled()];
const trial = renamed(practice, { rehearsal: 'trial' });

describe('MigrateCohort', () => {
  it('says from which version to which, and what got another id', () =>
    given(to(trial), passed('lectures', 'rehearsal'))
      .when(migrate(2, { rehearsal: 'trial' }))
      .thenAppended(event('CohortMigrated', { from: 1, to: 2, stages: { rehearsal: 'trial' } })));
  it('is refused when a stage that somebody passed has no counterpart', () => {
    given(to(trial), passed('lectures', 'rehearsal'))
      .when(migrate(2))
      .thenRefused('stage-without-counterpart', { stage: 'rehearsal', teams: ['alpha'] });
    given(to(trial), passed('lectures')).when(migrate(2)).thenAppended('CohortMigrated');
    given(to(trial), passed('lectures', 'rehearsal'), withdrawn('alpha'))
      .when(migrate(2))
      .thenRefused('stage-without-counterpart', { teams: ['alpha'] });
  });
  it('is refused when the counterpart is of another kind', () =>
    given(to(charterWith({ exam: { id: 'trial' } })), passed('lectures', 'rehearsal'))
      .when(migrate(2, { rehearsal: 'trial' }))
      .thenRefused('stage-without-counterpart', { stage: 'rehearsal' }));
  it('may leave out what was only failed', () =>
    given(
      to(renamed(practice, { final: null })),
      ofTeam('StageFailed', { stage: 'final', because: 'score-not-reached' }),
    )
      .when(migrate(2))
      .thenAppended('CohortMigrated'));

  const shared = { because: 'id-of-another-stage' };
  it('is refused when two stages would become one', () =>
    given(to({ ...practice, stages: [{ ...exam, id: 'x', requires: [] }] }))
      .when(migrate(2, { lectures: 'x', final: 'x' }))
      .thenRefused('stage-without-counterpart', { counterpart: 'x', ...shared }));
  it('is refused an id that another stage has or had', () => {
    const both = { rehearsal: 'final', final: 'rehearsal' };
    given(to(practice)).when(migrate(2, both)).thenRefused('stage-without-counterpart', shared);
    given(to(renamed(practice, { rehearsal: null, final: 'rehearsal' })))
      .when(migrate(2, { final: 'rehearsal' }))
      .thenRefused('stage-without-counterpart', { stage: 'final', counterpart: 'rehearsal', ...shared });
  });
  it('is refused when another stage would get the id that one leaves', () =>
    given(to({ ...trial, stages: [...trial.stages, { ...exam, id: 'rehearsal' }] }))
      .when(migrate(2, { rehearsal: 'trial' }))
      .thenRefused('stage-without-counterpart', { stage: 'rehearsal', counterpart: 'trial', ...shared }));
  it('is refused an id that a stage left or lost in an earlier migration', () => {
    const third = (charter: Charter) => revisedTo(charter, 3);
    const left = [...to(trial), migrated(1, 2, { rehearsal: 'trial' })];
    given(left, third({ ...trial, stages: [...trial.stages, { ...exam, id: 'rehearsal' }] }))
      .when(migrate(3))
      .thenRefused('stage-without-counterpart', { stage: 'rehearsal', ...shared });
    const short = renamed(practice, { rehearsal: null });
    given(to(short), migrated(1, 2), third(renamed(short, { final: 'rehearsal' })))
      .when(migrate(3, { final: 'rehearsal' }))
      .thenRefused('stage-without-counterpart', { stage: 'final', ...shared });
  });
  it('does not know another version, nor a stage that the old one does not have', () => {
    given(to(trial)).when(migrate(3)).thenUnknown('charter', 'practice 3');
    given(to(trial))
      .when(migrate(2, { moon: 'trial' }))
      .thenUnknown('stage', 'moon');
  });
  it('is refused to the version that it has, and in the future', () => {
    given(to(trial)).when(migrate(1)).thenRefused('charter-unchanged', { version: 1 });
    given(to(trial))
      .when(migrate(2, {}, { occurredAt: LATER }))
      .thenRefused('time-in-future');
  });
  it('may go back to an earlier version', () =>
    given(to(charterWith({ exam: {} })), migrated(1, 2))
      .when(migrate(1))
      .thenAppended(event('CohortMigrated', { from: 2, to: 1 })));
  it('takes no seat from anybody and keeps the offers', () => {
    const seats = [enrolled('beta'), waitlisted('gamma'), waitlisted('delta'), seatOffered('gamma', NOW)];
    const small = { ...practice, admission: { ...practice.admission, capacity: 1 } };
    const before = given(to(small), seats).state<Cohort>('cohort', 'spring');
    const after = given(to(small), seats).having(migrate(2)).state<Cohort>('cohort', 'spring');
    expect(after.teams).toEqual(before.teams);
    expect(after.capacity).toBe(before.capacity);
  });
});

describe('a team after a migration', () => {
  const assess = ask('AssessStages', { cohort: 'spring', team: 'alpha' }, {});
  const done = [...to(trial), ...passed('lectures', 'rehearsal', 'final')];
  const over = [...done, migrated(1, 2, { rehearsal: 'trial' })];
  const revise = ask('ReviseProject', { cohort: 'spring', team: 'alpha' }, { kind: 'join', title: 'x' });

  it('carries over what it did with its next decision, once', () => {
    const carried = event('StagesCarriedOver', { version: 2, stages: { rehearsal: 'trial' } });
    given(over).when(revise).thenAppended(carried, 'ProjectRevised');
    given(over).having(revise).when(revise).thenAppended('ProjectRevised');
    const { stages, preDefenses } = given(over).having(revise).state<Team>('team', 'spring.alpha');
    expect(Object.keys(stages).sort()).toEqual(['final', 'lectures', 'trial']);
    expect(Object.keys(preDefenses)).toEqual(['trial']);
  });
  it('carries over several migrations one after the other', () => {
    const third = revisedTo(renamed(trial, { final: 'last' }), 3);
    given(over, third, migrated(2, 3, { final: 'last' }))
      .when(revise)
      .thenAppended(
        event('StagesCarriedOver', { version: 2 }),
        event('StagesCarriedOver', { version: 3 }),
        'ProjectRevised',
      );
  });
  it('is assessed without a word where nothing is another', () => given(over).when(assess).thenAppended());
  it('is assessed by the rules of today', () => {
    const stricter = charterWith({ lectures: { attendAtLeast: 3 } });
    given(to(stricter), passed('lectures'), migrated(1, 2))
      .when(assess)
      .thenAppended(event('StagesCarriedOver', { version: 2 }), event('StageReopened', { stage: 'lectures' }));
  });
  it('still counts a session that was added to a stage under its old id', () => {
    const talks = renamed(charterWith({ lectures: { attendAtLeast: 1 } }), { lectures: 'talks' });
    const extra = fact('cohort', 'spring', 'SessionScheduled', {
      session: 'extra',
      stage: 'lectures',
      kind: 'webinar',
      title: { ru: 'x', en: 'x' },
      planned: false,
      startsAt: '2022-03-10T09:00:00.000Z',
      endsAt: '2022-03-10T10:00:00.000Z',
    });
    const attend = ask(
      'AttendWebinar',
      { cohort: 'spring', team: 'alpha' },
      { session: 'extra', present: ['alpha-1', 'alpha-2'] },
    );
    given(to(talks), extra, migrated(1, 2, { lectures: 'talks' }))
      .when(attend)
      .thenAppended(
        'StagesCarriedOver',
        event('WebinarAttended', { stage: 'talks' }),
        event('StagePassed', { stage: 'talks' }),
      );
  });

  it('has stages before and after, which a preview tells without migrating', () => {
    const situation = given(to(charterWith({ lectures: { attendAtLeast: 3 } })), passed('lectures', 'rehearsal'));
    const preview = (version: number) =>
      previewMigration(
        situation.state<Cohort>('cohort', 'spring'),
        { alpha: situation.state<Team>('team', 'spring.alpha') },
        situation.state<Program>('program', 'practice'),
        version,
        {},
      );
    expect(preview(2)).toEqual([
      { team: 'alpha', before: { lectures: 'passed', rehearsal: 'passed' }, after: { rehearsal: 'passed' } },
    ]);
    expect(preview(3)).toBeUndefined();
  });
});
