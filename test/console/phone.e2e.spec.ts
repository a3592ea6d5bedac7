// The console on a phone, in a real browser: nothing is cut off, nothing scrolls sideways.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

const phone = { viewport: { width: 390, height: 844 } };

describeInBrowser('on a phone', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await small.enroll('three', 'VOR', 'KRS', 'ORL');
    await small.attend('three', 'VOR', 'KRS', 'ORL');
    page = await browser.signedIn(system, 'administrator', '/', phone);
    await page.locator('[data-region="VOR"]').waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('shows all sections of an administrator', async () => {
    const sections = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link');
    expect(await sections.count()).toBe(5);
    for (const section of await sections.all()) {
      const { x, width } = (await section.boundingBox())!;
      expect(x + width).toBeLessThanOrEqual(390);
    }
  });
  it.each([
    ['the dashboard', () => '/'],
    ['what needs attention', () => '/operator'],
    ['the list of cohorts', () => '/operator/cohorts'],
    ['a board', () => `/operator/cohorts/${small.cohort}`],
    ['a case file', () => `/operator/cohorts/${small.cohort}/teams/three`],
    ['the decision log', () => '/auditor'],
    ['the tokens', () => '/admin'],
  ])('does not scroll sideways: %s', async (_, address) => {
    await page.goto(system.url + address());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('load');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
  it.each([768, 1024, 1121, 1280, 1366, 1920])('shows every section whole at %i px', async (width) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${system.url}/admin`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const header = page.getByRole('banner');
    await header.getByText(/данные на/).waitFor();
    const nav = "document.querySelector('header nav')";
    expect(await page.evaluate(`${nav}.scrollWidth - ${nav}.clientWidth`)).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
