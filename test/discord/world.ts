import type { NextId } from './ids.ts';
import { ChannelKind, Right } from './numbers.ts';

/** What anybody may do in the room unless told otherwise. */
const MEMBER_RIGHTS =
  Right.viewChannel |
  Right.sendMessages |
  Right.sendInThreads |
  Right.readHistory |
  Right.embedLinks |
  Right.attachFiles |
  Right.useCommands;

/** Whether the bot can write to somebody privately; `gone` is somebody it shares no server with any more. */
export type Door = 'open' | 'closed' | 'gone';

/** One person with an account. */
export interface Resident {
  readonly id: string;
  readonly name: string;
  /** The private chat with the bot, once there is one. */
  dmId?: string;
  door: Door;
  locale: string;
  /** Rights in the room. */
  rights: bigint;
}

/** A place for messages: the room, one person's private chat with the bot, or somewhere else. */
export interface Channel {
  readonly id: string;
  readonly owner?: Resident;
  /** Where the bot is no part of it: people bring it along by their own accounts. */
  readonly elsewhere?: 'group chat' | 'server';
}

/** How Discord answers a bot that it takes for a spammer. */
export type Verdict = 'openingTooFast' | 'flagged';

/** One server with one room, the bot, and whoever turns up. */
export interface World {
  readonly applicationId: string;
  readonly guildId: string;
  readonly room: Channel;
  readonly elsewhere: Readonly<Record<'group chat' | 'server', Channel>>;
  /** The server of the channel that is elsewhere. */
  readonly otherGuildId: string;
  readonly residents: ReadonlyMap<string, Resident>;
  botMayPost: boolean;
  /** With it no private chat is opened and no private message goes out. */
  verdict?: Verdict | undefined;
  /** What the bot's account is called. */
  botName: string;
  /** The person with this name, who moves in when first asked for. */
  resident(name: string): Resident;
  /** The private chat with a person, opened if need be. */
  openDm(resident: Resident): Channel;
  channel(id: string): Channel | undefined;
  /** The bot's own rights in a channel. */
  botRights(channel: Channel): bigint;
}

/** An empty world. */
export function createWorld(nextId: NextId): World {
  const residents = new Map<string, Resident>();
  const byName = new Map<string, Resident>();
  const room: Channel = { id: nextId() };
  const elsewhere = {
    'group chat': { id: nextId(), elsewhere: 'group chat' },
    server: { id: nextId(), elsewhere: 'server' },
  } as const;
  const all: readonly Channel[] = [room, ...Object.values(elsewhere)];
  const channels = new Map(all.map((channel) => [channel.id, channel]));

  return {
    applicationId: nextId(),
    guildId: nextId(),
    room,
    elsewhere,
    otherGuildId: nextId(),
    residents,
    botMayPost: true,
    botName: 'seven',
    resident(name) {
      const known = byName.get(name);
      if (known) return known;
      const resident: Resident = {
        id: nextId(),
        name,
        door: 'open',
        locale: 'en-US',
        rights: MEMBER_RIGHTS,
      };
      byName.set(name, resident);
      residents.set(resident.id, resident);
      return resident;
    },
    openDm(resident) {
      const id = (resident.dmId ??= nextId());
      const channel = channels.get(id) ?? { id, owner: resident };
      channels.set(id, channel);
      return channel;
    },
    channel: (id) => channels.get(id),
    botRights(channel) {
      if (channel.elsewhere) return Right.attachFiles | Right.embedLinks | Right.mentionEveryone;
      if (channel.owner)
        return MEMBER_RIGHTS | Right.mentionEveryone | Right.externalEmojis | Right.addReactions;
      return this.botMayPost ? MEMBER_RIGHTS : MEMBER_RIGHTS & ~Right.sendMessages;
    },
  };
}

/** True where Discord shows the channel as a private chat. */
export function isDm(channel: Channel): boolean {
  return channel.owner !== undefined;
}

/** Discord's number for the kind of channel. */
export function kindOf(channel: Channel): number {
  if (channel.elsewhere === 'group chat') return ChannelKind.groupDm;
  return isDm(channel) ? ChannelKind.dm : ChannelKind.room;
}
