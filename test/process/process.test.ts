import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, inject } from 'vitest';
import { startRedis } from '../redis.ts';
import { APP } from '../slack/workspace.ts';
import { freePort, kill, type Settings } from './bot-process.ts';
import { asks, isAnswered, sees, test, type Scene } from './scene.ts';

const REGISTER = 'PUT /applications/{application_id}/commands';
const hasRedis = inject('redisUrl') !== '';

test.for(['SIGTERM', 'SIGINT'] as const)(
  'with no token set the bot serves the playground and says where, until %s',
  async (signal, { scene }) => {
    const port = await freePort();
    const bot = await scene.start({ PLAYGROUND_PORT: String(port) });
    const url = `http://127.0.0.1:${port}/`;
    expect((await bot.says('playground')).sentence).toContain(url);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    bot.send(signal);
    expect(await bot.ended()).toEqual({ code: 0, signal: null });
    expect(bot.errors()).toBe('');
  },
);

test('with tokens for both platforms the bot is on both, and tells Discord its commands once', async ({
  scene,
}) => {
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
    platforms: { discord: { state: 'up' }, slack: { state: 'up' } },
  });
  await isAnswered(sam.onDiscord);
  await isAnswered(sam.onSlack);
  expect(discord.traffic.get(REGISTER)).toBe(1);
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });

  await scene.start(onBoth);
  await isAnswered(sam.onDiscord);
  expect(discord.traffic.get(REGISTER)).toBe(1);
});

test('settings that can’t work are told all at once, without their values', async ({ scene }) => {
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

test.for<[string, Settings, RegExp]>([
  ['a DATA_KEY that is none', { DATA_KEY: 'canary' }, /^DATA_KEY is neither a key .*\n$/],
  ['a DATA_DIR that is a file', { DATA_DIR: 'package.json' }, /^The folder package\.json .*DATA_DIR .*\n$/],
])('%s is told in one sentence', async ([, settings, sentence], { scene }) => {
  const bot = await scene.launch({ ...scene.onDiscord, ...settings });
  expect(await bot.ended()).toEqual({ code: 78, signal: null });
  expect(bot.errors()).toMatch(sentence);
  expect(bot.output()).not.toContain('canary');
});

test('a second process on the same data is refused in one sentence, and the first goes on', async ({
  scene,
}) => {
  await scene.start(scene.onDiscord);
  const second = await scene.launch(scene.onDiscord);
  expect(await second.ended()).toEqual({ code: 78, signal: null });
  expect(second.output()).toMatch(/^Another process uses the data in .*\. Stop it first: .*\.\n$/);
  await isAnswered(scene.sam.onDiscord);
});

async function losesNothing(scene: Scene, settings: Settings): Promise<void> {
  const { onDiscord } = scene.sam;
  const bot = await scene.start({ ...scene.onDiscord, ...settings });
  const card = await asks(onDiscord, '/my-settings');
  expect(card.lines).toContain('Side: not chosen');
  await onDiscord.chooses(card.id, 'Side', 'My trust was broken');
  expect((await sees(onDiscord)).lines).toContain('Saved.');
  await kill(bot);
  await scene.start({ ...scene.onDiscord, ...settings });
  expect((await asks(onDiscord, '/my-settings')).lines).toContain('Side: My trust was broken');
}

test('what was saved in files survives a kill -9', async ({ scene }) => {
  await losesNothing(scene, {});
});

test.skipIf(!hasRedis)('what was saved in Redis survives a kill -9', async ({ scene }) => {
  const redis = await startRedis();
  try {
    await losesNothing(scene, {
      REDIS_URL: redis?.url ?? '',
      DATA_KEY: randomBytes(32).toString('base64'),
    });
  } finally {
    await redis?.stop();
  }
});

test('an answer that waits for Discord when the bot is told to stop still arrives', async ({ scene }) => {
  const { discord, sam } = scene;
  const bot = await scene.start(scene.onDiscord);
  const template = '/channels/{channel_id}/messages';
  discord.failNext({ method: 'POST', template, how: 'limit', retryAfter: 1 });
  await sam.onDiscord.types('/trust-steps step:1 share:true');
  await expect.poll(() => discord.traffic.get(`POST ${template}`)).toBe(1);
  bot.send('SIGTERM');
  expect(await sees(sam.onDiscord)).toMatchObject({ isPrivate: false });
  expect((await sees(sam.onDiscord)).lines.join()).toContain('The short card of step 1');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
});

test('told to stop while it still connects, the bot ends well', async ({ scene }) => {
  scene.discord.failNext({ template: '/gateway/bot', how: 'hang' });
  const bot = await scene.launch(scene.onDiscord);
  await expect.poll(() => scene.discord.traffic.get('GET /gateway/bot'), { timeout: 10_000 }).toBe(1);
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

test('over HTTP, signed requests are answered and others refused', async ({ scene }) => {
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
async function takePort(): Promise<{ readonly port: string; free(): void }> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  return { port, free: () => void server.close() };
}

test.for(['HEALTH_PORT', 'PLAYGROUND_PORT', 'SLACK_PORT'] as const)(
  'a %s that somebody else has is told in one sentence',
  async (name, { scene }) => {
    const { port, free } = await takePort();
    const settings = {
      HEALTH_PORT: { ...scene.onSlack, HEALTH_PORT: port },
      PLAYGROUND_PORT: { PLAYGROUND_PORT: port },
      SLACK_PORT: { ...scene.onSlack, ...overHttp(port) },
    };
    try {
      const bot = await scene.launch(settings[name]);
      expect([69, 78]).toContain((await bot.ended()).code);
      expect(bot.output()).toContain(port);
      expect(bot.output()).not.toMatch(/"started"|^ +at /m);
    } finally {
      free();
    }
  },
);
