// Signing in with a link in a browser: nothing to fill in while it is redeemed, and a way on where it is over.
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, TestBrowser } from './browser.kit.js';

describeInBrowser('a sign-in link', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  const link = async () => {
    const { code } = await system.admin.done('/session/links', { role: 'viewer' });
    return `${system.url}/sign-in?from=${encodeURIComponent('/programs')}#${code}`;
  };

  beforeAll(() => Promise.all([system.start(), browser.start()]), 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('says that it signs in, and asks for nothing, for as long as that takes', async () => {
    const page = await browser.window();
    let redeem = () => {};
    const held = new Promise<void>((resolve) => {
      redeem = resolve;
    });
    await page.route('**/api/v1/session', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(await link());
    await page.getByRole('heading', { name: 'Входим…' }).waitFor();
    expect(await page.getByLabel('Токен').count()).toBe(0);
    expect(page.url()).not.toContain('#');
    expect(await seriousFindings(page)).toEqual([]);
    redeem();
    await page.waitForURL(({ pathname }) => pathname === '/programs');
    await page.getByRole('heading', { level: 1, name: 'Программы' }).waitFor();
    await page.context().close();
  });

  it('that was used says so, and how to get in all the same', async () => {
    const used = await link();
    const first = await browser.window();
    await first.goto(used);
    await first.waitForURL(({ pathname }) => pathname === '/programs');
    const second = await browser.window();
    await second.goto(used);
    await second.getByRole('alert').waitFor();
    await second.getByRole('heading', { name: 'Вход', exact: true }).waitFor();
    expect(await second.getByText('npx vekha sign-in').count()).toBeGreaterThan(0);
    await second.getByLabel('Токен').fill(system.bearer);
    await second.getByRole('button', { name: 'Войти' }).click();
    await second.waitForURL(({ pathname }) => pathname === '/programs');
    expect(browser.complaints).toEqual([]);
  });
});
