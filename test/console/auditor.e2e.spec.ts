// The auditor's log in a real browser: every decision in a sentence, live, and each with its receipt.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { eventually, TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the decision log', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let page: Page;
  const row = (text: string | RegExp) => page.locator('[data-decision]').filter({ hasText: text }).first();

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    await full.open();
    await full.study('a', 'VOR');
    await full.rehearse('a');
    await system.admin.post(full.ofTeam('a', 'attendance'), { session: 'webinar-1', present: [] });
    page = await browser.signedIn(system, 'auditor', '/auditor');
    await page.getByRole('heading', { level: 1, name: 'Журнал решений' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('tells each decision in a sentence, a refusal with what it means', async () => {
    await row('Зачислить команду').getByText('Команда «Команда a» зачислена.').waitFor();
    const refused = row('Уже записано. Этот факт уже записан.');
    await refused.waitFor();
    expect(await refused.getAttribute('data-refused')).toBe('already-recorded');
    await row('Этап «Вебинары» пройден').waitFor();
  });

  it('calls a sitting by its commission and time, and leads to it', async () => {
    const opened = page.locator('[data-decision]').filter({ hasText: /заседание Жюри, \d+ .*\d\d:\d\d/ });
    await opened.first().waitFor();
    const link = opened.first().getByRole('link', { name: /Жюри/ });
    await row(/комиссия Жюри/).waitFor();
    await link.click();
    await page.waitForURL(/\/sittings\//);
    await page.getByRole('link', { name: 'Команда a' }).waitFor();
    await page.goBack();
    await row('Зачислить команду').waitFor();
  });

  it('shows what is decided elsewhere at the top, without a reload', async () => {
    await page.evaluate('globalThis.sameDocument = true');
    await full.enroll('b', 'KRS');
    await page.locator('ol > [data-decision]:nth-child(-n+3)').getByText('Команда «Команда b» зачислена.').waitFor();
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
  });

  it('takes readings of personal data in a row together, each of them at a click', async () => {
    const reader = await system.as('operator');
    await reader.found(`/cohorts/${full.cohort}/teams/a`);
    const readings = page
      .locator('[data-readings]')
      .filter({ hasText: /Прочитаны данные \d+ человек/ })
      .first();
    await readings.waitFor();
    const each = readings.locator('[data-decision]');
    expect(await each.count()).toBe(0);
    await readings.locator('summary').click();
    await each.filter({ hasText: 'Прочитать персональные данные' }).first().waitFor();
    expect(await each.count()).toBe(Number(await readings.getAttribute('data-readings')));
  });

  it('goes on to what was decided where a page of the log is nothing but readings', async () => {
    for (let number = 0; number < 55; number++) await full.register(`extra-${number}`);
    const reader = await system.as('operator');
    await reader.found('/people?limit=500');
    await eventually(async () => {
      const { items } = await system.admin.found('/decisions?limit=50');
      expect((items as { command: string }[]).every(({ command }) => command === 'ReadPersonalData')).toBe(true);
    });
    const later = await browser.signedIn(system, 'auditor', '/auditor');
    await later.locator('[data-readings]').first().waitFor();
    await later.locator('ol > [data-decision]').first().waitFor();
    await later.context().close();
  }, 60_000);

  it('finds what was decided about a team by the team’s name', async () => {
    const about = await browser.signedIn(system, 'auditor', `/auditor?cohort=${full.cohort}`);
    await about.getByRole('combobox', { name: 'Команда', exact: true }).click();
    await about.getByRole('option', { name: 'Команда b' }).click();
    await about.waitForURL(/team=b/);
    await about.locator('[data-decision]').getByText('Команда «Команда b» зачислена.').waitFor();
    await about.locator('[data-decision]').getByText('Команда «Команда a» зачислена.').waitFor({ state: 'detached' });
    await about.context().close();
  });

  it('finds who decided by what their token is for, and names them so', async () => {
    const title = `Ведущий потока ${system.run}`;
    const lead = await system.as('operator', {}, { title });
    await full.register('of-the-lead-orl');
    await lead.done(`/cohorts/${full.cohort}/teams`, full.enrollment('of-the-lead', ['ORL']));
    const log = await browser.signedIn(system, 'auditor', '/auditor');
    await log.getByRole('combobox', { name: 'Кто решил' }).fill('Ведущий потока');
    await log.getByRole('option', { name: title }).click();
    await log.waitForURL(/actor=/);
    await log.locator('[data-decision]').getByText('Команда «Команда a» зачислена.').waitFor({ state: 'detached' });
    const mine = log.locator('[data-decision]').filter({ hasText: 'Команда «Команда of-the-lead» зачислена.' });
    await mine.getByText(title).waitFor();
    await mine.getByRole('link', { name: 'Зачислить команду' }).click();
    await log.locator('dd').filter({ hasText: title }).waitFor();
    await log.context().close();
  });

  it('is filtered by its address: a link is the same view', async () => {
    await page.getByText('Отказы', { exact: true }).click();
    await page.waitForURL(/outcome=refused/);
    await row('Зачислить команду').waitFor({ state: 'detached' });
    await page.locator('[data-decision]').first().waitFor();
    expect(await page.locator('[data-decision]').count()).toBe(1);
    const other = await browser.signedIn(system, 'auditor', `/auditor?cohort=${full.cohort}&team=b`);
    await other.locator('[data-decision]').first().waitFor();
    expect(await other.locator('[data-decision]').count()).toBe(1);
    await other.context().close();
  });

  it('leads from a refusal to its receipt: facts, rules by their hash, streams at their revisions', async () => {
    await row('Уже записано').getByRole('link', { name: 'Отметить вебинар' }).click();
    await page.getByRole('heading', { level: 1, name: 'Решение: Отметить вебинар' }).waitFor();
    await page.getByText('Уже записано.', { exact: true }).waitFor();
    await page
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor();
    const basis = page.locator('section').filter({ has: page.getByRole('heading', { name: 'На чём стоит' }) });
    await basis.getByText(`cohort-${full.cohort}`, { exact: true }).waitFor();
    await basis.getByRole('link').first().click();
    await page.waitForURL(/\/auditor\?stream=.*revision=\d+/);
    await page.locator('[data-decision]').first().waitFor();
    expect(await page.locator('[data-decision]').count()).toBe(1);
    await page.goBack();
  });

  it('gives the decision as a file, and as a page to print', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Файл JSON' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^decision-.*\.json$/);
    const printed = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Страница для печати' }).click();
    await (await printed).getByRole('heading', { level: 1 }).waitFor();
    await (await printed).close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
    const log = await browser.signedIn(system, 'auditor', '/auditor', { colorScheme });
    await log.locator('[data-decision]').first().waitFor();
    expect(await seriousFindings(log)).toEqual([]);
    await log.context().close();
  });

  it('is not for those who may not see the history', async () => {
    const viewer = await browser.signedIn(system, 'viewer', '/auditor');
    await viewer.getByRole('heading', { name: 'Этот раздел не для вашей роли' }).waitFor();
    expect(await viewer.getByRole('navigation', { name: 'Разделы', exact: true }).getByText('Аудитор').count()).toBe(0);
    await viewer.context().close();
  });

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
