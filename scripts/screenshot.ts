/** Starts the bot with its playground, lets people of a group use it, and takes the pictures that docs/ shows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/port.ts';
import { startBrowser } from '../test/playground/browser.ts';
import { launch } from '../test/process/bot-process.ts';
import { visit, type Look, type Visitor } from './screenshot/visitor.ts';

/** Six weeks of Sam's, on a Sunday evening each: how it was, and whether the word was kept. */
const WEEKS = [
  ['Hard', '2, a little'],
  ['Mixed', '3, partly'],
  ['Mixed', '2, a little'],
  ['Steady', '4, mostly'],
  ['Mixed', '4, mostly'],
  ['Steady', '5, fully'],
] as const;

const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
const port = String(await freePort());
const bot = await launch({ DATA_DIR: dataDir, PLAYGROUND_PORT: port });
await bot.says('started');
const browser = await startBrowser();
try {
  await checkIn();
  await setUp();
  await remind();
  await ask();
  await meet();
} finally {
  await browser.close();
  bot.send('SIGTERM');
  await bot.ended();
  await rm(dataDir, { recursive: true, force: true });
}

/** Opens the page as somebody, and closes it again. */
async function as(person: string, look: Look, act: (somebody: Visitor) => Promise<void>): Promise<void> {
  const somebody = await visit(browser, `http://127.0.0.1:${port}/`, person, look);
  await act(somebody);
  await somebody.page.close();
}

/** Takes a picture of the newest message that a person sees in a room, with nothing else. */
async function takeNewest({ pane }: Visitor, room: string, name: string): Promise<void> {
  await pane(room)
    .getByRole('article')
    .last()
    .screenshot({ path: `docs/${name}.png` });
}

/** Takes a picture of the form that is open, a little within its round corners. */
async function takeForm({ page }: Visitor, name: string): Promise<void> {
  const box = await page.getByRole('dialog').boundingBox();
  if (!box) throw new Error('No form is open.');
  const clip = { x: box.x + 8, y: box.y + 8, width: box.width - 16, height: box.height - 16 };
  await page.screenshot({ path: `docs/${name}.png`, clip });
}

async function checkIn(): Promise<void> {
  await as('sam', { height: 1200 }, async (sam) => {
    const chat = 'Private chat';
    await sam.writes('/promise add', chat);
    await sam.fills({ 'What you promise': 'Call when I am going to be late' });
    await sam.sends();
    await sam.writes('/check-in start days:sunday at:18:00 zone:Europe/Paris', chat);
    await sam.presses('Yes, start');
    for (const [how, word] of WEEKS) {
      await sam.presses('To my next note');
      await sam.presses('Open');
      await sam.presses('Check in');
      await sam.fills({ 'How is it?': how, 'I did what I said I would': word });
      if (word === '5, fully') await takeForm(sam, 'check-in');
      await sam.sends();
    }
    await sam.writes('/my-progress', chat);
    await sam.page
      .getByRole('img')
      .last()
      .evaluate((picture: { decode(): Promise<void> }) => picture.decode());
    await takeNewest(sam, chat, 'progress');
    await sam.presses('Hide this');
  });
}

async function setUp(): Promise<void> {
  await as('ana', { height: 1200 }, async (ana) => {
    await ana.writes('/trust-setup start');
    await ana.presses('Who moderates');
    await ana.fills({ 'Roles that moderate': '@Moderators', 'Moderators’ channel': '#quiet' });
    await ana.sends();
    await ana.presses('Channels and voices');
    await ana.fills({ 'For both sides': '#trust-circle' });
    await ana.sends();
    await ana.presses('Language and times');
    await ana.fills({
      'Time zone': 'Paris (France)',
      Country: 'Ireland',
      'When moderators are around': 'Kim and Ana, most evenings',
    });
    await ana.sends();
    await takeNewest(ana, 'trust-circle', 'setup');
  });
}

async function remind(): Promise<void> {
  await as('ana', { height: 1200 }, async (ana) => {
    await ana.writes('/group-reminder add');
    await ana.fills({
      'What the channel reads': 'We meet tonight at eight, here. Bring one thing that went well.',
      'Days, or one day': 'Sundays',
      Time: '17:00',
    });
    await ana.sends();
    await takeNewest(ana, 'trust-circle', 'reminder');
    await ana.presses('Start');
  });
}

async function ask(): Promise<void> {
  await as('robin', {}, async (robin) => {
    await robin.writes('/ask-moderators');
    await robin.presses('Write');
    await robin.fills({
      'Your message': 'Could one of you sit in when we talk on Sunday?',
      'Your name': 'Without my name',
    });
    await robin.sends();
    await robin.presses('Send');
  });
  await as('kim', {}, async (kim) => {
    await kim.turnTo('quiet');
    await takeNewest(kim, 'quiet', 'alert');
  });
}

async function meet(): Promise<void> {
  await as('sam', {}, async (sam) => {
    await sam.presses('To the next reminder');
    await sam.presses('To my next note');
  });
  await as('kim', {}, (kim) => kim.writes('Evening, all. Could we look at the second step today?'));
  await as('alex', {}, (alex) => alex.writes('Yes please. I find that one hard.'));
  await as('sam', {}, async (sam) => {
    await sam.writes('/trust-steps step:2 share:true');
    await sam.presses('Dismiss');
    await sam.presses('Open');
  });
  for (const scheme of ['light', 'dark'] as const) {
    const path = scheme === 'light' ? 'docs/playground.png' : 'docs/playground-dark.png';
    await as('sam', { scheme, height: 1020 }, async ({ page }) => {
      await page.screenshot({ path });
    });
  }
}
