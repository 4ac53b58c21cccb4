import { expect } from 'vitest';
import { freePort, type BotProcess } from './bot-process.ts';
import { isAnswered, test, type Scene } from './scene.ts';

const PATIENTLY = { timeout: 10_000 };

const asksToShare = (scene: Scene, at: 'onDiscord' | 'onSlack') =>
  scene.sam[at].types('/trust-steps step:1 share:true');

test('after a line is cut the bot comes back, and answers what was asked meanwhile', async ({ scene }) => {
  const { discord, slack, sam } = scene;
  const bot = await scene.start(scene.onBoth);
  discord.gateway.drop();
  await isAnswered(sam.onDiscord);
  expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  slack.sockets.drop();
  await slack.sockets.connected(1);
  await isAnswered(sam.onSlack);
  await slack.sockets.connected(2);
  slack.sockets.drop();
  slack.sockets.drop();
  await slack.sockets.connected(2);
  await isAnswered(sam.onSlack);
  expect(await bot.health()).toMatchObject({ status: 200, isWell: true });
});

/** A way to lose a platform while the bot runs, and what the host then has to look at. */
interface Loss {
  readonly name: string;
  readonly platform: 'discord' | 'slack';
  readonly fix: RegExp;
  happens(scene: Scene): Promise<void> | void;
}

const losses: readonly Loss[] = [
  {
    name: 'Discord closes the connection for good',
    platform: 'discord',
    fix: /discord\.com\/developers/,
    happens: ({ discord }) => discord.gateway.close(4014),
  },
  {
    name: 'the Discord token is reset',
    platform: 'discord',
    fix: /DISCORD_TOKEN/,
    happens: ({ discord }) => discord.gateway.close(4004),
  },
  {
    name: 'Discord takes the token no more for a message',
    platform: 'discord',
    fix: /DISCORD_TOKEN/,
    happens: async (scene) => {
      const template = '/channels/{channel_id}/messages';
      scene.discord.failNext({ template, how: 'status', status: 401, code: 0, message: '401: Unauthorized' });
      await asksToShare(scene, 'onDiscord');
    },
  },
  {
    name: 'the app is removed from the Slack workspace',
    platform: 'slack',
    fix: /SLACK_BOT_TOKEN/,
    happens: ({ slack, sam }) => {
      const tokens = { oauth: [], bot: ['U0BOTUSER0'] };
      slack.acts.event(sam.onSlack.user, { type: 'tokens_revoked', tokens, event_ts: '1.1' });
    },
  },
  {
    name: 'Slack takes the bot token no more for a message',
    platform: 'slack',
    fix: /SLACK_BOT_TOKEN/,
    happens: async (scene) => {
      scene.slack.faults.refuseToken('bot', 'token_revoked');
      await asksToShare(scene, 'onSlack');
    },
  },
  {
    name: 'Slack takes the app token no more for a connection',
    platform: 'slack',
    fix: /SLACK_APP_TOKEN/,
    happens: ({ slack }) => {
      slack.faults.refuseToken('app', 'invalid_auth');
      slack.sockets.drop();
    },
  },
];

const people = { discord: 'onDiscord', slack: 'onSlack' } as const;
const otherOf = { discord: 'slack', slack: 'discord' } as const;

/** This platform is down, with what to fix; the other one is up and answers. */
async function goesOnWithout(
  { platform, fix }: Pick<Loss, 'platform' | 'fix'>,
  bot: BotProcess,
  scene: Scene,
) {
  const other = otherOf[platform];
  await expect.poll(async () => (await bot.health()).status, PATIENTLY).toBe(503);
  expect((await bot.health()).platforms).toEqual({
    [platform]: { state: 'down', fix: expect.stringMatching(fix) },
    [other]: { state: 'up' },
  });
  expect((await bot.says('platform down')).sentence).toMatch(fix);
  await isAnswered(scene.sam[people[other]]);
}

const lastLosses = {
  discord: ({ discord }: Scene) => discord.gateway.close(4014),
  slack: ({ slack }: Scene) => {
    slack.faults.refuseToken('app', 'invalid_auth');
    slack.sockets.drop();
  },
};

test.for(losses)(
  'when $name, the other platform goes on, and without it the bot ends',
  async (loss, { scene }) => {
    const bot = await scene.start(scene.onBoth);
    await loss.happens(scene);
    await goesOnWithout(loss, bot, scene);
    lastLosses[otherOf[loss.platform]](scene);
    expect(await bot.ended()).toEqual({ code: 69, signal: null });
  },
);

/** What keeps a platform from starting. `told` is what the host is told. */
interface Obstacle {
  readonly name: string;
  readonly platform: 'discord' | 'slack';
  readonly told: RegExp;
  settings(scene: Scene): Promise<Readonly<Record<string, string>>>;
}

const obstacles: readonly Obstacle[] = [
  {
    name: 'a wrong DISCORD_TOKEN',
    platform: 'discord',
    told: /DISCORD_TOKEN/,
    settings: async () => ({ DISCORD_TOKEN: 'wrong' }),
  },
  {
    name: 'a wrong SLACK_BOT_TOKEN',
    platform: 'slack',
    told: /SLACK_BOT_TOKEN/,
    settings: async () => ({ SLACK_BOT_TOKEN: 'xoxb-wrong' }),
  },
  {
    name: 'a wrong SLACK_APP_TOKEN',
    platform: 'slack',
    told: /SLACK_APP_TOKEN/,
    settings: async () => ({ SLACK_APP_TOKEN: 'xapp-wrong' }),
  },
  {
    name: 'a Discord that can’t be reached',
    platform: 'discord',
    told: /Discord could not be reached/,
    settings: async () => ({ DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api` }),
  },
  {
    name: 'a Slack that can’t be reached',
    platform: 'slack',
    told: /Slack could not be reached/,
    settings: async () => ({ SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/` }),
  },
  {
    name: 'a workspace that ALLOWED_GROUPS does not name',
    platform: 'slack',
    told: /ALLOWED_GROUPS/,
    settings: async ({ discord }) => ({ ALLOWED_GROUPS: discord.context.world.guildId }),
  },
];

test.for(obstacles)('with $name the other platform goes on', async (obstacle, { scene }) => {
  const { platform, told, settings } = obstacle;
  const bot = await scene.start({ ...scene.onBoth, ...(await settings(scene)) });
  await goesOnWithout({ platform, fix: told }, bot, scene);
  expect((await bot.says('started')).sentence).toContain(` on ${otherOf[platform]}, `);
});

test.for(obstacles)('with $name alone the bot ends and says what to do', async (obstacle, { scene }) => {
  const { platform, told, settings } = obstacle;
  const bot = await scene.launch({ ...scene[people[platform]], ...(await settings(scene)) });
  expect(await bot.ended()).toEqual({ code: 69, signal: null });
  expect((await bot.says('platform down')).sentence).toMatch(told);
  expect(bot.log()).not.toContainEqual(expect.objectContaining({ event: 'started' }));
});
