import { charter, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { funnelProjection } from './funnel.projection.js';
import { funnelOf } from './funnel.query.js';
import { median } from './passage.js';

const days = (count: number) => hour(24 * count);

describe('the funnel', () => {
  const { db, project } = readModels(funnelProjection);
  const enrolled = (log: TestLog, team: string, cohort = 'c1') =>
    log.add(`cohort-${cohort}`, 'TeamEnrolled', { ...enrollment(team), occurredAt: days(0) });
  const funnel = async (log: TestLog, filter: { cohort: string } | { program: string } = { cohort: 'c1' }) => {
    await project(log);
    return (await funnelOf(db(), filter, days(20)))!;
  };

  it('tells how many reached what, how fast, and where teams stand', async () => {
    const log = new TestLog().opened();
    for (const team of ['a', 'b', 'c', 'd']) enrolled(log, team);
    log
      .passed('a', 'webinars', 'c1', days(4))
      .passed('b', 'webinars', 'c1', days(7))
      .passed('a', 'rehearsal', 'c1', days(9));
    const { stages, ...all } = await funnel(log);
    expect(all).toMatchObject({ enrolled: 4, withdrawn: 0, cohorts: ['c1'], incomplete: 0 });
    expect(
      stages.map(({ stage, reached, medianDays, standing, medianDaysStanding }) => [
        stage,
        reached,
        medianDays,
        standing,
        medianDaysStanding,
      ]),
    ).toEqual([
      ['webinars', 2, 5.5, 2, 20],
      ['rehearsal', 1, 5, 1, 13],
      ['defense', 0, null, 1, 11],
      ['register', 0, null, 0, null],
    ]);
  });

  it('leaves out who withdrew, and lets who failed stand nowhere', async () => {
    const log = enrolled(enrolled(new TestLog().opened(), 'a'), 'b');
    log.add('cohort-c1', 'TeamWithdrawn', { team: 'a', reason: 'x' });
    log.add('team-c1.b', 'StageFailed', { stage: 'webinars', because: 'x' });
    const shown = await funnel(log);
    expect(shown).toMatchObject({ enrolled: 1, withdrawn: 1 });
    expect(shown.stages[0]).toMatchObject({ reached: 0, standing: 0, failed: 1 });
    log.add('cohort-c1', 'TeamReinstated', { team: 'a', reason: 'x', document: '1' });
    expect(await funnel(log)).toMatchObject({ enrolled: 2, withdrawn: 0 });
  });

  it('lets a team stand at a reopened stage since then', async () => {
    const log = enrolled(new TestLog().opened(), 'a').passed('a', 'webinars', 'c1', days(4));
    log.add('team-c1.a', 'StageReopened', { stage: 'webinars', because: 'x', occurredAt: days(15) });
    expect((await funnel(log)).stages[0]).toMatchObject({ reached: 0, standing: 1, medianDaysStanding: 5 });
  });

  it('takes the cohorts of a program together, under the ids of today', async () => {
    const log = enrolled(enrolled(new TestLog().opened().opened('c2'), 'a'), 'a', 'c2');
    log.passed('a', 'webinars', 'c1', days(2)).passed('a', 'webinars', 'c2', days(4));
    const [lectures, ...rest] = charter.stages;
    const stages = [{ ...lectures!, id: 'lectures' }, ...rest.map((each) => ({ ...each, requires: ['lectures'] }))];
    log.add('program-winter', 'CharterRevised', { version: 2, charter: { ...charter, stages } });
    for (const cohort of ['c1', 'c2'])
      log.add(`cohort-${cohort}`, 'CohortMigrated', { from: 1, to: 2, stages: { webinars: 'lectures' } });
    log.add('team-c1.a', 'StagesCarriedOver', { version: 2, stages: { webinars: 'lectures' } });
    const shown = await funnel(log, { program: 'winter' });
    expect(shown).toMatchObject({ cohorts: ['c1', 'c2'], enrolled: 2 });
    expect(shown.stages[0]).toMatchObject({ stage: 'lectures', reached: 2, medianDays: 3 });
    expect(await funnelOf(db(), { program: 'elsewhere' }, days(1))).toBeUndefined();
  });

  it('takes the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
  });
});

const enrollment = (team: string) => ({
  team,
  name: team,
  regions: ['VOR'],
  leadRegion: 'VOR',
  members: [],
  project: { kind: 'create' as const, title: 'x' },
});
