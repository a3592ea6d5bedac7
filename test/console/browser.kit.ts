// A real browser on a real system. Debian's Chromium, or a printed reason why there is none.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Role } from '#domain/roles';
import type { TestSystem } from '../end-to-end/system.kit.js';

const executable = process.env.VEKHA_CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const quiet = ['--disable-component-update', '--disable-sync'];

export const hasBrowser = existsSync(executable);

/** `describe` where there is a browser; else says plainly that nothing of it is tested. */
export function describeInBrowser(what: string, tests: () => void): void {
  if (hasBrowser) {
    describe(what, tests);
    return;
  }
  process.stderr.write(`SKIPPED: ${what}: no ${executable} (apt-get install chromium, or set VEKHA_CHROMIUM)\n`);
  describe.skip(`${what} (no ${executable})`, tests);
}

/** One browser for a file; every window of it has its own cookies, and complaints of its pages fail the test. */
export class TestBrowser {
  /** What pages complained of. */
  readonly complaints: string[] = [];
  #browser: Browser | undefined;

  async start(): Promise<void> {
    this.#browser = await chromium.launch({ executablePath: executable, args: [...args, ...quiet] });
  }

  stop = async (): Promise<void> => this.#browser?.close();

  /** A window of somebody who is not signed in. */
  async window(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await this.#browser!.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      ...options,
    });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      if (/Content Security Policy|Warning:|React/.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /** A window of somebody who followed a sign-in link with this role, and was let in, to a page of the console. */
  async signedIn(system: TestSystem, role: Role, path = '/', options?: Parameters<Browser['newContext']>[0]) {
    const page = await this.window(options);
    const { code } = await system.admin.done('/session/links', { role });
    await page.goto(`${system.url}/sign-in?from=${encodeURIComponent(path)}#${code}`);
    await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
    return page;
  }
}

export type { BrowserContext, Page };
