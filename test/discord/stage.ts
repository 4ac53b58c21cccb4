/** The stage on the real discord.js. */
import { createAccept } from '#core/accept.ts';
import { createDiscord } from '../../adapters/discord/platform.ts';
import type { StageParts } from '../bot.ts';
import type { Stage } from '../stage.ts';
import { createDiscordPeople } from './people.ts';
import { startStandIn } from './server.ts';

/** Opens a Discord of its own with the bot on it. */
export async function openDiscordStage(parts: StageParts): Promise<Stage> {
  const standIn = await startStandIn();
  const people = createDiscordPeople(standIn);
  const platform = createDiscord({ ...parts, token: standIn.token, apiUrl: standIn.api, botName: 'Seven' });
  await platform.start(createAccept({ ...parts, platform }));
  return {
    name: 'discord',
    ...people,
    stop: async () => {
      await platform.stop();
      await standIn.stop();
    },
  };
}
