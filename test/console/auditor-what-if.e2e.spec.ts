// What-if in a real browser: another pass score, who would have failed by which rule, and the regions side by side.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('a what-if in the console', () => {
  const system = new TestSystem({ embedded: true });
  const browser = new TestBrowser();
  const full = new FullProgram(system.run, system.admin);
  let page: Page;

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    await full.open();
    await full.study('a', 'VOR');
    await full.rehearse('a');
    await full.defend('a');
    page = await browser.signedIn(system, 'auditor', `/auditor/what-if?cohort=${full.cohort}`);
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('tells who would have failed under a higher pass score, by its rule, and writes nothing', async () => {
    const before = await system.written();
    const defense = page.getByRole('group', { name: 'Защита', exact: true });
    await defense.getByLabel('Проходной балл').fill('9');
    await page.getByRole('button', { name: 'Посчитать' }).click();
    await page.getByText('Предположение: в журнале ничего не меняется').waitFor();
    await page.locator('[data-team="a"]').getByText('проходной балл 9').waitFor();
    await page.locator('[data-effect="flipped-to-fail"] dd').getByText('1').waitFor();
    expect(await system.written()).toBe(before);
  });

  it('shows the regions as they are beside as they would be', async () => {
    const tile = (side: string) => page.locator(`[data-side="${side}"] [data-region="VOR"]`);
    await tile('as-would-be').waitFor();
    expect(await tile('as-is').getAttribute('title')).toBe('Воронежская область: Защита');
    expect(await tile('as-would-be').getAttribute('title')).toBe('Воронежская область: Предзащита');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
