// The demo opens on a dashboard that moves: it waits for the browser, and plays so that eyes can follow.
import { Cli } from '../end-to-end/cli.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { describeInBrowser, TestBrowser } from './browser.kit.js';

describeInBrowser('the demo before a browser', () => {
  const system = new TestSystem({ scenario: true, embedded: true });
  const browser = new TestBrowser();
  const env = { ...system.env, VEKHA_ADMIN_TOKEN: undefined, VEKHA_LOG_LEVEL: undefined };
  let cli: Cli;

  beforeAll(() => browser.start(), 60_000);
  afterAll(async () => {
    cli.kill();
    await cli.ended;
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('waits until it is looked at, then fills the map step by step without a reload', async () => {
    cli = new Cli(['demo', '--watch', '--program', 'federal-practice'], env);
    const [, link] = await cli.printed(/(http:\/\/127\.0\.0\.1:\d+\/sign-in#\S+)/);
    await cli.printed(/Ждём браузер/);
    const page = await browser.window();
    await page.goto(link);
    await page.locator('[data-region][data-teams="0"]').first().waitFor();
    const seen = new Set<number>();
    const teams = async () => seen.add(await page.locator('[data-region]:not([data-teams="0"])').count());
    for (const until = Date.now() + 60_000; seen.size < 4 && Date.now() < until; ) {
      await teams();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(seen.size).toBeGreaterThanOrEqual(4);
    await page
      .getByText(/Зачислено: /)
      .first()
      .waitFor();
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
