// The administrator's pages in a real browser: a token from its form to its revocation, read models, and an event that nobody can read.
import { jsonEvent } from '@eventstore/db-client';
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually, TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the administrator’s pages', () => {
  const system = new TestSystem({ embedded: true });
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  let bearer = '';
  const row = (token: string) => page.locator(`[data-token="${token}"]`);
  const model = (projection: string) => page.locator(`[data-projection="${projection}"]`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await small.enroll('a', 'VOR');
    page = await browser.signedIn(system, 'administrator', '/admin');
    await page.getByRole('heading', { level: 1, name: 'Токены' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('are not for other roles', async () => {
    const operator = await browser.signedIn(system, 'operator', '/admin');
    await operator.getByRole('heading', { level: 1, name: 'Этот раздел не для вашей роли' }).waitFor();
    expect(await operator.getByRole('link', { name: 'Администрирование' }).count()).toBe(0);
    await operator.context().close();
  });

  it('issue a token bound to a cohort, once however often the button is pressed, and show it once', async () => {
    await page.getByRole('button', { name: 'Выпустить токен' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Для кого или для чего').fill('Оператор весны');
    expect(await form.getByLabel('Короткое имя').inputValue()).toBe('operator-vesny');
    await form.getByRole('combobox', { name: 'Только потоки' }).click();
    await page.getByRole('option', { name: 'Малый поток' }).click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Выпустить', exact: true }).dblclick();
    await form.getByText('Токен показан один раз').waitFor();
    bearer = String(await form.locator('[data-bearer]').textContent()).trim();
    await form.getByRole('button', { name: 'Токен сохранён, закрыть' }).click();
    await row('operator-vesny').getByText('Малый поток').waitFor();
    await row('operator-vesny').getByText('решений не было').waitFor();
    expect(await page.getByText(bearer).count()).toBe(0);
    const { items } = (await system.found('/admin/tokens')) as { items: { title: string; expires: string }[] };
    const issued = items.filter(({ title }) => title === 'Оператор весны');
    expect(issued).toHaveLength(1);
    expect(Date.parse(issued[0]!.expires) - Date.now()).toBeGreaterThan(360 * 86_400_000);
  });

  it('refuse a name that is taken, in words', async () => {
    await page.getByRole('button', { name: 'Выпустить токен' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Для кого или для чего').fill('Оператор весны');
    await form.getByRole('button', { name: 'Выпустить', exact: true }).click();
    expect(await form.getByRole('alert').textContent()).toContain('возьмите другой идентификатор');
    await page.keyboard.press('Escape');
  });

  it('give the frame for another site with a viewer’s token', async () => {
    await page.getByRole('button', { name: 'Выпустить токен' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Для кого или для чего').fill('Сайт «Форум»');
    await form.getByRole('combobox', { name: 'Роль' }).click();
    await page.getByRole('option', { name: 'наблюдатель' }).click();
    await form.getByRole('button', { name: 'Выпустить', exact: true }).click();
    const token = String(await form.locator('[data-bearer]').textContent()).trim();
    await form.getByText(`<iframe src="${system.url}/embed#${token}" title="Сайт «Форум»"`).waitFor();
    await form.getByRole('button', { name: 'Токен сохранён, закрыть' }).click();
  });

  it('tell when a token was last heard of', async () => {
    const caller = system.stranger(bearer);
    await caller.done(`/cohorts/${small.cohort}/sessions`, {
      ...{ session: 'more', stage: 'webinars', kind: 'webinar', title: { ru: 'Ещё', en: 'More' } },
      ...{ startsAt: '2022-04-12T11:00:00+03:00', endsAt: '2022-04-12T12:30:00+03:00' },
    });
    await eventually(async () => {
      await page.reload();
      const last = row('operator-vesny').getByRole('link');
      expect(await last.getAttribute('href', { timeout: 5_000 })).toBe('/auditor?actor=operator-vesny');
    });
  });

  it('revoke a token after asking, with a reason, and it opens nothing from then on', async () => {
    await row('operator-vesny').getByRole('button', { name: 'Отозвать' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('сразу перестанет действовать').waitFor();
    await question.getByLabel('Причина').fill('утерян');
    await question.getByRole('button', { name: 'Отозвать' }).dblclick();
    await row('operator-vesny').waitFor({ state: 'detached' });
    expect((await system.stranger(bearer).get('/me')).status).toBe(401);
    await page.getByText(/^Все ·/).click();
    await row('operator-vesny').getByText('утерян').waitFor();
  });

  it('list the read models level with the log, and build one anew with its outcome in words', async () => {
    await page.getByRole('link', { name: 'Витрины' }).click();
    await model('cohort_board').getByText('вровень с журналом').waitFor();
    await page.getByRole('button', { name: 'Действия: доски потоков' }).click();
    await page.getByRole('menuitem', { name: 'Построить заново' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Построить' }).click();
    await model('cohort_board').getByText('построена заново').waitFor({ timeout: 30_000 });
    await model('cohort_board').getByText('прежние были такими же').waitFor();
  }, 60_000);

  it('go back to the rows that the build replaced', async () => {
    await page.getByRole('button', { name: 'Действия: доски потоков' }).click();
    await page.getByRole('menuitem', { name: 'Вернуть прежнюю' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуть' }).click();
    await model('cohort_board').getByText('возвращена прежняя').waitFor({ timeout: 30_000 });
  }, 60_000);

  it('show what stands still with its reason, and give it up with a reason', async () => {
    const key = `${small.cohort}.a`;
    await system.log.put(`team-${key}`, jsonEvent({ type: 'TeamTeleported', data: { to: 'Mars' } }));
    const card = page.locator(`[data-parked="${key}"]`);
    await card.getByText('У события «TeamTeleported» нет квитанции').waitFor();
    await card.getByRole('heading', { name: /Малый поток/ }).waitFor();
    await card.getByRole('button', { name: 'Попробовать снова' }).click();
    await card.getByText('Не помогло').waitFor();
    await card.getByRole('button', { name: 'Пропустить событие…' }).click();
    await card.getByLabel('Причина').fill('записано вручную');
    await card.getByRole('button', { name: 'Пропустить событие' }).click();
    await card.waitFor({ state: 'detached' });
    await model('case_file').getByText('вровень с журналом').waitFor();
    await model('case_file').getByText('1 событие пропущено').waitFor();
  }, 60_000);

  it('are free of serious findings of axe, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['/admin', '/admin/projections']) {
        await page.goto(system.url + path);
        await page.getByRole('table').waitFor();
        expect({ colorScheme, path, found: await seriousFindings(page) }).toEqual({ colorScheme, path, found: [] });
      }
      await page.goto(`${system.url}/admin`);
      await page.getByRole('button', { name: 'Выпустить токен' }).click();
      await page.getByLabel('Короткое имя').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    }
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
