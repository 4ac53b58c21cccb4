/** Sends that are no answer to an interaction, and what Discord's errors mean. */
import {
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RateLimitError,
  Routes,
  type REST,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#core/clock.ts';
import type { Log } from '#core/log.ts';
import type { Message } from '#core/message.ts';
import { makeOccurrence } from '#core/occurrence.ts';
import type { Attempt, Delivery, Opening, Platform, Unsent } from '#core/platform.ts';
import { findEarlier } from './earlier.ts';
import { mintChat, mintMessage, snowflakeOf } from './ids.ts';
import type { MakePosts } from './posts.ts';
import { counting } from './tries.ts';

/** Discord's own error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const OUTCOMES: ReadonlyMap<unknown, 'closed' | 'gone' | 'forbidden'> = new Map([
  [50007, 'closed'],
  [50278, 'gone'],
  [10003, 'gone'],
  [10007, 'gone'],
  [10008, 'gone'],
  [10013, 'gone'],
  [50001, 'forbidden'],
  [50013, 'forbidden'],
  [50083, 'forbidden'],
  [160005, 'forbidden'],
]);

/**
 * Opening private chats too fast, or under quarantine for it: the next step is the loss of the bot. The second is told
 * of in https://github.com/discord/discord-api-docs/issues/2669 alone.
 */
const SPAMMING: ReadonlySet<unknown> = new Set([40003, 20026]);

/** A channel that the bot can't see, or that is not there any more. */
const HIDDEN: ReadonlySet<unknown> = new Set([50001, 10003]);

const codeOf = (fault: unknown): unknown => (fault instanceof DiscordAPIError ? fault.code : undefined);

/** Codes of Node and of undici for a network that does not work. */
const NETWORK = /^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/;

/** True when the message that was asked for is not there: somebody deleted it before. */
export const isNotThere = (fault: unknown): boolean => codeOf(fault) === 10008;

/** True when the bot can't see the channel that it asked for. */
export const isHidden = (fault: unknown): boolean => HIDDEN.has(codeOf(fault));

/** True when three seconds were over before the answer came. A second try can't help. */
export const isTooLate = (fault: unknown): boolean => codeOf(fault) === 10062;

/** True when Discord has an answer to this interaction already: our own, whose receipt got lost, or another process's. */
export const isAnswered = (fault: unknown): boolean => codeOf(fault) === 40060;

/** True when Discord gave no answer at all, or only that it is out of order. */
export const isUnreachable = (fault: unknown): boolean =>
  fault instanceof HTTPError ||
  (fault instanceof Error &&
    (fault.name === 'AbortError' || ('code' in fault && NETWORK.test(String(fault.code)))));

/** How many private chats are remembered, so that they need not be opened again. */
const CHATS = 10_000;

/** For so long Discord surely posts the same nonce once only: "the past few minutes". In milliseconds. */
const NONCE_HOLDS = 2 * 60_000;

/** How long discord.js may try, in milliseconds; by itself it takes 4 times 15 s. */
export const DONE_WITHIN = 15_000;

/** What its host is told then. */
export const SPAMMER =
  'Discord takes the bot for a spammer. It sends no private messages until it is started again: please look at the bot at https://discord.com/developers/applications first.';

/** What sends need. */
export interface SendsParts {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly makePosts: MakePosts;
}

/** Sends of one bot. They need its token and nothing else: no gateway, and no chat that was opened in this process. */
export type Sending = Pick<Platform, 'sendToRoom' | 'openChat' | 'sendToChat'> & {
  /** True once Discord took the bot for a spammer. */
  readonly isStopped: () => boolean;
};

/** Makes the sends of one bot. Short rate limits are waited out inside discord.js. */
export function createSends(parts: SendsParts): Sending {
  const { log, clock } = parts;
  const openChat = createDoor(parts.rest);
  let isStopped = false;
  const stop = (): Unsent => {
    if (!isStopped) log.warn({ event: 'private messages stopped', platform: 'discord', sentence: SPAMMER });
    isStopped = true;
    return { outcome: 'stopped' };
  };
  const settle = createSettle(clock, stop);
  return {
    isStopped: () => isStopped,
    sendToRoom: async (room, message, attempt = { occurrence: makeOccurrence() }) => {
      const channel = snowflakeOf(room);
      if (channel === undefined) return { outcome: 'gone' };
      // What was posted in a room can't be looked for: that takes Read Message History, which is not asked for.
      if (postedSince(clock, attempt)) return { outcome: 'unsure' };
      return settle(
        (signal) => postAll(parts, { channel, message, to: 'room', ...attempt, signal }),
        attempt,
      );
    },
    openChat: async (member) => {
      const user = snowflakeOf(member);
      if (user === undefined) return { outcome: 'gone' };
      if (isStopped) return { outcome: 'stopped' };
      return settle((signal) => openChat(user, signal));
    },
    sendToChat: async (chat, message, attempt) => {
      const channel = snowflakeOf(chat);
      if (channel === undefined) return { outcome: 'gone' };
      if (isStopped) return { outcome: 'stopped' };
      return settle(
        (signal) => sendOnce(parts, { channel, message, to: 'person', ...attempt, signal }),
        attempt,
      );
    },
  };
}

/** Makes what runs a send and reads how it ended. `stop` is for one after which Discord takes the bot for a spammer. */
function createSettle(clock: Clock, stop: () => Unsent) {
  return <T>(run: (signal: AbortSignal) => Promise<T>, attempt?: Attempt): Promise<T | Unsent> => {
    const settle = async (isPerhapsDone: () => boolean): Promise<T | Unsent> => {
      const late = new AbortController();
      const cancel = clock.after(DONE_WITHIN, () => late.abort());
      try {
        return await run(late.signal);
      } catch (fault) {
        const unsent = SPAMMING.has(codeOf(fault)) ? stop() : readUnsent(fault);
        // It was told to wait again and again, and none of its tries was taken: it can be sent as if for the first time.
        if (!unsent && late.signal.aborted && !isPerhapsDone())
          return { outcome: 'busy', retryAfterSeconds: 1 };
        if (!unsent) throw fault;
        return isPerhapsDone() ? doubted(unsent) : unsent;
      } finally {
        cancel();
      }
    };
    // What was claimed is still due after a wait, and what else is due can wait with it.
    return counting(settle, { canBePutOff: attempt?.claimedAt !== undefined });
  };
}

/** Opens private chats, and remembers them. */
function createDoor(rest: REST) {
  const chats = new LRUCache<string, string>({ max: CHATS });
  return async (user: string, signal: AbortSignal): Promise<Opening> => {
    const known = chats.get(user);
    if (known !== undefined) return { outcome: 'open', chat: mintChat(known) };
    const body = { recipient_id: user };
    const { id } = (await rest.post(Routes.userChannels(), {
      body,
      signal,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    chats.set(user, id);
    return { outcome: 'open', chat: mintChat(id) };
  };
}

/** What is to be sent. */
interface Letter extends Attempt {
  /** A snowflake. */
  readonly channel: string;
  readonly message: Message;
  readonly to: 'room' | 'person';
  readonly signal: AbortSignal;
}

/** Posts all parts of a message, and tells the id of the last. */
async function postAll(
  { rest, makePosts }: SendsParts,
  { channel, message, to, occurrence, signal }: Letter,
): Promise<Delivery> {
  let last = '';
  for (const [i, { body, files }] of (await makePosts(message, to)).entries()) {
    const flags = message.isSilent ? body.flags | MessageFlags.SuppressNotifications : body.flags;
    const nonce = i === 0 ? occurrence : `${occurrence}-${i}`;
    const { id } = (await rest.post(Routes.channelMessages(channel), {
      body: { ...body, flags, nonce, enforce_nonce: true },
      files,
      signal,
    })) as RESTPostAPIChannelMessageResult;
    last = id;
  }
  return { outcome: 'sent', message: mintMessage(last) };
}

/**
 * When it can have been posted first, where a second post would be a second message by now. A process that was held up
 * after its claim is not the first to post, if another one saw to it meanwhile.
 */
function postedSince(
  clock: Clock,
  { claimedAt, triedAt = claimedAt }: Attempt,
): Temporal.Instant | undefined {
  const isOver =
    triedAt !== undefined && clock.now().epochMilliseconds - triedAt.epochMilliseconds > NONCE_HOLDS;
  return isOver ? triedAt : undefined;
}

/**
 * The nonce is enforced: what is posted again within minutes, by discord.js after a lost receipt or by a second try, is
 * posted once. Later on, what was posted is looked for first.
 */
async function sendOnce(parts: SendsParts, letter: Letter): Promise<Delivery> {
  const { rest, clock } = parts;
  const since = postedSince(clock, letter);
  if (since) {
    const earlier = await findEarlier(rest, { ...letter, since });
    if (earlier === 'unsure') return { outcome: 'unsure' };
    if (earlier !== 'absent') return { outcome: 'sent', message: mintMessage(earlier.found) };
  }
  return postAll(parts, letter);
}

/** What is to be sent again, though it may have been shown, says so. */
const doubted = (unsent: Unsent): Unsent =>
  unsent.outcome === 'busy' || unsent.outcome === 'stopped' ? { ...unsent, isPerhapsShown: true } : unsent;

/** What a fault says of a send; undefined for one that nobody expects, and where Discord can't be reached. */
function readUnsent(fault: unknown): Unsent | undefined {
  if (fault instanceof RateLimitError) {
    const milliseconds = Math.max(fault.retryAfter, fault.timeToReset);
    return { outcome: 'busy', retryAfterSeconds: Math.ceil(milliseconds / 1000) };
  }
  const outcome = OUTCOMES.get(codeOf(fault));
  return outcome && { outcome };
}
