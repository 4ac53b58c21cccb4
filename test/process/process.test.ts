import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { APP } from '../slack/workspace.ts';
import { freePort } from '../port.ts';
import { kill, type Settings } from './bot-process.ts';
import { hasRedis, openRedis } from './redis.ts';
import {
  asks,
  choosesSide,
  isAnswered,
  openScene,
  PATIENTLY,
  sees,
  seesShared,
  SHARE,
  SIDE,
  sideOf,
} from './scene.ts';

const REGISTER = 'PUT /applications/{application_id}/commands';

test('with no token set the bot serves the playground and says where', async () => {
  const scene = await openScene();
  const port = await freePort();
  const bot = await scene.start({ PLAYGROUND_PORT: String(port) });
  const url = `http://127.0.0.1:${port}/`;
  expect((await bot.says('playground')).sentence).toContain(url);
  expect((await bot.says('started')).sentence).toContain(' on playground, ');
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html');
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
  expect(bot.errors()).toBe('');
});

test('with tokens for both platforms the bot is on both, and tells Discord its commands once', async () => {
  const scene = await openScene();
  const { discord, sam, onBoth } = scene;
  const bot = await scene.start(onBoth);
  const started = bot.log().filter(({ event }) => event === 'started');
  expect(started.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/ on discord and slack, .* the embedded store, .* \/trust-steps .*\/crisis/),
  ]);
  expect(await bot.health()).toEqual({
    status: 200,
    isWell: true,
    store: 'up',
    timetable: 'up',
    platforms: { discord: { state: 'up' }, slack: { state: 'up' } },
  });
  await isAnswered(sam.onDiscord);
  await isAnswered(sam.onSlack);
  expect(discord.traffic.get(REGISTER)).toBe(1);
  bot.send('SIGINT');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });

  await scene.start(onBoth);
  await isAnswered(sam.onDiscord);
  expect(discord.traffic.get(REGISTER)).toBe(1);
});

test('settings that can’t work are told all at once, without their values', async () => {
  const scene = await openScene();
  const bot = await scene.launch({
    DISCORD_API_URL: 'ftp://canary',
    SLACK_BOT_TOKEN: 'xoxp-canary',
    SLACK_APP_TOKEN: 'xoxb-canary',
    SLACK_SIGNING_SECRET: 'canary',
    SLACK_PORT: '-1',
    REDIS_URL: 'http://:canary@localhost',
    PLAYGROUND_PORT: 'canary',
    DEFAULT_LANGUAGE: 'canary',
    LOG_LEVEL: 'canary',
  });
  expect(await bot.ended()).toEqual({ code: 78, signal: null });
  const told = bot.errors().split('\n');
  for (const name of [
    'DISCORD_API_URL',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_PORT',
    'REDIS_URL',
    'DATA_KEY',
    'PLAYGROUND_PORT',
    'DEFAULT_LANGUAGE',
    'LOG_LEVEL',
  ]) {
    expect(told, name).toContainEqual(expect.stringContaining(name));
  }
  expect(bot.output()).not.toContain('canary');
  expect(bot.log()).toEqual([]);
});

test.each<[string, Settings, RegExp]>([
  ['a DATA_KEY that is none', { DATA_KEY: 'canary' }, /^DATA_KEY is neither a key .*\n$/],
  ['a DATA_DIR that is a file', { DATA_DIR: 'package.json' }, /^The folder package\.json .*DATA_DIR .*\n$/],
])('%s is told in one sentence', async (_, settings, sentence) => {
  const scene = await openScene();
  const bot = await scene.launch({ ...scene.onDiscord, ...settings });
  expect(await bot.ended()).toEqual({ code: 78, signal: null });
  expect(bot.errors()).toMatch(sentence);
  expect(bot.output()).not.toContain('canary');
});

test('a second process on the same data is refused in one sentence, and the first goes on', async () => {
  const scene = await openScene();
  await scene.start(scene.onDiscord);
  const second = await scene.launch(scene.onDiscord);
  expect(await second.ended()).toEqual({ code: 78, signal: null });
  expect(second.output()).toMatch(/^Another process uses the data in .*\. Stop it first: .*\.\n$/);
  await isAnswered(scene.sam.onDiscord);
});

/** What is left of somebody's side after the bot was killed and started again. */
async function sideAfterKill(settings: Settings): Promise<string | undefined> {
  const scene = await openScene();
  const { onDiscord } = scene.sam;
  const bot = await scene.start({ ...scene.onDiscord, ...settings });
  await choosesSide(onDiscord);
  await kill(bot);
  const again = await scene.start({ ...scene.onDiscord, ...settings });
  // With Redis it stands by until the lease of the one that was killed has ended.
  await again.says('commands');
  return sideOf(onDiscord);
}

test('what was saved in files survives a kill -9', async () => {
  expect(await sideAfterKill({})).toBe(SIDE);
});

test.skipIf(!hasRedis)('what was saved in Redis survives a kill -9', async () => {
  expect(await sideAfterKill((await openRedis()).settings)).toBe(SIDE);
});

test('a button from before a kill -9 works after it, on both platforms', async () => {
  const scene = await openScene();
  const people = [scene.sam.onDiscord, scene.sam.onSlack];
  const bot = await scene.start(scene.onBoth);
  const cards = await Promise.all(people.map((person) => asks(person, '/trust-steps step:1')));
  await kill(bot);
  await scene.start(scene.onBoth);
  for (const [i, person] of people.entries()) {
    await person.presses(cards[i]?.id ?? '', 'Next');
    expect((await sees(person)).lines.join()).toContain('Step 2 of 7');
  }
});

test('an answer that waits for Discord when the bot is told to stop still arrives', async () => {
  const scene = await openScene();
  const { discord, sam } = scene;
  const bot = await scene.start(scene.onDiscord);
  const template = '/channels/{channel_id}/messages';
  discord.failNext({ method: 'POST', template, how: 'limit', retryAfter: 1 });
  await sam.onDiscord.types(SHARE);
  await expect.poll(() => discord.traffic.get(`POST ${template}`), PATIENTLY).toBe(1);
  bot.send('SIGTERM');
  await seesShared(sam.onDiscord);
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
});

test('told to stop while it still connects, the bot ends well', async () => {
  const scene = await openScene();
  scene.discord.failNext({ template: '/gateway/bot', how: 'hang' });
  const bot = await scene.launch(scene.onDiscord);
  await expect.poll(() => scene.discord.traffic.get('GET /gateway/bot'), PATIENTLY).toBe(1);
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
  expect(bot.log()).not.toContainEqual(expect.objectContaining({ event: 'started' }));
});

/** Sends this body to the bot as Slack would, and answers with the status. */
async function postSigned(url: string, body: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', APP.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  const signal = AbortSignal.timeout(5000);
  return (await fetch(url, { method: 'POST', headers, body, signal })).status;
}

/** Slack in HTTP mode, instead of Socket Mode. */
const overHttp = (port: string): Settings => ({
  SLACK_APP_TOKEN: '',
  SLACK_SIGNING_SECRET: APP.signingSecret,
  SLACK_PORT: port,
});

test('over HTTP, signed requests are answered and others refused', async () => {
  const scene = await openScene();
  const { slack, sam } = scene;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/slack/events`;
  const bot = await scene.start({ ...scene.onSlack, ...overHttp(String(port)) });
  await slack.requests.use(url);
  await isAnswered(sam.onSlack);
  const command = { kind: 'slash_commands', payload: { command: '/trust-steps' } } as const;
  expect(await slack.requests.post(command, { secret: 'wrong' })).toMatchObject({ status: 401 });
  expect(await slack.requests.post(command, { ageSeconds: 600 })).toMatchObject({ status: 401 });
  expect(await postSigned(url, 'null')).toBe(400);
  await isAnswered(sam.onSlack);
  expect(await bot.health()).toMatchObject({ status: 200, platforms: { slack: { state: 'up' } } });
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
});

/** A port that somebody else has. */
async function takePort(): Promise<{ readonly port: string; readonly free: () => void }> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  return { port, free: () => void server.close() };
}

test.each(['HEALTH_PORT', 'PLAYGROUND_PORT', 'SLACK_PORT'] as const)(
  'a %s that somebody else has is told in one sentence',
  async (name) => {
    const scene = await openScene();
    const { port, free } = await takePort();
    const settings = {
      HEALTH_PORT: { ...scene.onSlack, HEALTH_PORT: port },
      PLAYGROUND_PORT: { PLAYGROUND_PORT: port },
      SLACK_PORT: { ...scene.onSlack, ...overHttp(port) },
    };
    try {
      const bot = await scene.launch(settings[name]);
      expect([69, 78]).toContain((await bot.ended()).code);
      expect(bot.output()).toMatch(new RegExp(`${name}|${port}`));
      expect(bot.output()).not.toMatch(/"started"|^ +at /m);
    } finally {
      free();
    }
  },
);
