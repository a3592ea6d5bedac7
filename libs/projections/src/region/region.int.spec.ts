import { agreementsProjection } from '../agreements/agreements.projection.js';
import { cohortsProjection } from '../cohorts/cohorts.projection.js';
import { composition, hour, TestLog } from '../log.kit.js';
import { outcomesProjection } from '../outcomes/outcomes.projection.js';
import { readModels } from '../read-models.kit.js';
import { regionProgressProjection } from '../region-progress/region-progress.projection.js';
import { regionsProjection } from '../regions/regions.projection.js';
import { positionText } from '../runner/position.js';
import { regionOf } from './region.query.js';

describe('one region', () => {
  const models = [agreementsProjection, cohortsProjection, outcomesProjection, regionProgressProjection];
  const { db, project } = readModels(...models, regionsProjection);

  it('has its teams with where they stand, its cohorts, agreements and outcomes', async () => {
    const log = new TestLog().opened().opened('c2', ['ORL'], ['KOM']);
    const tile = { row: 1, column: 1 };
    const body = [{ key: 'KOM', nameRu: 'Коми', iso: null, okato: '87', district: 'СЗФО', tile, validFrom: null }];
    log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition: '1', sha256: '', body });
    log.enrolled('a', ['KOM', 'VOR']).enrolled('b', ['VOR']).passed('a', 'webinars');
    log.add('cohort-c2', 'TeamWaitlisted', composition('w', ['ORL', 'KOM']));
    log.add('team-c1.a', 'OutcomeRecorded', { outcome: 'cluster', description: 'x', document: '1' });
    const parties = ['KOM', 'VOR'];
    log.add('agreement-g', 'AgreementSigned', {
      agreement: 'g',
      title: 'G',
      parties,
      directions: [],
      signedAt: hour(0),
    });
    await project(log);
    const shown = (await regionOf(db(), 'KOM'))!;
    expect(shown.position).toBe(positionText(log.head));
    expect(shown.region).toMatchObject({ nameRu: 'Коми' });
    expect(shown.teams).toMatchObject([
      { cohort: 'c1', team: 'a', seat: 'enrolled', isLead: true, isGuest: true, furthest: 'webinars' },
      { cohort: 'c2', team: 'w', seat: 'waiting', isLead: false, furthest: null },
    ]);
    expect(shown.cohorts.map(({ cohort, isTarget, teams }) => [cohort, isTarget, teams])).toEqual([
      ['c1', false, 1],
      ['c2', false, 0],
    ]);
    expect(shown.agreements).toMatchObject([{ agreement: 'g' }]);
    expect(shown.outcomes).toMatchObject([{ team: 'a', outcome: 'cluster' }]);
    expect(await regionOf(db(), 'XXX')).toBeUndefined();
  });

  it('is shown with a cohort that it is a target of and has no team in', async () => {
    const log = new TestLog().opened('c1', ['KOM']);
    const tile = { row: 1, column: 1 };
    const body = [{ key: 'KOM', nameRu: 'Коми', iso: null, okato: '87', district: 'СЗФО', tile, validFrom: null }];
    log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition: '1', sha256: '', body });
    await project(log.add('cohort-c1', 'CohortClosed', { undecided: [], reason: null, occurredAt: hour(5) }));
    expect(await regionOf(db(), 'KOM')).toMatchObject({
      teams: [],
      cohorts: [{ cohort: 'c1', isTarget: true, teams: 0, closedAt: hour(5) }],
    });
  });

  it('shows a token that is bound to regions the teams that they lead, and no other', async () => {
    const log = new TestLog().opened();
    const tile = { row: 1, column: 1 };
    const body = [{ key: 'KOM', nameRu: 'Коми', iso: null, okato: '87', district: 'СЗФО', tile, validFrom: null }];
    log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition: '1', sha256: '', body });
    await project(log.enrolled('a', ['KOM', 'VOR']).enrolled('b', ['VOR', 'KOM']).enrolled('c', ['ORL']));
    const teamsFor = async (regions: readonly string[]) =>
      (await regionOf(db(), 'KOM', { regions }))!.teams.map(({ team }) => team);
    expect(await teamsFor(['VOR', 'ORL'])).toEqual(['b']);
    expect(await teamsFor(['ORL'])).toEqual([]);
    expect(await teamsFor([])).toEqual([]);
  });
});
