import type { ChatId, MemberId, MessageId, RoomId } from './ids.ts';
import type { Message } from './message.ts';
import type { Accept } from './plan.ts';
import type { PlainKey } from './words.ts';

/** Why something could not be sent, or not yet. A closed door is an answer, not an exception. */
export type Unsent =
  /**
   * `closed`: the person takes no private messages; `gone`: the person or the room is no longer there;
   * `forbidden`: the bot may not post there.
   */
  | { readonly outcome: 'closed' | 'gone' | 'forbidden' }
  /** The platform asks to wait. `isPerhapsShown`: all or part of it may have been shown before that. */
  | { readonly outcome: 'busy'; readonly retryAfterSeconds: number; readonly isPerhapsShown?: true }
  /** It was tried before, and nobody can tell whether it was shown. It is not sent again. */
  | { readonly outcome: 'unsure' }
  /** The platform took the bot for a spammer: no private message goes out until a person looked into it. */
  | { readonly outcome: 'stopped'; readonly isPerhapsShown?: true };

/** How a send ended. */
export type Delivery = { readonly outcome: 'sent'; readonly message?: MessageId } | Unsent;

/** How the opening of a private chat ended. */
export type Opening = { readonly outcome: 'open'; readonly chat: ChatId } | Unsent;

/**
 * One message to a private chat, however often it is tried. What was sent under an occurrence is never shown a second
 * time: a platform that can tell makes sure, one that can't answers `unsure` to a second try.
 */
export interface Attempt {
  /** Names the message: 16 characters of A-Z, a-z, 0-9, - and _. Every try of it carries the same. */
  readonly occurrence: string;
  /**
   * When what is due was claimed to be sent. Another process sees to it where nothing became of that in half a minute, so one
   * that was held up since then may not be the first.
   */
  readonly claimedAt?: Temporal.Instant;
  /** When it was first tried, on a second try. */
  readonly triedAt?: Temporal.Instant;
}

/**
 * Whether a platform is connected, for health. `standby`: another process is connected, and this one takes over if need
 * be. `degraded`: it answers, but something that it should do it does not. `down`: nothing goes. Both come with what to fix.
 */
export type Health =
  | { readonly state: 'starting' | 'up' | 'reconnecting' | 'standby' }
  | { readonly state: 'down' | 'degraded'; readonly fix: string };

/** What is particular about a platform, where what is said depends on it. */
export interface Traits {
  /** True where nobody can be named in a room without being told of it by a sound. */
  readonly namesNobody?: true;
  /** Where in its own settings a thing is put right, each as a sentence. */
  readonly advice?: {
    /** That the bot may not work in a room. */
    readonly missing: PlainKey;
    /** That everybody sees all commands. Absent: it can't be changed. */
    readonly hide?: PlainKey;
    /** That somebody's private messages are closed to the bot. Absent: they can't be opened there. */
    readonly closed?: PlainKey;
  };
}

/** A place where people talk to the bot. */
export interface Platform {
  readonly name: string;
  readonly traits?: Traits;
  /** How many messages a second it takes from the bot in private chats and rooms, over all processes. */
  readonly sendsPerSecond: number;
  /** Connects, and hands each event to `accept`. Rejects with a `Down` when that can't work. */
  start(accept: Accept): Promise<void>;
  /** Takes no more events, finishes what is in flight, disconnects. */
  stop(): Promise<void>;
  health(): Health;
  /**
   * Sends to a room: public for all who can read it. With an attempt it is shown once, however often it is tried, as in a
   * private chat.
   */
  sendToRoom(room: RoomId, message: Message, attempt?: Attempt): Promise<Delivery>;
  /**
   * What keeps the bot from working in a room, by the platform's own names, such as "Send Messages". Empty where nothing
   * does. A platform that can't tell without sending tells `asker`, privately in that room.
   */
  findMissing(room: RoomId, asker: MemberId): Promise<readonly string[]>;
  /**
   * Opens the person's private chat. Only inside that person's own call, or inside that of a moderator who sends them a
   * letter, which is held to ten a day for a group; never from a schedule.
   */
  openChat(member: MemberId): Promise<Opening>;
  /** Sends to a private chat. Rejects where the platform can't be reached: the same attempt can be made again. */
  sendToChat(chat: ChatId, message: Message, attempt: Attempt): Promise<Delivery>;
  /** Deletes a message that the bot sent to a private chat. True when it is no longer there. */
  remove(chat: ChatId, message: MessageId): Promise<boolean>;
  /** Puts this on the bot's own page for one person. Does nothing where the platform has no such page. Never rejects. */
  showHome(member: MemberId, message: Message): Promise<void>;
}

/** What the core asks of a platform. */
export type Sends = Pick<
  Platform,
  'name' | 'traits' | 'sendToRoom' | 'openChat' | 'sendToChat' | 'remove' | 'findMissing' | 'showHome'
>;

/** A platform that can't work until somebody fixes something: `fix` is a sentence that says what. */
export class Down extends Error {
  readonly fix: string;
  constructor(fix: string) {
    super(fix);
    this.name = 'Down';
    this.fix = fix;
  }
}
