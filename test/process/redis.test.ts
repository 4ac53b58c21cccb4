import { randomBytes } from 'node:crypto';
import { expect, inject } from 'vitest';
import { REDIS_PASSWORD, startRedis, type TestRedis } from '../redis.ts';
import type { Person } from '../stage.ts';
import { asks, isAnswered, sees, test } from './scene.ts';

const hasRedis = inject('redisUrl') !== '';
const PATIENTLY = { timeout: 10_000 };

async function withRedis(tell: (redis: TestRedis, settings: Record<string, string>) => Promise<void>) {
  const redis = await startRedis();
  if (redis === undefined) throw new Error('There is no redis-server.');
  try {
    await tell(redis, { REDIS_URL: redis.url, DATA_KEY: randomBytes(32).toString('base64') });
  } finally {
    await redis.stop();
  }
}

async function isHelpedWithoutStore(person: Person): Promise<void> {
  const help = await asks(person, '/crisis country:FR need:unsafe');
  expect(help.lines).toEqual(expect.arrayContaining(['Who can help in France', 'Call: 3114']));
  await isAnswered(person);
  expect((await asks(person, '/my-settings')).lines.join()).toContain('I can’t read your settings right now');
}

const outages = [
  { how: 'killed', begin: (redis: TestRedis) => redis.kill(), finish: (redis: TestRedis) => redis.start() },
  {
    how: 'hanging',
    begin: async (redis: TestRedis) => redis.freeze(),
    finish: async (redis: TestRedis) => redis.thaw(),
  },
];

test.skipIf(!hasRedis).for(outages)(
  'while Redis is $how there is still help and the steps, and then all is as before',
  async ({ begin, finish }, { scene }) => {
    await withRedis(async (redis, settings) => {
      const { onDiscord, onSlack } = scene.sam;
      const bot = await scene.start({ ...scene.onBoth, ...settings });
      expect((await bot.says('started')).sentence).toContain('the redis store');
      const card = await asks(onDiscord, '/my-settings');
      await onDiscord.chooses(card.id, 'Side', 'Both');
      expect((await sees(onDiscord)).lines).toContain('Side: Both');
      await begin(redis);
      try {
        await Promise.all([onDiscord, onSlack].map(isHelpedWithoutStore));
        await expect.poll(() => bot.health(), PATIENTLY).toMatchObject({ status: 503, store: 'down' });
      } finally {
        await finish(redis);
      }
      await expect.poll(() => bot.health(), PATIENTLY).toMatchObject({ status: 200, store: 'up' });
      expect((await asks(onDiscord, '/my-settings')).lines).toContain('Side: Both');
      expect((await asks(onSlack, '/my-settings')).lines).toContain('Side: not chosen');
      expect(bot.output()).not.toContain(REDIS_PASSWORD);
    });
  },
);

test.skipIf(!hasRedis)(
  'answers that wait for Redis when the bot is told to stop still arrive',
  async ({ scene }) => {
    await withRedis(async (redis, settings) => {
      const { discord, slack, sam } = scene;
      const bot = await scene.start({ ...scene.onBoth, ...settings });
      redis.freeze();
      try {
        await sam.onDiscord.types('/trust-steps step:1 share:true');
        await discord.gateway.roundTrip();
        const { room } = slack.workspace;
        await slack.acts.command(sam.onSlack.user, room, '/trust-steps', 'step:1 share:true').acked;
        bot.send('SIGTERM');
        await expect.poll(() => bot.health().catch(() => 'closed')).toBe('closed');
      } finally {
        redis.thaw();
      }
      for (const person of [sam.onDiscord, sam.onSlack]) {
        expect(await sees(person)).toMatchObject({ isPrivate: false });
        expect((await sees(person)).lines.join()).toContain('The short card of step 1');
      }
      expect(await bot.ended()).toEqual({ code: 0, signal: null });
    });
  },
);

test.skipIf(!hasRedis)(
  'a Redis that nobody answers at, or that refuses us, is told without its password',
  async ({ scene }) => {
    await withRedis(async (redis, settings) => {
      const wrong = await scene.launch({
        ...scene.onDiscord,
        ...settings,
        REDIS_URL: redis.url.replace(REDIS_PASSWORD, 'canary'),
      });
      expect(await wrong.ended()).toEqual({ code: 78, signal: null });
      expect(wrong.output()).toMatch(/^The Redis at 127\.0\.0\.1:\d+ refuses .* REDIS_URL .*\n$/);
      expect(wrong.output()).not.toContain('canary');
      await redis.kill();
      const nobody = await scene.launch({ ...scene.onDiscord, ...settings });
      expect(await nobody.ended()).toEqual({ code: 69, signal: null });
      expect(nobody.output()).toMatch(/^The Redis at 127\.0\.0\.1:\d+ can't be reached .*\n$/);
    });
  },
);
