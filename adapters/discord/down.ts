/** What keeps Discord from working until somebody fixes it. */
import { GatewayCloseCodes } from 'discord.js';

const PORTAL = 'https://discord.com/developers/applications';

/** The token is wrong, or Discord has reset it. */
export const BAD_TOKEN = `Discord does not accept the token. Please copy it again from the page "Bot" at ${PORTAL} into DISCORD_TOKEN.`;

/** Nothing came back when the bot wanted to start. */
export const UNREACHABLE =
  'Discord could not be reached. Please check that this machine has a way to discord.com, and start the bot again.';

const TOO_OLD = 'Discord no longer understands this version of the bot. Please update it.';

/** Close codes that no reconnect helps against: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
const FIXES: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, BAD_TOKEN],
  [
    GatewayCloseCodes.InvalidShard,
    'Discord does not accept the number of connections. Please start the bot again.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in so many servers that Discord wants more connections. Please start it again.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, TOO_OLD],
  [GatewayCloseCodes.InvalidIntents, TOO_OLD],
  [
    GatewayCloseCodes.DisallowedIntents,
    `Discord does not let this bot connect: it asks for no privileged intent. Please check the page "Bot" at ${PORTAL}.`,
  ],
]);

/** What to do after Discord closed the connection for good. */
export const fixFor = (closeCode: number): string =>
  FIXES.get(closeCode) ?? 'Discord closed the connection for good. Please start the bot again.';
