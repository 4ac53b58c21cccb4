/** A Discord and a Slack, each behind a line, and all notes that arrive there. */
import type { ChatId, MemberId } from '#core/ids.ts';
import { mintChat as chatOnDiscord, mintMember as memberOnDiscord } from '../../adapters/discord/ids.ts';
import { mintChat as chatOnSlack, mintMember as memberOnSlack } from '../../adapters/slack/ids.ts';
import { startStandIn, type StandIn } from '../../test/discord/server.ts';
import type { Settings } from '../../test/process/bot-process.ts';
import { startSlack, type Slack } from '../../test/slack/server.ts';
import { APP } from '../../test/slack/workspace.ts';
import type { Breach } from '../../test/stage.ts';
import type { Platform, Shown } from './evidence.ts';
import { openLine, type Line } from './line.ts';

/** Somebody with a private chat. */
export interface Resident {
  readonly id: MemberId;
  readonly chat: ChatId;
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
  /** Somebody whom nobody has seen before. */
  moveIn(platform: Platform): Resident;
  /** How often the bot looked into a chat on Discord. */
  looks(): number;
  breaches(): readonly Breach[];
  stop(): Promise<void>;
}

/** How long a piece of a request, or of an answer, is on its way: 20 to 320 milliseconds. */
const takes = (): number => 20 + Math.random() * 300;

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
  watchDiscord(discord, note);
  slack.onShown((each) => {
    if (each.kind === 'post') note(chatOnSlack(APP.team, each.post.channel.id), each.post.blocks);
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
function watchDiscord({ context }: StandIn, note: (chat: ChatId, parts: unknown) => void): void {
  context.screens = {
    show: ({ channel, components }) => note(chatOnDiscord(channel.id), components),
    open: () => undefined,
  };
}

function moveToDiscord({ context: { world } }: StandIn, count: number): Resident {
  const resident = world.resident(`somebody ${count}`);
  return { id: memberOnDiscord(resident.id), chat: chatOnDiscord(world.openDm(resident).id) };
}

function moveToSlack({ workspace }: Slack, count: number): Resident {
  const user = workspace.user(`somebody ${count}`);
  return { id: memberOnSlack(APP.team, user.id), chat: chatOnSlack(APP.team, workspace.dmOf(user).id) };
}

const portOf = (url: string): number => Number(new URL(url).port);

const through = ({ port }: Line, url: string): string => url.replace(String(portOf(url)), String(port));
