/** Finds out whether the bot can work in a channel, by telling the person who asks something there. */
import type { MemberId, RoomId } from '#core/ids.ts';
import type { Say } from '#core/words.ts';
import type { Clients } from './clients.ts';
import { SlackFault } from './fault.ts';
import { readMember, readRoom } from './ids.ts';
import { ROOM_OUTCOMES } from './outcomes.ts';
import { printText } from './rich-text.ts';

/** What checking needs. */
export interface CheckParts {
  readonly say: Say;
  /** What the bot is called in the workspace. */
  readonly botName: string;
}

/** What is missing, by Slack's error: https://docs.slack.dev/reference/methods/chat.postEphemeral#errors */
function nameMissing({ code, scope }: SlackFault, { say, botName }: CheckParts): string | undefined {
  switch (code) {
    case 'not_in_channel':
    /** What Slack says of a private channel that the bot is not in. */
    case 'channel_not_found':
      return say.label('slack.not-in-channel', { name: botName });
    /** Slack shows a private message to nobody who is not there, so nothing is known. */
    case 'user_not_in_channel':
      return say.label('slack.asker-not-in-channel');
    case 'missing_scope':
      return scope ?? code;
    default:
      return Object.hasOwn(ROOM_OUTCOMES, code) ? code : undefined;
  }
}

/**
 * Writes one short sentence to the person who asks, in that channel and for them alone. Rejects where Slack can't be
 * reached.
 */
export async function findMissing(
  { ask, posting }: Clients,
  parts: CheckParts,
  room: RoomId,
  asker: MemberId,
): Promise<readonly string[]> {
  const channel = readRoom(room)?.channel;
  const user = readMember(asker)?.user;
  const none = parts.say.label('slack.not-in-channel', { name: parts.botName });
  if (channel === undefined || user === undefined) return [none];
  try {
    const text = printText(parts.say('slack.check'));
    await ask(posting.chat.postEphemeral({ channel, user, text }));
    return [];
  } catch (fault) {
    const missing = fault instanceof SlackFault ? nameMissing(fault, parts) : undefined;
    if (missing === undefined) throw fault;
    return [missing];
  }
}
