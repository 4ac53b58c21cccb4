/** Who hears of a message: nobody, unless the message says so itself. */
import { AllowedMentionsTypes } from 'discord.js';
import type { Message } from '#core/message.ts';
import { roleSnowflakeOf } from './ids.ts';
import { LIMITS } from './limits.ts';

/**
 * Those who are told by a sound: who is named here, and in the text too.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export interface Mentions {
  readonly parse: AllowedMentionsTypes.Everyone[];
  /** Snowflakes, each once. */
  readonly roles?: string[];
}

/** Nobody, whoever is named in the text. */
export const SILENT: Mentions = { parse: [] };

/** Those whom a message tells, and the markdown that names them: empty where nobody is told. */
export interface Told {
  readonly lead: string;
  readonly mentions: Mentions;
}

/** Whom a message in a room tells. Where the bot may not mention them, Discord shows the names and tells nobody. */
export function renderTells(tells: Message['tells']): Told {
  if (tells && 'everybody' in tells)
    return { lead: '@everyone', mentions: { parse: [AllowedMentionsTypes.Everyone] } };
  const known = (tells?.roles ?? []).map(roleSnowflakeOf).filter((role) => role !== undefined);
  const roles = [...new Set(known)].slice(0, LIMITS.toldRoles);
  if (roles.length === 0) return { lead: '', mentions: SILENT };
  return { lead: roles.map((role) => `<@&${role}>`).join(' '), mentions: { parse: [], roles } };
}
