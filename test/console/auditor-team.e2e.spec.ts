// A team on two clocks in a real browser: what was known then stands beside what is known now.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('a team’s history in the console', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  const full = new FullProgram(system.run, system.admin);
  let page: Page;
  const fact = (key: string) => page.locator(`[data-fact="${key}"]`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    await full.open();
    await full.study('a', 'VOR');
    page = await browser.signedIn(system, 'auditor', `/auditor/teams/${full.cohort}/a`);
    await page.getByRole('heading', { level: 1, name: 'Команда a' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('lists the team’s decisions, and its case file as it is', async () => {
    await page.locator('[data-decision]').filter({ hasText: 'Зачислить команду' }).waitFor();
    await fact('stage webinars').getByText('пройден').waitFor();
    expect(await page.locator('[data-past]').count()).toBe(0);
  });

  it('looks from a decision back: marked as the past, beside now, with what was not known yet', async () => {
    const enrolled = page.locator('[data-decision]').filter({ hasText: 'Зачислить команду' });
    await enrolled.getByRole('button', { name: 'Известное к этому решению' }).click();
    await page.locator('[data-past]').getByText('Прошлое: показано известное к').waitFor();
    await page.locator('[data-fact="stage webinars"][data-differs]').waitFor();
    expect(await fact('stage webinars').locator('td').first().textContent()).toBe('открыт');
    await page.getByText('тогда ещё не известно').first().waitFor();
    expect(page.url()).toContain('asOf=');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('tells what was true for a day, and comes back to now', async () => {
    await page.getByRole('button', { name: 'Вернуться к сегодня' }).click();
    await page.locator('[data-past]').waitFor({ state: 'detached' });
    await page.getByLabel('Что было верно на').fill('2022-04-02');
    await page.locator('[data-past]').getByText('верное на 2 апреля 2022').waitFor();
    await page.locator('[data-fact="stage webinars"][data-differs]').waitFor();
  });

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
