// What people wait for in a real browser: the first load, the map, a board of thousands of teams, a change that happens elsewhere.
import type { Page } from 'playwright-core';
import { hasBrowser, TestBrowser } from '../../console/browser.kit.js';
import { SmallProgram } from '../../end-to-end/small-program.kit.js';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { median, type Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import { worstInteraction } from './interactions.js';

const TEAMS = 5_000;
const AT_ONCE = 24;
const AIMS = { kilobytes: 300, map: 1_500, interaction: 100, change: 300 };
const TYPED = 'Команда t12';

export async function benchBrowser(rows: Rows, { short, rounds }: Plan): Promise<void> {
  if (!hasBrowser) throw new Error('there is no Chromium here: apt-get install chromium, or set VEKHA_CHROMIUM');
  const system = new TestSystem({ embedded: true });
  const browser = new TestBrowser();
  try {
    await Promise.all([system.start(), browser.start()]);
    const small = new SmallProgram(system.run, system.admin);
    await small.open(['VOR', 'KRS', 'ORL']);
    await firstLoad(rows, system, browser, rounds);
    await changes(rows, { system, browser, small }, rounds * 5);
    const teams = short ? 200 : TEAMS;
    await enrollMany(small, teams);
    await board(rows, { system, browser, small }, teams);
  } finally {
    await browser.stop();
    await system.stop();
  }
}

/** Each round a browser that has never been here but has a session. */
async function firstLoad(rows: Rows, system: TestSystem, browser: TestBrowser, rounds: number): Promise<void> {
  const signedIn = await browser.signedIn(system, 'viewer');
  await map(signedIn);
  const storageState = await signedIn.context().storageState();
  await signedIn.context().close();
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const page = await browser.window({ storageState });
    const scripts = await transferred(page);
    await page.goto(system.url);
    await map(page);
    times.push(
      await page.evaluate<number>(
        'new Promise((painted) => requestAnimationFrame(() => setTimeout(() => painted(performance.now()))))',
      ),
    );
    bytes = scripts();
    await page.context().close();
  }
  rows.add('JavaScript of the dashboard’s first load, as transferred', bytes / 1_000, 'kB', { most: AIMS.kilobytes });
  rows.add('from the address to a painted map, cold cache', median(times), 'ms', { most: AIMS.map });
}

const map = (page: Page) => page.locator('[data-region="VOR"]').waitFor();

/** Bytes of scripts as they came over the wire. */
async function transferred(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return () => bytes;
}

interface Played {
  readonly system: TestSystem;
  readonly browser: TestBrowser;
  readonly small: SmallProgram;
}

/** From the moment a command is sent to the frame in which another window shows it, by the clock of the one machine. */
async function changes(rows: Rows, { system, browser, small }: Played, rounds: number): Promise<void> {
  const page = await browser.signedIn(system, 'viewer');
  await map(page);
  const painted: number[] = [];
  const answered: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const team = `change-${round}`;
    await small.register(`${team}-vor`);
    const seen = page.evaluate<number>(whenTeams('VOR', round + 1));
    const sent = Date.now();
    await system.admin.done(`/cohorts/${small.cohort}/teams`, small.enrollment(team, ['VOR']));
    answered.push(Date.now() - sent);
    painted.push((await seen) - sent);
  }
  await page.context().close();
  const command: [string, number] = ['the command’s own answer', median(answered)];
  rows.add('from a command to its paint in another window', median(painted), 'ms', { beside: command });
  rows.add('from a command to its paint in another window', median(painted), 'ms', { most: AIMS.change });
}

const whenTeams = (region: string, teams: number) => `new Promise((painted) => {
  const tile = '[data-region="${region}"][data-teams="${teams}"]';
  const look = () => document.querySelector(tile) ? setTimeout(() => painted(Date.now())) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})`;

async function enrollMany(small: SmallProgram, teams: number): Promise<void> {
  const regions = ['VOR', 'KRS', 'ORL'];
  let next = 0;
  const enroll = async () => {
    for (let at = next++; at < teams; at = next++) await small.enroll(`t${at}`, regions[at % regions.length]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, enroll));
}

async function board(rows: Rows, { system, browser, small }: Played, teams: number): Promise<void> {
  const page = await browser.signedIn(system, 'operator', `/operator/cohorts/${small.cohort}`);
  await page.locator('[data-team]').first().waitFor({ timeout: 120_000 });
  const search = page.getByRole('textbox', { name: 'Команда или регион' });
  const typing = await worstInteraction(page, async () => {
    await search.click();
    await page.keyboard.type(TYPED, { delay: 60 });
    for (const _ of TYPED) await page.keyboard.press('Backspace', { delay: 60 });
  });
  const sorting = await worstInteraction(page, async () => {
    for (let round = 0; round < 4; round++) {
      await page.getByRole('columnheader').first().getByRole('button').click();
      await page.waitForTimeout(150);
    }
  });
  await small.attend('t1', 'KRS');
  const changed = page.getByText(/^Изменились · [1-9]/);
  await changed.waitFor();
  const filtering = await worstInteraction(page, async () => {
    for (let round = 0; round < 4; round++) {
      await changed.click();
      await page.waitForTimeout(150);
      await page.getByText(/^Все · /).click();
      await page.waitForTimeout(150);
    }
  });
  await page.context().close();
  const most = AIMS.interaction;
  rows.add(`a key in the search over a board of ${teams} teams, to its paint, the slowest`, typing, 'ms', { most });
  rows.add(`the filter of what changed over a board of ${teams} teams, to its paint, the slowest`, filtering, 'ms', {
    most,
  });
  rows.add(`sorting a board of ${teams} teams, to its paint, the slowest`, sorting, 'ms', { most });
}
