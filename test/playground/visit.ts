/** People in front of the page, each with a tab of their own. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Playground } from '../../adapters/playground/platform.ts';
import { startTryBot, type TryBot } from './bot.ts';
import { startBrowser } from './browser.ts';

/** One tab. */
export interface Visit {
  readonly page: Page;
  readonly room: Locator;
  readonly chat: Locator;
  /** The field to write in, in the channel. */
  readonly field: Locator;
  /** Writes a line and sends it. */
  readonly type: (line: string, pane?: Locator) => Promise<void>;
  /** Presses the newest button of that name. */
  readonly press: (name: string) => Promise<void>;
  /** What is offered for a line, once it is. */
  readonly offers: (line: string) => Promise<readonly string[]>;
  /** Waits until all is shown that this tab, or another one, has caused. */
  readonly rest: (other?: Visit) => Promise<void>;
}

const SHOWN = 'Number(document.documentElement.dataset.seq)';

async function enter(page: Page, url: string): Promise<Visit> {
  const room = page.getByRole('region', { name: 'trust-circle' });
  const chat = page.getByRole('region', { name: 'Private chat' });
  const fieldOf = (pane: Locator) => pane.getByRole('combobox', { name: /^Message / });
  const rest = async (other?: Visit): Promise<void> => {
    await page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
    const seq = await other?.page.evaluate<number>(SHOWN);
    await page.waitForFunction(`${SHOWN} >= ${seq ?? 0}`);
  };
  await page.goto(url);
  await rest();
  return {
    page,
    room,
    chat,
    field: fieldOf(room),
    type: async (line, pane = room) => {
      await fieldOf(pane).fill(line);
      await fieldOf(pane).press('Enter');
      await rest();
    },
    press: async (name) => {
      await page.getByRole('button', { name, exact: true }).last().click();
      await rest();
    },
    offers: async (line) => {
      const list = page.locator(`#room [role=listbox][data-line=${JSON.stringify(line)}]`);
      await list.waitFor({ state: 'attached' });
      return list.getByRole('option').locator('.label').allInnerTexts();
    },
    rest,
  };
}

/** A bot on a playground. */
interface Started {
  readonly playground: Playground;
  stop(): Promise<void>;
}

/** What every test of the page begins with. */
interface Scene<B extends Started> {
  readonly bot: () => B;
  readonly open: (person: string, width?: number, scheme?: 'light' | 'dark') => Promise<Visit>;
}

/** Before each test a fresh bot, in one browser for all of them: the small one. */
export const setTheScene = (): Scene<TryBot> => setTheSceneWith(startTryBot);

/** The same with another bot. */
export function setTheSceneWith<B extends Started>(start: () => Promise<B>): Scene<B> {
  let browser: Browser | undefined;
  let bot: B | undefined;
  const here = (): { browser: Browser; bot: B } => {
    if (!browser || !bot) throw new Error('The scene is not set.');
    return { browser, bot };
  };
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    bot = await start();
  });
  afterEach(async () => {
    await Promise.all(
      here()
        .browser.contexts()
        .map((context) => context.close()),
    );
    await here().bot.stop();
  });
  afterAll(() => browser?.close());
  return {
    bot: () => here().bot,
    open: async (person, width = 1200, colorScheme = 'light') => {
      const viewport = { width, height: 800 };
      const page = await here().browser.newPage({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        locale: 'en-US',
      });
      page.setDefaultTimeout(5000);
      return enter(page, `${here().bot.playground.url()}?person=${person}`);
    },
  };
}
