/** What keeps Discord from working until somebody fixes it. */
import { GatewayCloseCodes, RateLimitError } from 'discord.js';
import { Down } from '#core/platform.ts';
import { isSnowflake } from './ids.ts';
import { isUnreachable } from './send.ts';

const PORTAL = 'https://discord.com/developers/applications';

/** The token is wrong, or Discord has reset it. */
export const BAD_TOKEN = `Discord does not accept the token. Please copy it again from the page "Bot" at ${PORTAL} into DISCORD_TOKEN.`;

/** Its owner ended it. */
export const STOPPED = 'The bot was stopped. It is back on Discord when it is started again.';

const NO_TOKEN = `DISCORD_TOKEN is not a token. Please copy it again from the page "Bot" at ${PORTAL}.`;

const NO_GROUPS =
  'ALLOWED_GROUPS names no server on Discord, so the bot would have to leave all of them. Please add the id of your server, a number of 17 to 20 digits, or remove ALLOWED_GROUPS.';

const UNREACHABLE =
  'Discord could not be reached. Please check that this machine has a way to discord.com, and start the bot again.';

const AWAY =
  'Discord could not be reached. Please check that this machine has a way to discord.com. While the bot runs, it goes on trying.';

const TOO_SOON =
  'Discord asks this machine to wait. While the bot runs, it tries again by itself; else please start it again in an hour.';

/** Discord could be reached in the end. */
export const REACHED = 'Discord could be reached at last. All is well there.';

const TOO_OFTEN =
  'The bot connected to Discord too often today. Please find out what starts it again and again, and start it tomorrow.';

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

/** What is wrong before anything is sent, if anything is. A token is sent in a header, and has letters that fit there. */
export function findFlaw(token: string, allowedGroups: readonly string[] | undefined): string | undefined {
  if (!/^[\x21-\x7E]+$/.test(token)) return NO_TOKEN;
  return allowedGroups?.some(isSnowflake) === false ? NO_GROUPS : undefined;
}

/** True for the socket's own errors while it connects: they have neither class nor code. */
const isHandshake = (fault: unknown): boolean =>
  fault instanceof Error &&
  /handshake|Unexpected server response|closed before the connection/i.test(fault.message);

/** What is in the way where Discord could not even be asked; undefined for a fault that no waiting helps against. */
export function awayAfter(fault: unknown): string | undefined {
  if (fault instanceof RateLimitError) return TOO_SOON;
  return isUnreachable(fault) ? AWAY : undefined;
}

/** What to do when it could not connect; undefined for a fault that nobody can mend. */
export function fixAfter(fault: unknown): string | undefined {
  if (fault instanceof Down) return fault.fix;
  if (isUnreachable(fault) || isHandshake(fault)) return UNREACHABLE;
  if (fault instanceof RateLimitError) return TOO_SOON;
  // discord.js has no class and no code for this one.
  return fault instanceof Error && fault.message.startsWith('Not enough sessions') ? TOO_OFTEN : undefined;
}
