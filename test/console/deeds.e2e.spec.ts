// What is recorded on a team's case file, in a real browser: tests, the registry, outcomes, seats, remarks to acceptance.
import type { Body } from '../end-to-end/client.kit.js';
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

/** Tests are taken by members, one seat, and a line behind it. */
class SmallSchool extends FullProgram {
  override charter(): Body {
    const whole = super.charter() as { admission: object; stages: Body[] };
    const admission = { ...whole.admission, capacity: 1, waitingList: { offer: { hours: 48 } } };
    const stages = whole.stages.map((stage) => (stage.kind === 'test' ? { ...stage, per: 'member' } : stage));
    return { ...whole, admission, stages };
  }
}

describeInBrowser('what is recorded on a case file', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let full: FullProgram;
  let school: SmallSchool;
  let page: Page;
  const fileOf = (program: FullProgram, team: string) =>
    `${system.url}/operator/cohorts/${program.cohort}/teams/${team}`;
  const panel = () => page.getByRole('region', { name: 'Что можно записать' });
  const press = (deed: string) => panel().getByRole('button', { name: deed, exact: true }).click();
  const form = () => page.getByRole('dialog');
  const send = (button: string) => form().getByRole('button', { name: button, exact: true }).click();
  const done = (what: string | RegExp) => page.getByRole('status').getByText(what).waitFor();
  const latest = () => page.getByRole('region', { name: 'Что происходило' }).getByRole('listitem').first();
  const found = async (program: FullProgram, team: string) => system.found(program.ofTeam(team));
  const open = async (program: FullProgram, team: string) => {
    await page.goto(fileOf(program, team));
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    full = new FullProgram(system.run, system.admin);
    school = new SmallSchool(`${system.run}-s`, system.admin);
    await Promise.all([full.open(), school.open()]);
    page = await browser.signedIn(system, 'operator', '/nowhere');
    await page.waitForURL('**/nowhere');
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('is a test on the charter’s scale, once however often it is sent, with a draft that survives a reload', async () => {
    await full.enroll('a', 'VOR');
    await open(full, 'a');
    await panel().getByRole('button', { name: 'Отчислить команду' }).waitFor();
    expect(await panel().getByRole('button', { name: 'Тест: результат' }).count()).toBe(0);
    await full.attend('a', 'VOR');
    await press('Тест: результат');
    await form().getByText('Попытка 1 из 2. Проходной балл — 60.').waitFor();
    await form().getByLabel('Балл команды').fill('45,5');
    await page.reload();
    expect(await form().getByLabel('Балл команды').inputValue()).toBe('45,5');
    await form().getByRole('button', { name: 'Записать', exact: true }).dblclick();
    await done('тест записан: «Тест», попытка 1: 45,5');
    expect((await found(full, 'a')).tests).toMatchObject([{ attempt: 1, score: 4550 }]);
    await latest().getByText('Тест записан: «Тест», попытка 1: 45,5.').waitFor();
    await press('Тест: результат');
    await form().getByText('Попытка 2 из 2.').waitFor();
    await form().getByLabel('Балл команды').fill('72.5');
    await send('Записать');
    await done(/попытка 2: 72,5; этап «Тест» пройден/);
    await panel().getByRole('button', { name: 'Тест: результат' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('is a test by its members, those who did not take it left out', async () => {
    await school.enroll('m', 'VOR', 'KRS');
    await school.attend('m', 'VOR', 'KRS');
    await open(school, 'm');
    await press('Тест: результат');
    await form().getByLabel('m-vor (вымышл.)').fill('90');
    await send('Записать');
    await done(/тест записан/);
    expect((await found(school, 'm')).tests).toMatchObject([
      { score: null, scores: { [school.person('m-vor')]: 9000 } },
    ]);
  }, 60_000);

  it('is an application with its documents, its return, and the entry under a number that is free', async () => {
    await full.study('b', 'KRS');
    await full.rehearse('b');
    await full.defend('b');
    await open(full, 'b');
    await press('Подать заявление в реестр');
    await form().getByLabel('Заявление').fill('вх. 1');
    expect(await form().getByRole('button', { name: 'Подать заявление' }).isDisabled()).toBe(true);
    await form().getByLabel('Программа развития').fill('вх. 2');
    await send('Подать заявление');
    await done('заявление в реестр подано');
    await press('Вернуть заявление');
    await form().getByLabel('Причина').fill('не хватает подписи');
    await send('Вернуть заявление');
    await done('заявление возвращено');
    await press('Подать заявление в реестр');
    await form().getByText('Прошлое заявление вернули: не хватает подписи').waitFor();
    expect(await form().getByLabel('Программа развития').inputValue()).toBe('вх. 2');
    await send('Подать заявление');
    await full.study('c', 'ORL');
    await full.rehearse('c');
    await full.defend('c');
    await full.fileApplication('c');
    await full.enterRegistry('c', '36-001');
    await press('Внести в реестр');
    await form().getByText('Запись действует 5 лет.').waitFor();
    await form().getByLabel('Номер записи').fill('36-001');
    await form().getByLabel('Приказ').fill('приказ № 7');
    await send('Внести в реестр');
    await form()
      .getByRole('alert')
      .getByText(/36-001/)
      .first()
      .waitFor();
    await form().getByLabel('Номер записи').fill('36-002');
    await send('Внести в реестр');
    await done(/внесена в реестр под номером 36-002; этап «Реестр» пройден/);
    await page.getByRole('region', { name: 'Результаты' }).getByText('№ 36-002').waitFor();
  }, 90_000);

  it('is an outcome, once', async () => {
    await press('Результат программы');
    await form().getByLabel('В чём это состоит').fill('Центр создан при фонде');
    await form().getByLabel('Документ').fill('распоряжение № 88-р');
    await send('Записать');
    await done('записан результат');
    await latest().getByText('Центр создан при фонде').waitFor();
    await panel().getByRole('button', { name: 'Результат программы' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('is a seat: one team leaves, the next accepts its offer, and who left comes back only to a seat', async () => {
    await school.enroll('n', 'ORL');
    await open(school, 'm');
    await press('Отчислить команду');
    await form().getByLabel('Причина').fill('по просьбе региона');
    await send('Отчислить');
    await done(/команда выбыла/);
    await press('Вернуть команду');
    await form().getByLabel('Причина').fill('регион передумал');
    await form().getByLabel('Документ').fill('письмо № 5');
    await send('Вернуть команду');
    await form().getByRole('alert').waitFor();
    await open(school, 'n');
    await press('Принять место');
    await form()
      .getByText(/Предложение действует до/)
      .waitFor();
    await send('Принять место');
    await done(/зачислена/);
    await panel().getByRole('button', { name: 'Отчислить команду' }).waitFor();
  }, 60_000);

  it('brings remarks to acceptance: answered, reopened, answered again, accepted', async () => {
    await full.study('r', 'VOR');
    const sitting = await full.hear('r-rehearsal', 'r', 'pre-defense');
    const remarks = ['первое', 'второе'].map((text, index) => ({ remark: `r${index}`, author: full.chair, text }));
    const verdict = { stage: 'pre-defense', sitting, item: 'r', verdict: 'rework', remarks };
    await system.admin.done(full.ofTeam('r', 'pre-defense'), verdict);
    const secretary = await browser.signedIn(system, 'secretary', `/operator/cohorts/${full.cohort}/teams/r`);
    const thread = secretary.locator('[data-remark="r0"]');
    const say = async (button: string, label: string, text: string, sending: string) => {
      await thread.getByRole('button', { name: button, exact: true }).click();
      await thread.getByLabel(label).fill(text);
      await thread.getByRole('button', { name: sending, exact: true }).click();
    };
    await say('Ответить', 'Ответ команды', 'письма приложены', 'Отправить ответ');
    await thread.and(secretary.locator('[data-status="answered"]')).waitFor();
    await say('Открыть снова', 'Чего не хватает', 'нет объёмов', 'Открыть от имени автора');
    await thread.and(secretary.locator('[data-status="reopened"]')).waitFor();
    await say('Ответить', 'Ответ команды', 'объёмы подтверждены', 'Отправить ответ');
    await thread.getByRole('button', { name: 'Принять от имени автора' }).click();
    await thread.and(secretary.locator('[data-status="accepted"]')).waitFor();
    await secretary
      .getByRole('list', { name: 'Этапы' })
      .getByRole('listitem')
      .nth(2)
      .getByText(/пройден/)
      .waitFor();
    expect(await secretary.getByRole('region', { name: 'Что происходило' }).count()).toBe(0);
    await secretary.context().close();
  }, 60_000);

  it('is what the role may: a viewer records nothing', async () => {
    const viewer = await browser.signedIn(system, 'viewer', `/operator/cohorts/${full.cohort}/teams/a`);
    await viewer.getByRole('region', { name: 'Состав' }).waitFor();
    expect(await viewer.getByRole('region', { name: 'Что можно записать' }).count()).toBe(0);
    await viewer.context().close();
  }, 30_000);

  it('is free of serious findings of axe, light and dark, also on a phone, and fits it', async () => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(full, 'b');
        await panel().waitFor();
        expect({ width, colorScheme, found: await seriousFindings(page) }).toEqual({ width, colorScheme, found: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await press('Отчислить команду');
        await form().getByLabel('Причина').waitFor();
        expect({ width, colorScheme, found: await seriousFindings(page) }).toEqual({ width, colorScheme, found: [] });
        await page.keyboard.press('Escape');
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 90_000);
});
