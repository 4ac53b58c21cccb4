import http from 'node:http';
import https from 'node:https';
import { webApi, type Logger, type types } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { MemberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Place } from '#core/plan.ts';
import type { Delivery, Platform } from '#core/platform.ts';
import { fixOfBotToken } from './down.ts';
import { readMember, readRoom, type Channel } from './ids.ts';
import { LIMITS } from './limits.ts';
import { printBlocks } from './print.ts';
import { renderMessage } from './render.ts';

/** How long a request to Slack may take, in milliseconds. The SDK would wait for ever. */
const ANSWERED_WITHIN = 10_000;
/** What we wait when Slack does not say how long, in seconds. */
const UNSAID_WAIT = 30;

/** Why a room takes no message: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const ROOM_OUTCOMES: Readonly<Record<string, 'gone' | 'forbidden'>> = {
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
const MEMBER_OUTCOMES: Readonly<Record<string, 'gone' | 'closed'>> = {
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

/** The person took too long, or we did: https://docs.slack.dev/reference/methods/views.open#errors */
const TOO_LATE: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
]);

/** Slack said no, or nothing. Carries Slack's own word for it, and nothing that was sent. */
export class SlackFault extends Error {
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: string, retryAfterSeconds?: number) {
    super(`Slack: ${code}`);
    this.name = 'SlackFault';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Any error of the SDK in our terms. What is not one comes back as it is. */
export function toFault(error: unknown): unknown {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: about } = error.data;
    return new SlackFault(/^[a-z_]{1,60}$/.test(code) ? code : 'unreadable_answer', about?.retryAfter);
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return new SlackFault('ratelimited', error.retryAfter);
  if (error instanceof webApi.WebAPIHTTPError) return new SlackFault(`http_${error.statusCode}`);
  if (error instanceof webApi.WebAPIRequestError) return new SlackFault('unreachable');
  return error;
}

/** Who the bot is. */
export interface Identity {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
}

/** Everything that is sent to Slack. Rejects with a `SlackFault` where nothing else is said. */
export interface Sends extends Pick<Platform, 'sendToRoom' | 'sendToMember'> {
  identify(): Promise<Identity>;
  /** Answers privately at a response_url; in its thread, if that is where it came from. */
  respond(url: string, message: Message, place: Place, at: Channel | undefined): Promise<void>;
  /** Opens a view; false when it was too late for that. */
  openView(trigger: string, view: types.ModalView): Promise<boolean>;
  /** Changes a view in place. One that was closed meanwhile stays closed. */
  updateView(id: string, view: types.ModalView): Promise<void>;
}

/** What sending needs. */
export interface SendParts {
  readonly botToken: string;
  /** Ends in /api/. Slack's own by default. */
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** How long a view may take to open, in milliseconds. */
  readonly openedWithin: number;
  /** What a notification says: a neutral sentence, never content. */
  readonly notification: string;
  /** Told with what to fix when Slack no longer takes the token. */
  readonly onDown: (fix: string) => void;
}

const NO_UNFURLING = { unfurl_links: false, unfurl_media: false };

type Client = InstanceType<typeof webApi.WebClient>;

/** The SDK's clients, and a way to ask them that fails in our terms. */
interface Clients {
  /** For what does the same when it is done twice. */
  readonly repeating: Client;
  /** Slack can't tell a message that was sent twice from two messages, so a post is never repeated. */
  readonly posting: Client;
  readonly opening: Client;
  readonly ask: <T>(asking: Promise<T>) => Promise<T>;
}

function createClients({ botToken, apiUrl, logger, openedWithin, onDown }: SendParts): Clients {
  const connect = (retries: number, timeout: number) =>
    new webApi.WebClient(botToken, {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      logger,
      timeout,
      retryConfig: { retries, minTimeout: 300, maxTimeout: 2000 },
      rejectRateLimitedCalls: true,
    });
  return {
    repeating: connect(3, ANSWERED_WITHIN),
    posting: connect(0, ANSWERED_WITHIN),
    opening: connect(0, openedWithin),
    async ask(asking) {
      try {
        return await asking;
      } catch (error) {
        const fault = toFault(error);
        const fix = fault instanceof SlackFault ? fixOfBotToken(fault.code) : undefined;
        if (fix !== undefined) onDown(fix);
        throw fault;
      }
    },
  };
}

/** Makes the sends. Nothing is sent yet. */
export function createSends(parts: SendParts): Sends {
  const clients = createClients(parts);
  return {
    async identify() {
      const {
        team_id: team = '',
        user_id: user = '',
        bot_id: bot = '',
      } = await clients.ask(clients.repeating.auth.test());
      return { team, user, bot };
    },
    ...createPosts(clients, parts.notification),
    ...createViews(clients),
    respond: (url, message, place, at) => respond(url, message, place, at, parts.notification),
  };
}

function createPosts(clients: Clients, notification: string): Pick<Sends, 'sendToRoom' | 'sendToMember'> {
  const chats = new LRUCache<MemberId, string>({ max: 10_000 });
  const openChat = async (member: MemberId, user: string): Promise<string> => {
    const known = chats.get(member);
    if (known !== undefined) return known;
    const { channel } = await clients.ask(clients.repeating.conversations.open({ users: user }));
    if (channel?.id === undefined) throw new SlackFault('user_not_found');
    chats.set(member, channel.id);
    return channel.id;
  };
  return {
    async sendToRoom(room, message) {
      const at = readRoom(room);
      return at
        ? deliver(() => post(clients, at, message, notification), ROOM_OUTCOMES)
        : { outcome: 'gone' };
    },
    async sendToMember(member, message) {
      const user = readMember(member);
      if (user === undefined) return { outcome: 'gone' };
      const send = async () =>
        post(clients, { channel: await openChat(member, user) }, message, notification);
      return deliver(send, MEMBER_OUTCOMES);
    },
  };
}

async function post(
  { ask, posting }: Clients,
  { channel, thread }: Channel,
  message: Message,
  text: string,
): Promise<void> {
  const to = { channel, ...(thread !== undefined && { thread_ts: thread }), ...NO_UNFURLING, text };
  const [first = [], ...rest] = renderMessage(message, LIMITS.messageCharacters);
  await ask(posting.apiCall('chat.postMessage', { ...to, blocks: first }));
  for (const blocks of rest) {
    /** Whoever hears "busy" or "forbidden" may send again, and what has begun is not to be sent again. */
    await ask(posting.apiCall('chat.postMessage', { ...to, blocks })).catch(() => {
      throw new SlackFault('partly_posted');
    });
  }
}

const createViews = ({ ask, opening, repeating }: Clients): Pick<Sends, 'openView' | 'updateView'> => ({
  async openView(trigger, view) {
    try {
      await ask(opening.views.open({ trigger_id: trigger, view }));
      return true;
    } catch (fault) {
      if (fault instanceof SlackFault && TOO_LATE.has(fault.code)) return false;
      throw fault;
    }
  },
  async updateView(id, view) {
    try {
      await ask(repeating.views.update({ view_id: id, view }));
    } catch (fault) {
      if (!(fault instanceof SlackFault && fault.code === 'not_found')) throw fault;
    }
  },
});

async function deliver<O extends 'closed' | 'gone' | 'forbidden'>(
  sending: () => Promise<void>,
  outcomes: Readonly<Record<string, O>>,
): Promise<Delivery> {
  try {
    await sending();
    return { outcome: 'sent' };
  } catch (fault) {
    if (!(fault instanceof SlackFault)) throw fault;
    if (['ratelimited', 'rate_limited', 'message_limit_exceeded'].includes(fault.code)) {
      return { outcome: 'busy', retryAfterSeconds: fault.retryAfterSeconds ?? UNSAID_WAIT };
    }
    const outcome = outcomes[fault.code];
    if (outcome === undefined) throw fault;
    return { outcome };
  }
}

async function respond(
  url: string,
  message: Message,
  place: Place,
  at: Channel | undefined,
  notification: string,
): Promise<void> {
  const threaded = at?.thread !== undefined && { thread_ts: at.thread };
  for (const [i, blocks] of renderMessage(message, LIMITS.responseCharacters).entries()) {
    const isNew = place === 'new' || i > 0;
    const where = isNew
      ? { response_type: 'ephemeral', replace_original: false, ...threaded }
      : { replace_original: true };
    /** Only the person sees it and nothing is pushed, so what is read aloud may say it all. */
    await postJson(url, { ...where, ...NO_UNFURLING, text: printBlocks(blocks) || notification, blocks });
  }
}

/** A response_url needs no token: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
function postJson(url: string, body: unknown): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const json = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
  /** Node's own client takes less than half the processor time of `fetch`, and each answer goes through here. */
  const { request } = url.startsWith('https:') ? https : http;
  const posting = request(url, { method: 'POST', headers, timeout: ANSWERED_WITHIN });
  posting.on('timeout', () => posting.destroy());
  posting.on('error', () => reject(new SlackFault('response_url_unreachable')));
  posting.on('response', (response) => {
    const { statusCode: status = 0 } = response;
    if (status >= 200 && status < 300) resolve();
    else reject(new SlackFault(`response_url_${status}`));
    /** Read to its end, so that the connection can serve the next one. */
    response.resume();
  });
  posting.end(json);
  return promise;
}
