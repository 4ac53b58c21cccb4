/** Looks for a message that was perhaps posted before: a process that ended, or a receipt that got lost. */
import { Routes, type REST, type RESTGetAPIChannelMessagesResult } from 'discord.js';
import type { Message } from '#core/message.ts';
import { LIMITS } from './limits.ts';

/** What is looked for. */
export interface Sought {
  /** The snowflake of a private chat. */
  readonly channel: string;
  readonly message: Message;
  readonly occurrence: string;
  /** It was not posted before. */
  readonly since: Temporal.Instant;
  readonly signal: AbortSignal;
}

/** Where a message is found, its snowflake; else whether that says that it was never posted. */
export type Earlier = { readonly found: string } | 'absent' | 'unsure';

/** True where an id in it holds the occurrence. */
const carries = (parts: unknown, occurrence: string): boolean =>
  JSON.stringify(parts ?? []).includes(occurrence);

/**
 * Looks among the newest messages of the chat. The occurrence stands in the ids of the message's buttons: Discord does
 * not keep a nonce with the message. One that has it nowhere can't be missed with certainty.
 */
export async function findEarlier(
  rest: REST,
  { channel, message, occurrence, since, signal }: Sought,
): Promise<Earlier> {
  const query = new URLSearchParams({ limit: String(LIMITS.history) });
  const newest = (await rest.get(Routes.channelMessages(channel), {
    query,
    signal,
  })) as RESTGetAPIChannelMessagesResult;
  const found = newest.find(
    ({ author, nonce, components }) =>
      author.bot === true && (nonce === occurrence || carries(components, occurrence)),
  );
  if (found) return { found: found.id };
  const oldest = newest.at(-1);
  const isAll =
    newest.length < LIMITS.history ||
    (oldest !== undefined && Date.parse(oldest.timestamp) < since.epochMilliseconds);
  return isAll && carries(message.blocks, occurrence) ? 'absent' : 'unsure';
}
