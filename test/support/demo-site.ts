import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { openDemoCity } from './demo-city';
import type { TestApi } from './test-api';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

/** The demo city behind a real address, and a real browser in front of it. */
export interface DemoSite {
  readonly api: TestApi;
  readonly address: string;
  /** A window of its own, signed in by the login page as `role` (null: nobody). */
  open(role: string | null, size: { width: number; height: number }): Promise<Page>;
  /** A session without the login page, for pages that are only looked at. */
  look(role: string | null, size: { width: number; height: number }): Promise<Page>;
  /** What the browsers complained about since the last call. */
  complaints(): string[];
  close(): Promise<void>;
}

/** When a page shows its heading and waits for nothing any more; how long that takes is the machine's affair. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

export async function openDemoSite(): Promise<DemoSite> {
  process.env['WEB_ROOT'] = path.resolve('dist/web');
  const api = await openDemoCity();
  const { accounts } = api;
  await api.app.listen(0, '127.0.0.1');
  const address = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  const executablePath = CANDIDATES.find((file) => file && existsSync(file))!;
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  const window = async (size: { width: number; height: number }): Promise<Page> => {
    const isPhone = size.width < 800;
    const context = await browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      isMobile: isPhone,
      hasTouch: isPhone,
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !/status of 4\d\d/.test(message.text()) &&
        complaints.push(`${page.url()}: ${message.text()}`),
    );
    return page;
  };
  const accountOf = (role: string) => accounts.find((account) => account.role === role)!;
  return {
    api,
    address,
    open: async (role, size) => {
      const page = await window(size);
      await page.goto(address);
      if (role === null) return page;
      const { login, password } = accountOf(role);
      await page.locator('input[autocomplete="username"]').fill(login);
      await page.locator('input[type="password"]').fill(password);
      await page.locator('button[type="submit"]').click();
      await page.waitForURL((url) => !url.pathname.startsWith('/login'));
      return page;
    },
    look: async (role, size) => {
      const page = await window(size);
      if (role !== null) {
        const { login, password } = accountOf(role);
        await page.request.post(`${address}/api/session`, { data: { login, password } });
      }
      return page;
    },
    complaints: () => complaints.splice(0),
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await api.close();
    },
  };
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe on the page as it stands, as `rule: where`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Into the page itself: its own content policy lets no foreign script in by a tag.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          context: unknown,
          options: object,
        ): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const { violations } = await axe.run((globalThis as unknown as { document: unknown }).document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
      );
  });
}
