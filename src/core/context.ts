import type { Caller } from './call.ts';
import type { ChatId, MessageId } from './ids.ts';
import type { Message, Text } from './message.ts';
import type { Attempt, Delivery, Opening } from './platform.ts';
import type { Journal, Member, RecordOf, Room, Settings } from './records.ts';
import type { Say, Words } from './words.ts';

/** What a command may know and do. Closed: no event, no client, no platform. */
export interface Context {
  readonly from: Caller;
  /** In the person's language. */
  readonly say: Say;
  readonly words: Words;
  readonly now: Temporal.Instant;
  /** What the person chose, or nothing where the store could not be read in time: then `areSettingsKnown` is false. */
  readonly settings: Settings;
  readonly areSettingsKnown: boolean;
  /** What was kept about the person when the call came, if anything was and it could be read in time. */
  readonly member: Member | undefined;
  readonly me: RecordOf<Member>;
  readonly journal: Journal;
  /** The room's record, where the call came from a room. */
  readonly room: RecordOf<Room> | undefined;
  /** Lets go of what the person typed into forms that could not be saved. */
  forgetDrafts(): void;
  readonly send: {
    /** Posts in the room that the call came from, for all to read. */
    toRoom(message: Message): Promise<Delivery>;
    /** Writes to the person's private chat, and remembers the message so that it can be deleted. */
    toMe(message: Message): Promise<Delivery>;
  };
  /** The person's private chat with the bot. */
  readonly chat: {
    /** The platform's name, by which the chat is found again when something is due. */
    readonly platform: string;
    open(): Promise<Opening>;
    /** Deletes one of the bot's own messages there. True when it is no longer there. */
    remove(chat: ChatId, message: MessageId): Promise<boolean>;
  };
}

/** A no, with a sentence that says why and what to do. An expected result, not a fault. */
export class Refusal {
  readonly message: Message;
  constructor(message: Message) {
    this.message = message;
  }
}

/** Says no in one sentence. */
export const refuse = (sentence: Text): Refusal =>
  new Refusal({ blocks: [{ kind: 'text', text: sentence }] });

/** What a command answers with. */
export type Answer = Message | Refusal | Promise<Message | Refusal>;

/** What may be known and done when a record is due: nobody asks, so nobody is answered. */
export interface DueContext {
  readonly me: RecordOf<Member>;
  readonly journal: Journal;
  readonly words: Words;
  readonly now: Temporal.Instant;
  /** Sends to a member's private chat. */
  readonly send: (
    reach: NonNullable<Member['reach']>,
    message: Message,
    attempt: Attempt,
  ) => Promise<Delivery>;
  /** Deletes a message in a member's private chat, if that can be done. Never rejects. */
  readonly remove: (reach: NonNullable<Member['reach']>, message: MessageId) => Promise<void>;
}
