/** The connection to Discord: discord.js, set up to listen to little and to remember next to nothing. */
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  RESTEvents,
  Routes,
  SimpleShardingStrategy,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { Clock } from '#core/clock.ts';
import { Away, keepTrying } from '#core/keep-trying.ts';
import { describeFault, type Log } from '#core/log.ts';
import { Down, type Health } from '#core/platform.ts';
import { awayAfter, BAD_TOKEN, findFlaw, fixAfter, fixFor, REACHED, STOPPED } from './down.ts';
import { createResumeWatch, type Shards } from './resume.ts';
import { canBePutOff, makeRequest } from './tries.ts';

/** What a connection needs. */
export interface ConnectionParts {
  readonly token: string;
  /** Base of the REST API, without a slash at its end and without a version. Discord's own by default. */
  readonly apiUrl: string | undefined;
  readonly allowedGroups: readonly string[] | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Told once with what to fix when an open connection, or one that was never opened, ends for good. */
  readonly onDown: ((fix: string) => void) | undefined;
  /** How long until it is tried again where Discord can't be reached, the first time; in milliseconds: 5000 by default. */
  readonly triesAgainAfter: number | undefined;
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
   * something first, and where Discord can't be reached: then it goes on trying, and health tells when it is up.
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

/** The longest wait that Discord may ask for before a request is given up, in milliseconds. */
export const LONGEST_WAIT = 5000;

/**
 * Events are read as Discord sends them, so private chats arrive without partials, which would keep an object for each.
 * One handler is kept for each interaction until it is swept: every 5 minutes, not every hour.
 */
const createClient = (apiUrl: string | undefined, onShards: (shards: Shards) => void): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    makeCache,
    allowedMentions: { parse: [] },
    rest: {
      handlerSweepInterval: 300_000,
      makeRequest,
      // What waits for the limit of all processes comes back all at once, and is refused again: it is put off if it can be.
      rejectOnRateLimit: ({ global, retryAfter, timeToReset }) =>
        (global && canBePutOff()) || Math.max(retryAfter, timeToReset) > LONGEST_WAIT,
      ...(apiUrl !== undefined && { api: apiUrl }),
    },
    ws: {
      buildStrategy: (shards) => {
        onShards(shards);
        return new SimpleShardingStrategy(shards);
      },
    },
  });

/** How the connection is, and who waits for it. */
function createCondition({ log, onDown }: ConnectionParts) {
  const self = Promise.withResolvers<Self>();
  /** Whoever opens is told. Nobody needs to. */
  self.promise.catch(() => undefined);
  const lost = new Set<number>();
  /** A process that never opens the gateway sends all the same, and hears of it when that can't go on. */
  let stage: 'unopened' | 'opening' | 'open' | 'closed' = 'unopened';
  let fix: string | undefined;
  /** What is in the way for now. */
  let away: string | undefined;
  return {
    self,
    fix: () => fix,
    isAway: () => lost.size > 0,
    enter(next: 'opening' | 'open' | 'closed'): void {
      stage = next;
      if (next === 'open') away = undefined;
    },
    wait(why: string): void {
      away = why;
    },
    goDown(why: string): void {
      if (fix !== undefined) return;
      fix = why;
      self.reject(new Down(why));
      if (stage === 'unopened' || stage === 'open') onDown?.(why);
    },
    goAway: (shard: number): void => void lost.add(shard),
    comeBack(shard: number): void {
      if (lost.delete(shard)) log.info({ event: 'reconnected', platform: 'discord' });
    },
    health(): Health {
      const why = fix ?? away;
      if (why !== undefined) return { state: 'down', fix: why };
      if (stage !== 'open') return { state: 'starting' };
      return { state: lost.size > 0 ? 'reconnecting' : 'up' };
    },
  };
}

type Condition = ReturnType<typeof createCondition>;

/** Follows what discord.js tells of the connection. */
function follow(client: Client, condition: Condition, log: Log): void {
  client.on(Events.Error, (fault) =>
    log.warn({ event: 'sdk', platform: 'discord', fault: describeFault(fault) }),
  );
  client.on(Events.ShardDisconnect, ({ code }) => condition.goDown(fixFor(code)));
  client.on(Events.Invalidated, () => condition.goDown(BAD_TOKEN));
  client.on(Events.ShardReconnecting, (shard) => condition.goAway(shard));
  client.ws.on(GatewayDispatchEvents.Resumed, (_, shard) => condition.comeBack(shard));
  client.ws.on(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData, shard) => {
    condition.self.resolve({ application: data.application.id, name: data.user.username });
    condition.comeBack(shard);
  });
  /** Routes of interactions carry a token of their own; discord.js throws the bot's away after this. */
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth !== false) condition.goDown(BAD_TOKEN);
  });
}

/** Makes the connection, not yet open. */
export function createConnection(parts: ConnectionParts): Connection {
  const { token, allowedGroups, clock, log } = parts;
  let shards: Shards | undefined;
  const client = createClient(parts.apiUrl, (made) => (shards = made));
  client.rest.setToken(token);
  const condition = createCondition(parts);
  const resumes = createResumeWatch({ clock, log, shards: () => shards, isAway: () => condition.isAway() });
  follow(client, condition, log);
  client.on(Events.ShardReconnecting, () => resumes.begin());

  const reach = async (): Promise<void> => {
    const flaw = condition.fix() ?? findFlaw(token, allowedGroups);
    if (flaw !== undefined) throw new Down(flaw);
    try {
      // Before discord.js connects, since it can't be made to do so twice.
      await Promise.race([client.rest.get(Routes.gatewayBot()), condition.self.promise]);
    } catch (fault) {
      const away = awayAfter(fault);
      if (away !== undefined) condition.wait(away);
      throw away === undefined ? fault : new Away(away);
    }
  };
  const connect = async (prepare: (self: Self) => Promise<void>): Promise<void> => {
    condition.enter('opening');
    try {
      await reach();
      const [self] = await Promise.all([condition.self.promise, client.login(token)]);
      await prepare(self);
      const fix = condition.fix();
      if (fix !== undefined) throw new Down(fix);
    } catch (fault) {
      if (fault instanceof Away) throw fault;
      const why = fixAfter(fault);
      if (why !== undefined) condition.goDown(why);
      await client.destroy();
      const fix = condition.fix();
      throw fix === undefined ? fault : new Down(fix);
    }
    condition.enter('open');
  };
  return {
    client,
    open: (prepare) =>
      keepTrying(() => connect(prepare), {
        ...parts,
        platform: 'discord',
        reached: REACHED,
        stopped: STOPPED,
      }),
    async close() {
      condition.enter('closed');
      condition.goDown(STOPPED);
      await client.destroy();
      resumes.end();
    },
    health: () => condition.health(),
  };
}
