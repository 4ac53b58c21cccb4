import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { REDIS_PASSWORD, type TestRedis } from '../redis.ts';
import type { Person } from '../stage.ts';
import { freePort } from '../port.ts';
import { hasRedis, openRedis } from './redis.ts';
import {
  asks,
  choosesSide,
  isAnswered,
  openScene,
  PATIENTLY,
  say,
  seesShared,
  SIDE,
  sideOf,
} from './scene.ts';

const OTHER_KEY = randomBytes(32).toString('base64');

async function isHelpedWithoutStore(person: Person): Promise<void> {
  const { lines } = await asks(person, '/crisis country:FR need:unsafe');
  expect(lines).toContain(say.label('crisis.lines-title', { country: say.country('FR') }));
  expect(lines.join('\n')).toMatch(/^Call: 3114$/m);
  await isAnswered(person);
  expect((await asks(person, '/my-settings')).lines).toContain(say.label('settings.unknown'));
}

const outages = [
  { how: 'killed', begin: (redis: TestRedis) => redis.kill(), finish: (redis: TestRedis) => redis.start() },
  {
    how: 'hanging',
    begin: async (redis: TestRedis) => redis.freeze(),
    finish: async (redis: TestRedis) => redis.thaw(),
  },
];

test.skipIf(!hasRedis).each(outages)(
  'while Redis is $how there is still help and the steps, and then all is as before',
  async ({ begin, finish }) => {
    const scene = await openScene();
    const { redis, settings } = await openRedis();
    const { onDiscord, onSlack } = scene.sam;
    const bot = await scene.start({ ...scene.onBoth, ...settings });
    expect((await bot.says('started')).sentence).toContain('the redis store');
    await choosesSide(onDiscord);
    await begin(redis);
    try {
      await Promise.all([onDiscord, onSlack].map(isHelpedWithoutStore));
      await expect.poll(() => bot.health(), PATIENTLY).toMatchObject({ status: 503, store: 'down' });
    } finally {
      await finish(redis);
    }
    await expect.poll(() => bot.health(), PATIENTLY).toMatchObject({ status: 200, store: 'up' });
    expect(await sideOf(onDiscord)).toBe(SIDE);
    await choosesSide(onSlack);
    expect(bot.output()).not.toContain(REDIS_PASSWORD);
  },
);

test.skipIf(!hasRedis)(
  'an answer that waits for Redis when the bot is told to stop still arrives',
  async () => {
    const scene = await openScene();
    const { redis, settings } = await openRedis();
    const { slack, sam } = scene;
    const bot = await scene.start({ ...scene.onSlack, ...settings });
    redis.freeze();
    try {
      const { user } = sam.onSlack;
      await slack.acts.command(user, slack.workspace.room, '/trust-steps', 'step:1 share:true').acked;
      bot.send('SIGTERM');
      await expect.poll(() => bot.health().catch(() => 'closed'), PATIENTLY).toBe('closed');
    } finally {
      redis.thaw();
    }
    await seesShared(sam.onSlack);
    expect(await bot.ended()).toEqual({ code: 0, signal: null });
  },
);

test.skipIf(!hasRedis)(
  'a Redis that refuses the bot, or is not there, is told without its password',
  async () => {
    const scene = await openScene();
    const { redis, settings } = await openRedis();
    const wrongPassword = redis.url.replace(REDIS_PASSWORD, 'canary');
    const wrongPort = wrongPassword.replace(/:\d+\//, `:${await freePort()}/`);
    const launch = (url: string) => scene.launch({ ...scene.onDiscord, ...settings, REDIS_URL: url });
    const [refused, alone] = [await launch(wrongPassword), await launch(wrongPort)];
    expect(await refused.ended()).toEqual({ code: 78, signal: null });
    expect(refused.output()).toMatch(/^The Redis at 127\.0\.0\.1:\d+ refuses .* REDIS_URL .*\n$/);
    const { sentence } = await alone.says('store');
    expect(sentence).toMatch(/^The Redis at 127\.0\.0\.1:\d+ can't be reached .*It is tried again\./);
    expect(`${refused.output()}${alone.output()}`).not.toContain('canary');
  },
);

test.skipIf(!hasRedis)(
  'a bot that starts without its Redis helps, and all is there when Redis is',
  async () => {
    const scene = await openScene();
    const { redis, settings } = await openRedis();
    const { onDiscord, onSlack } = scene.sam;
    const first = await scene.start({ ...scene.onBoth, ...settings });
    await choosesSide(onDiscord);
    first.send('SIGTERM');
    await first.ended();
    await redis.kill();
    const bot = await scene.start({ ...scene.onBoth, ...settings });
    const wrong = await scene.start({ ...scene.onSlack, ...settings, DATA_KEY: OTHER_KEY });
    await bot.says('lease won');
    await bot.says('invite');
    for (const person of [onDiscord, onSlack]) await isHelpedWithoutStore(person);
    expect(await bot.health()).toMatchObject({ status: 503, store: 'down', timetable: 'down' });
    await redis.start();
    expect(await wrong.ended()).toEqual({ code: 78, signal: null });
    expect(wrong.errors()).toContain('is not the one that sealed this data.');
    const well = { status: 200, isWell: true };
    await expect.poll(() => bot.health(), { ...PATIENTLY, timeout: 20_000 }).toMatchObject(well);
    expect(await sideOf(onDiscord)).toBe(SIDE);
    const told = bot.log().filter(({ sentence = '' }) => sentence.includes("can't be reached"));
    expect(told).toHaveLength(1);
    bot.send('SIGTERM');
    expect(await bot.ended()).toEqual({ code: 0, signal: null });
  },
);

test.skipIf(!hasRedis)('a bot that starts on a Redis that takes no changes helps on Discord', async () => {
  const scene = await openScene();
  const { redis, settings } = await openRedis();
  const { onDiscord } = scene.sam;
  const first = await scene.start({ ...scene.onDiscord, ...settings });
  await isAnswered(onDiscord);
  first.send('SIGTERM');
  await first.ended();
  await redis.takesNoChanges();
  const bot = await scene.start({ ...scene.onDiscord, ...settings });
  expect((await bot.says('lease unanswered')).sentence).toContain('this one takes over');
  await bot.says('lease won');
  await bot.says('invite');
  const { lines } = await asks(onDiscord, '/crisis country:FR need:unsafe');
  expect(lines.join('\n')).toMatch(/^Call: 3114$/m);
  expect(await bot.health()).toMatchObject({ status: 503, timetable: 'down' });
});

test.skipIf(!hasRedis)(
  'of two processes one is on Discord, and the other says that it stands by',
  async () => {
    const scene = await openScene();
    const { settings } = await openRedis();
    const first = await scene.start({ ...scene.onDiscord, ...settings });
    const second = await scene.start({ ...scene.onBoth, ...settings });
    expect((await first.says('started')).sentence).toContain(' is up on discord, keeps ');
    expect((await second.says('started')).sentence).toContain(
      ' is up on slack, stands by on discord, keeps ',
    );
  },
);

test.skipIf(!hasRedis)('a Discord that a process with its lease can’t reach is told once', async () => {
  const scene = await openScene();
  const { settings } = await openRedis();
  const away = { DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api` };
  const bot = await scene.start({ ...scene.onBoth, ...settings, ...away });
  await bot.says('lease won');
  expect(bot.log().filter(({ event }) => event === 'platform down')).toHaveLength(1);
});
