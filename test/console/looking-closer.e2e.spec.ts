// The dashboard looked at more closely: a region, a figure taken apart, a past day, a wall, and a server that comes back.
import { createServer } from 'node:net';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

/** A port that is free now: a browser finds a system again only where it was. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describeInBrowser('the dashboard, looked at closely', () => {
  let system: TestSystem;
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  const tile = (region: string, more = '') => page.locator(`[data-region="${region}"]${more}`);
  const at = (now: string) => system.admin.post('/admin/clock', { now });

  beforeAll(async () => {
    system = new TestSystem({ scenario: true, env: { VEKHA_PORT: String(await freePort()) } });
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await at('2022-04-05T13:00:00+03:00');
    await small.open(['VOR', 'KRS', 'ORL', 'BEL']);
    await small.enroll('vko', 'VOR', 'KRS', 'ORL');
    await at('2022-05-10T12:00:00+03:00');
    await small.attend('vko', 'VOR', 'KRS', 'ORL');
    await small.enroll('bel', 'BEL');
    page = await browser.signedIn(system, 'auditor', `/?program=${small.program}`);
    await tile('VOR', '[data-reach="2"]').waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('opens a region with its teams, cohorts and how far they are, from the keyboard', async () => {
    await tile('KRS').focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Курская область' });
    await drawer.getByText('Команда vko').waitFor();
    await drawer.getByText('участвует; ведёт Воронежская область').waitFor();
    await drawer.getByText('дальше всех: Вебинары').waitFor();
    expect(await drawer.getByText('Малый поток').count()).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('tells stage by stage how many are there, how fast, and where they stand', async () => {
    const webinars = page.locator('li', { hasText: 'Вебинары' }).filter({ hasText: 'проходят за' });
    await webinars.getByText('стоят: 1').waitFor();
  });

  it('takes a figure apart into its teams, and an independent count from the log agrees', async () => {
    await page.goto(`${system.url}/?program=${small.program}`);
    await page.getByRole('button', { name: /команд в программах/ }).click();
    const drawer = page.getByRole('dialog', { name: /Вся федерация/ });
    await drawer.getByText('Команда vko').waitFor();
    await drawer.getByText('Команда bel').waitFor();
    await drawer.getByRole('button', { name: 'Пересчитать по журналу событий' }).click();
    await drawer.getByText('Независимый счёт по журналу: 2').waitFor();
    await drawer.getByText('Сходится.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('takes the coverage apart into regions, each of which explains itself in turn', async () => {
    await page.goto(`${system.url}/?program=${small.program}`);
    await page.getByRole('button', { name: /целевых регионов с командой/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Белгородская область' }).click();
    await page
      .getByRole('dialog', { name: /Белгородская область/ })
      .getByText('Команда bel')
      .waitFor();
  });

  it('shows a past day, plainly marked, with what its figures were made of, and comes back to now', async () => {
    await page.goto(`${system.url}/?program=${small.program}`);
    const slider = page.getByRole('slider', { name: 'День, который показан' });
    await slider.focus();
    for (let day = 0; day < 20; day++) await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**asOf=2022-04-20');
    await page.getByText('что было известно к концу дня 20 апреля 2022').waitFor();
    await tile('VOR', '[data-reach="1"]').waitFor();
    expect(await tile('BEL').getAttribute('data-teams')).toBe('0');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /команд в программах/ }).click();
    await page.getByText('Сумма записей на этот день: 1').waitFor();
    await page.keyboard.press('Escape');
    await tile('VOR').click();
    const drawer = page.getByRole('dialog', { name: 'Воронежская область' });
    await drawer.getByText('к концу дня 20 апреля 2022').waitFor();
    await drawer.getByText('Команда vko').waitFor();
    expect(await drawer.getByText('дальше всех: Вебинары').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'К настоящему' }).click();
    await tile('VOR', '[data-reach="2"]').waitFor();
    expect(page.url()).not.toContain('asOf');
  });

  it('tells what a week has changed, to whoever did not see it happen', async () => {
    const viewer = await browser.signedIn(system, 'viewer', `/?program=${small.program}`);
    await viewer.getByRole('heading', { name: 'За неделю, с 4 мая 2022' }).waitFor();
    await viewer.getByText('Зачислено: 1 команда — Белгородская область').waitFor();
    expect(await viewer.getByText('Зачислено:').count()).toBe(1); // `vko` came in April
    await viewer.context().close();
  });

  it('says in a sentence what just happened, to viewers as well', async () => {
    const viewer = await browser.signedIn(system, 'viewer');
    await viewer.locator('[data-region="BEL"][data-teams="1"]').waitFor();
    await small.attend('bel', 'BEL');
    await viewer.getByText('«Занятия»: дошла 1 команда — Белгородская область').waitFor();
    await viewer.context().close();
  });

  it('stands on a wall signed in by a link of its own, with its time zone named', async () => {
    const wall = await browser.window({ viewport: { width: 1920, height: 1080 } });
    const { code } = await system.admin.done('/session/links', { wall: true });
    await wall.goto(`${system.url}/sign-in?from=/wall#${code}`);
    await wall.locator('[data-region="VOR"][data-teams="1"]').waitFor();
    await wall.getByText('Europe/Moscow').waitFor();
    expect(await wall.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1920);
    expect(await seriousFindings(wall)).toEqual([]);
    await wall.context().close();
  });

  it('reloads a wall by itself when the server has another build, and not before', async () => {
    const wall = await browser.window();
    await wall.clock.install();
    let build = 'one';
    await wall.route(
      ({ pathname }) => pathname === '/',
      (route) =>
        route.request().method() === 'HEAD' ? route.fulfill({ headers: { 'Vekha-Build': build } }) : route.continue(),
    );
    const { code } = await system.admin.done('/session/links', { wall: true });
    await wall.goto(`${system.url}/sign-in?from=/wall#${code}`);
    await wall.locator('[data-region="VOR"]').waitFor();
    await wall.evaluate('globalThis.sameDocument = true');
    const looked = () => wall.waitForResponse((response) => response.request().method() === 'HEAD');
    for (const told of [looked(), looked()]) {
      await wall.clock.fastForward(31_000);
      await told;
    }
    expect(await wall.evaluate('globalThis.sameDocument')).toBe(true);
    build = 'two';
    const reloaded = wall.waitForEvent('load');
    await wall.clock.fastForward(31_000);
    await reloaded;
    await wall.locator('[data-region="VOR"]').waitFor();
    expect(await wall.evaluate('globalThis.sameDocument')).toBeUndefined();
    await wall.context().close();
  }, 60_000);

  it('survives a restart of the server: says that the connection is lost, and catches up without a reload', async () => {
    const wall = await browser.signedIn(system, 'viewer', '/wall');
    await wall.locator('[data-region="KRS"][data-teams="1"]').waitFor();
    await page.goto(system.url);
    await tile('KRS', '[data-teams="1"]').waitFor();
    for (const each of [page, wall]) await each.evaluate('globalThis.sameDocument = true');
    await system.halt();
    await page.getByText('Связь потеряна').waitFor();
    await wall.getByText('Данные устарели').waitFor();
    expect(await tile('KRS').getAttribute('data-teams')).toBe('1');
    await system.start();
    await small.enroll('krs', 'KRS');
    for (const each of [page, wall]) {
      await each.locator('[data-region="KRS"][data-teams="2"]').waitFor();
      expect(await each.evaluate('globalThis.sameDocument')).toBe(true);
    }
    await page.getByText('На связи').waitFor();
    await wall.context().close();
  }, 120_000);

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
