/** Where the bot is on Discord, by what the gateway tells. */
import {
  GatewayDispatchEvents,
  type GatewayChannelDeleteDispatchData,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
  type GatewayThreadDeleteDispatchData,
  type WebSocketManager,
} from 'discord.js';
import type { Change } from '#core/call.ts';
import { mintGroup, mintRoom } from './ids.ts';

/** What it takes to follow where the bot is. */
export interface GuildsParts {
  readonly ws: WebSocketManager;
  readonly isWelcome: (guild: string) => boolean;
  /** Called for a server that the bot is in and must not be in. */
  readonly leave: (guild: string) => void;
  readonly tell: (change: Change) => void;
  /** True where people can be reached also while the bot is in no server: they added it to their own account. */
  readonly userInstall: boolean;
}

/**
 * Tells of servers that the bot is in, was taken out of, and of rooms that were deleted. READY lists all servers of a shard, also
 * those that are out of order: whichever is not on the list of any shard, the bot is not in. A server that goes out of order, or
 * comes back, is no news. https://docs.discord.com/developers/events/gateway-events#ready
 * https://docs.discord.com/developers/events/gateway-events#guild-delete
 */
export function followGuilds({ ws, isWelcome, leave, tell, userInstall }: GuildsParts): void {
  const byShard = new Map<number, Set<string>>();
  let shards = 1;
  const isKnown = (guild: string): boolean => [...byShard.values()].some((guilds) => guilds.has(guild));
  const groups = () => [...byShard.values()].flatMap((each) => [...each]).filter(isWelcome);
  const tellAll = (): void => {
    if (byShard.size < shards) return;
    const reaches = userInstall && { reachesPeople: true as const };
    tell({ kind: 'present', groups: groups().map(mintGroup), ...reaches });
  };
  ws.on(GatewayDispatchEvents.Ready, ({ guilds, shard }: GatewayReadyDispatchData, index: number) => {
    byShard.set(index, new Set(guilds.map(({ id }) => id)));
    [, shards] = shard ?? [0, 1];
    tellAll();
  });
  ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData, index: number) => {
    if (!isWelcome(id)) return leave(id);
    if (isKnown(id)) return;
    byShard.get(index)?.add(id);
    tell({ kind: 'found', group: mintGroup(id) });
  });
  ws.on(GatewayDispatchEvents.GuildDelete, (guild: GatewayGuildDeleteDispatchData) => {
    if (guild.unavailable) return;
    for (const guilds of byShard.values()) guilds.delete(guild.id);
    tell({ kind: 'lost', group: mintGroup(guild.id) });
    // It was the last one: that nobody can be reached any more follows from all of them alone.
    if (isWelcome(guild.id) && groups().length === 0) tellAll();
  });
  const lose = ({ id, guild_id }: { readonly id: string; readonly guild_id?: string }): void => {
    if (guild_id !== undefined) tell({ kind: 'lost', group: mintGroup(guild_id), room: mintRoom(id) });
  };
  ws.on(GatewayDispatchEvents.ChannelDelete, (channel: GatewayChannelDeleteDispatchData) => {
    if ('guild_id' in channel) lose(channel);
  });
  ws.on(GatewayDispatchEvents.ThreadDelete, (thread: GatewayThreadDeleteDispatchData) => lose(thread));
}
