/** Slack's no's that are answers rather than faults. */
import type { Unsent } from '#core/platform.ts';
import { isRateLimit, SlackFault } from './fault.ts';

/** What we wait when Slack does not say how long, in seconds. */
const UNSAID_WAIT = 30;

type Outcomes = Readonly<Record<string, 'closed' | 'gone' | 'forbidden'>>;

/** Why a room takes no message: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const ROOM_OUTCOMES: Outcomes = {
  /** Slack says so of a private channel that the bot is not in, and rooms come from people who are. */
  channel_not_found: 'forbidden',
  not_in_channel: 'forbidden',
  restricted_action: 'forbidden',
  restricted_action_read_only_channel: 'forbidden',
  restricted_action_thread_only_channel: 'forbidden',
  restricted_action_thread_locked: 'forbidden',
  restricted_action_non_threadable_channel: 'forbidden',
  cannot_reply_to_message: 'forbidden',
  channel_is_limited_access: 'forbidden',
  team_access_not_granted: 'forbidden',
  enterprise_is_restricted: 'forbidden',
  ekm_access_denied: 'forbidden',
  access_denied: 'forbidden',
  no_permission: 'forbidden',
  missing_scope: 'forbidden',
  is_archived: 'gone',
};

/** Why a person takes no message: https://docs.slack.dev/reference/methods/conversations.open#errors */
export const MEMBER_OUTCOMES: Outcomes = {
  user_not_found: 'gone',
  users_not_found: 'gone',
  user_disabled: 'gone',
  user_not_visible: 'gone',
  is_archived: 'gone',
  channel_not_found: 'gone',
  cannot_dm_bot: 'closed',
  messages_tab_disabled: 'closed',
  not_in_channel: 'closed',
  restricted_action: 'closed',
  no_permission: 'closed',
  missing_scope: 'closed',
};

/** What was asked for, or why it can't be had. Rejects with what is neither. */
export async function orWhyNot<T>(asking: Promise<T>, outcomes: Outcomes): Promise<T | Unsent> {
  try {
    return await asking;
  } catch (fault) {
    if (!(fault instanceof SlackFault)) throw fault;
    /** What never arrived was not done, so it can be asked for again as if Slack had no time for it. */
    if (isRateLimit(fault) || fault.code === 'unreachable')
      return { outcome: 'busy', retryAfterSeconds: fault.retryAfterSeconds ?? UNSAID_WAIT };
    const outcome = outcomes[fault.code];
    if (outcome === undefined) throw fault;
    return { outcome };
  }
}
