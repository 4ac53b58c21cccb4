/** The connection to Discord: discord.js, set up to listen to little and to remember next to nothing. */
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  RESTEvents,
  type GatewayReadyDispatchData,
} from 'discord.js';
import { describeFault, type Log } from '#core/log.ts';
import { Down, type Health } from '#core/platform.ts';
import { BAD_TOKEN, fixFor, UNREACHABLE } from './down.ts';
import { isUnreachable } from './send.ts';

/** What a connection needs. */
export interface ConnectionParts {
  readonly token: string;
  /** Base of the REST API, without a slash at its end and without a version. Discord's own by default. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Told once with what to fix when an open connection ends for good. */
  readonly onDown: ((fix: string) => void) | undefined;
}

/** Who the bot is on Discord. */
export interface Self {
  /** The id of its application. */
  readonly application: string;
  /** What stands over its messages. */
  readonly name: string;
}

/** A connection that knows how it is. */
export interface Connection {
  readonly client: Client;
  /**
   * Connects and then prepares, knowing who the bot is. Rejects with a `Down` where somebody has to fix
   * something first.
   */
  open(prepare: (self: Self) => Promise<void>): Promise<void>;
  close(): Promise<void>;
  health(): Health;
}

/** Interactions bring all that is asked of them. discord.js itself can't do without servers, channels and roles. */
const makeCache = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
});

/**
 * Events are read as Discord sends them, so private chats arrive without partials, which would keep an object for each.
 * One handler is kept for each interaction until it is swept: every 5 minutes, not every hour.
 */
const createClient = (apiUrl: string | undefined): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    makeCache,
    allowedMentions: { parse: [] },
    rest: { handlerSweepInterval: 300_000, ...(apiUrl !== undefined && { api: apiUrl }) },
  });

/** Makes the connection, not yet open. */
export function createConnection({ token, apiUrl, log, onDown }: ConnectionParts): Connection {
  const client = createClient(apiUrl);
  const self = Promise.withResolvers<Self>();
  const away = new Set<number>();
  let isOpen = false;
  let fix: string | undefined;

  const goDown = (why: string): void => {
    if (fix !== undefined) return;
    fix = why;
    self.reject(new Down(why));
    if (isOpen) onDown?.(why);
  };
  const comeBack = (shard: number): void => {
    if (away.delete(shard)) log.info({ event: 'reconnected', platform: 'discord' });
  };

  client.on(Events.Error, (fault) =>
    log.warn({ event: 'sdk', platform: 'discord', fault: describeFault(fault) }),
  );
  client.on(Events.ShardDisconnect, ({ code }) => goDown(fixFor(code)));
  client.on(Events.Invalidated, () => goDown(BAD_TOKEN));
  client.on(Events.ShardReconnecting, (shard) => void away.add(shard));
  client.ws.on(GatewayDispatchEvents.Resumed, (_, shard) => comeBack(shard));
  client.ws.on(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData, shard) => {
    self.resolve({ application: data.application.id, name: data.user.username });
    comeBack(shard);
  });
  /** Routes of interactions carry a token of their own; discord.js throws the bot's away after this. */
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth !== false) goDown(BAD_TOKEN);
  });

  return {
    client,
    async open(prepare) {
      try {
        const [known] = await Promise.all([self.promise, client.login(token)]);
        await prepare(known);
        if (fix !== undefined) throw new Down(fix);
      } catch (fault) {
        if (isUnreachable(fault)) goDown(UNREACHABLE);
        await client.destroy();
        throw fix === undefined ? fault : new Down(fix);
      }
      isOpen = true;
    },
    close: () => client.destroy(),
    health: () => {
      if (fix !== undefined) return { state: 'down', fix };
      if (!isOpen) return { state: 'starting' };
      return { state: away.size > 0 ? 'reconnecting' : 'up' };
    },
  };
}
