// `npm run screenshots [-- --only NAME | --shown]`: the main pages over the demo's data, in both themes and languages, at
// three widths; `--shown` takes those alone that the README shows.
// Into ./screenshots; those that the README shows are copied beside it in apps/console/screenshots.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ask = (page) => page.locator('main form [type="submit"]').click();

/** A page is a line: its address, who looks at it, what they do there, and what must be there before the picture is taken. */
const pages = [
  { name: 'sign-in', path: '/sign-in', role: null, there: 'form' },
  { name: 'dashboard', path: '/', role: 'viewer', there: '[data-region="VOR"]:not([data-teams="0"])' },
  { name: 'program', path: '/?program=proclusters', role: 'viewer', there: 'small' },
  {
    name: 'coverage',
    path: '/?color=coverage&program=cluster-practice',
    role: 'viewer',
    there: '[data-cover="covered"]',
  },
  { name: 'region', path: '/?region=CHE', role: 'viewer', there: '[role="dialog"] li' },
  { name: 'explain', path: '/?explain=region:VOR:enrolled%20involved', role: 'auditor', there: '[role="dialog"] li' },
  {
    name: 'past',
    path: '/?program=proclusters&asOf=2022-05-20',
    role: 'viewer',
    there: '[data-region="VOR"]:not([data-teams="0"])',
  },
  { name: 'now', path: '/operator', role: 'operator', there: 'section li' },
  { name: 'board', path: '/operator/cohorts/proclusters-2022', role: 'operator', there: '[data-team]' },
  { name: 'team', path: '/operator/cohorts/proclusters-2022/teams/vko', role: 'operator', there: 'li[data-status]' },
  { name: 'sittings', path: '/sittings', role: 'secretary', there: '[data-sitting]' },
  { name: 'log', path: '/auditor', role: 'auditor', there: '[data-decision], [data-readings]' },
  { name: 'history', path: '/auditor/teams/proclusters-2022/vko', role: 'auditor', there: '[data-decision]' },
  { name: 'replay', path: '/auditor/replay', role: 'auditor', act: ask, there: '[data-verdict="MATCH"] dd' },
  {
    name: 'what-if',
    path: '/auditor/what-if?cohort=proclusters-2022',
    role: 'auditor',
    act: async (page) => {
      await page.locator('fieldset').last().locator('input').first().fill('9');
      await ask(page);
    },
    there: '[data-side="as-would-be"] [data-region]',
  },
  {
    name: 'findings',
    path: '/auditor/findings',
    role: 'auditor',
    act: (page) => page.locator('main button').first().click(),
    there: 'main [role="status"] h2, [data-finding]',
  },
  { name: 'programs', path: '/programs', role: 'viewer', there: '[data-program]' },
  { name: 'charter', path: '/programs/proclusters', role: 'viewer', there: '[data-stage]' },
  { name: 'tokens', path: '/admin', role: 'administrator', there: '[data-token]' },
  { name: 'projections', path: '/admin/projections', role: 'administrator', there: '[data-projection]' },
  { name: 'import', path: '/operator/cohorts/proclusters-2022/import', role: 'operator', there: 'textarea' },
  { name: 'wall', path: '/wall', role: 'viewer', there: '[data-region="VOR"]:not([data-teams="0"])' },
];
const widths = { 1280: 800, 1920: 1080, 390: 844 };
/** Shown in the README. */
const shown = ['dashboard-ru-light-1280', 'wall-ru-dark-1920', 'dashboard-ru-dark-390', 'charter-ru-light-1280'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const only = process.argv[process.argv.indexOf('--only') + 1];
const isShownAlone = process.argv.includes('--shown');
const wanted = process.argv.includes('--only') ? pages.filter(({ name }) => name === only) : pages;
const data = mkdtempSync(path.join(tmpdir(), 'vekha-screenshots-'));
const env = { ...process.env, VEKHA_DATA: data, VEKHA_PORT: '0', VEKHA_EVENT_NODE_PORT: '0' };
const demo = spawn(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), 'demo', '--no-watch'], { env });
let printed = '';
demo.stdout.on('data', (chunk) => {
  printed += chunk;
});
demo.stderr.pipe(process.stderr);

/** Resolves with the system's address once everything is played. */
async function played() {
  for (;;) {
    if (/Система продолжает работать/.test(printed)) return /http:\/\/127\.0\.0\.1:\d+/.exec(printed)[0];
    if (demo.exitCode !== null) throw new Error(`the demo ended: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function signIn(page, url, role) {
  const headers = {
    authorization: `Bearer ${readFileSync(path.join(data, 'cli-token'), 'utf8').trim()}`,
    'content-type': 'application/json',
  };
  const answer = await fetch(`${url}/api/v1/session/links`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ role }),
  });
  const { code } = await answer.json();
  await page.goto(`${url}/sign-in?from=/nowhere#${code}`);
  await page.waitForURL(({ pathname }) => pathname === '/nowhere');
}

try {
  const url = await played();
  const browser = await chromium.launch({
    executablePath: process.env.VEKHA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  mkdirSync(path.join(root, 'screenshots'), { recursive: true });
  mkdirSync(path.join(root, 'apps/console/screenshots'), { recursive: true });
  for (const [width, height] of Object.entries(widths))
    for (const colorScheme of ['light', 'dark'])
      for (const language of ['ru', 'en'])
        for (const { name, path: address, role, act, there } of wanted) {
          const file = `${name}-${language}-${colorScheme}-${width}`;
          if (isShownAlone && !shown.includes(file)) continue;
          const viewport = { width: Number(width), height };
          const options = {
            viewport,
            colorScheme,
            locale: language,
            timezoneId: 'Europe/Moscow',
            reducedMotion: 'reduce',
          };
          const context = await browser.newContext(options);
          await context.addInitScript(`localStorage.setItem('vekha-language', '${language}')`);
          const page = await context.newPage();
          if (role) await signIn(page, url, role);
          await page.goto(url + address);
          await act?.(page);
          await page.locator(there).first().waitFor();
          await page.waitForTimeout(600);
          const taken = path.join(root, `screenshots/${file}.png`);
          await page.screenshot({ path: taken });
          if (shown.includes(file)) copyFileSync(taken, path.join(root, `apps/console/screenshots/${file}.png`));
          await context.close();
        }
  await browser.close();
} finally {
  demo.kill('SIGINT');
  await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
