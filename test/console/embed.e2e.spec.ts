// The board in another site's frame: with a viewer's token and nothing else; the console itself in nobody's frame.
import { createServer, type Server } from 'node:http';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { describeInBrowser, TestBrowser } from './browser.kit.js';

describeInBrowser('the embedded board', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let elsewhere: Server;
  let frame = '';

  /** Another site's page with our address in a frame. */
  async function embedded(address: string) {
    frame = system.url + address;
    const page = await browser.window();
    await page.goto(`http://localhost:${(elsewhere.address() as { port: number }).port}/`);
    return page;
  }

  beforeAll(async () => {
    elsewhere = createServer((_, answer) => {
      answer.setHeader('Content-Type', 'text/html');
      answer.end(`<!doctype html><iframe src="${frame}" width="1000" height="700"></iframe>`);
    }).listen(0);
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS']);
  }, 90_000);
  afterAll(async () => {
    elsewhere.close();
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('shows a viewer’s figures, live', async () => {
    const viewer = await system.as('viewer');
    const page = await embedded(`/embed#${viewer.bearer}`);
    const tile = page.frameLocator('iframe').locator('[data-region="KRS"]');
    await tile.waitFor();
    await small.enroll('krs', 'KRS');
    await page.frameLocator('iframe').locator('[data-region="KRS"][data-teams="1"]').waitFor();
    await page.context().close();
  });

  it('shows nothing to a token that may do more than look', async () => {
    const operator = await system.as('operator');
    const page = await embedded(`/embed#${operator.bearer}`);
    await page.frameLocator('iframe').getByText('только с токеном наблюдателя').waitFor();
    expect(await page.frameLocator('iframe').locator('[data-region]').count()).toBe(0);
    await page.context().close();
  });

  it('says what is not there', async () => {
    const viewer = await system.as('viewer');
    const page = await embedded(`/embed?cohort=nowhere#${viewer.bearer}`);
    await page.frameLocator('iframe').getByRole('alert').getByText('Не найдено').waitFor();
    await page.context().close();
  });

  it('is the only page that a frame elsewhere gets', async () => {
    const page = await embedded('/sign-in');
    await page.waitForTimeout(1_000);
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
    await page.context().close();
  });
});
