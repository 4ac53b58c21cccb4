import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageId } from '#core/ids.ts';
import type { Clients } from './clients.ts';
import { isRateLimit, SlackFault } from './fault.ts';

/**
 * How long deletions wait for Slack, all of them together: for one that fails, for an answer, or because Slack takes no more.
 * In milliseconds. Whoever clears a chat waits too, and is told which messages are still there.
 */
const PATIENCE = 5000;
/** After how many milliseconds it has that patience again. Slack counts by the minute: https://docs.slack.dev/apis/web-api/rate-limits */
const AGAIN_AFTER = 60_000;

/** Deletes a message that the bot sent. True when it is no longer there. */
export type Remove = (channel: string, ts: MessageId) => Promise<boolean>;

/** Makes what deletes. Successful deletions take what they take. */
export function createRemoval({ ask, repeating }: Clients): Remove {
  let began = -Infinity;
  let waited = 0;
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
    if (performance.now() - began > AGAIN_AFTER) {
      began = performance.now();
      waited = 0;
    }
    while (waited < PATIENCE) {
      const asked = performance.now();
      const late = new AbortController();
      const tooLate = sleep(PATIENCE - waited, Infinity, { signal: late.signal }).catch(() => Infinity);
      const outcome = await Promise.race([tryOnce(channel, ts), tooLate]);
      late.abort();
      if (outcome === true) return true;
      const wait = outcome || 0;
      waited += performance.now() - asked + wait;
      if (outcome === false || waited >= PATIENCE) return false;
      await sleep(wait);
    }
    return false;
  };
}
