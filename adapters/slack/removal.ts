import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { MessageId } from '#core/ids.ts';
import type { Clients } from './clients.ts';
import { isRateLimit, SlackFault } from './fault.ts';

/**
 * How long deletions in one chat wait for Slack, all of them together: for one that fails, for an answer, or because Slack takes
 * no more. In milliseconds. Whoever clears a chat waits too, and is told which messages are still there. Each chat has a patience
 * of its own, so that nobody's messages stay because somebody else's took long.
 */
const PATIENCE = 5000;
/** How long an answer is waited for once that is used up: each message is tried once all the same. */
const ONCE_MORE = 500;
/** So many chats are remembered that are being cleared. */
const CHATS = 1000;
/** After how many milliseconds it has that patience again. Slack counts by the minute: https://docs.slack.dev/apis/web-api/rate-limits */
const AGAIN_AFTER = 60_000;

/** Deletes a message that the bot sent. True when it is no longer there. */
export type Remove = (channel: string, ts: MessageId) => Promise<boolean>;

/** Makes what deletes. Successful deletions take what they take. */
export function createRemoval({ ask, repeating }: Clients): Remove {
  const waits = new LRUCache<string, { waited: number }>({ max: CHATS, ttl: AGAIN_AFTER });
  /** True where it is gone; false where it stays; or in how many milliseconds Slack may be asked again. */
  const tryOnce = async (channel: string, ts: MessageId): Promise<boolean | number> => {
    try {
      await ask(repeating.chat.delete({ channel, ts }));
      return true;
    } catch (fault) {
      if (!(fault instanceof SlackFault)) return false;
      if (fault.code === 'message_not_found') return true;
      return isRateLimit(fault) && fault.retryAfterSeconds !== undefined && fault.retryAfterSeconds * 1000;
    }
  };
  return async (channel, ts) => {
    const wait = waits.get(channel) ?? { waited: 0 };
    if (!waits.has(channel)) waits.set(channel, wait);
    for (;;) {
      const asked = performance.now();
      const late = new AbortController();
      const patience = Math.max(PATIENCE - wait.waited, ONCE_MORE);
      const tooLate = sleep(patience, Infinity, { signal: late.signal }).catch(() => Infinity);
      const outcome = await Promise.race([tryOnce(channel, ts), tooLate]);
      late.abort();
      if (outcome === true) return true;
      const pause = outcome || 0;
      wait.waited += performance.now() - asked + pause;
      if (outcome === false || wait.waited >= PATIENCE) return false;
      await sleep(pause);
    }
  };
}
