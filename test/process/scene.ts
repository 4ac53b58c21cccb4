/** Bots as processes in front of a Discord and a Slack, with Sam at both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFailed, onTestFinished, vi } from 'vitest';
import { words } from '../bot.ts';
import { createDiscordPeople } from '../discord/people.ts';
import { startStandIn, type StandIn } from '../discord/server.ts';
import { createSlackPeople, type SlackPerson } from '../slack/people.ts';
import { startSlack, type Slack } from '../slack/server.ts';
import { APP } from '../slack/workspace.ts';
import type { Person, Seen, SeenForm, Sight } from '../stage.ts';
import { kill, launch, type BotProcess, type Settings } from './bot-process.ts';

/** How long something may take to reach a person, in milliseconds of real time. */
const REACHES_WITHIN = 10_000;

/** How to poll for what takes its time, in milliseconds. */
export const PATIENTLY = { timeout: 10_000, interval: 20 };

/** Several processes start in a story, which takes long on a busy machine. In milliseconds. */
vi.setConfig({ testTimeout: 60_000 });

/** One person at Discord's client, and at Slack's. */
export interface PersonOnBoth {
  readonly onDiscord: Person;
  readonly onSlack: SlackPerson;
}

/** What a story of processes is given. */
export interface Scene {
  readonly discord: StandIn;
  readonly slack: Slack;
  /** Somebody by first name, the same each time. */
  person(name: string): PersonOnBoth;
  readonly sam: PersonOnBoth;
  /** What the bot needs to be on Discord, on Slack in Socket Mode, and on both. */
  readonly onDiscord: Settings;
  readonly onSlack: Settings;
  readonly onBoth: Settings;
  /** Starts a bot that keeps what it must in the story's folder; it need not come up. */
  launch(settings: Settings): Promise<BotProcess>;
  /** Starts a bot and waits until it is up. */
  start(settings: Settings): Promise<BotProcess>;
}

/**
 * Sets the scene for one test. When that is over all is ended; it fails where a platform's rule was broken, and then
 * shows what the bots wrote.
 */
export async function openScene(): Promise<Scene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-process-'));
  const discord = await startStandIn();
  const slack = await startSlack();
  const bots: BotProcess[] = [];
  onTestFinished(async () => {
    await Promise.all(bots.map(kill));
    await discord.stop();
    await slack.stop();
    await rm(dataDir, { recursive: true, force: true });
    expect([...discord.breaches, ...slack.breaches]).toEqual([]);
  });
  onTestFailed(({ task }) => {
    const said = bots.map((bot, i) => `\nBot ${i + 1} said:\n${bot.output()}`).join('');
    for (const error of task.result?.errors ?? []) error.message += said;
  });

  const discordPeople = createDiscordPeople(discord);
  const slackPeople = createSlackPeople(slack);
  const person = (name: string): PersonOnBoth => ({
    onDiscord: discordPeople.person(name),
    onSlack: slackPeople.person(name),
  });
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
    person,
    sam: person('sam'),
    onDiscord,
    onSlack,
    onBoth: { ...onDiscord, ...onSlack },
    launch: begin,
    start: async (settings) => {
      const bot = await begin(settings);
      await bot.says('started');
      return bot;
    },
  };
}

/** What the bot says. */
export const say = words.in('en');

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
  const lines = expect.arrayContaining([say.label('steps.title')]);
  expect(await asks(person, '/trust-steps')).toMatchObject({ isPrivate: true, lines });
}

/** The side that a person is on, in words, as the settings show it. */
export async function sideOf(person: Person): Promise<string | undefined> {
  const { lines } = await asks(person, '/my-settings');
  const start = `${say.label('side.label')}: `;
  return lines.find((line) => line.startsWith(start))?.slice(start.length);
}

/** What `choosesSide` chooses. */
export const SIDE = say.label('side.both');

/** The person chooses a side, and is told that it is saved. */
export async function choosesSide(person: Person): Promise<void> {
  const { id } = await asks(person, '/my-settings');
  await person.chooses(id, say.label('side.label'), SIDE);
  expect((await sees(person)).lines).toContain(say.label('settings.saved'));
}

/** Shares the first step, which goes to the room, waits for a store or a platform, and then answers in private. */
export const SHARE = '/trust-steps step:1 share:true';

/** What was shared is in the room, and the person is told so. */
export async function seesShared(person: Person): Promise<void> {
  expect(await sees(person)).toMatchObject({ isPrivate: false });
  expect((await sees(person)).lines).toContain(say.label('share.done', { step: 1 }));
}
