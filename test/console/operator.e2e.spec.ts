// The operator's day in a real browser: a board that moves by itself, an enrollment with its warnings, attendance by keys, remarks.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually, TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the operator’s pages', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  const board = () => `${system.url}/operator/cohorts/${small.cohort}`;
  const row = (team: string) => page.locator(`[data-team="${team}"]`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await small.enroll('a', 'VOR');
    await system.admin.done('/agreements', {
      agreement: `${small.cohort}-three`,
      title: 'Соглашение трёх областей',
      parties: ['VOR', 'KRS', 'ORL'],
      directions: ['кластеры'],
      signedAt: '2022-01-10T10:00:00+03:00',
    });
    page = await browser.signedIn(system, 'operator', '/operator');
    await page.getByRole('heading', { level: 1, name: 'Что требует внимания' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('list the cohorts and lead to their boards', async () => {
    await page.getByRole('link', { name: 'Все потоки' }).click();
    await page.getByRole('link', { name: 'Малый поток' }).click();
    await row('a').waitFor();
    expect(page.url()).toBe(board());
  });

  it('show on the board what happens elsewhere, without a reload', async () => {
    await page.evaluate('globalThis.sameDocument = true');
    await small.enroll('b', 'KRS');
    await row('b').waitFor();
    await small.attend('b', 'KRS');
    await row('b').locator('[data-status="passed"]').first().waitFor();
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
  });

  it('find a team by its region, and keep what was looked for in the address', async () => {
    await page.getByRole('textbox', { name: 'Команда или регион' }).fill('Курская');
    await row('a').waitFor({ state: 'detached' });
    await row('b').waitFor();
    await page.waitForURL((url) => decodeURIComponent(url.search).includes('q=Курская'));
    await page.getByRole('textbox', { name: 'Команда или регион' }).fill('');
  });

  it('enroll a team of three regions with warnings on the way, and three tiles change in another window', async () => {
    const wall = await browser.signedIn(system, 'viewer');
    await wall.locator('[data-region="ORL"][data-teams="0"]').waitFor();
    await page.getByRole('link', { name: 'Зачислить команду' }).click();
    await page.getByLabel('Название команды').fill('Три области');
    const regions = page.getByRole('combobox', { name: 'Регионы', exact: true });
    for (const region of ['Воронежская', 'Курская', 'Орловская', 'Липецкая']) {
      await regions.fill(region);
      await page.getByRole('option', { name: new RegExp(region) }).click();
    }
    await page.getByText('Липецкая область: не целевой регион этого потока').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.getByText('Липецкая область: не целевой').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Соглашение' }).click();
    await page.getByRole('option', { name: 'Соглашение трёх областей', exact: true }).click();
    await page.getByLabel('Название проекта').fill('Кластер трёх областей');
    for (const [index, name] of ['Первый Участник', 'Второй Участник', 'Третий Участник'].entries()) {
      if (index > 0) await page.getByRole('button', { name: 'Ещё участник' }).click();
      await page.getByLabel(`Имя участника ${index + 1}`).fill(name);
      await page.getByRole('combobox', { name: `Регион участника ${index + 1}` }).click();
      await page
        .getByRole('option', { name: /Воронежская|Курская|Орловская/ })
        .nth(index)
        .click();
    }
    await page.reload();
    expect(await page.getByLabel('Название команды').inputValue()).toBe('Три области');
    await page.getByRole('button', { name: 'Зачислить', exact: true }).dblclick();
    await page.getByText('«Три области»: зачислена.').waitFor();
    for (const region of ['VOR', 'KRS', 'ORL']) {
      const teams = region === 'ORL' ? 1 : 2;
      await wall.locator(`[data-region="${region}"][data-teams="${teams}"]`).waitFor();
    }
    const { teams } = (await system.found(`/cohorts/${small.cohort}`)) as { teams: { name: string }[] };
    expect(teams.filter(({ name }) => name === 'Три области')).toHaveLength(1);
    expect(await system.found(`/agreements/${small.cohort}-three`)).toMatchObject({
      teams: [{ name: 'Три области', uncovered: [] }],
    });
    await wall.context().close();
  }, 60_000);

  it('read a refusal as a sentence with what to do', async () => {
    await page.getByLabel('Название команды').fill('Чужая область');
    await page.getByRole('combobox', { name: 'Регионы', exact: true }).fill('Липецкая');
    await page.getByRole('option', { name: /Липецкая/ }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Название проекта').fill('Кластер');
    await page.getByLabel('Имя участника 1').fill('Некто');
    await page.getByRole('combobox', { name: 'Регион участника 1' }).click();
    await page
      .getByRole('option', { name: /Липецкая/ })
      .last()
      .click();
    await page.getByRole('button', { name: 'Зачислить', exact: true }).click();
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/[А-Яа-я]{4,}/);
    await page.getByRole('button', { name: 'Очистить' }).click();
  });

  it('record attendance by keys alone and go on to the next team', async () => {
    await page.goto(`${board()}/attendance?session=webinar-1`);
    const sheet = page.locator('form');
    await sheet.getByRole('button', { name: /Записать: 1 из 1/ }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const file = await system.admin.found(small.ofTeam('a'));
      const sheets = file.attendance as { session: string; recorded: { present: string[] } | null }[];
      expect(sheets.find(({ session }) => session === 'webinar-1')?.recorded?.present).toEqual([small.person('a-vor')]);
    });
    await page.locator('[aria-current="true"]', { hasText: 'Команда b' }).waitFor();
    await page.getByText('Записано, занятие засчитано.').waitFor();
  });

  it('print the sheet of a session: as recorded, or with boxes to tick', async () => {
    await small.enroll('c', 'ORL', 'VOR');
    await system.settled();
    await page.goto(`${board()}/attendance?session=webinar-1`);
    await page.getByRole('link', { name: 'Ведомость для печати' }).click();
    const sheet = page.getByRole('article');
    await sheet.getByRole('heading', { name: /Ведомость посещения/ }).waitFor();
    expect(await sheet.locator('[data-team="a"]').textContent()).toContain('a-vor (вымышл.)');
    expect(await sheet.locator('[data-team="a"] i').count()).toBe(0);
    expect(await sheet.locator('[data-team="c"] i').count()).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('open a case file with composition, stages and the attendance matrix', async () => {
    await page.goto(`${board()}/teams/a`);
    await page.getByRole('heading', { level: 1, name: 'Команда a' }).waitFor();
    await page.getByRole('region', { name: 'Состав' }).getByText('a-vor (вымышл.)').waitFor();
    await page.getByRole('region', { name: 'Посещение' }).getByTitle('был').waitFor();
  });

  it('are free of serious findings of axe, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['', '/enroll', '/attendance', '/teams/a']) {
        await page.goto(board() + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect({ colorScheme, path, found: await seriousFindings(page) }).toEqual({ colorScheme, path, found: [] });
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
