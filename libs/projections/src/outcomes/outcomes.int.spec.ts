import { cohortsProjection } from '../cohorts/cohorts.projection.js';
import { charter, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { outcomesProjection } from './outcomes.projection.js';
import { countOutcomes, listOutcomes } from './outcomes.query.js';

const title = { ru: 'Кластер создан', en: 'A cluster is there' };

describe('outcomes', () => {
  const { db, project } = readModels(outcomesProjection, cohortsProjection);
  const story = () => {
    const log = new TestLog();
    const outcomes = [{ id: 'cluster', title }];
    log.add('program-winter', 'ProgramChartered', { version: 1, charter: { ...charter, outcomes } });
    log.opened().opened('c2').enrolled('a', ['VOR']).enrolled('b', ['KRS']).enrolled('a', ['ORL'], 'c2');
    for (const team of ['c1.a', 'c1.b', 'c2.a'])
      log.add(`team-${team}`, 'OutcomeRecorded', { outcome: 'cluster', description: team, document: '1' });
    return log;
  };

  it('are listed by program, cohort or region, a page at a time', async () => {
    await project(story());
    const first = await listOutcomes(db(), { program: 'winter', limit: 2 });
    const rest = await listOutcomes(db(), { program: 'winter', cursor: first.next! });
    expect([...first.items, ...rest.items].map(({ description }) => description)).toEqual(['c1.a', 'c1.b', 'c2.a']);
    expect(first.items[0]).toMatchObject({ title, name: 'Team a', leadRegion: 'VOR', regions: ['VOR'] });
    expect((await listOutcomes(db(), { region: 'KRS' })).items.map(({ team }) => team)).toEqual(['b']);
    expect((await listOutcomes(db(), { cohort: 'c2' })).items).toHaveLength(1);
  });

  it('are counted by cohort', async () => {
    await project(story());
    expect(await countOutcomes(db(), { program: 'winter' })).toEqual([
      { program: 'winter', cohort: 'c1', outcome: 'cluster', title, teams: 2 },
      { program: 'winter', cohort: 'c2', outcome: 'cluster', title, teams: 1 },
    ]);
    expect(await countOutcomes(db(), { region: 'ORL' })).toMatchObject([{ cohort: 'c2', teams: 1 }]);
  });
});
