/** The stage on the real Bolt, over a socket or by HTTP requests. */
import { createAccept } from '#core/accept.ts';
import type { Platform, Sends } from '#core/platform.ts';
import { createSlack } from '../../adapters/slack/platform.ts';
import { createManifest } from '../../adapters/slack/register.ts';
import type { StageParts } from '../bot.ts';
import { followChanges } from '../changes.ts';
import type { Stage } from '../stage.ts';
import { createSlackPeople } from './people.ts';
import { startSlack, type Slack } from './server.ts';
import { APP } from './workspace.ts';
import { freePort } from '../port.ts';

async function open(
  parts: StageParts,
  name: string,
  slack: Slack,
  mode: Parameters<typeof createSlack>[0]['mode'],
): Promise<Stage> {
  const people = createSlackPeople(slack);
  const run = async () => {
    const { apiUrl } = slack;
    const platform = createSlack({ ...parts, botToken: APP.botToken, botName: 'Seven', apiUrl, mode });
    const changes = followChanges(createAccept({ ...parts, platform }));
    await changes.during(() => platform.start(changes.accept));
    if (mode.kind === 'http') await slack.requests.use(`http://127.0.0.1:${mode.port}/slack/events`);
    return { platform, changes };
  };
  let running = await run();
  return {
    name,
    platform: inFront(() => running.platform),
    ...people,
    letBotIn: async (isIn) => {
      if (!isIn) return running.changes.during(() => people.uninstall());
      await running.platform.stop();
      people.installAgain();
      running = await run();
    },
    removeOtherRoom: async () => people.archiveOtherRoom(),
    stop: async () => {
      await running.platform.stop();
      await slack.stop();
    },
  };
}

/** Whichever platform runs now. */
const inFront = (now: () => Platform): Sends & Pick<Platform, 'health'> => ({
  name: 'slack',
  health: () => now().health(),
  sendToRoom: (...sent) => now().sendToRoom(...sent),
  findMissing: (...asked) => now().findMissing(...asked),
  openChat: (member) => now().openChat(member),
  sendToChat: (...sent) => now().sendToChat(...sent),
  showHome: (...shown) => now().showHome(...shown),
  remove: (...removed) => now().remove(...removed),
});

/** A Slack that knows the app by its manifest. */
function start({ registry, words }: StageParts): Promise<Slack> {
  const { slash_commands: commands, shortcuts = [] } = createManifest({
    registry,
    words,
    botName: 'Seven',
  }).features;
  return startSlack({
    commands: commands.map(({ command }) => command),
    escapes: commands.filter((each) => each.should_escape).map(({ command }) => command),
    shortcuts,
  });
}

/** Opens a Slack of its own with the bot on it, in Socket Mode. */
export async function openSocketStage(parts: StageParts): Promise<Stage> {
  return open(parts, 'slack', await start(parts), { kind: 'socket', appToken: APP.appToken });
}

/** The same in HTTP mode. */
export async function openHttpStage(parts: StageParts): Promise<Stage> {
  const mode = { kind: 'http', signingSecret: APP.signingSecret, port: await freePort() } as const;
  return open(parts, 'slack over http', await start(parts), mode);
}
