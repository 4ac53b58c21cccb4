import { z } from 'zod';
import { DayAndTime, Moment, Rhythm } from './records.ts';

/** What something that is sent to a room was sent as, and what became of it. */
export const RoomOccurrence = z.object({
  /** 16 letters and digits: the nonce of its message. */
  id: z.string(),
  at: DayAndTime,
  state: z.enum(['claimed', 'sent', 'unsure', 'unsent']),
  claimedAt: Moment,
  triedAt: Moment,
});
export type RoomOccurrence = z.infer<typeof RoomOccurrence>;

/** For whom a room is: both sides, or one. */
export const VOICES = ['both', 'broke', 'hurt'] as const;

/** Something that a group hears at an hour it chose: its own words, or one step a week. */
export const Reminder = z.object({
  /** 16 letters and digits. */
  id: z.string(),
  room: z.string(),
  says: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), words: z.string() }),
    /** The step that comes next, 1 to 7, and whether the first one follows the last. */
    z.object({ kind: z.literal('steps'), next: z.number().int().min(1).max(7), loops: z.boolean() }),
  ]),
  /** Absent: it comes once, at `next`. */
  rhythm: Rhythm.optional(),
  /** IANA time zone, the group's own when it was planned. */
  zone: z.string(),
  /** When it comes next, by the clock of the zone. Absent: it is over. */
  next: DayAndTime.optional(),
  /** Roles that are told by a sound, or everybody. Absent: nobody. */
  tells: z.union([z.literal('everybody'), z.array(z.string())]).optional(),
  paused: z.enum(['draft', 'asked', 'room-gone', 'forbidden']).optional(),
  /** Who changed it last, and when. Absent once that person was erased: a moderator. */
  editedBy: z.string().optional(),
  editedAt: Moment,
  last: RoomOccurrence.optional(),
  /** What did not go out, newest last. */
  skipped: z.array(z.object({ at: DayAndTime, why: z.enum(['late', 'asked', 'unsure']) })),
});
export type Reminder = z.infer<typeof Reminder>;

/** What moderators and admins did, for admins to read. Never about who read lines or checked in. */
export const LogEntry = z.object({
  at: Moment,
  /** Absent once that person was erased: a moderator. */
  by: z.string().optional(),
  did: z.enum([
    'setup',
    'crisis-post',
    'crisis-send',
    'reminder-added',
    'reminder-edited',
    'reminder-paused',
    'reminder-resumed',
    'reminder-removed',
    'reminder-skipped',
    'steps-started',
    'steps-stopped',
    'intro-posted',
    'lines-confirmed',
    'lines-added',
    'lines-hidden',
    'lines-corrected',
    'lines-shown',
    'lines-removed',
    'lines-imported',
  ]),
  room: z.string().optional(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** What a person can say about what it is like, and what a crisis line is for. */
export const NEEDS = ['unsafe', 'hurt', 'afraid', 'worried'] as const;

/** How a crisis line can be checked: somebody answered, the people who run it said so, their own page says so. */
export const CHECKS = ['called', 'asked', 'page', 'other'] as const;

const Day = z.iso.date();
/** Absent once that person was erased: a moderator. */
const By = z.string().optional();

/** What is said of a crisis line, in the words of the group. */
export const LineWords = z.object({
  /** ISO 3166-1 alpha-2 code, or XK. */
  country: z.string().length(2),
  name: z.string(),
  needs: z.array(z.enum(NEEDS)),
  /** As one dials it. */
  phone: z.string().optional(),
  /** A number, or what to send where. */
  sms: z.string().optional(),
  chat: z.string().optional(),
  url: z.string().optional(),
  hours: z.string().optional(),
  languages: z.string().optional(),
  /** Where the group has it from. */
  source: z.string().optional(),
});
export type LineWords = z.infer<typeof LineWords>;

/** A crisis line of the group's own. Its id is another one whenever its words change. */
export const OwnLine = LineWords.extend({
  /** 16 letters and digits. */
  id: z.string(),
  /** The line that came with the bot and in whose place this one stands. */
  instead: z.string().optional(),
  /** Since when it is so, and who wrote it. */
  on: Day,
  by: By,
});
export type OwnLine = z.infer<typeof OwnLine>;

/** That somebody checked a line, be it the group's own or one that came with the bot. */
export const LineCheck = z.object({
  line: z.string(),
  how: z.enum(CHECKS),
  source: z.string().optional(),
  /** The hours that the line had then. */
  hours: z.string().optional(),
  on: Day,
  by: By,
});
export type LineCheck = z.infer<typeof LineCheck>;

/** What a group makes of the crisis lines: its own on top of those that came with the bot. */
export const Lines = z.object({
  own: z.array(OwnLine),
  checks: z.array(LineCheck),
  /** Lines that are not shown in this group. */
  hidden: z.array(z.object({ line: z.string(), on: Day, by: By })),
  /** What is being written, and not shown yet. `of` is the line that it changes. */
  drafts: z.array(LineWords.extend({ id: z.string(), of: z.string().optional(), at: Moment, by: By })),
  /** What is being taken over from a file, and not shown yet. */
  imports: z.array(
    z.object({
      id: z.string(),
      at: Moment,
      by: By,
      lines: z.array(OwnLine),
      hidden: z.array(z.string()),
    }),
  ),
  /**
   * Since when admins were told nothing of lines that wait for a check, and the group's own id, for them to find it by. `by`:
   * who runs the group, while no admin is chosen; `later`: nobody could be told then, so it is tried again at that moment.
   */
  quarter: z
    .object({
      group: z.string(),
      from: Moment,
      by: z.array(z.string()).optional(),
      later: Moment.optional(),
    })
    .optional(),
});
export type Lines = z.infer<typeof Lines>;

/** What a group makes of the lines where it has done nothing about them. */
export const NO_LINES: Lines = { own: [], checks: [], hidden: [], drafts: [], imports: [] };

/** All that is kept about one group. */
export const Group = z.object({
  platform: z.string(),
  /** Who moderates and who administers, as was chosen in setup. */
  moderators: z.object({ members: z.array(z.string()), roles: z.array(z.string()) }),
  admins: z.array(z.string()),
  moderatorsRoom: z.string().optional(),
  /** The rooms that were chosen, each with its voice. */
  rooms: z.array(z.object({ room: z.string(), voice: z.enum(VOICES) })),
  zone: z.string().optional(),
  language: z.string().optional(),
  country: z.string().length(2).optional(),
  /** True where steps can't be shared by members. */
  sharingOff: z.boolean().optional(),
  /** When moderators are around, in their own words. */
  hours: z.string().optional(),
  /** The house rules, and how old one has to be, in years. */
  rules: z.string().optional(),
  minAge: z.number().int().optional(),
  reminders: z.array(Reminder),
  /** When crisis lines were posted last in a room, and by whom. */
  crisisPosts: z.array(z.object({ room: z.string(), at: Moment, by: By })),
  log: z.array(LogEntry),
  lines: Lines,
  /** Since when the bot is not in the group any more. */
  goneSince: Moment.optional(),
});
export type Group = z.infer<typeof Group>;

/** Where the bot is on one platform. */
export const Presence = z.object({
  platform: z.string(),
  /** The groups of which something is kept, and since when the bot is not in them any more. */
  groups: z.array(z.object({ id: z.string(), goneSince: Moment.optional() })),
  /** Since when the bot is in no group there at all, so that nobody can be reached. */
  goneSince: Moment.optional(),
});
export type Presence = z.infer<typeof Presence>;

/** A platform of which nothing is known. */
export const nothingKnownOf = (platform: string): Presence => ({ platform, groups: [] });

/** With a group of which something is kept, or without one of which nothing is. Undefined where nothing is left to know. */
export function listGroup(
  was: Presence | undefined,
  platform: string,
  id: string,
  isKept: boolean,
): Presence | undefined {
  const presence = was ?? nothingKnownOf(platform);
  if (isKept && presence.groups.some((each) => each.id === id)) return presence;
  const others = presence.groups.filter((each) => each.id !== id);
  if (!isKept && others.length === 0 && presence.goneSince === undefined) return undefined;
  return { ...presence, groups: isKept ? [...others, { id }] : others };
}

/** A group of which nothing is kept. */
export const nothingOf = (platform: string): Group => ({
  platform,
  moderators: { members: [], roles: [] },
  admins: [],
  rooms: [],
  reminders: [],
  crisisPosts: [],
  log: [],
  lines: NO_LINES,
});
