/** A platform that takes down what it shows. It notices nothing by itself: what is sent twice is shown twice. */
import { setImmediate } from 'node:timers/promises';
import { chatId, messageId, type ChatId, type MemberId, type MessageId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Attempt, Delivery, Sends } from '#core/platform.ts';
import { routeOf } from '#core/route.ts';
import { buttonsOf } from './screen.ts';

/** The name of the platform, and so of its lane. */
export const PLATFORM = 'journey';

/**
 * What goes wrong with a chat for a while. loses: the next message is shown, and the connection breaks; cut: it breaks
 * before that; busy: it asks to wait, once; closed and gone: as they are.
 */
export const FAULTS = ['loses', 'cut', 'busy', 'closed', 'gone'] as const;
export type Fault = (typeof FAULTS)[number];

/** One message that was shown in a private chat. */
export interface Show {
  readonly chat: ChatId;
  readonly message: Message;
  readonly id: MessageId;
  readonly occurrence: string;
  /** True for the note of a check-in, false for the one that is sent when somebody begins. */
  readonly isNote: boolean;
  /** True where the bot was never told. */
  readonly isLost: boolean;
  readonly round: number;
  readonly at: Temporal.Instant;
}

/** The platform, and what a test may ask of it. */
export interface Recorder extends Sends {
  readonly shows: readonly Show[];
  /** What stands in private chats now. */
  readonly standing: ReadonlyMap<MessageId, ChatId>;
  /** How often the note of each occurrence was tried as if for the first time. */
  readonly firstTries: ReadonlyMap<string, number>;
  /** From now on these chats have faults, and all others have none. */
  breaks(faults: ReadonlyMap<ChatId, Fault>): void;
}

/** What a recorder has to know of the world. */
export interface RecorderParts {
  readonly now: () => Temporal.Instant;
  readonly round: () => number;
  /** True where the platform can find out whether it showed an occurrence before, as Discord can and Slack can't. */
  readonly canTell: (chat: ChatId) => boolean;
  readonly onShow: (show: Show) => void;
}

/** The private chat of somebody. */
export const chatOf = (member: MemberId): ChatId => chatId(`chat with ${member}`);

const isNote = (message: Message): boolean =>
  buttonsOf(message).some(({ id }) => routeOf(id)?.name === 'open');

/** Makes the platform. An error that it throws quotes the chat, as an SDK's could. */
export function createRecorder({ now, round, canTell, onShow }: RecorderParts): Recorder {
  const shows: Show[] = [];
  const standing = new Map<MessageId, ChatId>();
  const firstTries = new Map<string, number>();
  let faults = new Map<ChatId, Fault>();

  const show = (chat: ChatId, message: Message, occurrence: string, isLost: boolean): MessageId => {
    const id = messageId(`message ${shows.length + 1}`);
    const shown = {
      chat,
      message,
      id,
      occurrence,
      isNote: isNote(message),
      isLost,
      round: round(),
      at: now(),
    };
    shows.push(shown);
    standing.set(id, chat);
    onShow(shown);
    return id;
  };
  const sendNow = (chat: ChatId, message: Message, { occurrence, triedAt }: Attempt): Delivery => {
    const fault = faults.get(chat);
    if (fault === 'closed' || fault === 'gone') return { outcome: fault };
    faults.delete(chat);
    if (fault === 'busy') return { outcome: 'busy', retryAfterSeconds: 20.5 };
    if (fault === 'cut') throw new Error(`no connection to ${chat}`);
    if (triedAt) {
      if (!canTell(chat)) return { outcome: 'unsure' };
      const known = shows.find((each) => each.occurrence === occurrence);
      if (known) return { outcome: 'sent', message: known.id };
    } else if (isNote(message)) {
      firstTries.set(occurrence, (firstTries.get(occurrence) ?? 0) + 1);
    }
    const id = show(chat, message, occurrence, fault === 'loses');
    if (fault === 'loses') throw new Error(`the connection to ${chat} was cut`);
    return { outcome: 'sent', message: id };
  };

  return {
    name: PLATFORM,
    shows,
    standing,
    firstTries,
    breaks: (next) => {
      faults = new Map(next);
    },
    findMissing: async () => [],
    showHome: async () => undefined,
    sendToRoom: async () => ({ outcome: 'sent' }),
    openChat: async (member) => {
      await setImmediate();
      const fault = faults.get(chatOf(member));
      return fault === 'closed' || fault === 'gone'
        ? { outcome: fault }
        : { outcome: 'open', chat: chatOf(member) };
    },
    sendToChat: async (chat, message, attempt) => {
      // Others get a turn before it is shown, and before the bot is told.
      await setImmediate();
      const delivery = sendNow(chat, message, attempt);
      await setImmediate();
      return delivery;
    },
    remove: async (_, message) => {
      await setImmediate();
      standing.delete(message);
      return true;
    },
  };
}
