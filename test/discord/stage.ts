/** The stage on the real discord.js. */
import { createAccept } from '#core/accept.ts';
import { draw } from '#picture/draw.ts';
import { createDiscord } from '../../adapters/discord/platform.ts';
import type { StageParts } from '../bot.ts';
import { followChanges } from '../changes.ts';
import type { Stage } from '../stage.ts';
import { createDiscordPeople } from './people.ts';
import { startStandIn } from './server.ts';

/** Opens a Discord of its own with the bot on it. Its time is the story's. */
export async function openDiscordStage(parts: StageParts): Promise<Stage> {
  const standIn = await startStandIn({ now: () => parts.clock.now().epochMilliseconds });
  const people = createDiscordPeople(standIn);
  const { token, api: apiUrl } = standIn;
  const platform = createDiscord({ ...parts, token, apiUrl, draw, botName: 'Seven' });
  const changes = followChanges(createAccept({ ...parts, platform }));
  await platform.start(changes.accept);
  return {
    name: 'discord',
    platform,
    ...people,
    letBotIn: (isIn) => changes.during(() => people.letBotIn(isIn)),
    removeOtherRoom: () => changes.during(() => people.removeRoom('other room')),
    stop: async () => {
      await platform.stop();
      await standIn.stop();
    },
  };
}
