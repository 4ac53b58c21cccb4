/** Bots as processes in front of a Discord and a Slack, with Sam at both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as plainTest } from 'vitest';
import { createDiscordPeople } from '../discord/people.ts';
import { startStandIn, type StandIn } from '../discord/server.ts';
import { createSlackPeople, type SlackPerson } from '../slack/people.ts';
import { startSlack, type Slack } from '../slack/server.ts';
import { APP } from '../slack/workspace.ts';
import type { Person, Seen, SeenForm, Sight } from '../stage.ts';
import { kill, launch, type BotProcess, type Settings } from './bot-process.ts';

/** How long something may take to reach a person, in milliseconds of real time. */
const REACHES_WITHIN = 10_000;

/** What a story of processes is given. */
export interface Scene {
  readonly discord: StandIn;
  readonly slack: Slack;
  /** Sam at Discord's client, and at Slack's. */
  readonly sam: { readonly onDiscord: Person; readonly onSlack: SlackPerson };
  /** What the bot needs to be on Discord, on Slack in Socket Mode, and on both. */
  readonly onDiscord: Settings;
  readonly onSlack: Settings;
  readonly onBoth: Settings;
  /** Starts a bot that keeps what it must in the story's folder; it need not come up. */
  launch(settings: Settings): Promise<BotProcess>;
  /** Starts a bot and waits until it is up. */
  start(settings: Settings): Promise<BotProcess>;
}

async function openScene(bots: BotProcess[]): Promise<Scene & { close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-process-'));
  const discord = await startStandIn();
  const slack = await startSlack();
  const onDiscord = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
  const onSlack = {
    SLACK_BOT_TOKEN: APP.botToken,
    SLACK_APP_TOKEN: APP.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const begin = async (settings: Settings): Promise<BotProcess> => {
    const bot = await launch({ DATA_DIR: dataDir, ...settings });
    bots.push(bot);
    return bot;
  };
  return {
    discord,
    slack,
    sam: {
      onDiscord: createDiscordPeople(discord).person('sam'),
      onSlack: createSlackPeople(slack).person('sam'),
    },
    onDiscord,
    onSlack,
    onBoth: { ...onDiscord, ...onSlack },
    launch: begin,
    start: async (settings) => {
      const bot = await begin(settings);
      await bot.says('started');
      return bot;
    },
    close: async () => {
      await Promise.all(bots.map(kill));
      await discord.stop();
      await slack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A test that is given a scene. It fails where a platform's rule is broken, and then shows what the bots wrote. */
export const test = plainTest.extend<{ scene: Scene }>({
  scene: async ({ onTestFailed }, use) => {
    const bots: BotProcess[] = [];
    const scene = await openScene(bots);
    onTestFailed(({ task }) => {
      const said = bots.map((bot, i) => `\nBot ${i + 1} said:\n${bot.output()}`).join('');
      for (const error of task.result?.errors ?? []) error.message += said;
    });
    await use(scene);
    await scene.close();
    expect([...scene.discord.breaches, ...scene.slack.breaches]).toEqual([]);
  },
});

const messageIn = (sight: Sight): Seen => {
  if (sight.kind === 'message') return sight.seen;
  throw new Error(`A form opened instead of a message: ${sight.form.title}`);
};

/** What this person sees next. */
export const sees = async (person: Person): Promise<Seen> => messageIn(await person.next(REACHES_WITHIN));

/** The form that this person sees next. */
export async function seesForm(person: Person): Promise<SeenForm> {
  const sight = await person.next(REACHES_WITHIN);
  if (sight.kind === 'form') return sight.form;
  throw new Error(`A message came instead of a form: ${sight.seen.lines.join(' / ')}`);
}

/** What this person is answered to a command. */
export async function asks(person: Person, line: string): Promise<Seen> {
  await person.types(line);
  return sees(person);
}

/** The person is answered, in private, and by the steps. */
export async function isAnswered(person: Person): Promise<void> {
  expect(await asks(person, '/trust-steps')).toMatchObject({
    isPrivate: true,
    lines: expect.arrayContaining(['Seven steps']),
  });
}
