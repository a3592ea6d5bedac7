import { composition, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { searchProjection } from './search.projection.js';
import { search } from './search.query.js';

describe('search', () => {
  const { db, project } = readModels(searchProjection);
  const region = (key: string, nameRu: string) => ({
    ...{ key, nameRu, iso: null, okato: '0', district: null, validFrom: null },
    tile: { row: 1, column: 1 },
  });
  const story = () => {
    const log = new TestLog().opened('winter-1');
    const body = [
      region('VOR', 'Воронежская область'),
      region('ORL', 'Орловская область'),
      region('KOM', 'Республика Коми'),
    ];
    log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition: '1', sha256: '', body });
    const team = { ...composition('vko', ['VOR']), name: 'Артём и Чернозёмье' };
    log.add('cohort-winter-1', 'TeamEnrolled', team);
    log.add('team-winter-1.vko', 'RegistryEntered', {
      ...{ stage: 'register', registry: 'clusters', number: 'РК 04/2', order: '1', validUntil: null },
    });
    return log.add('person-p-100', 'PersonRegistered', { person: 'p-100', personal: { ciphertext: 'c', mac: 'm' } });
  };
  const found = async (query: string, limit?: number) => (await search(db(), query, limit)).map(({ title }) => title);

  it('finds regions, cohorts, teams, numbers and people, whatever the case', async () => {
    await project(story());
    expect(await search(db(), 'ВОРОНЕЖ')).toEqual([{ kind: 'region', region: 'VOR', title: 'Воронежская область' }]);
    expect(await search(db(), 'Winter')).toEqual([{ kind: 'cohort', cohort: 'winter-1', title: 'winter-1' }]);
    const team = { kind: 'team', cohort: 'winter-1', team: 'vko', title: 'Артём и Чернозёмье' };
    expect(await search(db(), 'черноземье артем')).toEqual([team]);
    expect(await search(db(), 'VKO')).toEqual([team]);
    expect(await search(db(), 'p-100')).toEqual([{ kind: 'person', person: 'p-100', title: 'p-100' }]);
    expect(await search(db(), 'рк04/2')).toMatchObject([{ kind: 'registry-entry', number: 'РК 04/2', team: 'vko' }]);
  });

  it('puts the closest first, takes signs as they are and keeps to the limit', async () => {
    await project(story());
    expect(await found('область')).toEqual(['Воронежская область', 'Орловская область']);
    expect(await found('область', 1)).toHaveLength(1);
    expect(await found('ор')).toEqual(['Орловская область', 'Воронежская область']);
    for (const nothing of ['', '  ', '%', '_', '\\', 'нигде']) expect(await found(nothing)).toEqual([]);
  });

  it('finds a team by the name that it has now, and an entry by all that it had', async () => {
    const log = story();
    const corrected = { ...composition('vko', ['VOR']), name: 'Иначе', reason: 'x', document: '1' };
    log.add('cohort-winter-1', 'EnrollmentCorrected', corrected);
    log.add('team-winter-1.vko', 'RegistryEntryCorrected', {
      ...{ stage: 'register', registry: 'clusters', number: 'РК 05', order: '1', validUntil: null },
      ...{ reason: 'x', document: '1' },
    });
    await project(log);
    expect([await found('артем'), await found('инач')]).toEqual([[], ['Иначе']]);
    expect([await found('рк 04'), await found('рк 05')]).toEqual([['РК 05'], ['РК 05']]);
  });
});
