// What changed on a board since it was last looked at, and views that are kept under a name, in a real browser.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('a board that is looked at again', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let page: Page;
  const address = () => `/operator/cohorts/${full.cohort}`;
  const row = (team: string) => page.locator(`[data-team="${team}"]`);
  const mark = (team: string) => row(team).getByTitle('изменилась с прошлого просмотра');
  const changed = () => page.getByText(/^Изменились · /);
  /** A tab of the same browser, after the one before was closed. */
  const lookAgain = async () => {
    const next = await page.context().newPage();
    await page.close();
    page = next;
    await page.goto(system.url + address());
    await row('a').waitFor();
  };

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    await full.open();
    await full.enroll('a', 'VOR');
    await full.enroll('b', 'KRS');
    page = await browser.signedIn(system, 'operator', address());
    await row('a').waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('marks nothing the first time', async () => {
    expect(await mark('a').count()).toBe(0);
  });
  it('marks what moved since, also while it is looked at, and says what happened', async () => {
    await full.attend('a', 'VOR');
    await mark('a').waitFor();
    await lookAgain();
    expect(await mark('a').count()).toBe(0);
    const elsewhere = await page.context().newPage();
    await page.close();
    await full.attend('b', 'KRS');
    page = elsewhere;
    await page.goto(system.url + address());
    await mark('b').waitFor();
    expect(await mark('a').count()).toBe(0);
    await system.admin.done(full.ofTeam('b', 'tests'), { stage: 'test', score: 5000 });
    await row('b').getByText('последняя попытка').waitFor();
    await changed().click();
    await row('a').waitFor({ state: 'detached' });
    await row('b').getByText('Тест записан: «Тест», попытка 1: 50.').waitFor();
  });
  it('takes a mark away when the team was opened, and all of them at a click', async () => {
    await row('b').getByRole('link').click();
    await page.getByRole('region', { name: 'Состав' }).waitFor();
    await page.goBack();
    await page.getByText('С прошлого просмотра ничего не изменилось.').waitFor();
    await system.admin.done(full.ofTeam('b', 'tests'), { stage: 'test', score: 7000 });
    await mark('b').waitFor();
    await page.getByRole('button', { name: 'Всё просмотрено' }).click();
    await page.getByText('С прошлого просмотра ничего не изменилось.').waitFor();
  });
  it('keeps a view under a name for any cohort, as a link, until it is deleted', async () => {
    await page.goto(`${system.url}${address()}?q=%D0%BA%D1%83%D1%80%D1%81%D0%BA&sort=progress`);
    await row('b').waitFor();
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByPlaceholder('Название вида').fill('Курские');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('link', { name: 'Курские' }).waitFor();
    await page.goto(system.url + address());
    await row('a').waitFor();
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByRole('link', { name: 'Курские' }).click();
    await row('a').waitFor({ state: 'detached' });
    expect(decodeURIComponent(page.url())).toContain('q=курск&sort=progress');
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByRole('button', { name: 'Удалить вид «Курские»' }).click();
    await page.getByRole('link', { name: 'Курские' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement?.placeholder')).toBe('Название вида');
    await page.getByRole('button', { name: 'Виды' }).click();
    await page.getByPlaceholder('Название вида').waitFor({ state: 'detached' });
  });
  it('is free of serious findings of axe, light and dark, and fits a phone', async () => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.getByRole('button', { name: 'Виды' }).click();
        await page.getByPlaceholder('Название вида').waitFor();
        expect({ width, colorScheme, found: await seriousFindings(page) }).toEqual({ width, colorScheme, found: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await page.keyboard.press('Escape');
        await page.getByPlaceholder('Название вида').waitFor({ state: 'detached' });
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 90_000);
});
