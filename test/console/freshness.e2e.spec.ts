// Every page says how fresh it is, and what happens elsewhere comes by itself.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually, TestSystem } from '../end-to-end/system.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('every page', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('a', 'VOR');
    page = await browser.signedIn(system, 'administrator');
    await page.getByRole('heading', { level: 1, name: 'Программы по регионам' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('says how fresh it is', async () => {
    const cohort = `/operator/cohorts/${small.cohort}`;
    for (const path of [
      ...['/', '/operator', '/operator/cohorts', '/programs', `/programs/${small.program}`, '/sittings'],
      ...['', '/enroll', '/attendance', '/import', '/teams/a'].map((each) => cohort + each),
      // Findings are looked for at a click, and say themselves when they were.
      ...['', '/replay', '/what-if', `/teams/${small.cohort}/a`].map((each) => `/auditor${each}`),
      ...['/admin', '/admin/projections'],
    ]) {
      await page.goto(system.url + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const header = page.getByRole('banner');
      await eventually(async () =>
        expect({ path, text: await header.textContent() }).toEqual({
          path,
          text: expect.stringMatching(/данные на \d\d:\d\d:\d\d/),
        }),
      );
    }
  }, 120_000);

  it('says when a check of the log ended', async () => {
    await page.goto(`${system.url}/auditor/findings`);
    await page.getByRole('button', { name: 'Проверить журнал' }).click();
    await page.getByText(/Закончено в \d\d:\d\d:\d\d/).waitFor();
  }, 60_000);

  it('shows in a list what happens elsewhere, and when it was last asked for', async () => {
    await page.goto(`${system.url}/operator/cohorts`);
    await page.getByRole('link', { name: 'Малый поток' }).waitFor();
    const before = await page.getByRole('banner').textContent();
    await page.evaluate('globalThis.sameDocument = true');
    await small.enroll('b', 'KRS');
    await page.getByRole('cell', { name: '2', exact: true }).first().waitFor();
    expect(await page.getByRole('banner').textContent()).not.toBe(before);
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
  }, 60_000);

  it('says so when it can no longer ask', async () => {
    await page.context().setOffline(true);
    await page.getByRole('banner').getByText('Связь потеряна').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('banner').getByText('Связь потеряна').waitFor({ state: 'detached' });
  }, 60_000);
});
