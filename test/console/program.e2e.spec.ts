// The charter viewer in a real browser: every program's rules in words, two versions beside each other, in both languages.
import { catalogCharter } from '#catalog/charter-check';
import { SmallProgram, smallCharter } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

const catalog = [
  'proclusters',
  'infrastructure-leaders',
  'federal-practice',
  'cluster-practice',
  'interregional-agreement',
];

describeInBrowser('the charter viewer', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  const rule = (stage: string, key: string) => page.locator(`#stage-${stage} [data-rule="${key}"]`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR']);
    const charter = smallCharter(small.program);
    const [webinars, ...rest] = charter.stages;
    const stages = [{ ...webinars, memberShare: { numerator: 2, denominator: 3 } }, ...rest];
    const admission = { ...charter.admission, capacity: 30 };
    await system.admin.done(`/programs/${small.program}/charters`, { charter: { ...charter, admission, stages } });
    for (const program of catalog) await system.admin.done('/programs', { charter: catalogCharter(program) });
    page = await browser.signedIn(system, 'operator', '/operator/cohorts');
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('is reached from the cohorts, a board and the list of programs', async () => {
    await page.getByRole('link', { name: 'Малый поток' }).click();
    await page.getByRole('link', { name: 'Устав' }).click();
    await page.getByRole('heading', { level: 1, name: 'Малая программа' }).waitFor();
    expect(page.url()).toContain(`/programs/${small.program}?version=1`);
    await page.getByRole('link', { name: 'Малый поток' }).waitFor();
    await page.getByRole('link', { name: 'Программы' }).click();
    await page.locator('[data-program="proclusters"]').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: '«PROКЛАСТЕРЫ»' }).waitFor();
  });

  it('says each stage’s rules in words', async () => {
    await page.getByText('Пройден, когда команде засчитано не менее 6 из 8 занятий.').waitFor();
    expect(await rule('pre-defense', 'quorum').textContent()).toContain('больше половины всех голосующих');
    expect(await rule('pre-defense', 'rework').textContent()).toContain('5 рабочих дней');
    expect(await rule('defense', 'quorum').textContent()).toContain('не менее двух третей тех, кто вправе голосовать');
    expect(await rule('defense', 'criteria').textContent()).toContain('Импортозамещение: вес 30 %, от 0 до 10');
    expect(await rule('in-person', 'memberShare').textContent()).toContain('не менее трети');
    await page.getByRole('region', { name: 'Что выбрали мы' }).getByText('Наши пороги').waitFor();
  });

  it('draws what requires what: each stage after what it requires', async () => {
    const left = async (stage: string) => (await page.locator(`[data-stage="${stage}"]`).boundingBox())!.x;
    const [first, second, beside, third] = await Promise.all(
      ['webinars', 'pre-defense', 'in-person', 'defense'].map(left),
    );
    expect(first).toBeLessThan(second!);
    expect(second).toBe(beside);
    expect(second).toBeLessThan(third!);
    await page
      .getByRole('navigation', { name: 'Этапы' })
      .getByRole('link', { name: /^предзащита Предзащита/ })
      .click();
    expect(page.url()).toContain('#stage-pre-defense');
  });

  it('tells which rules two versions say otherwise', async () => {
    await page.goto(`${system.url}/programs/${small.program}`);
    await page.getByText('По этой версии не идёт ни один поток.').waitFor();
    await page.getByRole('combobox', { name: 'Сравнить с версией' }).click();
    await page.getByRole('option', { name: /Версия 1/ }).click();
    const differences = page.getByRole('region', { name: 'Чем отличается от версии 1' }).getByRole('listitem');
    await differences.first().waitFor();
    const told = await differences.allTextContents();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/Приём · Мест: без ограничения → 30 команд/);
    expect(told[1]).toMatch(/Вебинары · .*не менее половины.* → .*не менее двух третей/);
    await page.locator('[data-stage="webinars"][data-changed]').waitFor();
    expect(await page.locator('[data-stage="defense"][data-changed]').count()).toBe(0);
    expect(page.url()).toContain('against=1');
  });

  it('has words for everything in every charter of the catalog, in both languages', async () => {
    for (const language of ['RU', 'EN'] as const) {
      await page.getByRole('button', { name: new RegExp(`^${language}`) }).click();
      for (const program of catalog) {
        await page.goto(`${system.url}/programs/${program}`);
        await page.locator('[data-stage]').first().waitFor();
        const said = (await page.locator('main :is(h1, h2, p, li, dt, dd, a, span, b)').allTextContents()).join('\n');
        // A missing text shows its key; an id that nobody named is Latin letters joined by hyphens.
        expect(said).not.toMatch(/\b(rule|part|passed|brief|quorum|eligible)[-.]\w|\{\{|undefined|NaN|null/);
        if (language === 'RU') expect(said.match(/\b[a-z]+(-[a-z]+)+\b/g) ?? []).toEqual([]);
      }
    }
    await page.getByRole('button', { name: /^RU/ }).click();
  }, 60_000);

  it('is free of serious findings of axe, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['/programs', '/programs/proclusters', `/programs/${small.program}?version=2&against=1`]) {
        await page.goto(system.url + path);
        await page.locator('[data-stage], [data-program]').first().waitFor();
        expect({ colorScheme, path, found: await seriousFindings(page) }).toEqual({ colorScheme, path, found: [] });
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
