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
    const bots = await Promise.all(
      [wrongPassword, wrongPort].map((url) =>
        scene.launch({ ...scene.onDiscord, ...settings, REDIS_URL: url }),
      ),
    );
    const codes = await Promise.all(bots.map(async (bot) => (await bot.ended()).code));
    expect(codes).toEqual([78, 69]);
    const [refused, alone] = bots.map((bot) => bot.output());
    expect(refused).toMatch(/^The Redis at 127\.0\.0\.1:\d+ refuses .* REDIS_URL .*\n$/);
    expect(alone).toMatch(/^The Redis at 127\.0\.0\.1:\d+ can't be reached .*\n$/);
    expect(`${refused}${alone}`).not.toContain('canary');
  },
);
