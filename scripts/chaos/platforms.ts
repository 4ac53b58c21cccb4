/** A Discord and a Slack, each behind a line, and all notes that arrive there. */
import type { ChatId, MemberId } from '#core/ids.ts';
import * as onDiscord from '../../adapters/discord/ids.ts';
import * as onSlack from '../../adapters/slack/ids.ts';
import { words } from '../../test/bot.ts';
import { isDm } from '../../test/discord/world.ts';
import { startStandIn, type StandIn } from '../../test/discord/server.ts';
import type { Settings } from '../../test/process/bot-process.ts';
import { startSlack, type Slack } from '../../test/slack/server.ts';
import { APP } from '../../test/slack/workspace.ts';
import type { Breach } from '../../test/stage.ts';
import type { Heard, Platform, Shown } from './evidence.ts';
import { WORDS } from './groups.ts';
import { openLine, type Line } from './line.ts';

/** Somebody with a private chat. */
export interface Resident {
  readonly id: MemberId;
  readonly chat: ChatId;
  readonly name: string;
}

/** Both platforms, as one place sees them. */
export interface Platforms {
  /** What a bot needs to be on both. */
  readonly settings: Settings;
  readonly lines: Readonly<Record<Platform, Line>>;
  readonly discord: StandIn;
  readonly slack: Slack;
  /** Every note that arrived, in the order in which they did. */
  readonly shown: readonly Shown[];
  /** Every message that arrived in a room, in that order too. */
  readonly heard: readonly Heard[];
  /** The id of a room that nobody has been in before, and of a group. */
  openRoom(platform: Platform): string;
  found(platform: Platform): string;
  /** Somebody whom nobody has seen before. */
  moveIn(platform: Platform): Resident;
  /** How often the bot looked into a chat on Discord. */
  looks(): number;
  breaches(): readonly Breach[];
  stop(): Promise<void>;
}

/** How long a piece of a request, or of an answer, is on its way: 20 to 320 milliseconds. */
const takes = (): number => 20 + Math.random() * 300;

/** What stands over a step of the week. */
const STEP = words.in('en').label('group-steps.week');
/** Servers are numbered from here on. */
const FIRST_SERVER = 900_000_000_000_000_000n;

/** The occurrence of a note, as it stands in the id of its button. */
const OCCURRENCE = /"open@\d+\|([\w-]{16})"/;

export async function openPlatforms(): Promise<Platforms> {
  const discord = await startStandIn();
  const slack = await startSlack();
  const lines = {
    discord: await openLine(portOf(discord.api), takes),
    slack: await openLine(portOf(slack.apiUrl), takes),
  };
  const shown: Shown[] = [];
  const note = (chat: ChatId, parts: unknown): void => {
    const [, occurrence] = OCCURRENCE.exec(JSON.stringify(parts)) ?? [];
    shown.push({ chat, occurrence: occurrence ?? 'none', at: Date.now() });
  };
  const heard: Heard[] = [];
  const hear = (room: string, said: unknown): void => {
    heard.push({ room, says: readSays(JSON.stringify(said)), at: Date.now() });
  };
  watchDiscord(discord, note, hear);
  slack.onShown((each) => {
    if (each.kind !== 'post') return;
    const { channel, blocks } = each.post;
    if (channel.kind === 'dm') note(onSlack.mintChat(APP.team, channel.id), blocks);
    else hear(onSlack.mintRoom(APP.team, { channel: channel.id }), blocks);
  });
  let count = 0;
  return {
    settings: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: through(lines.discord, discord.api),
      SLACK_BOT_TOKEN: APP.botToken,
      SLACK_APP_TOKEN: APP.appToken,
      SLACK_API_URL: through(lines.slack, slack.apiUrl),
    },
    lines,
    discord,
    slack,
    shown,
    heard,
    openRoom: (platform) => {
      count += 1;
      return platform === 'discord' ? openOnDiscord(discord, count) : openOnSlack(slack, count);
    },
    found: (platform) => {
      count += 1;
      return platform === 'discord'
        ? onDiscord.mintGroup(`${FIRST_SERVER + BigInt(count)}`)
        : onSlack.mintGroup(`${APP.team}${count}`);
    },
    moveIn: (platform) => {
      count += 1;
      return platform === 'discord' ? moveToDiscord(discord, count) : moveToSlack(slack, count);
    },
    looks: () => discord.traffic.get('GET /channels/{channel_id}/messages') ?? 0,
    breaches: () => [...discord.breaches, ...slack.breaches],
    stop: async () => {
      await Promise.all([lines.discord.stop(), lines.slack.stop()]);
      await Promise.all([discord.stop(), slack.stop()]);
    },
  };
}

/** A message that is changed is shown again, and counts again: nothing may be edited into a note. */
function watchDiscord(
  { context }: StandIn,
  note: (chat: ChatId, parts: unknown) => void,
  hear: (room: string, said: unknown) => void,
): void {
  context.screens = {
    show: ({ channel, content, components }) =>
      isDm(channel)
        ? note(onDiscord.mintChat(channel.id), components)
        : hear(onDiscord.mintRoom(channel.id), [content, components]),
    open: () => undefined,
  };
}

/** What a message in a room says: the words that were planned, a step, or more of it. */
function readSays(said: string): Heard['says'] {
  if (said.includes(WORDS)) return 'words';
  return said.includes(STEP) ? 'steps' : 'part';
}

function moveToDiscord({ context: { world } }: StandIn, count: number): Resident {
  const name = `somebody ${count}`;
  const resident = world.resident(name);
  return { id: onDiscord.mintMember(resident.id), chat: onDiscord.mintChat(world.openDm(resident).id), name };
}

function moveToSlack({ workspace }: Slack, count: number): Resident {
  const name = `somebody ${count}`;
  const user = workspace.user(name);
  return {
    id: onSlack.mintMember(APP.team, user.id),
    chat: onSlack.mintChat(APP.team, workspace.dmOf(user).id),
    name,
  };
}

const openOnDiscord = ({ context: { world } }: StandIn, count: number): string =>
  onDiscord.mintRoom(world.addRoom({ name: `room-${count}` }).id);

function openOnSlack({ workspace }: Slack, count: number): string {
  const channel = workspace.addChannel(`room-${count}`, 'public');
  channel.botIsMember = true;
  return onSlack.mintRoom(APP.team, { channel: channel.id });
}

const portOf = (url: string): number => Number(new URL(url).port);

const through = ({ port }: Line, url: string): string => url.replace(String(portOf(url)), String(port));
