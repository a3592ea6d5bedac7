import { cohortsProjection } from '../cohorts/cohorts.projection.js';
import { composition, hour, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { agreementsProjection } from './agreements.projection.js';
import { agreementOf, listAgreements } from './agreements.query.js';

const by = 'cohort-c1';

describe('agreements', () => {
  const { db, project } = readModels(agreementsProjection, cohortsProjection);
  const signed = (agreement: string, parties: readonly string[], log = new TestLog().opened()) =>
    log.add(`agreement-${agreement}`, 'AgreementSigned', {
      agreement,
      title: `Agreement ${agreement}`,
      parties,
      directions: ['clusters'],
      signedAt: hour(0),
    });
  const resting = (team: string, regions: readonly string[]) => ({ ...composition(team, regions), agreement: 'a1' });

  it('are listed with how many teams rest on them, of a party when asked', async () => {
    const log = signed('a2', ['ORL'], signed('a1', ['VOR', 'KRS']));
    log.add(by, 'TeamEnrolled', resting('t', ['VOR', 'KRS'])).add(by, 'TeamWaitlisted', resting('w', ['KRS', 'VOR']));
    log.enrolled('other', ['ORL']).add(by, 'TeamWithdrawn', { team: 'w', reason: 'x' });
    await project(log);
    const { items } = await listAgreements(db());
    expect(items.map(({ agreement, teams }) => [agreement, teams])).toEqual([
      ['a1', 1],
      ['a2', 0],
    ]);
    expect((await listAgreements(db(), { region: 'ORL' })).items).toMatchObject([{ agreement: 'a2', endedAt: null }]);
    expect((await listAgreements(db(), { limit: 1 })).next).toBe('a1');
  });

  it('tell whose regions they do not cover, and who goes on after their end', async () => {
    const log = signed('a1', ['VOR', 'KRS']).enrolled('t', ['VOR']);
    log.add(by, 'RegionJoined', { team: 't', region: 'KRS', agreement: 'a1' });
    log.add(by, 'RegionJoined', { team: 't', region: 'KOM' });
    log.add('agreement-a1', 'AgreementEnded', { reason: 'over', endedAt: hour(9) });
    await project(log);
    expect(await agreementOf(db(), 'a1')).toMatchObject({
      parties: ['VOR', 'KRS'],
      endedAt: hour(9),
      endReason: 'over',
      teams: [{ team: 't', uncovered: ['KOM'], hasEnded: true }],
    });
    expect(await agreementOf(db(), 'elsewhere')).toBeUndefined();
  });
});
