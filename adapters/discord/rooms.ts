/** Channels in which people talk, and what keeps the bot from posting there. */
import {
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
  type APIOverwrite,
  type APIRole,
  type RESTGetAPIChannelResult,
  type RESTGetAPICurrentUserResult,
  type RESTGetAPIGuildMemberResult,
  type RESTGetAPIGuildRolesResult,
  type REST,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#core/clock.ts';
import type { RoomId } from '#core/ids.ts';
import { snowflakeOf } from './ids.ts';
import { isHidden } from './send.ts';

const THREADS = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/** The kinds of channel that can be picked as a room. */
export const ROOM_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...THREADS] as const;

const isThread = (type: ChannelType): boolean => THREADS.some((thread) => thread === type);

/** What it takes to post in a channel. Into a locked thread writes only who may unlock it. */
export function neededIn(channel: {
  readonly type: ChannelType;
  readonly thread_metadata?: { readonly locked?: boolean } | undefined;
}): bigint {
  const { ViewChannel, SendMessages, SendMessagesInThreads, ManageThreads } = PermissionFlagsBits;
  if (!isThread(channel.type)) return ViewChannel | SendMessages;
  return ViewChannel | SendMessagesInThreads | (channel.thread_metadata?.locked ? ManageThreads : 0n);
}

/** Rights by the names that Discord's own settings have for them. */
const NAMES = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
  [PermissionFlagsBits.ManageThreads, 'Manage Threads'],
] as const;

const namesOf = (rights: bigint): readonly string[] =>
  NAMES.filter(([right]) => rights & right).map(([, name]) => name);

/** The bot in one server. */
export interface Standing {
  /** The server, whose number the role of all has. */
  readonly guild: string;
  readonly user: string;
  /** The numbers of the bot's own roles. */
  readonly own: readonly string[];
  readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[];
}

const unite = (bits: readonly string[]): bigint => bits.reduce((all, each) => all | BigInt(each), 0n);

/**
 * The rights that are left in a channel: https://docs.discord.com/developers/topics/permissions#permission-overwrites
 * First comes what the channel says of all, then of the bot's roles together, then of the bot.
 */
export function rightsIn(overwrites: readonly APIOverwrite[], { guild, user, own, roles }: Standing): bigint {
  const isMine = (id: string): boolean => id === guild || own.includes(id);
  const base = unite(roles.filter(({ id }) => isMine(id)).map(({ permissions }) => permissions));
  if (base & PermissionFlagsBits.Administrator) return unite(NAMES.map(([right]) => String(right)));
  const layers = [
    ({ id }: APIOverwrite) => id === guild,
    ({ id, type }: APIOverwrite) => type === OverwriteType.Role && own.includes(id),
    ({ id, type }: APIOverwrite) => type === OverwriteType.Member && id === user,
  ];
  return layers.reduce((rights, isOn) => {
    const said = overwrites.filter(isOn);
    return (rights & ~unite(said.map(({ deny }) => deny))) | unite(said.map(({ allow }) => allow));
  }, base);
}

/** How long what is known of a server holds, so that many rooms can be looked at together. In milliseconds. */
const KNOWN_FOR = 5000;

/** Makes what finds the rights that the bot lacks in a room. Rejects where Discord can't be reached. */
export function createFindMissing({ rest, clock }: { readonly rest: REST; readonly clock: Clock }) {
  const perf = { now: () => clock.now().epochMilliseconds };
  const known = new LRUCache<string, Promise<Standing>>({ max: 100, ttl: KNOWN_FOR, perf, ttlResolution: 0 });
  const read = async (channel: string) =>
    (await rest.get(Routes.channel(channel))) as RESTGetAPIChannelResult;
  const standingIn = (guild: string): Promise<Standing> => {
    const reading = known.get(guild) ?? readStanding(rest, guild);
    if (!known.has(guild)) known.set(guild, reading);
    reading.catch(() => known.delete(guild));
    return reading;
  };
  const find = async (id: string): Promise<readonly string[]> => {
    const channel = await read(id);
    if (!('guild_id' in channel) || channel.guild_id === undefined) return [];
    const standing = await standingIn(channel.guild_id);
    // A thread has no rights of its own: those of the channel that it belongs to hold in it.
    const parent = isThread(channel.type) && channel.parent_id ? await read(channel.parent_id) : channel;
    const overwrites = 'permission_overwrites' in parent ? (parent.permission_overwrites ?? []) : [];
    return namesOf(neededIn(channel) & ~rightsIn(overwrites, standing));
  };
  return async (room: RoomId): Promise<readonly string[]> => {
    const id = snowflakeOf(room);
    const hidden = namesOf(PermissionFlagsBits.ViewChannel);
    if (id === undefined) return hidden;
    try {
      return await find(id);
    } catch (fault) {
      if (isHidden(fault)) return hidden;
      throw fault;
    }
  };
}

async function readStanding(rest: REST, guild: string): Promise<Standing> {
  const { id: user } = (await rest.get(Routes.user())) as RESTGetAPICurrentUserResult;
  const [member, roles] = await Promise.all([
    rest.get(Routes.guildMember(guild, user)) as Promise<RESTGetAPIGuildMemberResult>,
    rest.get(Routes.guildRoles(guild)) as Promise<RESTGetAPIGuildRolesResult>,
  ]);
  return { guild, user, own: member.roles, roles };
}
