import type { Caller } from './call.ts';
import type { Message, Text } from './message.ts';
import type { Delivery } from './platform.ts';
import type { Member, RecordOf, Room, Settings } from './records.ts';
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
  readonly me: RecordOf<Member>;
  /** The room's record, where the call came from a room. */
  readonly room: RecordOf<Room> | undefined;
  /** Lets go of what the person typed into forms that could not be saved. */
  forgetDrafts(): void;
  readonly send: {
    /** Posts in the room that the call came from, for all to read. */
    toRoom(message: Message): Promise<Delivery>;
    /** Writes to the person's private chat. */
    toMe(message: Message): Promise<Delivery>;
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
