import { cohortsProjection } from '../cohorts/cohorts.projection.js';
import { TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { registryEntriesProjection } from './registry-entries.projection.js';
import { listRegistryEntries, type RegistryEntryFilter } from './registry-entries.query.js';

const on = { stage: 'register', registry: 'clusters' };
const ground = { reason: 'typo', document: 'd-1' };

describe('entries of a registry', () => {
  const { db, project } = readModels(registryEntriesProjection, cohortsProjection);
  const story = () => {
    const log = new TestLog().opened().enrolled('a', ['VOR', 'KRS']).enrolled('b', ['ORL']);
    log.add('team-c1.a', 'RegistryEntered', { ...on, number: 'РК 042', order: '7-п', validUntil: null });
    return log.add('team-c1.b', 'RegistryEntered', { ...on, number: 'РК 100', order: '8-п', validUntil: null });
  };
  const numbers = async (filter?: RegistryEntryFilter) =>
    (await listRegistryEntries(db(), 'clusters', filter)).items.map(({ number }) => number);

  it('name the team and its regions, a page at a time', async () => {
    await project(story());
    const { items, next } = await listRegistryEntries(db(), 'clusters', { limit: 1 });
    expect(items).toMatchObject([
      { number: 'РК 042', order: '7-п', team: 'a', name: 'Team a', regions: ['VOR', 'KRS'] },
    ]);
    expect(await numbers({ cursor: next! })).toEqual(['РК 100']);
    expect(await numbers({ region: 'KRS' })).toEqual(['РК 042']);
    expect((await listRegistryEntries(db(), 'parks')).items).toEqual([]);
  });

  it('keep what they said before a correction, and are found by it', async () => {
    const log = story();
    log.add('team-c1.a', 'RegistryEntryCorrected', {
      ...on,
      ...ground,
      number: 'РК 77',
      order: '9-п',
      validUntil: null,
    });
    await project(log);
    expect(await numbers()).toEqual(['РК 100', 'РК 77']);
    expect(await numbers({ number: 'рк042' })).toEqual(['РК 77']);
    expect((await listRegistryEntries(db(), 'clusters', { number: '77' })).items).toMatchObject([
      { order: '9-п', earlier: [{ number: 'РК 042', order: '7-п', ...ground }], removed: null },
    ]);
    expect(await numbers({ number: '%' })).toEqual([]);
  });

  it('stay when they are removed, and another may follow under the id that the stage has then', async () => {
    const log = story().add('team-c1.a', 'RegistryEntryRemoved', { ...on, ...ground, number: 'РК 042' });
    log.add('team-c1.a', 'StagesCarriedOver', { version: 2, stages: { register: 'list' } });
    log.add('team-c1.a', 'RegistryEntered', { ...on, stage: 'list', number: 'РК 043', order: '7-п', validUntil: null });
    log.add('team-c1.a', 'RegistryEntryRemoved', { ...on, ...ground, stage: 'list', number: 'РК 043' });
    await project(log);
    const { items } = await listRegistryEntries(db(), 'clusters');
    expect(items.map(({ number, removed, stage }) => [number, removed?.reason, stage])).toEqual([
      ['РК 042', 'typo', 'list'],
      ['РК 043', 'typo', 'list'],
      ['РК 100', undefined, 'register'],
    ]);
  });
});
