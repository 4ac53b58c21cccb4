/** Opens the playground, lets people talk in it, and takes the pictures that docs/ shows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { languages } from '#content/words/index.ts';
import { createAccept } from '#core/accept.ts';
import { createWords } from '#core/words.ts';
import { openStore } from '#store/open.ts';
import { createPlayground } from '../adapters/playground/platform.ts';
import { createBotRegistry } from '../commands/index.ts';
import { systemClock as clock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { startBrowser } from '../test/playground/browser.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
const words = createWords(languages, 'en');
const registry = createBotRegistry(words);
const log = await createLog('error', false);
const store = await openStore({ dataDir });
const playground = createPlayground({ port: 0, registry, words, clock, log, botName: 'Seven' });
await playground.start(
  createAccept({ registry, words, stores: store.stores, clock, log, platform: playground }),
);
const browser = await startBrowser();
try {
  await talk();
  await take('light', 'docs/playground.png');
  await take('dark', 'docs/playground-dark.png');
} finally {
  await browser.close();
  await playground.stop();
  await store.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function open(person: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 912 },
    deviceScaleFactor: 2,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await page.goto(`${playground.url()}?person=${person}`);
  await rest(page);
  return page;
}

/** Waits until all that was sent is answered and shown. */
async function rest(page: Page): Promise<void> {
  await page.locator('html[data-state=idle]').waitFor({ state: 'attached' });
}

async function say(page: Page, where: string, line: string): Promise<void> {
  const field = page.getByRole('region', { name: where }).getByRole('combobox', { name: /^Message/ });
  await field.fill(line);
  await field.press('Enter');
  await rest(page);
}

async function talk(): Promise<void> {
  const kim = await open('kim');
  await say(kim, 'trust-circle', 'Evening, all. Could we look at the second step together today?');
  const sam = await open('sam');
  await say(sam, 'trust-circle', '/trust-steps step:2 share:true');
  await say(sam, 'Private chat', '/my-settings');
  await kim.close();
  await sam.close();
}

async function take(scheme: 'light' | 'dark', path: string): Promise<void> {
  const page = await open('sam', scheme);
  await page.screenshot({ path });
  await page.close();
}
