// The catalog's charters hold, and each way of being wrong is told with its path.
import { eligibleRegions } from '#domain/cohort/eligibility';
import { catalogFile } from './catalog-files.js';
import { catalogCharter, checkCharter, readCharter } from './charter-check.js';
import { regionsEdition } from './regions.js';

type Loose = { [name: string]: Loose } & Loose[];

/** A sound charter with one thing changed, as whoever writes one would get it wrong. */
function wrongly(change: (charter: Loose) => void): unknown {
  const charter = JSON.parse(JSON.stringify(catalogCharter('proclusters')));
  change(charter);
  return charter;
}
const pathsOf = (source: unknown): string[] => {
  const checked = checkCharter(source);
  return 'errors' in checked ? checked.errors.map(({ path }) => path) : [];
};
const set = (value: unknown) => value as Loose;

describe('the catalog’s charters', () => {
  it.each([
    ['proclusters', ['sessions', 'pre-defense', 'sessions', 'defense', 'registry']],
    ['cluster-practice', ['sessions', 'pre-defense', 'defense', 'registry']],
    ['infrastructure-leaders', ['sessions', 'test', 'defense', 'sessions', 'test', 'defense']],
    ['federal-practice', ['sessions', 'sessions', 'defense']],
    ['interregional-agreement', ['sessions', 'pre-defense', 'defense']],
  ])('%s validates and says in both languages what is ours', (program, kinds) => {
    const charter = catalogCharter(program);
    expect(charter.program).toBe(program);
    expect(charter.ours.length).toBeGreaterThan(0);
    expect(charter.stages.map(({ kind }) => kind)).toEqual(kinds);
  });
  it('has the webinars, the visits and the internship’s sessions of the sources', () => {
    const count = (program: string) =>
      catalogCharter(program).stages.flatMap((stage) => (stage.kind === 'sessions' ? [stage.sessions.length] : []));
    expect(count('proclusters')).toEqual([8, 1]);
    expect(count('cluster-practice')).toEqual([3]);
    expect(count('federal-practice')).toEqual([1, 8]);
  });
  it('ends each module of the leaders in a test and a defense', () => {
    const stages = catalogCharter('infrastructure-leaders').stages;
    for (const module of ['m1', 'm2']) {
      const own = stages.filter(({ id }) => id.startsWith(`${module}.`));
      expect(own.slice(-2).map(({ kind }) => kind)).toEqual(['test', 'defense']);
    }
  });
  it('has 43 regions for the leaders, all there in 2021, and the district with four guests for the internship', () => {
    const regionsFor = (program: string, on: string) =>
      eligibleRegions(catalogCharter(program).admission.eligible, regionsEdition().body, on);
    expect(regionsFor('infrastructure-leaders', '2021-07-12')).toHaveLength(43);
    const districts = regionsFor('federal-practice', '2023-02-01').map(({ district }) => district);
    expect(districts.filter((district) => district === 'СКФО')).toHaveLength(7);
    expect(districts.filter((district) => district === null)).toHaveLength(4);
    expect(regionsFor('federal-practice', '2022-02-01')).toHaveLength(7);
  });
});

describe('checkCharter: the shape', () => {
  it.each<[string, string, (charter: Loose) => void]>([
    ['a missing field', '/timeZone', (c) => delete (c as Partial<Loose>).timeZone],
    ['an unknown field', '/stages/0/hours', (c) => (c.stages[0].hours = set(8))],
    ['a name with a slash', '/a~1b', (c) => (c['a/b'] = set(1))],
    ['a wrong type', '/admission/guests', (c) => (c.admission.guests = set('yes'))],
    ['a broken number', '/stages/0/attendAtLeast', (c) => (c.stages[0].attendAtLeast = set(6.5))],
    ['a kind that nobody knows', '/stages/0/kind', (c) => (c.stages[0].kind = set('lecture'))],
    [
      'a zero denominator',
      '/stages/1/quorum/share/denominator',
      (c) => (c.stages[1].quorum.share.denominator = set(0)),
    ],
    ['a bad id', '/program', (c) => (c.program = set('Про Кластеры'))],
    ['an empty text', '/title/en', (c) => (c.title.en = set(''))],
    ['no stage', '/stages', (c) => (c.stages = set([]))],
    ['a language twice', '/languages', (c) => (c.languages = set(['ru', 'ru']))],
  ])('tells %s at %s', (_, path, change) => expect(pathsOf(wrongly(change))).toEqual([path]));

  it('tells all at once, in plain words', () => {
    const checked = checkCharter({ program: 'x', stages: 3 });
    expect(checked).toMatchObject({
      errors: expect.arrayContaining([
        { path: '/title', message: { ru: 'нет обязательного поля «title»', en: 'the field title is missing' } },
        { path: '/stages', message: { ru: 'здесь должно быть: список', en: 'this must be a list' } },
      ]),
    });
  });
  it.each([null, 'text', 7, [], undefined])('tells %p as no charter at all', (source) =>
    expect(pathsOf(source)).toEqual(['']),
  );
});

describe('checkCharter: the sense', () => {
  it.each<[string, string[], (charter: Loose) => void]>([
    ['an unknown requirement', ['/stages/1/requires/0'], (c) => (c.stages[1].requires = set(['lectures']))],
    ['a stage for itself', ['/stages/0/requires'], (c) => (c.stages[0].requires = set(['webinars']))],
    [
      'a cycle',
      ['/stages/0/requires', '/stages/1/requires', '/stages/3/requires'],
      (c) =>
        Object.assign(c.stages, [
          { ...c.stages[0], requires: ['defense'] },
          c.stages[1],
          { ...c.stages[2], requires: [] },
        ]),
    ],
    ['a session twice', ['/stages/2/sessions/0/id'], (c) => (c.stages[2].sessions[0].id = set('webinar-3'))],
    ['a criterion twice', ['/stages/3/criteria/3/id'], (c) => (c.stages[3].criteria[1].id = set('team'))],
    ['a share above one', ['/stages/0/memberShare/numerator'], (c) => (c.stages[0].memberShare.numerator = set(3))],
    [
      'more than all, strictly',
      ['/stages/1/quorum/share/numerator'],
      (c) => (c.stages[1].quorum.share.numerator = set(2)),
    ],
    ['more sessions than there are', ['/stages/0/attendAtLeast'], (c) => (c.stages[0].attendAtLeast = set(9))],
    ['a pass score off the scale', ['/stages/3/passScore'], (c) => (c.stages[3].passScore = set(1001))],
    ['no criteria', ['/stages/3/criteria'], (c) => (c.stages[3].criteria = set([]))],
    ['an unknown zone', ['/timeZone'], (c) => (c.timeZone = set('Europe/Berlin'))],
    ['an offset for a zone', ['/timeZone'], (c) => (c.timeZone = set('+03:00'))],
    [
      'unknown districts and regions',
      ['/admission/eligible/districts/1', '/admission/eligible/except/0'],
      (c) => (c.admission.eligible = set({ districts: ['ЦФО', 'XX'], except: ['XYZ'] })),
    ],
    [
      'a category twice',
      ['/admission/composition/1/category'],
      (c) => (c.admission.composition[1].category = set('authority')),
    ],
  ])('tells %s', (_, paths, change) => {
    expect(pathsOf(wrongly(change))).toEqual(paths);
  });
  it('tells a stage id that is taken', () => {
    const charter = wrongly((c) => (c.stages[2].id = set('webinars')));
    expect(pathsOf(charter)).toContain('/stages/2/id');
  });
  it('takes attendance at every session, and a pass score at the very end of the scale', () => {
    const charter = wrongly((c) => {
      c.stages[0].attendAtLeast = set(8);
      c.stages[3].passScore = set(1000);
    });
    expect(pathsOf(charter)).toEqual([]);
  });
});

describe('checkCharter: tests, appeals, agreements and outcomes', () => {
  const test = (change: object) => (c: Loose) => {
    const share = { numerator: 1, denominator: 2 };
    const scores = { passScore: 600, maxScore: 1000, attempts: 2, take: 'best', memberShare: share };
    const { id, title, requires } = c.stages[0];
    c.stages[0] = set({ id, kind: 'test', title, requires, per: 'member', ...scores, ...change });
  };
  const appeals = { window: { days: 5, working: true }, atMost: 1 };
  const outcome = (id: string) => ({ id, title: { ru: 'Итог', en: 'Outcome' } });

  it.each<[string, (charter: Loose) => void]>([
    ['a test', test({})],
    ['appeals', (c) => (c.appeals = set(appeals))],
    ['no appeals', (c) => (c.appeals = set(null))],
    ['outcomes', (c) => (c.outcomes = set([outcome('a'), outcome('b')]))],
    ['an agreement', (c) => (c.admission.agreementNeeded = set(true))],
  ])('takes %s', (_, change) => expect(pathsOf(wrongly(change))).toEqual([]));

  it.each<[string, string, (charter: Loose) => void]>([
    ['a test of nobody', '/stages/0/per', test({ per: 'region' })],
    ['a test without attempts', '/stages/0/attempts', test({ attempts: 0 })],
    ['a pass score above the greatest', '/stages/0/passScore', test({ passScore: 1001 })],
    ['a share above one', '/stages/0/memberShare/numerator', test({ memberShare: { numerator: 3, denominator: 2 } })],
    ['appeals without a window', '/appeals/window', (c) => (c.appeals = set({ atMost: 1 }))],
    [
      'appeals without a verdict',
      '/appeals',
      (c) => {
        c.appeals = set(appeals);
        c.stages[3].verdict = set('none');
      },
    ],
    ['an outcome twice', '/outcomes/1/id', (c) => (c.outcomes = set([outcome('a'), outcome('a')]))],
    [
      'an agreement that no team can need',
      '/admission/agreementNeeded',
      (c) => {
        c.admission.agreementNeeded = set(true);
        c.admission.interRegional = set(false);
      },
    ],
    ['an unknown field of a stage', '/stages/3/appeals', (c) => (c.stages[3].appeals = set({}))],
  ])('tells %s', (_, path, change) => expect(pathsOf(wrongly(change))).toEqual([path]));
});

describe('readCharter', () => {
  it('reads what the catalog holds', () =>
    expect(readCharter(catalogFile('charters/proclusters.yaml'))).toEqual({ charter: catalogCharter('proclusters') }));
  it.each([
    ['program: x\ntitle: { ru: x', 'line 2, column 15'],
    ['program: x\nprogram: y\n', 'line 2, column 1'],
  ])('tells where %j is broken', (text, where) =>
    expect(readCharter(text)).toMatchObject({
      errors: [{ path: '', message: { en: expect.stringContaining(where) } }],
    }),
  );
  it('gives up on aliases that multiply', () => {
    const lists = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`);
    const checked = readCharter(['l0: &l0 [x]', ...lists].join('\n'));
    expect(checked).toMatchObject({ errors: [{ path: '', message: { en: expect.stringContaining('alias') } }] });
  });
});
