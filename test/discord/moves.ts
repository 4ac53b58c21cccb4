import type { StageRoom } from '../stage.ts';
import type { Context } from './context.ts';
import { Intent } from './numbers.ts';
import { channelPayload, guildCreate } from './payloads.ts';

/** What happens to the server and to the bot in it. */
export interface Moves {
  /** Takes the bot out of the server, or lets it in again, and tells it so. */
  letBotIn(isIn: boolean): void;
  /** The server is out of order, or works again. The bot is told so, and is in it all the while. */
  letServerWork(isWorking: boolean): void;
  /** The room is deleted, and the bot told so. */
  removeRoom(room: StageRoom): void;
}

export function createMoves(context: Context): Moves {
  return {
    letBotIn(isIn) {
      const { world, gateway } = context;
      world.isBotIn = isIn;
      if (isIn) gateway.dispatch('GUILD_CREATE', guildCreate(world), Intent.guilds);
      else gateway.dispatch('GUILD_DELETE', { id: world.guildId }, Intent.guilds);
    },
    letServerWork(isWorking) {
      const { world, gateway } = context;
      const away = { id: world.guildId, unavailable: true };
      if (isWorking) gateway.dispatch('GUILD_CREATE', guildCreate(world), Intent.guilds);
      else gateway.dispatch('GUILD_DELETE', away, Intent.guilds);
    },
    removeRoom(room) {
      const { world, gateway } = context;
      const channel = world.rooms[room];
      world.removeRoom(channel);
      gateway.dispatch('CHANNEL_DELETE', channelPayload(world, channel), Intent.guilds);
    },
  };
}
