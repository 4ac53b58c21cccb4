import type { StageRoom } from '../stage.ts';
import type { NextId } from './ids.ts';
import { ChannelKind, Right } from './numbers.ts';
import { rightsOf, type Overwrite, type Role } from './rights.ts';

/** What anybody may do in a room unless told otherwise: what all may on a server as it is made. */
const MEMBER_RIGHTS =
  Right.viewChannel |
  Right.sendMessages |
  Right.sendInThreads |
  Right.readHistory |
  Right.embedLinks |
  Right.attachFiles |
  Right.mentionEveryone |
  Right.useCommands;

/** What the bot asks for when it is added. */
const INVITED_WITH = Right.viewChannel | Right.sendMessages | Right.sendInThreads;

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
  /** Rights in the rooms. */
  rights: bigint;
  readonly roles: readonly Role[];
}

/** A place for messages: a room, one person's private chat with the bot, or somewhere else. */
export interface Channel {
  readonly id: string;
  /** What stands behind the `#`, for a room. */
  readonly name?: string;
  /** A text channel unless it says so. */
  readonly kind?: number;
  /** For a thread, the channel that it belongs to. */
  readonly parent?: Channel;
  /** True for a thread in which only those write who look after threads. */
  readonly isLocked?: boolean;
  /** What this channel says of rights. A thread says nothing. */
  overwrites?: readonly Overwrite[];
  readonly owner?: Resident;
  /** Where the bot is no part of it: people bring it along by their own accounts. */
  readonly elsewhere?: 'group chat' | 'server';
}

/** How Discord answers a bot that it takes for a spammer. */
export type Verdict = 'openingTooFast' | 'flagged';

/** One server with two rooms, the bot, and whoever turns up. */
export interface World {
  readonly applicationId: string;
  readonly guildId: string;
  readonly room: Channel;
  readonly rooms: Readonly<Record<StageRoom, Channel>>;
  /** The role of all, the one that Discord made for the bot, and the moderators'. */
  readonly roles: Readonly<Record<'everyone' | 'own' | 'moderators', Role>>;
  readonly elsewhere: Readonly<Record<'group chat' | 'server', Channel>>;
  /** The server of the channel that is elsewhere. */
  readonly otherGuildId: string;
  readonly residents: ReadonlyMap<string, Resident>;
  /** With it no private chat is opened and no private message goes out. */
  verdict?: Verdict | undefined;
  /** True while the bot is in the server. */
  isBotIn: boolean;
  /** What the bot's account is called. */
  botName: string;
  /** The person with this name, who moves in when first asked for. */
  resident(name: string): Resident;
  /** The private chat with a person, opened if need be. */
  openDm(resident: Resident): Channel;
  channel(id: string): Channel | undefined;
  /** The rooms and threads of the server. */
  channels(): readonly Channel[];
  /** One more of them. */
  addRoom(about: Omit<Channel, 'id' | 'owner' | 'elsewhere'>): Channel;
  /** The room or thread is deleted. */
  removeRoom(channel: Channel): void;
  /** Lets the bot post in a room, or not. */
  letBotPost(channel: Channel, may: boolean): void;
  /** The bot's own rights in a channel. */
  botRights(channel: Channel): bigint;
}

/** An empty world. */
export function createWorld(nextId: NextId): World {
  const residents = new Map<string, Resident>();
  const byName = new Map<string, Resident>();
  const applicationId = nextId();
  const guildId = nextId();
  const role = (id: string, name: string, rights: bigint, isManaged = false): Role => ({
    id,
    name,
    rights,
    isManaged,
    isMentionable: false,
  });
  const roles = {
    everyone: role(guildId, '@everyone', MEMBER_RIGHTS),
    own: role(nextId(), 'Seven', INVITED_WITH, true),
    moderators: role(nextId(), 'Moderators', 0n),
  };
  const room: Channel = { id: nextId(), name: 'the-room' };
  const rooms = { room, 'other room': { id: nextId(), name: 'quiet' } };
  const elsewhere = {
    'group chat': { id: nextId(), elsewhere: 'group chat' },
    server: { id: nextId(), elsewhere: 'server' },
  } as const;
  const all: readonly Channel[] = [...Object.values(rooms), ...Object.values(elsewhere)];
  const channels = new Map(all.map((channel) => [channel.id, channel]));

  return {
    applicationId,
    guildId,
    room,
    rooms,
    roles,
    elsewhere,
    otherGuildId: nextId(),
    residents,
    isBotIn: true,
    botName: 'seven',
    resident(name) {
      const known = byName.get(name);
      if (known) return known;
      const resident: Resident = {
        id: nextId(),
        name,
        door: 'open',
        locale: 'en-US',
        rights: name === 'Ana' ? MEMBER_RIGHTS | Right.manageGuild : MEMBER_RIGHTS,
        roles: name === 'Kim' ? [roles.moderators] : [],
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
    channels: () => [...channels.values()].filter(({ name }) => name !== undefined),
    addRoom(about) {
      const channel = { id: nextId(), ...about };
      channels.set(channel.id, channel);
      return channel;
    },
    removeRoom: ({ id }) => void channels.delete(id),
    letBotPost(channel, may) {
      const others = (channel.overwrites ?? []).filter(({ id }) => id !== applicationId);
      const silenced = { id: applicationId, type: 1, allow: 0n, deny: Right.sendMessages } as const;
      channel.overwrites = may ? others : [...others, silenced];
    },
    botRights(channel) {
      if (channel.elsewhere) return Right.attachFiles | Right.embedLinks | Right.mentionEveryone;
      if (channel.owner)
        return MEMBER_RIGHTS | Right.mentionEveryone | Right.externalEmojis | Right.addReactions;
      const { overwrites = [] } = channel.parent ?? channel;
      return rightsOf({ id: applicationId, roles: [roles.own] }, roles.everyone, overwrites);
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
  return isDm(channel) ? ChannelKind.dm : (channel.kind ?? ChannelKind.room);
}
