// Replay and findings in a real browser: what was put into the log past Vekha is told in words.
import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { FullProgram } from '../end-to-end/full-program.kit.js';
import { TestSystem } from '../end-to-end/system.kit.js';
import { seriousFindings } from './accessibility.kit.js';
import { describeInBrowser, type Page, TestBrowser } from './browser.kit.js';

describeInBrowser('an audit in the console', () => {
  const system = new TestSystem({ embedded: true });
  const browser = new TestBrowser();
  const full = new FullProgram(system.run, system.admin);
  let page: Page;
  const counted = (verdict: string) => page.locator(`[data-verdict="${verdict}"] dd`);

  beforeAll(async () => {
    await Promise.all([system.start(), browser.start()]);
    await full.open();
    await full.study('a', 'VOR');
    await system.admin.post(full.ofTeam('a', 'attendance'), { session: 'webinar-1', present: [] });
    page = await browser.signedIn(system, 'auditor', '/auditor/replay');
    await page.getByRole('heading', { level: 1, name: 'Решить заново' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await system.stop();
  }, 60_000);

  it('finds that every decision follows from its rules', async () => {
    await page.getByRole('button', { name: 'Проверить' }).click();
    await counted('MATCH').waitFor();
    expect(await counted('DIVERGED').textContent()).toBe('0');
    expect(Number(await counted('MATCH').textContent())).toBeGreaterThan(10);
    await page.getByText('Решений в секунду').waitFor();
  });

  it('tells of a forged decision what differs, both outcomes side by side, and why', async () => {
    const log = await system.log.all();
    const refused = log.findLast(
      ({ type, receipt }) => type === 'CommandRefused' && receipt?.commandType === 'AttendWebinar',
    )!;
    const attended = log.find(({ type }) => type === 'WebinarAttended')!;
    const metadata = { ...refused.receipt!, decision: randomUUID() };
    await system.log.put(
      refused.stream,
      jsonEvent({ type: 'WebinarAttended', data: attended.data as never, metadata: metadata as never }),
    );
    await page.getByRole('button', { name: 'Проверить' }).click();
    const divergence = page.locator('[data-verdict-of="DIVERGED"]');
    await divergence.getByText('Принято, по правилам отказ: Уже записано.').waitFor();
    await divergence.getByText('Первое поле, которое отличается').waitFor();
    await divergence.getByText('Вероятная причина').waitFor();
    await divergence.locator('[data-side="recorded"]').getByText('вебинар отмечен: были 1').waitFor();
    await divergence.locator('[data-side="reExecuted"]').getByText('Отказано: Уже записано.').waitFor();
    await counted('MATCH').waitFor();
    expect(await counted('DIVERGED').textContent()).toBe('1');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('finds an event that no decision accounts for, and counts everything shown again', async () => {
    const occurredAt = '2022-01-01T00:00:00.000Z';
    const data = { stage: 'registry', because: 'forged', since: occurredAt, occurredAt };
    await system.log.put(`team-${full.cohort}.forged`, jsonEvent({ type: 'StagePassed', data }));
    await page.getByRole('link', { name: 'Находки' }).click();
    await page.getByRole('button', { name: 'Проверить журнал' }).click();
    await page.locator('[data-finding="without-receipt"]').getByText(`team-${full.cohort}.forged`).waitFor();
    await page.getByRole('button', { name: 'Сверить' }).click();
    await page.locator('[data-differing]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('leaves pages without an error', () => expect(browser.complaints).toEqual([]));
});
