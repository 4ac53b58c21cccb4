/** What a person does with the page, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromium } from '../machine.ts';
import { startTryBot, type TryBot } from './bot.ts';
import { startBrowser } from './browser.ts';

describe.skipIf(chromium === undefined)('The page', () => {
  let browser: Browser;
  let bot: TryBot;
  const pages: Page[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bot = await startTryBot();
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
    await bot.stop();
  });

  const open = async (person: string, width = 1200): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
      locale: 'en-US',
    });
    page.setDefaultTimeout(5000);
    pages.push(page);
    await page.goto(`${bot.playground.url()}?person=${person}`);
    await rest(page);
    return page;
  };
  const rest = (page: Page) => page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
  const room = (page: Page) => page.getByRole('region', { name: 'trust-circle' });
  const chat = (page: Page) => page.getByRole('region', { name: 'Private chat' });
  const field = (page: Page) => room(page).getByRole('combobox', { name: /^Message/ });
  const type = async (page: Page, line: string) => {
    await field(page).fill(line);
    await field(page).press('Enter');
    await rest(page);
  };
  const press = async (page: Page, label: string) => {
    await page.getByRole('button', { name: label, exact: true }).last().click();
    await rest(page);
  };

  test('answers a command', async () => {
    const page = await open('sam');
    await type(page, '/try number:2');
    expect(await room(page).getByRole('log').ariaSnapshot()).toMatch(/You gave/);
  });
});
