import type { Caller } from './call.ts';
import type { ChatId, GroupId, MemberId, MessageId, RoomId } from './ids.ts';
import type { Message, Text } from './message.ts';
import type { Attempt, Delivery, Opening, Traits } from './platform.ts';
import type {
  Asker,
  Block,
  DueMember,
  Journal,
  Mark,
  Member,
  Question,
  QuestionDraft,
  RecordOf,
  Room,
  Settings,
} from './records.ts';
import type { Group, Presence } from './group-records.ts';
import type { Role } from './rights.ts';
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
  /** The group that the call came from. Absent in a private chat. */
  readonly group: GroupContext | undefined;
  /** Another group's record, by the id under which the person's own record has it. */
  readonly groupOf: (id: string) => RecordOf<Group>;
  /** What is kept of another group, for what does not wait: nothing where it can't be read within half a second. Never rejects. */
  readonly readGroupInTime: (id: GroupId) => Promise<Group | undefined>;
  /** The room's record, where the call came from a room. */
  readonly room: RecordOf<Room> | undefined;
  readonly questions: Questions;
  readonly letters: Letters;
  /** Lets go of what the person typed into forms that could not be saved. */
  forgetDrafts(): void;
  readonly send: {
    /** Posts in the room that the call came from, for all to read. */
    toRoom(message: Message): Promise<Delivery>;
    /** Posts in another room of the same group. */
    toOtherRoom(room: RoomId, message: Message): Promise<Delivery>;
    /** Writes to the person's private chat, and remembers the message so that it can be deleted. */
    toMe(message: Message): Promise<Delivery>;
    /**
     * Writes to the private chat that another member has with the bot, and remembers the message as theirs. `write` makes it
     * out of what is kept of them, or nothing. Where they have no such chat it answers `closed`: it opens none.
     */
    toOther(member: MemberId, write: (kept: Member) => Message | undefined): Promise<Delivery>;
    /**
     * Writes to somebody who did not ask for it, opens their private chat where it has to, and remembers the message as theirs:
     * for what a person does for another with their own hand, and seldom. `write` makes it out of what is kept of them, or
     * nothing. True where it is known four seconds later that it arrived: neither answer comes sooner or later, so that the time
     * tells nothing of them. Why it did not is never told, and what arrives later is remembered all the same. Never rejects.
     */
    toSomebody(
      member: MemberId,
      write: (kept: Member | undefined) => Promise<Message | undefined>,
    ): Promise<boolean>;
  };
  /** The person's private chat with the bot. */
  readonly chat: {
    /** The platform's name, by which the chat is found again when something is due. */
    readonly platform: string;
    readonly traits: Traits;
    open(): Promise<Opening>;
    /** Deletes one of the bot's own messages there. True when it is no longer there. */
    remove(chat: ChatId, message: MessageId): Promise<boolean>;
    /** Makes the bot's own page, where there is one, tell what is kept now. Never rejects. */
    renewHome(): Promise<void>;
  };
}

/** What members say to moderators. */
export interface Questions {
  /** What the person is about to send, and what they sent. */
  readonly draft: RecordOf<QuestionDraft>;
  readonly mine: RecordOf<Asker>;
  open(id: string): RecordOf<Question>;
  /** The same for somebody who leaves their name on it: it is noted in their own record, so that erasing finds it. */
  sign(id: string): RecordOf<Question>;
  /** What another member sent. */
  askerOf(member: MemberId): RecordOf<Asker>;
  /** Whether moderators of a group take no messages of this member, with a name or without. */
  blockOf(group: string, member: MemberId, isNamed: boolean): RecordOf<Block>;
}

/** What moderators send to single members. */
export interface Letters {
  /** That the person wants none. */
  readonly refusal: RecordOf<Mark>;
  /** That another member wants none. */
  refusalOf(member: MemberId): RecordOf<Mark>;
  /** That a member was sent one, or that it was tried: from any group, or from this one. */
  turnOf(member: MemberId, group?: GroupId): RecordOf<Mark>;
}

/** What somebody is in a group, and what was set up there. */
export interface GroupRead {
  readonly role: Role;
  readonly kept: Group | undefined;
}

/** The group that a call came from. */
export interface GroupContext {
  readonly record: RecordOf<Group>;
  /** What the person is there, and what was set up. Reads the record, once; rejects where it can't be read. */
  read(): Promise<GroupRead>;
  /** The same for what does not wait: nothing where it can't be read within half a second. Never rejects. */
  readInTime(): Promise<GroupRead | undefined>;
  /** The same, once it was read: it is, before anything runs or opens that needs a right. */
  readonly known: GroupRead | undefined;
  /** What keeps the bot from working in one of its rooms, by the platform's own names. */
  findMissing(room: RoomId): Promise<readonly string[]>;
}

/**
 * A no, with a sentence that says why and what to do. An expected result, not a fault. Where a form says no, what was typed
 * is kept and offered again: in the form with the id `again`, or in the same one.
 */
export class Refusal {
  readonly message: Message;
  readonly again: string | undefined;
  constructor(message: Message, again?: string) {
    this.message = message;
    this.again = again;
  }
}

/** Says no in one sentence. */
export const refuse = (sentence: Text): Refusal =>
  new Refusal({ blocks: [{ kind: 'text', text: sentence }] });

/** What a command answers with. */
export type Answer = Message | Refusal | Promise<Message | Refusal>;

/** What may be known and done when the platform tells of where the bot is. */
export interface ChangeContext {
  /** The platform's name. */
  readonly platform: string;
  readonly presence: RecordOf<Presence>;
  readonly groupOf: DueContext['groupOf'];
  readonly words: Words;
  readonly now: Temporal.Instant;
  /** Posts in a room of the platform, for all to read. */
  readonly send: (room: RoomId, message: Message, attempt: Attempt) => Promise<Delivery>;
  /** Tells whoever runs the bot that it was taken out of so many groups, is back in so many, or is in none at all. */
  readonly tellHost: (what: 'left' | 'returned' | 'nowhere', count: number) => void;
}

/** What may be known and done when something ends that was kept of a platform. */
export interface DuePresenceContext {
  readonly presence: RecordOf<Presence>;
  readonly now: Temporal.Instant;
  /** Everybody whose notes go out over a platform, one after another. */
  readonly membersOn: (platform: string) => AsyncIterable<DueMember>;
}

/** What may be known and done when a question is due. */
export interface DueQuestionContext {
  readonly question: RecordOf<Question>;
  /** What its writer asked, by the id under which the question has them. */
  readonly askerOf: (member: string) => RecordOf<Asker>;
  readonly groupOf: DueContext['groupOf'];
  readonly serves: DueContext['serves'];
  readonly words: Words;
  readonly now: Temporal.Instant;
  /** Sends to a room of the question's platform. */
  readonly send: DueGroupContext['send'];
}

/** What may be known and done when a group's record is due. */
export interface DueGroupContext {
  readonly group: RecordOf<Group>;
  readonly serves: DueContext['serves'];
  readonly words: Words;
  readonly now: Temporal.Instant;
  /** Sends to a room of the group's platform. */
  readonly send: (platform: string, room: RoomId, message: Message, attempt: Attempt) => Promise<Delivery>;
  /**
   * Writes to the private chat that a member has with the bot, and remembers the message as theirs, and that it is about this
   * group. `write` makes it out of what is kept of them, or nothing. Where they have no such chat it answers `closed`: it
   * opens none.
   */
  readonly tell: (
    platform: string,
    member: string,
    group: string,
    write: (kept: Member) => Message | undefined,
  ) => Promise<Delivery>;
}

/** What may be known and done when a record is due: nobody asks, so nobody is answered. */
export interface DueContext {
  readonly me: RecordOf<Member>;
  /** A group's record, by the id under which the member's own record has it. */
  readonly groupOf: (id: string) => RecordOf<Group>;
  /** A message to moderators, by the id under which the member's own record has it. */
  readonly questionOf: (id: string) => RecordOf<Question>;
  readonly journal: Journal;
  /** Whether anything can be sent over a platform now. Where not, nothing is claimed that would be sent. */
  readonly serves: (platform: string) => boolean;
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
