// Search from everywhere in a real browser: by keys alone, each thing opened where it belongs, by those who may see it.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the search in the header', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let page: Page;
  const field = (on = page) => on.getByRole('combobox', { name: 'Найти' });
  const hit = (text: string, on = page) => on.getByRole('option').filter({ hasText: text });
  const look = async (what: string, on = page) => {
    await on.keyboard.press('Control+k');
    await field(on).fill(what);
  };

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    await full.open();
    await full.study('a', 'VOR');
    await full.rehearse('a');
    await full.defend('a');
    await full.fileApplication('a');
    await full.enterRegistry('a', '36-777');
    page = await browser.signedIn(system, 'operator', '/operator');
    await page.getByRole('heading', { name: 'Что требует внимания' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('opens a team by keys alone', async () => {
    await look('команда a');
    await hit('Команда a').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/operator/cohorts/${full.cohort}/teams/a`);
    await field().waitFor({ state: 'detached' });
  });
  it('opens a team by its registry number, a cohort, a region', async () => {
    await look('36-777');
    await hit('№ 36-777').click();
    await page.waitForURL(`**/operator/cohorts/${full.cohort}/teams/a`);
    await look('малый');
    await page
      .getByRole('option', { disabled: false })
      .filter({ has: page.getByText('поток', { exact: true }) })
      .click();
    await page.waitForURL(`**/operator/cohorts/${full.cohort}`);
    await look('воронеж');
    await hit('Воронежская область').click();
    await page.waitForURL('**/?region=VOR');
    await page.keyboard.press('Escape');
  });
  it('opens a person, with the teams and commissions they are in', async () => {
    await look('a-vor');
    await hit('a-vor (вымышл.)').click();
    await page.getByRole('heading', { level: 1, name: 'a-vor (вымышл.)' }).waitFor();
    await page.getByRole('region', { name: 'Команды' }).getByRole('link', { name: 'Команда a' }).waitFor();
    await look('chair (');
    await hit('chair (вымышл.)').click();
    await page.getByRole('region', { name: 'Комиссии' }).getByText('председатель').waitFor();
  });
  it('says that there is nothing, and closes by Esc', async () => {
    await look('такого нет');
    await page.getByText('По запросу «такого нет» ничего нет.').waitFor();
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
  });
  it('names nobody to a viewer', async () => {
    const viewer = await browser.signedIn(system, 'viewer');
    await viewer.getByRole('button', { name: 'Найти' }).click();
    await field(viewer).fill('вымышл');
    await viewer.getByText(/ничего нет/).waitFor();
    await viewer.goto(`${system.url}/people/${full.person('a-vor')}`);
    await viewer.getByRole('alert').waitFor();
    await viewer.context().close();
  });
  it('is free of serious findings of axe, light and dark, and fits a phone', async () => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.getByRole('button', { name: 'Найти' }).click();
        await field().fill('в');
        await hit('Воронежская область').waitFor();
        expect({ width, colorScheme, found: await seriousFindings(page) }).toEqual({ width, colorScheme, found: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await page.keyboard.press('Escape');
        await field().waitFor({ state: 'detached' });
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 90_000);
});
