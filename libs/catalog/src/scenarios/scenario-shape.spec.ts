// The scenarios as data: whole, in order, the same each time, and honest about what was made up.
import { catalogCharter } from '../charter-check.js';
import { scenarios, writeScenarios } from './all.js';
import { routed } from './routes.kit.js';
import { isPost } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';

const steps = scenarios.flatMap((scenario) => scenario.steps);
const posts = steps.filter(isPost);
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const MARK = /вымышл\.|made up/;
type Body = Readonly<Record<string, never>>;
const bodies = (type: string) => posts.filter((step) => routed(step).type === type).map(({ body }) => body as Body);

describe('a scenario', () => {
  it('is the same each time', () => expect(writeScenarios()).toEqual(scenarios));

  it('has steps in order of time, each under its own id', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(steps.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    for (const scenario of scenarios) {
      const times = scenario.steps.map(({ at }) => at);
      expect([...times].sort()).toEqual(times);
    }
    expect(steps.filter(({ at }) => new Date(at).toISOString() !== at)).toEqual([]);
  });
  it('plays in seconds: neither a handful of steps nor a flood', () => {
    expect(steps.length).toBeGreaterThanOrEqual(2000);
    expect(steps.length).toBeLessThanOrEqual(2650);
  });
  it('is plain JSON on paths that there are', () => {
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
    for (const step of posts) {
      expect(step.path).toMatch(/^\/api\/v1\//);
      for (const id of Object.values(routed(step).params)) expect(id).toMatch(ID);
    }
  });
  it('begins with its charter, as the catalog has it', () => {
    for (const {
      steps: [first],
      charter,
    } of scenarios)
      expect(first).toMatchObject({ body: { charter: catalogCharter(charter) } });
  });
  it('tells of steps that it has, by ids of its own', () => {
    const cases = scenarios.flatMap((scenario) => scenario.cases.map((each) => ({ ...each, scenario })));
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ step, scenario }) => !scenario.steps.filter(isPost).some(({ id }) => id === step))).toEqual(
      [],
    );
  });
  it('says in its own title and in the cohort’s that it was made up', () => {
    for (const { title } of scenarios) expect([title.ru, title.en].filter((text) => !MARK.test(text))).toEqual([]);
    expect(bodies('OpenCohort').filter(({ title }) => !MARK.test(title))).toEqual([]);
  });
});

describe('what is named before anything refers to it', () => {
  it.each(['members', 'roster'])('people of %s are registered', (list) => {
    const registered = new Set<string>();
    for (const body of posts.map((step) => step.body as Body)) {
      if (body.person && body.personal) registered.add(body.person);
      const named = ((body[list] ?? []) as readonly { person: string }[]).map(({ person }) => person);
      expect(named.filter((person) => !registered.has(person))).toEqual([]);
    }
    expect(registered.size).toBeGreaterThan(200);
  });
  it('sessions and items are', () => {
    const known = new Set<string>();
    for (const step of posts) {
      const { type, params, data } = routed(step);
      if (type === 'ScheduleSession') known.add(params.session);
      if (type === 'OpenSitting')
        for (const { item } of data.agenda as readonly { item: string }[]) known.add(`${params.sitting} ${item}`);
      if (type === 'Attend') expect([step.id, known.has(String(data.session))]).toEqual([step.id, true]);
      const item = data.item ?? params.item;
      const sitting = data.sitting ?? params.sitting;
      if (item) expect([step.id, known.has(`${sitting} ${item}`)]).toEqual([step.id, true]);
    }
  });
});

describe('what was made up', () => {
  const sourced = [
    'Межрегиональный радиоэлектронный кластер',
    'Деревообрабатывающий кластер Республики Коми: межрегиональный уровень',
  ];

  it('is marked in every name and title', () => {
    const people = bodies('RegisterPerson').map(({ personal }) => (personal as { name: string }).name);
    const teams = bodies('EnrollTeam').map(({ name }) => name as string);
    const documents = bodies('RecordOutcome').map(({ document }) => document as string);
    const projects = bodies('EnrollTeam').map(({ project }) => (project as { title: string }).title);
    const commissions = bodies('AppointCommission').map(({ title }) => (title as { ru: string }).ru);
    const orders = bodies('EnterRegistry').map(({ order }) => order as string);
    expect([...people, ...teams, ...commissions, ...orders, ...documents].filter((text) => !MARK.test(text))).toEqual(
      [],
    );
    expect(projects.filter((title) => !MARK.test(title) && !sourced.includes(title))).toEqual([]);
  });
  it('names nobody whom the sources name', () => {
    const named =
      'Беспрозванн Королев Артамонов Хлызов Подковыров Профатилов Рыжий Шельдяев Текслер Уйба Мантуров Хоценко Ахмеев ' +
      'Данилов Козловск Кравченко Сулейманов Сорокин Шпиленко Жеребцов';
    const text = JSON.stringify(steps);
    expect(named.split(' ').filter((name) => text.includes(name))).toEqual([]);
  });
  it('gives nobody an office that one person holds', () => {
    const posts = bodies('RegisterPerson').map(({ personal }) => (personal as { post: string }).post);
    expect(posts.filter((post) => !/^(Сотрудник|Представитель)/.test(post))).toEqual([]);
  });
});

describe('Seeded', () => {
  it('gives the published figures of mulberry32', () => {
    const random = new Seeded(1);
    expect([1, 2, 3].map(() => random.below(2 ** 32))).toEqual([2693262067, 11749833, 2265367787]);
  });
});

describe('Script', () => {
  it('waits at a time, and has nothing posted there', () => {
    const script = new Script('x');
    script.on('2022-01-02T00:00:00Z');
    script.wait('due', '2022-01-03T00:00:00Z');
    expect(script.steps).toEqual([{ id: 'x-due', at: '2022-01-03T00:00:00.000Z', wait: true }]);
    expect(() => script.post('operator', 'due', '/people', {})).toThrow('already a step');
  });
  it('goes forward only, and takes no id twice', () => {
    const script = new Script('x');
    script.on('2022-01-02T00:00:00Z');
    script.post('operator', 'a', '/people', {});
    expect(() => script.post('operator', 'a', '/people', {})).toThrow('x-a is already a step');
    expect(() => script.on('2022-01-01T00:00:00Z')).toThrow('lies before');
  });
});
