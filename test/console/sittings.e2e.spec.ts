// A secretary's sitting in a real browser: no quorum is said in words, then people come, score, and a protocol is signed.
import { SmallProgram } from '../end-to-end/small-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('the pages of sittings', () => {
  const system = new TestSystem();
  const browser = new TestBrowser();
  let small: SmallProgram;
  let page: Page;
  let sitting: string;
  const seat = (person: string) => page.locator(`[data-person="${person}"]`);
  const found = () => system.found(`/sittings/${sitting}`) as Promise<{ items: { status: string }[] }>;

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS']);
    for (const [team, region] of [
      ['a', 'VOR'],
      ['b', 'KRS'],
    ] as const) {
      await small.enroll(team, region);
      await small.attend(team, region);
    }
    page = await browser.signedIn(system, 'secretary', '/sittings');
    page.setDefaultTimeout(10_000);
  }, 90_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('call a sitting on the teams whose stage is open', async () => {
    await page.getByRole('link', { name: 'Назначить заседание' }).click();
    const choose = async (label: string, option: string) => {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).click();
    };
    await choose('Комиссия', 'Жюри');
    await page.getByLabel('Начало').fill('2022-05-24T10:00');
    await choose('Поток', 'Малый поток');
    await choose('Этап', 'Предзащита');
    await choose('Команды на повестку', 'Команда a');
    await page.getByRole('option', { name: 'Команда b' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText('Команда b').first().waitFor();
    await page.getByRole('button', { name: 'Назначить заседание' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Жюри' }).waitFor();
    sitting = new URL(page.url()).pathname.split('/').at(-1)!;
    const { items } = (await system.found('/sittings')) as { items: object[] };
    expect(items).toHaveLength(1);
  }, 60_000);

  it('say in words that there is no quorum, before and when it is tried', async () => {
    await page.getByText('Кворума нет: 0 из 2, не хватает 2').first().waitFor();
    await page.getByText('более 1/2 голосующих членов комиссии').waitFor();
    await page.getByRole('button', { name: 'Закрыть вопрос' }).click();
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/кворум/i);
    expect((await found()).items[0]?.status).toBe('open');
  }, 60_000);

  it('count those who come, also from another window, and close the item once', async () => {
    await seat(small.chair).getByRole('switch').click();
    await page.getByText('Кворума нет: 1 из 2, не хватает 1').first().waitFor();
    await system.admin.done(`/sittings/${sitting}/arrivals`, { person: small.member });
    await page.getByText('Кворум есть: 2 из 2, нужно 2').first().waitFor();
    // What was said when there was none says nothing any more.
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Закрыть вопрос' }).dblclick();
    await page.getByText('Кворум был: 2 из 2.').first().waitFor();
  }, 60_000);

  it('record a decision with a remark of a commissioner', async () => {
    await page.getByText('На доработку').click();
    await page.getByRole('button', { name: 'Ещё замечание' }).click();
    await page.getByLabel('Замечание 1', { exact: true }).fill('Обосновать спрос');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await page.getByRole('status').filter({ hasText: 'На доработку' }).waitFor();
    const { remarks } = (await system.found(small.ofTeam('a'))) as { remarks: { text: string }[] };
    expect(remarks.map(({ text }) => text)).toEqual(['Обосновать спрос']);
  }, 60_000);

  it('tell a declared conflict from the rest, and that a quorum is out of reach with it', async () => {
    await page.locator('[data-item="item-2"] button').click();
    await page.getByRole('button', { name: /^Ещё: member/ }).click();
    await page.getByRole('menuitem', { name: 'Заявить конфликт интересов' }).click();
    await page.getByLabel('Причина').fill('родственник');
    await page.getByRole('dialog').getByRole('button', { name: 'Записать' }).click();
    await page.locator(`[data-voter="${small.member}"]`, { hasText: 'заявлен конфликт интересов' }).waitFor();
    await page.getByText('Кворума не будет, даже если придут все').first().waitFor();
    const now = await browser.signedIn(system, 'operator', '/operator');
    await now.getByText('Команда b: кворума не будет, даже если придут все.').waitFor();
    await now.context().close();
  }, 60_000);

  it('sign the protocol when nothing is open, and print it', async () => {
    await page.getByRole('button', { name: 'Снять с повестки' }).click();
    await page.getByLabel('Причина').fill('нет кворума');
    await page.getByRole('dialog').getByRole('button', { name: 'Снять с повестки' }).click();
    await page.getByLabel('Номер протокола').fill('7-2022');
    await page.getByRole('button', { name: 'Подписать' }).click();
    await page.getByText(/Подписан, № 7-2022/).waitFor();
    await page.getByRole('link', { name: 'Печатный протокол' }).click();
    const paper = page.getByRole('article');
    await paper.getByRole('heading', { name: /Протокол № 7-2022/ }).waitFor();
    const words = await paper.textContent();
    for (const each of ['На доработку', 'Обосновать спрос', 'Снят с повестки: нет кворума'])
      expect(words).toContain(each);
    await paper.getByText(/На доработку, доработать до \d+ /).waitFor();
  }, 60_000);

  it('take everyone for present at once', async () => {
    const { items } = await system.found(`/sittings/${sitting}`);
    const [{ cohort, team, stage, round }] = items as [{ cohort: string; team: string; stage: string; round: number }];
    const body = { sitting: `${system.run}-all`, commission: small.commission, startsAt: '2022-06-24T10:00:00+03:00' };
    await system.admin.done('/sittings', { ...body, agenda: [{ item: 'it', cohort, team, stage, round: round + 1 }] });
    await page.goto(`${system.url}/sittings/${body.sitting}`);
    await page.getByRole('button', { name: 'Пришли все' }).dblclick();
    await page.getByText('2 из 2', { exact: false }).first().waitFor();
    for (const person of [small.chair, small.member])
      expect(await seat(person).getByRole('switch').isChecked()).toBe(true);
    expect((await system.found(`/sittings/${body.sitting}`)).movements).toHaveLength(2);
    expect(await page.getByRole('button', { name: 'Пришли' }).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 60_000);

  it('take scores along the row, by keys, and come to a verdict', async () => {
    const { remarks } = (await system.found(small.ofTeam('a'))) as { remarks: { remark: string }[] };
    for (const { remark } of remarks) {
      const at = { stage: 'pre-defense' };
      await system.admin.done(small.ofTeam('a', `remarks/${remark}/answer`), { ...at, answer: 'Приложены письма' });
      await system.admin.done(small.ofTeam('a', `remarks/${remark}/accept`), { ...at, by: small.chair });
    }
    const final = await small.sit('final', 'a', 'defense');
    await page.goto(`${system.url}/sittings/${final}`);
    await page.getByText('Ждём оценок').waitFor();
    await page.getByLabel('chair (вымышл.): Качество').fill('7,5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByText('Ждём оценок').waitFor({ state: 'detached' });
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Закрыть вопрос' }).click();
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await page.getByRole('status').filter({ hasText: 'Защита пройдена — 6,75' }).waitFor();
  }, 60_000);

  it('record a decision on an item that was closed before its stage got another name', async () => {
    await small.enroll('c', 'KRS');
    await small.attend('c', 'KRS');
    const before = await small.sit('before', 'c', 'pre-defense');
    await system.admin.done(`/sittings/${before}/items/c/close`, {});
    const { stages, ...rest } = small.charter() as { stages: { id: string; requires: string[] }[] };
    const rename = (id: string) => (id === 'pre-defense' ? 'rehearsal' : id);
    const renamed = stages.map((stage) => ({ ...stage, id: rename(stage.id), requires: stage.requires.map(rename) }));
    await system.admin.done(`/programs/${small.program}/charters`, { charter: { ...rest, stages: renamed } });
    await system.admin.done(`/cohorts/${small.cohort}/migrate`, { version: 2, stages: { 'pre-defense': 'rehearsal' } });
    await page.goto(`${system.url}/sittings/${before}`);
    await page.getByText('Предзащита').first().waitFor();
    await page.getByText('На доработку').click();
    await page.getByRole('button', { name: 'Ещё замечание' }).click();
    await page.getByLabel('Замечание 1', { exact: true }).fill('Назвать поставщиков');
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await page.getByRole('status').filter({ hasText: 'На доработку' }).waitFor();
    const { preDefenses } = await system.found(small.ofTeam('c'));
    expect(preDefenses).toMatchObject([{ stage: 'rehearsal', verdict: 'rework' }]);
    await page.goto(`${system.url}/sittings/${before}/protocol`);
    await page.getByRole('article').getByText('Назвать поставщиков').waitFor();
  }, 60_000);

  it('are free of serious findings of axe, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['', '/open', `/${sitting}`, `/${sitting}/protocol`]) {
        await page.goto(`${system.url}/sittings${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect({ colorScheme, path, found: await seriousFindings(page) }).toEqual({ colorScheme, path, found: [] });
      }
    }
    expect(browser.complaints).toEqual([]);
  }, 60_000);
});
