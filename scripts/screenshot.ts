/** Opens the playground, lets people talk in it, and takes the pictures that docs/ shows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { languages } from '#content/words/index.ts';
import { createAccept } from '#core/accept.ts';
import type { MemberId } from '#core/ids.ts';
import { createWords } from '#core/words.ts';
import { draw } from '#picture/draw.ts';
import { openStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { createFire } from '#timetable/fire.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createMovableClock } from '../adapters/playground/clock.ts';
import { createPlayground } from '../adapters/playground/platform.ts';
import { createBotRegistry } from '../commands/index.ts';
import { createLog } from '../src/log.ts';
import { startBrowser } from '../test/playground/browser.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
const words = createWords(languages, 'en');
const registry = createBotRegistry(words);
const log = await createLog('error', false);
const store = await openStore({ dataDir }, { member: dueOfMember });
const clock = createMovableClock();
const nextFor = async (member: MemberId): Promise<Temporal.Instant | undefined> => {
  const kept = await store.stores.members.open(member, 'next').get();
  const due = kept && dueOfMember(kept);
  return due && Temporal.Instant.fromEpochMilliseconds(due.at);
};
const playground = createPlayground({
  port: 0,
  registry,
  words,
  clock,
  draw,
  log,
  botName: 'Seven',
  timetable: { runDue: () => timetable.runDue(), nextFor },
});
const timetable = createLocalTimetable({
  dues: store.dues,
  lanes: [{ name: playground.name, perSecond: playground.sendsPerSecond }],
  fire: createFire({ registry, words, clock, dues: store.dues, platforms: [playground] }),
  clock,
  log,
});
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
  await timetable.stop();
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
    timezoneId: 'Europe/Paris',
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

/** Presses the newest button of that name. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click();
  await rest(page);
}

async function talk(): Promise<void> {
  const kim = await open('kim');
  await say(kim, 'trust-circle', 'Evening, all. Could we look at the second step together today?');
  const sam = await open('sam');
  await say(sam, 'trust-circle', '/trust-steps step:2 share:true');
  await say(sam, 'Private chat', '/check-in start days:sunday at:18:00 zone:Europe/Paris');
  await press(sam, 'Yes, start');
  await press(sam, 'To my next note');
  await press(sam, 'Open');
  await kim.close();
  await sam.close();
}

async function take(scheme: 'light' | 'dark', path: string): Promise<void> {
  const page = await open('sam', scheme);
  await page.screenshot({ path });
  await page.close();
}
