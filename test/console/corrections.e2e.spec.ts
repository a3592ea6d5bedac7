// What a case file takes beside the straight way, in a real browser: appeals, more time, composition, corrections.
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';
import { caseFileOf } from './case-file.kit.js';

describeInBrowser('a case file', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let page: Page;
  const { form, field, send, done, press, choose, because } = caseFileOf(() => page);
  const results = () => page.getByRole('region', { name: 'Результаты' });
  const found = (team: string) => system.found(full.ofTeam(team));
  const open = async (team: string) => {
    await page.goto(`${system.url}/operator/cohorts/${full.cohort}/teams/${team}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    await full.open();
    page = await browser.signedIn(system, 'administrator', '/nowhere');
    await page.waitForURL('**/nowhere');
    page.setDefaultTimeout(15_000);
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('takes an appeal against a verdict that failed, and what is decided on it', async () => {
    await full.study('a', 'VOR');
    await full.rehearse('a');
    await full.defend('a', { score: 100 });
    await open('a');
    await press('Защита: подать апелляцию');
    await form()
      .getByText(/в течение 10 рабочих дней/)
      .waitFor();
    await field('Что не так с решением').fill('не учтён расчёт');
    await page.reload();
    expect(await field('Что не так с решением').inputValue()).toBe('не учтён расчёт');
    await form().getByRole('button', { name: 'Подать апелляцию' }).dblclick();
    await done('подана апелляция');
    expect((await found('a')).appeals).toMatchObject([{ grounds: 'не учтён расчёт', resolved: null }]);
    await results().getByText('Защита: апелляция: не рассмотрена').waitFor();
    await press('Защита: решить апелляцию');
    await form()
      .getByText(/не учтён расчёт/)
      .waitFor();
    await choose('Решение', 'Удовлетворить');
    await field('Причина').fill('расчёт был представлен');
    await send('Записать');
    await done(/апелляция удовлетворена/);
    await results().getByText('Защита: апелляция: удовлетворена').waitFor();
    expect((await found('a')).nextRounds).toMatchObject({ defense: 2 });
  }, 90_000);

  it('gives more time for a rework, from the time that it was given before', async () => {
    await full.study('b', 'KRS');
    const sitting = await full.hear('b-rehearsal', 'b', 'pre-defense');
    const remarks = ['первое', 'второе'].map((text, index) => ({ remark: `r${index}`, author: full.chair, text }));
    const verdict = { stage: 'pre-defense', sitting, item: 'b', verdict: 'rework', remarks };
    await system.admin.done(full.ofTeam('b', 'pre-defense'), verdict);
    await open('b');
    await press('Предзащита: продлить доработку');
    expect(await field('Доработать до').inputValue()).toMatch(/T23:59$/);
    await field('Доработать до').fill('2040-06-20T18:00');
    await field('Причина').fill('болезнь руководителя');
    await send('Продлить доработку');
    await done(/доработка продлена/);
    const { preDefenses } = (await found('b')) as { preDefenses: { rework: object }[] };
    const until = new Date('2040-06-20T18:00:00+03:00').toISOString();
    expect(preDefenses[0]?.rework).toMatchObject({ until, extendedBecause: 'болезнь руководителя' });
  }, 60_000);

  it('takes who joins, is replaced and leaves: somebody found by name, or new', async () => {
    await full.register('newcomer');
    await open('b');
    await press('Добавить участника', 'Состав');
    const who = form().getByRole('combobox', { name: 'Кто приходит' });
    await who.fill('newcomer');
    await page.getByRole('option', { name: 'newcomer (вымышл.)' }).click();
    await choose('Кого представляет', 'фонд');
    await send('Добавить');
    await done('добавлен участник');
    const members = async () => ((await found('b')) as { members: { person: string; until: string | null }[] }).members;
    expect((await members()).at(-1)).toMatchObject({ person: full.person('newcomer'), category: 'fund' });
    await press('Заменить участника', 'Состав');
    await choose('Кто уходит', /newcomer/);
    await form().getByRole('combobox', { name: 'Кто приходит' }).fill('Новая Анна (вымышл.)');
    await page.getByRole('option', { name: 'Внести нового человека: Новая Анна (вымышл.)' }).click();
    await choose('Кого представляет', 'предприятие');
    await field('Причина').fill('перешла на другую работу');
    await form().getByRole('button', { name: 'Заменить', exact: true }).dblclick();
    await done('участник заменён');
    await page.getByRole('region', { name: 'Состав' }).getByText('Новая Анна (вымышл.)').waitFor();
    expect((await members()).filter(({ until }) => until === null)).toHaveLength(2);
    await press('Исключить участника', 'Состав');
    await choose('Кто уходит', /Новая Анна/);
    await field('Причина').fill('по заявлению');
    await send('Исключить');
    await done('участник исключён');
  }, 90_000);

  it('takes regions that join, lead and leave, and says why the leading one cannot', async () => {
    await press('Присоединить регион', 'Состав');
    await choose('Регион', 'Орловская область');
    await send('Присоединить');
    await done(/присоединён регион/);
    await press('Сменить ведущий регион', 'Состав');
    await choose('Регион', 'Орловская область');
    await send('Сменить');
    await done(/ведущий регион сменён/);
    await press('Исключить регион', 'Состав');
    await form()
      .getByText(/Ведущий регион \(Орловская область\) выйти не может/)
      .waitFor();
    await choose('Регион', 'Курская область');
    await field('Причина').fill('по письму региона');
    await send('Исключить регион');
    await done(/регион вышел/);
    expect(await found('b')).toMatchObject({ leadRegion: 'ORL' });
  }, 90_000);

  it('takes another project and a consultation', async () => {
    await press('Проект', 'Состав');
    expect(await field('Название проекта').inputValue()).toBe('Кластер');
    await field('Название проекта').fill('Кластер станков');
    await send('Записать');
    await done('проект изменён: «Кластер станков»');
    await press('Консультация');
    await field('О чём').fill('финансовая модель');
    await field('b-krs (вымышл.)').check();
    await send('Записать');
    await done('проведена консультация');
    await results().getByText('Консультация: финансовая модель').waitFor();
    expect((await found('b')).consultations).toMatchObject([{ present: [full.person('b-krs')] }]);
  }, 60_000);

  it('corrects attendance, a test and a verdict; what was before stays visible', async () => {
    await open('a');
    await press('Посещение занятия', 'Исправить');
    await choose('a-vor (вымышл.)', 'дистанционно');
    await because();
    await send('Исправить');
    await done('посещаемость исправлена');
    await press('Тест: балл', 'Исправить');
    expect(await field('Балл команды').inputValue()).toBe('80');
    await field('Балл команды').fill('120');
    await form().getByText('Число от 0 до 100').waitFor();
    await field('Балл команды').fill('75,5');
    await because();
    await send('Исправить');
    await done('результат теста исправлен');
    await results().getByText('Было: 80.').waitFor();
    await press('Защита: отменить решение', 'Исправить');
    await because();
    await send('Отменить решение');
    await done(/защита отменена/);
    await results().getByText('решение отменено').waitFor();
    const file = (await found('a')) as { attendance: { recorded: object | null }[] };
    expect(file).toMatchObject({ tests: [{ score: 7550 }], defenses: [{ annulled: { document: 'записка № 14' } }] });
    expect(file.attendance[0]?.recorded).toMatchObject({ remote: [full.person('a-vor')] });
  }, 90_000);

  it('corrects an entry in the registry, and takes it out', async () => {
    await full.study('c', 'ORL');
    await full.rehearse('c');
    await full.defend('c');
    await full.fileApplication('c');
    await full.enterRegistry('c', '57-001');
    await open('c');
    await press('Запись в реестре', 'Исправить');
    expect(await field('Номер записи').inputValue()).toBe('57-001');
    await field('Номер записи').fill('57-002');
    await because();
    await send('Исправить');
    await done(/запись реестра исправлена: 57-002/);
    await results()
      .getByText(/Было: № 57-001/)
      .waitFor();
    await press('Исключить из реестра', 'Исправить');
    await because();
    await send('Исключить из реестра');
    await done(/исключена из реестра: 57-002/);
  }, 90_000);

  it('corrects the enrollment: what the team should have been from the beginning', async () => {
    await full.enroll('d', 'VOR', 'KRS');
    await open('d');
    await press('Зачисление', 'Исправить');
    await field('Название команды').fill('Команда Д');
    await choose('d-krs (вымышл.)', 'Не должен был быть в составе');
    await because();
    await send('Исправить');
    await done('зачисление исправлено');
    const file = (await found('d')) as { members: { person: string }[] };
    expect(file).toMatchObject({ name: 'Команда Д', enrollmentCorrections: [{ document: 'записка № 14' }] });
    expect(file.members.map(({ person }) => person)).toEqual([full.person('d-vor')]);
  }, 60_000);

  it('leads to a person, whose data are corrected', async () => {
    await page.goto(`${system.url}/people/${full.person('d-vor')}`);
    await page.getByRole('button', { name: 'Исправить данные' }).click();
    expect(await field('Фамилия, имя, отчество').inputValue()).toBe('d-vor (вымышл.)');
    await field('Фамилия, имя, отчество').fill('Воронова Вера (вымышл.)');
    await field('Должность').fill('начальник отдела');
    await field('Причина').fill('опечатка');
    await send('Исправить');
    await page.getByRole('heading', { level: 1, name: 'Воронова Вера (вымышл.)' }).waitFor();
    await page.getByText('начальник отдела').waitFor();
  }, 60_000);

  it('offers each role what it may, in either language', async () => {
    const secretary = await browser.signedIn(system, 'secretary', `/operator/cohorts/${full.cohort}/teams/a`);
    await secretary.getByRole('button', { name: 'English' }).click();
    const offered = secretary.getByRole('region', { name: 'What can be recorded' });
    await offered.getByRole('button', { name: 'Consultation' }).waitFor();
    await offered.getByRole('button', { name: 'Correct' }).click();
    await secretary.getByRole('menuitem', { name: 'Attendance of a session' }).waitFor();
    expect(await secretary.getByRole('menuitem').allTextContents()).not.toContain('The enrollment');
    expect(await offered.getByRole('button', { name: 'Withdraw the team' }).count()).toBe(0);
    await secretary.context().close();
  }, 60_000);

  it('has forms free of serious findings of axe, light and dark, that fit a phone', async () => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const record of ['correct-attendance', 'add-member', 'correct-enrollment']) {
          await page.goto(`${system.url}/operator/cohorts/${full.cohort}/teams/a?record=${record}`);
          await form().getByRole('button', { name: 'Отмена' }).waitFor();
          const at = { width, colorScheme, record };
          expect({ ...at, found: await seriousFindings(page) }).toEqual({ ...at, found: [] });
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 90_000);
});
