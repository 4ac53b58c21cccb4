/** Sends that are no answer to an interaction, and what Discord's errors mean. */
import { randomBytes } from 'node:crypto';
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  Routes,
  type REST,
  type RESTPostAPICurrentUserCreateDMChannelResult,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { MemberId, RoomId } from '#core/ids.ts';
import type { Log } from '#core/log.ts';
import type { Message } from '#core/message.ts';
import type { Delivery, Platform } from '#core/platform.ts';
import { snowflakeOf } from './ids.ts';
import { renderMessage } from './render.ts';

/** Discord's own error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const OUTCOMES: ReadonlyMap<unknown, 'closed' | 'gone' | 'forbidden'> = new Map([
  [50007, 'closed'],
  [50278, 'closed'],
  [10003, 'gone'],
  [10007, 'gone'],
  [10008, 'gone'],
  [10013, 'gone'],
  [50001, 'forbidden'],
  [50013, 'forbidden'],
  [50083, 'forbidden'],
  [160005, 'forbidden'],
]);

/** Opening private chats too fast, or under quarantine for it: the next step is the loss of the bot. */
const SPAMMING: ReadonlySet<unknown> = new Set([40003, 20026]);

const codeOf = (fault: unknown): unknown => (fault instanceof DiscordAPIError ? fault.code : undefined);

/** Codes of Node and of undici for a network that does not work. */
const NETWORK = /^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/;

/** True when three seconds were over before the answer came. A second try can't help. */
export const isTooLate = (fault: unknown): boolean => codeOf(fault) === 10062;

/** True when Discord has an answer to this interaction already: our own, sent twice because its receipt got lost. */
export const isAnswered = (fault: unknown): boolean => codeOf(fault) === 40060;

/** True when Discord gave no answer at all, or only that it is out of order. */
export const isUnreachable = (fault: unknown): boolean =>
  fault instanceof HTTPError ||
  (fault instanceof Error &&
    (fault.name === 'AbortError' || ('code' in fault && NETWORK.test(String(fault.code)))));

/** How many private chats are remembered, so that they need not be opened again. */
const CHATS = 10_000;

const STOPPED =
  'Discord says that the bot opens private chats too fast. It opens no more until it is started again: please look at the bot at https://discord.com/developers/applications first.';

/** Sends of one bot. Short rate limits are waited out inside discord.js. */
export function createSends(rest: REST, log: Log): Pick<Platform, 'sendToRoom' | 'sendToMember'> {
  const chats = new LRUCache<string, string>({ max: CHATS });
  let isStopped = false;

  /**
   * The nonce is enforced: what discord.js repeats after a lost receipt is posted once. It is random, since every send
   * is a new one: none is taken up again after the process ended.
   */
  const post = async (channel: string, message: Message): Promise<void> => {
    for (const payload of renderMessage(message)) {
      const nonce = randomBytes(15).toString('base64url');
      await rest.post(Routes.channelMessages(channel), { body: { ...payload, nonce, enforce_nonce: true } });
    }
  };
  const openChat = async (user: string): Promise<string> => {
    const known = chats.get(user);
    if (known !== undefined) return known;
    const body = { recipient_id: user };
    const chat = (await rest.post(Routes.userChannels(), {
      body,
    })) as RESTPostAPICurrentUserCreateDMChannelResult;
    chats.set(user, chat.id);
    return chat.id;
  };
  const stop = (): Delivery => {
    isStopped = true;
    log.warn({ event: 'private messages stopped', platform: 'discord', sentence: STOPPED });
    return { outcome: 'closed' };
  };
  return {
    sendToRoom: async (room: RoomId, message: Message) => {
      const channel = snowflakeOf(room);
      return channel === undefined ? { outcome: 'gone' } : deliver(() => post(channel, message));
    },
    sendToMember: async (member: MemberId, message: Message) => {
      const user = snowflakeOf(member);
      if (user === undefined) return { outcome: 'gone' };
      if (isStopped) return { outcome: 'closed' };
      try {
        return await deliver(async () => post(await openChat(user), message));
      } catch (fault) {
        if (!SPAMMING.has(codeOf(fault))) throw fault;
        return stop();
      }
    },
  };
}

const secondsIn = ({ retryAfter, timeToReset }: RateLimitError): number =>
  Math.ceil(Math.max(retryAfter, timeToReset) / 1000);

async function deliver(send: () => Promise<void>): Promise<Delivery> {
  try {
    await send();
    return { outcome: 'sent' };
  } catch (fault) {
    if (fault instanceof RateLimitError) return { outcome: 'busy', retryAfterSeconds: secondsIn(fault) };
    const outcome = OUTCOMES.get(codeOf(fault));
    if (!outcome) throw fault;
    return { outcome };
  }
}
