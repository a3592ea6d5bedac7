// A team in a real browser: signed in with its own token it sees its case file and nothing else, and does what it may.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('a team', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let page: Page;
  const panel = () => page.getByRole('region', { name: 'Что можно записать' });
  const form = () => page.getByRole('dialog');
  const thread = (remark: string) => page.locator(`[data-remark="${remark}"]`);
  const timeline = () => page.getByRole('region', { name: 'Что происходило' });

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    await full.open();
    await full.enroll('other', 'KRS');
    await full.study('own', 'VOR');
    const sitting = await full.hear('own-rehearsal', 'own', 'pre-defense');
    const remarks = ['первое', 'второе'].map((text, index) => ({ remark: `r${index}`, author: full.chair, text }));
    const verdict = { stage: 'pre-defense', sitting, item: 'own', verdict: 'rework', remarks };
    await system.admin.done(full.ofTeam('own', 'pre-defense'), verdict);
    page = await browser.window();
    page.setDefaultTimeout(15_000);
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('signs in with its token, and comes to its own case file', async () => {
    const { bearer = '' } = await system.as('team', { team: `${full.cohort}.own` });
    await page.goto(system.url);
    await page.getByLabel('Токен').fill(bearer);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('heading', { level: 1, name: 'Команда own' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/operator/cohorts/${full.cohort}/teams/own`);
    const sections = page.getByRole('navigation').first();
    expect(await sections.getByRole('link').allTextContents()).toEqual(['Моя команда']);
    await page.getByRole('region', { name: 'Состав' }).getByText('own-vor (вымышл.)').waitFor();
    await page.getByRole('list', { name: 'Этапы' }).getByText('Предзащита', { exact: true }).waitFor();
  }, 60_000);

  it('sees everything that happened to it, in sentences that lead to no receipt', async () => {
    await timeline().getByText('Предзащита проведена: на доработку').waitFor();
    await timeline()
      .getByText(/Команда «Команда own» зачислена/)
      .waitFor();
    expect(await timeline().getByRole('link').count()).toBe(0);
  }, 30_000);

  it('sees by when a stage’s rework has to be done', async () => {
    await page
      .getByRole('list', { name: 'Этапы' })
      .getByText(/доработать до \d/)
      .waitFor();
  }, 30_000);

  it('answers a remark, once, with a draft that survives a reload', async () => {
    await thread('r0').getByRole('button', { name: 'Ответить' }).click();
    await thread('r0').getByLabel('Ответ команды').fill('письма приложены');
    await page.reload();
    expect(await thread('r0').getByLabel('Ответ команды').inputValue()).toBe('письма приложены');
    await thread('r0').getByRole('button', { name: 'Отправить ответ' }).dblclick();
    await thread('r0').and(page.locator('[data-status="answered"]')).waitFor();
    await timeline().getByText('На замечание дан ответ').waitFor();
    expect(await thread('r0').getByRole('button').count()).toBe(0);
  }, 60_000);

  it('sees the commission’s word on it without a reload', async () => {
    const by = { stage: 'pre-defense', by: full.chair };
    await system.admin.done(full.ofTeam('own', 'remarks/r0/accept'), by);
    await thread('r0').and(page.locator('[data-status="accepted"]')).waitFor();
    await timeline()
      .getByText(/этап «Предзащита» пройден/)
      .waitFor();
  }, 30_000);

  it('changes its project and hands its documents in, and records nothing that is not its own to record', async () => {
    await panel().getByRole('button', { name: 'Проект' }).click();
    await form().getByLabel('Название проекта').fill('Кластер станков');
    await form().getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Кластер станков').first().waitFor();
    expect(await panel().getByRole('button').allTextContents()).toEqual(['Проект']);
    await full.defend('own');
    const file = panel().getByRole('button', { name: 'Подать заявление в реестр' });
    await file.click();
    await form().getByLabel('Заявление').fill('вх. 1');
    await form().getByLabel('Программа развития').fill('вх. 2');
    await form().getByRole('button', { name: 'Подать заявление' }).click();
    await page.getByRole('status').getByText('заявление в реестр подано').waitFor();
    expect(await page.getByRole('button', { name: 'Внести в реестр' }).count()).toBe(0);
    const { applications } = await system.found(full.ofTeam('own'));
    expect(applications).toMatchObject([{ documents: [{ reference: 'вх. 1' }, { reference: 'вх. 2' }] }]);
  }, 60_000);

  it('reaches no other team’s case file and no other page', async () => {
    for (const path of [`/operator/cohorts/${full.cohort}/teams/other`, '/operator', '/auditor', '/admin']) {
      await page.goto(`${system.url}${path}`);
      await page.getByRole('heading', { level: 1, name: 'Этот раздел не для вашей роли' }).waitFor();
      expect(await page.getByText('Команда other').count()).toBe(0);
    }
    const asked = [full.ofTeam('other'), full.ofTeam('other', 'history'), `/cohorts/${full.cohort}`, '/decisions'];
    for (const path of asked)
      expect([path, await page.evaluate(`fetch('/api/v1${path}').then(({ status }) => status)`)]).toEqual([path, 403]);
    await page.getByRole('link', { name: 'Моя команда' }).click();
    await page.getByRole('heading', { level: 1, name: 'Команда own' }).waitFor();
  }, 60_000);

  it('has a page free of serious findings of axe, light and dark, that fits a phone', async () => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(system.url);
        await page.getByRole('heading', { level: 1, name: 'Команда own' }).waitFor();
        await timeline().waitFor();
        const at = { width, colorScheme };
        expect({ ...at, found: await seriousFindings(page) }).toEqual({ ...at, found: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 60_000);
});
