import type { types } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { messageId, type ChatId, type MemberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Place } from '#core/plan.ts';
import type { Delivery, Opening, Platform } from '#core/platform.ts';
import { findMissing, type CheckParts } from './check.ts';
import { createClients, type ClientParts, type Clients } from './clients.ts';
import { fixOfBotToken } from './down.ts';
import { isPerhapsDone, SlackFault } from './fault.ts';
import { mintChat, readChat, readMember, readRoom, type Channel } from './ids.ts';
import { LIMITS } from './limits.ts';
import { MEMBER_OUTCOMES, orWhyNot, ROOM_OUTCOMES } from './outcomes.ts';
import { createRemoval } from './removal.ts';
import { renderMessage } from './render.ts';
import { hidePeople, renderHead } from './room.ts';
import { NO_UNFURLING, respond, type RespondParts } from './respond.ts';
import { createViews, type Views } from './views.ts';

/** Who the bot is. */
export interface Identity {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
}

type Posts = Pick<Platform, 'sendToRoom' | 'findMissing' | 'openChat' | 'sendToChat' | 'remove'>;

/** Everything that goes to Slack. Rejects with a `SlackFault` where nothing else is said. */
export interface Sends extends Views {
  readonly posts: Posts;
  identify(): Promise<Identity>;
  /** Answers privately at a response_url; in its thread, if that is where it came from. */
  respond(url: string, message: Message, place: Place, at: Channel | undefined): Promise<void>;
}

/** What sending needs. */
export interface SendParts extends ClientParts, CheckParts, Pick<RespondParts, 'log'> {}

/** Makes the sends. Nothing is sent yet. */
export function createSends(parts: SendParts): Sends {
  const clients = createClients(parts);
  /** Slack does not tell whose words to use for what others read, or what arrives by itself. */
  const notification = parts.say.label('slack.notification');
  return {
    async identify() {
      const {
        team_id: team = '',
        user_id: user = '',
        bot_id: bot = '',
      } = await clients.ask(clients.repeating.auth.test());
      return { team, user, bot };
    },
    posts: createPosts(clients, parts, notification),
    ...createViews(clients),
    respond: (url, message, place, at) => respond({ ...parts, notification }, url, message, place, at),
  };
}

function createPosts(clients: Clients, parts: CheckParts, notification: string): Posts {
  const somebody = parts.say.label('slack.somebody');
  const chats = new LRUCache<MemberId, ChatId>({ max: 10_000 });
  const remove = createRemoval(clients);
  return {
    async sendToRoom(room, message, attempt) {
      const at = readRoom(room);
      if (!at) return { outcome: 'gone' };
      if (attempt?.triedAt) return { outcome: 'unsure' };
      const hidden = hidePeople(message, somebody);
      const posts = renderMessage(hidden, LIMITS.messageCharacters, renderHead(message));
      const posting = orWhyNot(post(clients, at, posts, notification), ROOM_OUTCOMES);
      return attempt ? orUnsure(posting) : posting;
    },
    findMissing: (room, asker) => findMissing(clients, parts, room, asker),
    async openChat(member) {
      const chat = chats.get(member);
      if (chat !== undefined) return { outcome: 'open', chat };
      const opening = await orWhyNot(open(clients, member), MEMBER_OUTCOMES);
      if (opening.outcome === 'open') chats.set(member, opening.chat);
      return opening;
    },
    async sendToChat(chat, message, { triedAt }) {
      const channel = readChat(chat);
      if (channel === undefined) return { outcome: 'gone' };
      /** Slack lets nobody look what stands in the chat without a scope that we don't ask for. */
      if (triedAt) return { outcome: 'unsure' };
      const posts = renderMessage(message, LIMITS.messageCharacters);
      return orUnsure(orWhyNot(post(clients, { channel }, posts, notification), MEMBER_OUTCOMES));
    },
    async remove(chat, message) {
      const channel = readChat(chat);
      return channel !== undefined && remove(channel, message);
    },
  };
}

async function open({ ask, repeating }: Clients, member: MemberId): Promise<Opening> {
  const { team, user } = readMember(member) ?? {};
  if (team === undefined || user === undefined) return { outcome: 'gone' };
  const { channel } = await ask(repeating.conversations.open({ users: user }));
  return channel?.id === undefined
    ? { outcome: 'gone' }
    : { outcome: 'open', chat: mintChat(team, channel.id) };
}

/** How long posts wait while the token is not taken, in seconds. */
const MENDED_WAIT = 60;

/** No second try where Slack may have taken the first. Rejects where Slack refuses it for what it is. */
async function orUnsure(posting: Promise<Delivery>): Promise<Delivery> {
  try {
    return await posting;
  } catch (fault) {
    if (isPerhapsDone(fault)) return { outcome: 'unsure' };
    // Nothing is posted with a token that Slack no longer takes: it can be sent once somebody has mended that.
    if (fault instanceof SlackFault && fixOfBotToken(fault.code) !== undefined)
      return { outcome: 'busy', retryAfterSeconds: MENDED_WAIT };
    throw fault;
  }
}

/** Tells the timestamp of the last message that it took, which is Slack's name for it. */
async function post(
  { ask, posting }: Clients,
  { channel, thread }: Channel,
  [first = [], ...rest]: readonly types.KnownBlock[][],
  text: string,
): Promise<Delivery> {
  const to = { channel, ...(thread !== undefined && { thread_ts: thread }), ...NO_UNFURLING, text };
  let posted = await ask(posting.apiCall('chat.postMessage', { ...to, blocks: first }));
  for (const blocks of rest) {
    /** Whoever hears "busy" or "forbidden" may send again, and what has begun is not to be sent again. */
    posted = await ask(posting.apiCall('chat.postMessage', { ...to, blocks })).catch(() => {
      throw new SlackFault('partly_posted');
    });
  }
  const ts = 'ts' in posted && typeof posted.ts === 'string' ? posted.ts : undefined;
  return { outcome: 'sent', ...(ts !== undefined && { message: messageId(ts) }) };
}
