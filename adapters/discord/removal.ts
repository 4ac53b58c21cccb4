/** Takes back what the bot sent to private chats. */
import { Routes, type REST } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Platform } from '#core/platform.ts';
import { LONGEST_WAIT } from './connection.ts';
import { snowflakeOf } from './ids.ts';
import { DONE_WITHIN, isNotThere, isUnreachable } from './send.ts';
import { counting } from './tries.ts';

/**
 * How long an answer is waited for in a chat in which a deletion had none, in milliseconds. Whoever clears a chat waits for
 * all of them, and is told which messages are still there. Each is tried all the same.
 */
const ONCE_MORE = 1000;
/** How long after that a deletion there may take its time again, in milliseconds. */
const AGAIN_AFTER = 60_000;
/** So many chats are remembered that are being cleared. */
const CHATS = 1000;

/** What deleting needs. */
export interface RemovalParts {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes what deletes. What Discord does not let go, for whatever reason, stays. */
export function createRemoval(parts: RemovalParts): Platform['remove'] {
  const silent = new LRUCache<string, true>({ max: CHATS, ttl: AGAIN_AFTER });
  return async (chat, message) => {
    const [channel, id] = [snowflakeOf(chat), snowflakeOf(message)];
    if (channel === undefined || id === undefined) return false;
    try {
      await removeOne(parts, Routes.channelMessage(channel, id), silent.has(channel));
      return true;
    } catch (fault) {
      if (isNotThere(fault)) return true;
      if (isUnreachable(fault)) silent.set(channel, true);
      parts.log.warn({ event: 'message not removed', platform: 'discord', fault: describeFault(fault) });
      return false;
    }
  };
}

/** A wait that Discord asks for is no silence: it is waited out, as discord.js does. */
async function removeOne(
  { rest, clock }: RemovalParts,
  route: ReturnType<typeof Routes.channelMessage>,
  isSilent: boolean,
): Promise<void> {
  const late = new AbortController();
  const giveUp = (): void => late.abort();
  const cancel = clock.after(isSilent ? LONGEST_WAIT + ONCE_MORE : DONE_WITHIN, giveUp);
  const onRequest = () => clock.after(ONCE_MORE, giveUp);
  try {
    await counting(() => rest.delete(route, { signal: late.signal }), isSilent ? { onRequest } : {});
  } finally {
    cancel();
  }
}
