// The small read models: each folds its own streams into rows that are listed a page at a time.
import { cohortsProjection } from './cohorts/cohorts.projection.js';
import { cohortOf, listCohorts, sessionsOf } from './cohorts/cohorts.query.js';
import { commissionsProjection } from './commissions/commissions.projection.js';
import { commissionOf, listCommissions } from './commissions/commissions.query.js';
import { charter, composition, hour, TestLog } from './log.kit.js';
import { peopleProjection } from './people/people.projection.js';
import { listPeople, peopleOf } from './people/people.query.js';
import { programsProjection } from './programs/programs.projection.js';
import { listPrograms, programOf } from './programs/programs.query.js';
import { readModels } from './read-models.kit.js';
import { regionsProjection } from './regions/regions.projection.js';
import { listRegions } from './regions/regions.query.js';
import { sittingsProjection } from './sittings/sittings.projection.js';
import { listSittings, sittingOf } from './sittings/sittings.query.js';
import { tokensProjection } from './tokens/tokens.projection.js';
import { listTokens } from './tokens/tokens.query.js';

describe('lists', () => {
  const { db, project } = readModels(
    cohortsProjection,
    commissionsProjection,
    peopleProjection,
    programsProjection,
    regionsProjection,
    sittingsProjection,
    tokensProjection,
  );

  it('programs: the newest charter in the list, all versions in one', async () => {
    const log = new TestLog().add('program-winter', 'ProgramChartered', { version: 1, charter });
    log.add('program-winter', 'CharterRevised', { version: 2, charter: { ...charter, languages: ['ru', 'en'] } });
    log.add('program-autumn', 'ProgramChartered', { version: 1, charter: { ...charter, program: 'autumn' } });
    await project(log);
    expect((await listPrograms(db())).items.map(({ program, version }) => [program, version])).toEqual([
      ['autumn', 1],
      ['winter', 2],
    ]);
    expect((await listPrograms(db(), { limit: 1 })).next).toBe('autumn');
    expect((await listPrograms(db(), { cursor: 'autumn' })).items).toHaveLength(1);
    expect((await programOf(db(), 'winter'))!.charters.map(({ version }) => version)).toEqual([2, 1]);
    expect(await programOf(db(), 'spring')).toBeUndefined();
  });

  it('cohorts: seats counted, sessions in order', async () => {
    const log = new TestLog().opened().opened('c2').enrolled('a', ['VOR']);
    log
      .add('cohort-c1', 'TeamWaitlisted', composition('b', ['VOR']))
      .add('cohort-c1', 'SeatOffered', { team: 'b', until: hour(9) });
    log.add('cohort-c1', 'TeamWaitlisted', composition('c', ['VOR'])).add('cohort-c1', 'CapacitySet', { capacity: 2 });
    const of = { stage: 'webinars', kind: 'webinar' as const, title: { ru: 'в', en: 'w' }, planned: true };
    log.add('cohort-c1', 'SessionScheduled', { session: 'w1', ...of, startsAt: hour(30), endsAt: hour(32) });
    log.add('cohort-c1', 'SessionScheduled', { session: 'w2', ...of, startsAt: hour(40), endsAt: hour(42) });
    log.add('cohort-c1', 'SessionRescheduled', { session: 'w1', startsAt: hour(50), endsAt: hour(52), reason: 'r' });
    log.add('cohort-c1', 'SessionCancelled', { session: 'w2', reason: 'storm' });
    await project(log);
    expect(await cohortOf(db(), 'c1')).toMatchObject({ enrolled: 1, offered: 1, waiting: 1, capacity: 2 });
    const { items } = await listCohorts(db(), { program: 'winter' });
    expect(items.map(({ cohort, enrolled }) => [cohort, enrolled])).toEqual([
      ['c1', 1],
      ['c2', 0],
    ]);
    expect((await listCohorts(db(), { program: 'other' })).items).toEqual([]);
    expect((await sessionsOf(db(), 'c1')).map(({ session, cancelled }) => [session, cancelled])).toEqual([
      ['w2', 'storm'],
      ['w1', null],
    ]);
  });

  it('cohorts: who withdrew, what was amended and migrated, and the end', async () => {
    const by = 'cohort-c1';
    const log = new TestLog().opened().enrolled('a', ['VOR']).enrolled('b', ['VOR']);
    log.add(by, 'TeamWaitlisted', composition('w', ['VOR'])).add(by, 'TeamWithdrawn', { team: 'a', reason: 'x' });
    log.add(by, 'TeamWithdrawn', { team: 'b', reason: 'x' });
    log.add(by, 'TeamReinstated', { team: 'b', reason: 'x', document: '1' });
    const of = { stage: 'webinars', kind: 'webinar' as const, title: { ru: 'в', en: 'w' }, planned: false };
    log.add(by, 'SessionScheduled', { session: 'extra', ...of, startsAt: hour(30), endsAt: hour(32) });
    log.add(by, 'TargetRegionsAmended', { targets: ['VOR'], reason: 'decree' });
    log.add(by, 'CohortMigrated', { from: 1, to: 2, stages: { webinars: 'lectures' } });
    await project(log);
    expect(await cohortOf(db(), 'c1')).toMatchObject({ enrolled: 1, waiting: 1, withdrawn: 1, closed: null });
    await project(log.add(by, 'CohortClosed', { undecided: ['b'], reason: 'over', occurredAt: hour(90) }));
    expect(await cohortOf(db(), 'c1')).toMatchObject({
      enrolled: 1,
      waiting: 0,
      version: 2,
      targets: ['VOR'],
      closed: { at: hour(90), undecided: ['b'], reason: 'over' },
      turns: [
        { turn: 'targets-amended', before: ['VOR', 'KRS', 'ORL'], reason: 'decree' },
        { turn: 'migrated', from: 1, to: 2 },
      ],
    });
    expect(await sessionsOf(db(), 'c1')).toMatchObject([{ session: 'extra', stage: 'lectures' }]);
  });

  it('commissions: the roster as it is, and what it was', async () => {
    const before = [{ person: 'm1', role: 'chair' as const }];
    const roster = [...before, { person: 'm2', role: 'member' as const }];
    const log = new TestLog().add('commission-jury', 'CommissionAppointed', {
      commission: 'jury',
      title: { ru: 'ж', en: 'j' },
      roster: before,
    });
    await project(log.add('commission-jury', 'CommissionAmended', { roster, reason: 'more' }));
    expect(await commissionOf(db(), 'jury')).toMatchObject({ roster, amendments: [{ reason: 'more', before }] });
    expect((await listCommissions(db())).items).toHaveLength(1);
  });

  it('sittings: the minutes as they were taken', async () => {
    const log = new TestLog();
    const s = 'sitting-s1';
    const agenda = ['i1', 'i2'].map((item) => ({ item, cohort: 'c1', team: 'a', stage: 'defense', round: 1 }));
    log.add(s, 'SittingOpened', { sitting: 's1', commission: 'jury', roster: [], agenda, startsAt: hour(5) });
    for (const person of ['m1', 'm2', 'm3']) log.add(s, 'CommissionerArrived', { person });
    log
      .add(s, 'CommissionerLeft', { person: 'm3' })
      .add(s, 'ConflictDeclared', { person: 'm2', item: 'i1', reason: 'kin' });
    log.add(s, 'CommissionerRecused', { person: 'm2', item: 'i1', by: 'chair', reason: 'kin' });
    log.add(s, 'CommissionerAbstained', { person: 'm1', item: 'i2' });
    for (const idea of [100, 700]) log.add(s, 'ScoresSubmitted', { person: 'm1', item: 'i1', scores: { idea } });
    const sheets = [{ person: 'm1', scores: { idea: 700 } }];
    const frozen = {
      present: ['m1'],
      inConflict: [],
      recused: ['m2'],
      abstained: [],
      sheets,
      quorum: { present: 1, of: 2 },
    };
    log
      .add(s, 'ItemClosed', { item: 'i1', ...frozen })
      .add(s, 'DissentFiled', { person: 'm1', item: 'i1', text: 'no' });
    log.add(s, 'ItemWithdrawn', { item: 'i2', reason: 'ill' }).add(s, 'ProtocolSigned', { number: '7' });
    await project(log);
    const shown = (await sittingOf(db(), 's1'))!;
    expect(shown).toMatchObject({ present: ['m1', 'm2'], openItems: 0, protocol: { number: '7' } });
    expect(shown.items).toMatchObject([
      {
        status: 'closed',
        scores: { m1: { idea: 700 } },
        closed: { quorum: { present: 1, of: 2 } },
        dissents: [{ text: 'no' }],
      },
      { status: 'withdrawn', abstentions: ['m1'], withdrawn: { reason: 'ill' } },
    ]);
    expect((await listSittings(db(), { commission: 'jury' })).items).toEqual([
      { sitting: 's1', commission: 'jury', startsAt: hour(5), items: 2, openItems: 0, protocol: '7' },
    ]);
  });

  it('people: sealed as in the log', async () => {
    const log = new TestLog();
    const sealed = (mac: string) => ({ ciphertext: `c${mac}`, mac });
    for (const person of ['p1', 'p2'])
      log.add(`person-${person}`, 'PersonRegistered', { person, personal: sealed('1') });
    await project(log.add('person-p2', 'PersonCorrected', { person: 'p2', personal: sealed('2'), reason: 'typo' }));
    expect((await listPeople(db())).items.map(({ person, personal }) => [person, personal])).toEqual([
      ['p1', sealed('1')],
      ['p2', sealed('2')],
    ]);
    expect((await peopleOf(db(), ['p2', 'p2', 'nobody'])).map(({ person }) => person)).toEqual(['p2']);
  });

  it('tokens: revoked ones included, and no hash', async () => {
    const issued = {
      token: 't1',
      title: 'T',
      hash: 'secret',
      role: 'viewer' as const,
      scope: { regions: ['VOR'] },
      expires: null,
    };
    const log = new TestLog()
      .add('token-t1', 'TokenIssued', issued)
      .add('token-t1', 'TokenRevoked', { reason: 'lost' });
    await project(log);
    const { items } = await listTokens(db());
    expect(items).toMatchObject([{ token: 't1', scope: { regions: ['VOR'] }, revoked: { reason: 'lost' } }]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  it('regions: those of the newest edition only', async () => {
    const region = (key: string) => ({
      key,
      nameRu: key,
      iso: null,
      okato: '0',
      district: null,
      tile: { row: 1, column: 1 },
      validFrom: null,
    });
    const log = new TestLog();
    const publish = (edition: string, keys: readonly string[]) =>
      log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition, sha256: '', body: keys.map(region) });
    publish('1', ['OLD', 'VOR']);
    publish('2', ['KRS', 'VOR']);
    await project(log);
    expect((await listRegions(db())).map(({ key }) => key)).toEqual(['KRS', 'VOR']);
  });
});
