// From a press to the next paint, as the browser itself measures it (Event Timing, in steps of 8 ms).
import type { Page } from 'playwright-core';

/** Milliseconds of the slowest interaction within `deeds`. */
export async function worstInteraction(page: Page, deeds: () => Promise<void>): Promise<number> {
  await page.evaluate(`{
    globalThis.interactions = [];
    globalThis.watching?.disconnect();
    globalThis.watching = new PerformanceObserver((list) => globalThis.interactions.push(
      ...list.getEntries().filter(({ interactionId }) => interactionId > 0).map(({ duration }) => duration)));
    globalThis.watching.observe({ type: 'event', durationThreshold: 16 });
  }`);
  await deeds();
  await page.waitForTimeout(500);
  const durations = await page.evaluate<number[]>('globalThis.interactions');
  // What took less than the threshold is not told.
  return Math.max(16, ...durations);
}
