// An address of something that is not there says so, and shows it once it is.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('what is not there', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    await small.enroll('a', 'VOR');
    await small.attend('a', 'VOR');
    page = await browser.signedIn(system, 'administrator');
    await page.getByRole('heading', { level: 1 }).waitFor();
    page.setDefaultTimeout(15_000);
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it.each([
    '/?cohort=nowhere',
    '/wall?cohort=nowhere',
    '/sittings/nowhere',
    '/sittings/nowhere/protocol',
    '/programs/nowhere',
    '/people/nowhere',
    ...['', '/enroll', '/attendance', '/attendance/print', '/teams/a'].map(
      (each) => `/operator/cohorts/nowhere${each}`,
    ),
  ])('is said in words: %s', async (path) => {
    await page.goto(system.url + path);
    await page.getByRole('alert').getByText('Не найдено').waitFor();
    expect(await page.getByText('Связь потеряна').count()).toBe(0);
  });

  it('appears when it is there after all', async () => {
    await page.goto(`${system.url}/sittings/${system.run}-soon`);
    await page.getByRole('alert').waitFor();
    await small.sit('soon', 'a', 'pre-defense');
    await page.getByRole('link', { name: 'Команда a' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 60_000);
});
