import { z } from 'zod';
import type { Group, Presence } from './group-records.ts';
import type { MemberId } from './ids.ts';
import { Moderated } from './moderated.ts';
import type { Asker, Block, Question, QuestionDraft } from './question-records.ts';

export { Asker, Block, Question, QuestionDraft } from './question-records.ts';

/** Which side of a breach a person is on, as far as they say. */
export const SIDES = ['broke', 'hurt', 'both', 'unsaid'] as const;
export type Side = (typeof SIDES)[number];

/** A time of day such as 18:00, a day such as 2026-11-22, and the two together. */
const Time = z.iso.time({ precision: -1 });
const Day = z.iso.date();
export const DayAndTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
/** A moment, in milliseconds since 1970. */
export const Moment = z.number().int();

/** For how many days a journal may be kept. */
export const JOURNAL_DAYS = [7, 30, 90] as const;

/** What a member chose in /my-settings. Absent means: not chosen. */
export const Settings = z.object({
  /** BCP 47 language code, one that content/words has. */
  language: z.string().optional(),
  side: z.enum(SIDES).optional(),
  /** ISO 3166-1 alpha-2 code, for crisis lines. */
  country: z.string().length(2).optional(),
  /** True hides practices and questions. */
  tasksHidden: z.boolean().optional(),
  /** IANA time zone. */
  zone: z.string().optional(),
  /** When no note may arrive, in the member's own zone. From and until the same: never quiet. */
  quiet: z.object({ from: Time, until: Time }).optional(),
  /** How long journal entries are kept, in days. Absent: the journal is off. */
  journalDays: z.literal(JOURNAL_DAYS).optional(),
  /** True where notes arrive without a sound. */
  silent: z.boolean().optional(),
});
export type Settings = z.infer<typeof Settings>;

/** When something comes round: days of the week, every n weeks, at a wall-clock time of a zone. */
export const Rhythm = z.object({
  /** 1 is Monday and 7 is Sunday; in order, each once. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** Every how many weeks, 1 to 8. */
  every: z.number().int().min(1).max(8),
  /** The Monday of one week that counts. */
  anchor: Day,
  at: Time,
  /** IANA time zone. */
  zone: z.string(),
  /** The last day on which it comes round. */
  until: Day.optional(),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** One note that went out, or is going out. */
export const Occurrence = z.object({
  /** 16 characters of A-Z, a-z, 0-9, - and _: the nonce of its note, and part of the ids of its buttons. */
  id: z.string(),
  /** What it is about, in the zone of the rhythm. */
  at: DayAndTime,
  /**
   * claimed: being sent, perhaps by a process that died; held: the platform asks to wait; asked: it arrived; opened;
   * later: put off; skipped and answered: done with; unsure: nobody knows whether it arrived; unsent: it did not.
   */
  state: z.enum(['claimed', 'held', 'asked', 'opened', 'later', 'skipped', 'answered', 'unsure', 'unsent']),
  /** When it was to be sent: at its hour, or when the member put it off to. */
  dueAt: Moment,
  /** When it was claimed first; when it was claimed last or, while it is held, when it may be. */
  claimedAt: Moment,
  triedAt: Moment,
  isLate: z.boolean().optional(),
  /** True where the member put a note of it off: it was not left unanswered. */
  wasPutOff: z.boolean().optional(),
  /** What its note says when it is opened: a question, or that notes stop until the member resumes. */
  says: z.enum(['check-in', 'rest']),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** Something that the member is told at the next command, once. */
export const News = z.object({
  kind: z.enum(['missed', 'quiet', 'unsure', 'closed', 'closed-paused', 'gone', 'rest']),
  at: DayAndTime,
});
export type News = z.infer<typeof News>;

/** The check-in of a member who asked for one. */
export const CheckIn = z.object({
  rhythm: Rhythm,
  /** BCP 47 code of the language in which the member said yes: notes come in it while they chose none. */
  language: z.string().optional(),
  /** The next one, in the zone of the rhythm. Absent: it has ended, or is paused without an end. */
  next: DayAndTime.optional(),
  /** A note that was put off: when it comes again. */
  later: Moment.optional(),
  paused: z.object({ why: z.enum(['asked', 'unanswered', 'closed']), until: Day.optional() }).optional(),
  /** The note that went out last. */
  last: Occurrence.optional(),
  /** How many in a row were neither opened, skipped nor put off, and how many in a row found a closed door. */
  unanswered: z.number().int(),
  closed: z.number().int(),
  /** How many notes went out: turns practices and questions over. */
  turn: z.number().int(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** A small promise. Kept and let-go ones are remembered until they are 26 weeks old. */
export const PromiseMade = z.object({
  /** 16 characters of A-Z, a-z, 0-9, - and _. */
  id: z.string(),
  words: z.string(),
  day: Day.optional(),
  madeAt: Moment,
  state: z.enum(['open', 'kept', 'let-go']),
});
export type PromiseMade = z.infer<typeof PromiseMade>;

/** All that is kept about one member. */
export const Member = z.object({
  settings: Settings,
  /** Where notes go: the name of a platform, and the private chat there. */
  reach: z.object({ platform: z.string(), chat: z.string() }).optional(),
  /** When the member said yes to check-ins. */
  agreedAt: Moment.optional(),
  checkIn: CheckIn.optional(),
  /** The step that check-ins are about, 1 to 7. */
  step: z.number().int().min(1).max(7).optional(),
  /** Steps that the member chose to keep in their progress. */
  keptSteps: z.array(z.number().int().min(1).max(7)),
  promises: z.array(PromiseMade),
  /** The Mondays of the weeks in which the member showed up. */
  weeks: z.array(Day),
  /** "I did what I said I would", 1 to 5, by day. */
  ratings: z.array(z.object({ on: Day, did: z.number().int().min(1).max(5) })),
  /** The journal's entries, oldest first; the words lie under keys of their own. */
  entries: z.array(z.object({ id: z.string(), at: Moment, until: Moment })),
  news: z.array(News),
  /** The bot's own messages in the private chat, oldest first. */
  sent: z.array(z.object({ chat: z.string(), message: z.string(), at: Moment })),
  moderated: z.array(Moderated),
  /** The last day on which the member did anything here. */
  seenOn: Day.optional(),
  /** Since when nothing can be sent to the member any more. */
  goneSince: Moment.optional(),
});
export type Member = z.infer<typeof Member>;

/** A member of whom nothing is kept. */
export const NOBODY: Member = {
  settings: {},
  keptSteps: [],
  promises: [],
  weeks: [],
  ratings: [],
  entries: [],
  news: [],
  sent: [],
  moderated: [],
};

/** How many of the bot's own messages are remembered, so that they can be deleted. */
const SENT = 50;

/** The same with one more message that the bot sent. */
export const remember = (member: Member, sent: Member['sent'][number]): Member => ({
  ...member,
  sent: [...member.sent, sent].slice(-SENT),
  moderated: member.moderated.map((each) => ({ ...each, chat: sent.chat })),
});

/** A few lines of a member's journal. */
export const Entry = z.object({ words: z.string() });
export type Entry = z.infer<typeof Entry>;

/** All that is kept about one room. Forgotten a day after a step was last shared there. */
export const Room = z.object({
  /** When a step was last shared here, in milliseconds since 1970. */
  sharedAt: z.number().int().optional(),
});
export type Room = z.infer<typeof Room>;

/** That something was done or wished, and when. Its key is a hash of whom it is about; it is forgotten after a while. */
export const Mark = z.object({ at: Moment });
export type Mark = z.infer<typeof Mark>;

/**
 * One record, opened for one call. What was read is remembered, so reading and then changing costs two round
 * trips. Every method rejects when the store can't be reached: nothing is ever silently lost. After a rejected
 * `update` the change may have been made or not; making it again with the same cause is safe.
 */
export interface RecordOf<T> {
  /** What is kept, or undefined where nothing is. */
  get(): Promise<T | undefined>;
  /** The same, read anew. */
  reread(): Promise<T | undefined>;
  /**
   * Changes the record in one atomic step, also between processes: `change` may run again when somebody else was
   * faster, so it does nothing but compute. Returning undefined forgets the record. When the call that opened the
   * record already made this change (the platform delivered it twice), nothing is changed, `onRepeat` is told whether it changed
   * anything then, and what is kept now is returned: the nth update of a call is the nth update of its repeat, so a call
   * opens a record once. A `change` that has no effect gives back what it was given. The last 16 changes of a record are
   * known so, and none of a record that was forgotten meanwhile. What a record waits for is changed in the same step.
   */
  update(
    change: (kept: T | undefined) => T | undefined,
    onRepeat?: (hadEffect: boolean) => void,
  ): Promise<T | undefined>;
}

/** Records of one kind. `cause` is the id of the call that opens the record. There is no way to list them. */
export interface Store<T> {
  open(id: string, cause: string): RecordOf<T>;
}

/** The journal of one member: sealed with that member's own key, so that they can only be read together. */
export interface Journal {
  /** What is kept under these ids, in their order; undefined where nothing is any more. */
  read(ids: readonly string[]): Promise<readonly (Entry | undefined)[]>;
  /** Keeps an entry for that many days. The member's record has to be there. Writing the same again changes nothing. */
  write(id: string, entry: Entry, days: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** What members say to moderators. */
export interface QuestionStores {
  /** By the member who writes. */
  readonly drafts: Store<QuestionDraft>;
  /** By the question's id. */
  readonly sent: Store<Question>;
  /** By the member who wrote. */
  readonly askers: Store<Asker>;
  /** By the group, the member, and whether it is about what they write with their name or without. */
  readonly blocks: Store<Block>;
}

/** What keeps letters of moderators from becoming too many. */
export interface LetterStores {
  /** That somebody wants none: by the member. Forgotten after 180 days. */
  readonly refusals: Store<Mark>;
  /** That one was sent, or tried: by the member, and by the group and the member. Forgotten after 24 hours. */
  readonly turns: Store<Mark>;
}

/** Everything that is kept. */
export interface Stores {
  readonly members: Store<Member>;
  readonly rooms: Store<Room>;
  readonly groups: Store<Group>;
  /** By the name of a platform. */
  readonly presences: Store<Presence>;
  readonly questions: QuestionStores;
  readonly letters: LetterStores;
  journalOf(member: MemberId): Journal;
}

/** What a record waits for: a moment in milliseconds since 1970, and the platform whose turn it is then, or the house. */
export interface Due {
  readonly at: number;
  readonly lane: string;
}

/** The lane of what needs no platform. */
export const HOUSE = 'house';

/** A record that waits. */
export interface DueRow extends Due {
  /** Names the record: nothing in it tells whose it is. */
  readonly name: string;
}

/** A record that is due, with what belongs to it. */
export interface DueMember {
  readonly me: RecordOf<Member>;
  readonly journal: Journal;
}

/** What waits for its moment. It is written with the record, so it is the truth about what happens when. */
export interface DueTable {
  /**
   * At most `count` rows of a lane that are due at `until` (milliseconds since 1970) or before, the earliest first. `from`
   * leaves out what is due before that moment.
   */
  rows(lane: string, until: number, count: number, from?: number): Promise<readonly DueRow[]>;
  /** Opens the member's record that a row names. */
  openMember(name: string, cause: string): DueMember;
  /** Opens the group's record that a row names. */
  openGroup(name: string, cause: string): RecordOf<Group>;
  /** Opens the question that a row names. */
  openQuestion(name: string, cause: string): RecordOf<Question>;
  /** Opens the record of where the bot is that a row names. */
  openPresence(name: string, cause: string): RecordOf<Presence>;
  /** Whose record a row names. */
  kindOf(name: string): 'member' | 'group' | 'question' | 'presence' | undefined;
}
