// The dashboard in a real browser against the real system: live without a reload, honest about how it counts.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the dashboard', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  const tile = (region: string) => page.locator(`[data-region="${region}"]`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    page = await browser.signedIn(system, 'viewer');
    await page.getByRole('heading', { level: 1, name: 'Программы по регионам' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('keeps the code out of the address and the session out of the reach of scripts', async () => {
    expect(page.url()).toBe(`${system.url}/`);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(JSON.stringify(await page.evaluate('({ ...localStorage, ...sessionStorage })'))).not.toMatch(
      /vekha_|preset-/,
    );
    const [cookie] = await page.context().cookies();
    expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, 'Strict']);
  });

  it('has a tile for each region, those without a district among them', async () => {
    await tile('VOR').waitFor();
    expect(await page.locator('[data-region]').count()).toBe(89);
    expect(await tile('HER').getAttribute('title')).toContain('Херсонская область');
  });

  it('changes the three tiles of a team of three regions when it enrolls, without a reload', async () => {
    await page.evaluate('globalThis.sameDocument = true');
    await small.enroll('vko', 'VOR', 'KRS', 'ORL');
    for (const region of ['VOR', 'KRS', 'ORL'])
      await page.locator(`[data-region="${region}"][data-teams="1"][data-reach="1"]`).waitFor();
    await small.attend('vko', 'VOR', 'KRS', 'ORL');
    await page.locator('[data-region="ORL"][data-reach="2"]').waitFor();
    expect(await tile('VOR').getAttribute('title')).toContain('дальше всех: Занятия');
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
  });

  it('asks for its figures once, and before it is known who asks', async () => {
    const window = await page.context().newPage();
    let known = () => {};
    const heldBack = new Promise<void>((resolve) => {
      known = resolve;
    });
    let asked = 0;
    window.on('request', (request) => {
      if (request.url().includes('/regions/progress/stream')) asked += 1;
    });
    await window.route('**/api/v1/me', async (route) => {
      await heldBack;
      await route.continue();
    });
    const begun = window.waitForRequest('**/regions/progress/stream*');
    await window.goto(system.url, { waitUntil: 'commit' });
    await begun;
    known();
    await window.locator('[data-region="VOR"][data-teams="1"]').waitFor();
    expect(asked).toBe(1);
    await window.close();
  });

  it('counts the team once where it leads, and says by which rule', async () => {
    await page.getByText('Ведут', { exact: true }).click();
    await page.locator('[data-region="KRS"][data-teams="0"]').waitFor();
    expect(await tile('VOR').getAttribute('data-teams')).toBe('1');
    await page.getByText('«Ведёт» считает команду только в её ведущем регионе').waitFor();
    expect(page.url()).toContain('show=led');
  });

  it('shows the coverage of a cohort’s targets, and a link to it is the same view', async () => {
    const other = await browser.signedIn(system, 'viewer', `/?cohort=${small.cohort}&color=coverage&stage=webinars`);
    await other.locator('[data-region="KRS"][data-cover="covered"]').waitFor();
    expect(await other.locator('[data-region="MOW"]').getAttribute('data-cover')).toBe('not-target');
    await other.context().close();
  });

  it('moves from tile to tile by arrow keys', async () => {
    await tile('VOR').focus();
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.dataset.region')).toBe('ORL');
  });

  it('speaks English at a click, and stays in it', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Programs by region' }).waitFor();
    expect(await tile('VOR').getAttribute('title')).toContain('Voronezh Oblast');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Programs by region' }).waitFor();
    await page.getByRole('button', { name: 'Русский' }).click();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await tile('VOR').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('says that the session is over, and comes back to the same view after signing in', async () => {
    await page.context().clearCookies();
    await page.goto(`${system.url}/?show=guests`);
    await page.getByRole('heading', { name: 'Вход', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('/?show=guests');
    await page.getByLabel('Токен').fill(system.bearer);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.waitForURL('**/?show=guests');
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(system.bearer);
  });

  it('tells of an address that is none, and signs out', async () => {
    await page.goto(`${system.url}/nowhere/at-all`);
    await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
    await page.getByRole('button', { name: 'администратор' }).click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.getByText('Вы вышли').waitFor();
  });

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
