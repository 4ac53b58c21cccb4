/** Discord: reads events as calls, acknowledges them as the core plans, and sends. */
import { GatewayDispatchEvents, Routes, type GatewayMessageCreateDispatchData, type REST } from 'discord.js';
import { within, type Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Draw } from '#core/message.ts';
import type { Accept, Plan } from '#core/plan.ts';
import type { Platform } from '#core/platform.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { createAcknowledge } from './acknowledge.ts';
import { isElsewhere, readInteraction, readMessage, type Interaction } from './calls.ts';
import { createConnection, type Self } from './connection.ts';
import { followGuilds } from './guilds.ts';
import { mintChat } from './ids.ts';
import { createPosts } from './posts.ts';
import { commandsOf, installLink, inviteLink, menuNamesOf, register } from './register.ts';
import { createRemoval } from './removal.ts';
import { createFindMissing } from './rooms.ts';
import { createSends, SPAMMER } from './send.ts';

/** What Discord needs. */
export interface DiscordParts {
  readonly token: string;
  /** Base of the REST API, such as http://127.0.0.1:1234/api: no trailing slash, no version. Discord's own by default. */
  readonly apiUrl?: string;
  readonly registry: Registry;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Draws the pictures that stand in answers. */
  readonly draw: Draw;
  /**
   * True where people may also add the bot to their own account. Then commands that work anywhere do so in servers and
   * chats that the bot is no part of. The application has to allow it in the developer portal.
   */
  readonly userInstall?: boolean;
  /** Ids of the servers that may use the bot; it leaves all others. Absent means all. */
  readonly allowedGroups?: readonly string[];
  /** What the bot is called where its host reads of it. */
  readonly botName: string;
  /** How long an answer may take before it is deferred, in milliseconds: 1500 by default. */
  readonly deferAfter?: number;
  /** How long until it is tried again where Discord can't be reached, the first time; in milliseconds: 5000 by default. */
  readonly triesAgainAfter?: number;
  /** Told once when Discord stops for good after it was started; `fix` is a sentence that says what to do. */
  readonly onDown?: (fix: string) => void;
}

/**
 * How many messages a second the bot sends of its own accord. Discord takes 50 requests a second from all processes
 * together: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
const SENDS_PER_SECOND = 40;

/** How long answers may take to finish, and then the goodbye, when the bot stops. In milliseconds. */
const FINISHED_WITHIN = 10_000;
const GONE_WITHIN = 5000;

const NOT_REGISTERED =
  'Discord did not take the commands. Those that it knows already go on working; start the bot again to tell it once more.';
const TELLING =
  'The name of the bot on Discord tells what it is for, and it stands on lock screens. Change it in the developer portal to something that says nothing, such as Seven.';
const LEFT = 'The bot was in a server that ALLOWED_GROUPS does not name, and has left it.';

/** Makes the platform. Nothing is connected yet. */
export function createDiscord(parts: DiscordParts): Platform {
  const { clock, log } = parts;
  const connection = createConnection({
    ...parts,
    apiUrl: parts.apiUrl,
    allowedGroups: parts.allowedGroups,
    onDown: parts.onDown,
    triesAgainAfter: parts.triesAgainAfter,
  });
  const { rest, ws } = connection.client;
  const makePosts = createPosts(parts);
  const { isStopped, ...sends } = createSends({ rest, clock, log, makePosts });
  const acknowledge = createAcknowledge({ rest, clock, log, makePosts, deferAfter: parts.deferAfter });
  const menus = menuNamesOf(parts.registry, parts.words);
  const work = createWork(log);

  const isWelcome = (guild: string | undefined): boolean =>
    guild === undefined || (parts.allowedGroups?.includes(guild) ?? true);
  const listen = (accept: Accept): void => {
    ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: Interaction) => {
      work.take('interaction', async () => {
        const isTaken = isElsewhere(interaction) || isWelcome(interaction.guild_id);
        const call = isTaken ? readInteraction(interaction, menus) : undefined;
        if (call) await acknowledge(interaction, accept(call));
      });
    });
    ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
      work.take('message', () => answerTyped(accept, message, sends));
    });
    followGuilds({
      ws,
      isWelcome,
      leave: (guild) => work.take('server', () => leave(guild, rest, log)),
      tell: (change) => work.take(change.kind, () => note(accept(change))),
      userInstall: parts.userInstall === true,
    });
  };
  return {
    name: 'discord',
    traits: { advice: { missing: 'discord.allow', hide: 'discord.hide', closed: 'discord.privacy' } },
    sendsPerSecond: SENDS_PER_SECOND,
    start: (accept) => {
      listen(accept);
      return connection.open((self) => introduce(parts, rest, self));
    },
    stop: async () => {
      await within(clock, FINISHED_WITHIN, work.finish(), undefined);
      await within(clock, GONE_WITHIN, connection.close(), undefined);
    },
    health: () => {
      const health = connection.health();
      return isStopped() && health.state !== 'down' ? { state: 'degraded', fix: SPAMMER } : health;
    },
    findMissing: createFindMissing({ rest, clock }),
    showHome: async () => undefined,
    remove: createRemoval({ rest, clock, log }),
    ...sends,
  };
}

async function answerTyped(
  accept: Accept,
  typed: GatewayMessageCreateDispatchData,
  { sendToChat }: Pick<Platform, 'sendToChat'>,
): Promise<void> {
  const call = readMessage(typed);
  const plan = call && accept(call);
  if (plan?.kind !== 'answer') return;
  const { message } = await plan.run();
  // Of the 17 digits or more: the same name in every process that hears of it, so that it stands there once.
  const occurrence = typed.id.slice(-16);
  await sendToChat(mintChat(typed.channel_id), message, { occurrence });
}

async function note(plan: Plan): Promise<void> {
  if (plan.kind === 'silent') await plan.run();
}

async function leave(guild: string, rest: REST, log: Log): Promise<void> {
  await rest.delete(Routes.userGuild(guild));
  log.warn({ event: 'server left', platform: 'discord', sentence: LEFT });
}

/** Tells Discord the commands and the host how to add the bot. */
async function introduce(
  { registry, words, botName, userInstall = false, log }: DiscordParts,
  rest: REST,
  { application, name }: Self,
) {
  try {
    const isNew = await register(rest, application, commandsOf(registry, words, userInstall));
    log.info({ event: 'commands', platform: 'discord', outcome: isNew ? 'registered' : 'known already' });
  } catch (fault) {
    const entry = { event: 'commands', platform: 'discord', outcome: 'refused', sentence: NOT_REGISTERED };
    log.warn({ ...entry, fault: describeFault(fault) });
  }
  const sentence = `To add ${botName} to a server, open ${inviteLink(application)}`;
  log.info({ event: 'invite', platform: 'discord', sentence });
  if (userInstall) {
    const own = `To add ${botName} to your own account, open ${installLink(application)}`;
    log.info({ event: 'invite', platform: 'discord', sentence: own });
  }
  if (words.tells(name)) log.warn({ event: 'telling name', platform: 'discord', sentence: TELLING });
}

/** What is being worked on, from the reading of the event. Whatever goes wrong with it ends here. */
function createWork(log: Log) {
  const open = new Set<Promise<void>>();
  let isOver = false;
  const work = async (call: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (fault) {
      log.error({ event: 'unanswered', platform: 'discord', call, fault: describeFault(fault) });
    }
  };
  return {
    take(call: string, run: () => Promise<void>): void {
      if (isOver) return;
      const working = work(call, run);
      open.add(working);
      void working.finally(() => open.delete(working));
    },
    /** Takes no more, and resolves when all is done. */
    async finish(): Promise<void> {
      isOver = true;
      await Promise.all(open);
    },
  };
}
