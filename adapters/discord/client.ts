/** discord.js, set up to listen to little and to remember next to nothing. */
import { Client, GatewayIntentBits, Options } from 'discord.js';

/**
 * Interactions bring all that is asked of them, so nothing of a server is worth keeping; discord.js itself needs servers,
 * channels and roles.
 */
const makeCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
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
 * Makes a client that is not connected. Events are read as Discord sends them, so private chats arrive without partials,
 * which would keep an object for each of them. `apiUrl` has neither a slash at its end nor a version.
 */
export const createClient = (apiUrl: string | undefined): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    makeCache,
    allowedMentions: { parse: [] },
    enforceNonce: true,
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      /** One handler is kept for each interaction until it is swept: every 5 minutes, not every hour. */
      handlerSweepInterval: 300_000,
    },
  });
