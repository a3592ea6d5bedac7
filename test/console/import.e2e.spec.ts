// Teams from a spreadsheet in a real browser: Russian headings, faulty cells mended in place, and no team twice.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { eventually, TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

/** Nobody is in two teams. */
const people: Readonly<Record<string, string>> = {
  Первая: 'a',
  Вторая: 'b',
  Третья: 'c',
  Четвёртая: 'd',
  Шестая: 'f',
  Седьмая: 'g',
};
const headings = 'Название команды;Регионы;Ведущий регион;Вид проекта;Проект;Участники';

describeInBrowser('teams from a file', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  const at = () => `${system.url}/operator/cohorts/${small.cohort}/import`;
  const line = (name: string, more: { regions?: string; kind?: string; person?: string } = {}) => {
    const { regions = 'Воронежская область, Курская область', kind = 'создание', person = people[name] ?? '' } = more;
    return `${name};${regions};Воронежская область;${kind};Кластер;${small.person(person)}/орган власти/Воронежская область`;
  };
  const choose = async (...lines: string[]) => {
    const buffer = Buffer.from([headings, ...lines].join('\r\n'));
    await page.locator('input[type="file"]').setInputFiles({ name: 'команды.csv', mimeType: 'text/csv', buffer });
  };
  const cell = (row: number, column: string) => page.locator(`[data-row="${row}"] [data-column="${column}"]`);
  const enrolled = async (): Promise<string[]> => {
    const { teams } = (await system.found(`/cohorts/${small.cohort}`)) as { teams: { name: string }[] };
    return teams.map(({ name }) => name).sort();
  };

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await small.register(name);
    page = await browser.signedIn(system, 'operator', `/operator/cohorts/${small.cohort}`);
    page.setDefaultTimeout(15_000);
    await page.getByRole('link', { name: 'Из файла' }).click();
    await page.getByRole('heading', { level: 1, name: 'Команды из файла' }).waitFor();
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('guess the columns of Russian headings and tell by cell what is wrong, writing nothing', async () => {
    const before = await system.written();
    await choose(
      line('Первая'),
      line('Вторая', { kind: 'полёт' }),
      line('Третья', { person: 'nobody' }),
      line('Четвёртая'),
    );
    await page.getByText(/Ошибки в \d+/).waitFor();
    expect(await page.locator('[data-row]').allTextContents()).toHaveLength(2);
    expect(await page.getByRole('combobox', { name: 'Ведущий регион' }).inputValue()).toBe('Ведущий регион');
    await cell(3, 'projectKind').getByText('одно из:').waitFor();
    await cell(4, 'members').getByText('такого человека нет').waitFor();
    await page.getByText('зачислено 2').waitFor();
    await page.getByRole('radiogroup', { name: 'Какие строки' }).getByText('Все').click();
    const outcomes = page.locator('[data-outcome]');
    expect(await outcomes.allTextContents()).toEqual([
      ...['будет зачислена', 'не читается', 'кого-то нет', 'будет зачислена'],
    ]);
    await page
      .getByRole('radiogroup', { name: 'Какие строки' })
      .getByText(/С ошибками/)
      .click();
    expect(await system.written()).toBe(before);
  });

  it('keep what was mended over a reload, and check it again', async () => {
    await cell(3, 'projectKind').getByRole('textbox').fill('вступление');
    await page.getByText('Строки изменены после проверки').waitFor();
    await page.reload();
    await page.getByText('Ошибки в 1 строке').waitFor();
    await cell(4, 'members')
      .getByRole('textbox')
      .fill(`${small.person('c')}/фонд/Курская область`);
    await page.getByRole('button', { name: 'Проверить снова' }).click();
    await page.getByText('Ошибок нет').waitFor();
  });

  it('are enrolled once however often the button is pressed, and lead to the board', async () => {
    await page.getByRole('button', { name: 'Зачислить 4 команды' }).dblclick();
    await page.getByRole('heading', { name: 'Готово' }).waitFor();
    await page.getByText('зачислено 4').waitFor();
    expect(await enrolled()).toEqual(['Вторая', 'Первая', 'Третья', 'Четвёртая']);
    await page.getByRole('link', { name: 'На доску потока' }).click();
    await page.locator('[data-team="vtoraia"]').waitFor();
  });

  it('are left alone when the same file comes again, also in the middle of others', async () => {
    const before = await system.written();
    await page.goto(at());
    await choose(line('Первая'), line('Четвёртая'));
    await page.getByText('уже зачислены без изменений 2').waitFor();
    await page.getByRole('button', { name: 'Зачислить 2 команды' }).click();
    await page.getByRole('heading', { name: 'Готово' }).waitFor();
    expect(await system.written()).toBe(before);
    await page.getByRole('button', { name: 'Другой файл' }).click();
  });

  it('take rows that are pasted, with columns that nobody could guess chosen by hand', async () => {
    const rows = `А\tБ\tВ\tГ\tД\nПятая\tОрловская область\tсоздание\tКластер\t${small.person('e')}/фонд/ORL`;
    await page.getByRole('textbox', { name: 'Или вставьте строки' }).fill(rows);
    await page.getByRole('button', { name: 'Взять вставленное' }).click();
    await page.getByText('Без этого столбца команду не зачислить').first().waitFor();
    const columns = { 'Название команды': 'А', Регионы: 'Б', 'Вид проекта': 'В', Проект: 'Г', Участники: 'Д' };
    for (const [ours, theirs] of Object.entries(columns)) {
      await page.getByRole('combobox', { name: ours, exact: true }).click();
      await page.getByRole('option', { name: theirs, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Зачислить 1 команду' }).click();
    await page.getByRole('heading', { name: 'Готово' }).waitFor();
    expect(await enrolled()).toContain('Пятая');
    await page.getByRole('button', { name: 'Другой файл' }).click();
  });

  it('are enrolled once although the page is left in the middle of it', async () => {
    await choose(line('Шестая'), line('Седьмая'));
    await page.getByText('Ошибок нет').waitFor();
    let arrived = 0;
    await page.route('**/teams/import', async (route) => {
      // The rows reach the system; the answer never reaches the page.
      arrived += 1;
      await route.fetch();
      await new Promise(() => undefined);
    });
    await page.getByRole('button', { name: 'Зачислить 2 команды' }).click();
    await page.getByRole('heading', { name: 'Зачисляем…' }).waitFor();
    await eventually(async () => expect(await enrolled()).toEqual(expect.arrayContaining(['Седьмая', 'Шестая'])));
    expect(arrived).toBe(1);
    await page.unroute('**/teams/import');
    const before = await system.written();
    await page.reload();
    await page.getByText('уже зачислены без изменений 2').waitFor();
    await page.getByRole('button', { name: 'Зачислить 2 команды' }).click();
    await page.getByRole('heading', { name: 'Готово' }).waitFor();
    expect(await system.written()).toBe(before);
    await page.getByRole('button', { name: 'Другой файл' }).click();
  });

  it('say of a file that is none of ours what is wrong with it, and take the next', async () => {
    const drop = (name: string, bytes: readonly number[]) =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], ${JSON.stringify(name)}));
        const onto = document.querySelector('section');
        for (const type of ['dragover', 'drop'])
          onto.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      })()`);
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0];
    await drop('снимок.png', png);
    await page.getByRole('alert').getByText('Это не таблица').waitFor();
    await drop('команды.xlsx', [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x0a, 0x0a]);
    await page.getByRole('alert').getByText('сохраните её как CSV').waitFor();
    await drop('команды.csv', [...new TextEncoder().encode(`${headings}\n${line('Первая')}`)]);
    await page.getByText('уже зачислены без изменений 1').waitFor();
    await page.getByRole('button', { name: 'Другой файл' }).click();
  });

  it('say that a file holds nothing', async () => {
    await choose();
    await page.getByRole('alert').getByText('нет ни одной строки').waitFor();
  });

  it('are told of in English as well', async () => {
    await page.getByRole('button', { name: /^EN/ }).click();
    await choose(line('Шестая', { regions: 'Атлантида' }));
    await cell(2, 'regions').getByText('keys of regions').waitFor();
    await page.getByRole('button', { name: /^RU/ }).click();
  });

  it('are free of serious findings of axe, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(at());
      await page.locator('[data-row]').waitFor();
      expect({ colorScheme, found: await seriousFindings(page) }).toEqual({ colorScheme, found: [] });
      await page.getByRole('button', { name: 'Другой файл' }).click();
      await page.getByRole('heading', { name: 'Перетащите сюда' }).waitFor();
      expect({ colorScheme, found: await seriousFindings(page) }).toEqual({ colorScheme, found: [] });
      await choose(line('Седьмая', { regions: 'Атлантида' }));
      await page.locator('[data-row]').waitFor();
    }
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
