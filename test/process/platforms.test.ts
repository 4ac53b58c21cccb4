import { expect, test } from 'vitest';
import { freePort } from '../port.ts';
import { type BotProcess, type Settings } from './bot-process.ts';
import { isAnswered, openScene, PATIENTLY, SHARE, type Scene } from './scene.ts';

test('after a line is cut the bot comes back, and answers what was asked meanwhile', async () => {
  const scene = await openScene();
  const { discord, slack, sam } = scene;
  const bot = await scene.start(scene.onBoth);
  discord.gateway.drop();
  await isAnswered(sam.onDiscord);
  expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  for (const _ of ['the one', 'the other']) {
    slack.sockets.drop();
    await slack.sockets.connected(1);
    await isAnswered(sam.onSlack);
    await slack.sockets.connected(2);
  }
  await isAnswered(sam.onSlack);
  expect(await bot.health()).toMatchObject({ status: 200, isWell: true });
});

test('events that make no sense are survived, and nothing of them is logged', async () => {
  const scene = await openScene();
  const { discord, slack, sam } = scene;
  const bot = await scene.start(scene.onBoth);
  const canary = 'odd-canary';
  const unknown = { id: '1', type: 99, token: canary, user: { id: canary }, data: { name: canary } };
  discord.gateway.dispatch('INTERACTION_CREATE', unknown);
  discord.gateway.dispatch('MESSAGE_CREATE', { id: '2', channel_id: '3', content: canary });
  const command = { type: 'slash_commands', envelope_id: canary, payload: { command: canary } };
  for (const frame of [null, canary, {}, command]) slack.sockets.say(JSON.stringify(frame));
  slack.sockets.say(`{"${canary}`);
  await isAnswered(sam.onDiscord);
  await isAnswered(sam.onSlack);
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });
  expect(bot.output()).not.toContain(canary);
});

/** A way to lose a platform while the bot runs, and what the host then has to look at. */
interface Loss {
  readonly name: string;
  readonly platform: 'discord' | 'slack';
  readonly fix: RegExp;
  readonly happens: (scene: Scene) => Promise<void> | void;
}

const losses: readonly Loss[] = [
  {
    name: 'Discord closes the connection for good',
    platform: 'discord',
    fix: /discord\.com\/developers/,
    happens: (scene) => lose('discord', scene),
  },
  {
    name: 'Discord takes the token no more for a message',
    platform: 'discord',
    fix: /DISCORD_TOKEN/,
    happens: async (scene) => {
      const template = '/channels/{channel_id}/messages';
      scene.discord.failNext({ template, how: 'status', status: 401, code: 0, message: '401: Unauthorized' });
      await scene.sam.onDiscord.types(SHARE);
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
      await scene.sam.onSlack.types(SHARE);
    },
  },
  {
    name: 'Slack takes the app token no more for a connection',
    platform: 'slack',
    fix: /SLACK_APP_TOKEN/,
    happens: (scene) => lose('slack', scene),
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
  const platforms = {
    [platform]: { state: 'down', fix: expect.stringMatching(fix) },
    [other]: { state: 'up' },
  };
  await expect.poll(() => bot.health(), PATIENTLY).toMatchObject({ status: 503, isWell: false, platforms });
  const told = bot.log().filter(({ sentence = '' }) => fix.test(sentence));
  expect(told).toEqual([expect.objectContaining({ event: 'platform down', platform })]);
  await isAnswered(scene.sam[people[other]]);
}

/** Takes this platform from the bot for good. */
function lose(platform: 'discord' | 'slack', { discord, slack }: Scene): void {
  if (platform === 'discord') return discord.gateway.close(4014);
  slack.faults.refuseToken('app', 'invalid_auth');
  slack.sockets.drop();
}

test.each(losses)('when $name, the other platform goes on, and without it the bot ends', async (loss) => {
  const scene = await openScene();
  const bot = await scene.start(scene.onBoth);
  await loss.happens(scene);
  await goesOnWithout(loss, bot, scene);
  lose(otherOf[loss.platform], scene);
  expect(await bot.ended()).toEqual({ code: 69, signal: null });
});

/** What keeps a platform from starting. `told` is what the host is told. */
interface Obstacle {
  readonly name: string;
  readonly platform: 'discord' | 'slack';
  readonly told: RegExp;
  readonly settings: (scene: Scene) => Promise<Settings>;
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

test.each(obstacles)(
  'with $name the other platform goes on, and without it the bot ends',
  async (obstacle) => {
    const scene = await openScene();
    const { platform, told: fix, settings } = obstacle;
    const bot = await scene.start({ ...scene.onBoth, ...(await settings(scene)) });
    await goesOnWithout({ platform, fix }, bot, scene);
    expect((await bot.says('started')).sentence).toContain(` on ${otherOf[platform]}, `);
    lose(otherOf[platform], scene);
    expect(await bot.ended()).toEqual({ code: 69, signal: null });
  },
);

test('with a wrong token for its only platform the bot ends and says what to do', async () => {
  const scene = await openScene();
  /** The playground is for trying, and nothing to stay for. */
  const PLAYGROUND_PORT = String(await freePort());
  const bot = await scene.launch({ ...scene.onDiscord, DISCORD_TOKEN: 'wrong', PLAYGROUND_PORT });
  expect(await bot.ended()).toEqual({ code: 69, signal: null });
  const told = bot.log().filter(({ event }) => !['store', 'playground'].includes(event));
  const sentence = expect.stringContaining('DISCORD_TOKEN');
  expect(told).toEqual([expect.objectContaining({ event: 'platform down', platform: 'discord', sentence })]);
});
