// What axe finds serious on a page: nothing, is the rule.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { eventually } from '../end-to-end/system.kit.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Mantine follows the browser's theme in its own time; where somebody chose one, it follows nobody. */
const isOfTheme = `(() => {
  const shown = document.documentElement.dataset.mantineColorScheme;
  const isChosen = /^(light|dark)$/.test(localStorage.getItem('mantine-color-scheme-value') ?? '');
  return !shown || isChosen || shown === (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
})()`;

/** Colors on their way from one theme to another are not judged. */
const untilStill = `Promise.all(
  document.getAnimations()
    .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
    .map((each) => each.finished.catch(() => undefined)),
).then(() => undefined)`;

/** One line a finding that is serious or worse: its rule, where, and what is wrong. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await eventually(async () => expect({ isOfTheme: await page.evaluate(isOfTheme) }).toEqual({ isOfTheme: true }));
  await page.evaluate(untilStill);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
