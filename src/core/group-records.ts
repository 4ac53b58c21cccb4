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
  /** Who changed it last, and when. */
  editedBy: z.string(),
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
  ]),
  room: z.string().optional(),
});
export type LogEntry = z.infer<typeof LogEntry>;

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
  reminders: z.array(Reminder),
  /** When crisis lines were posted last in a room, and by whom. */
  crisisPosts: z.array(z.object({ room: z.string(), at: Moment, by: z.string() })),
  log: z.array(LogEntry),
  /** Since when the bot is not in the group any more. */
  goneSince: Moment.optional(),
});
export type Group = z.infer<typeof Group>;

/** A group of which nothing is kept. */
export const nothingOf = (platform: string): Group => ({
  platform,
  moderators: { members: [], roles: [] },
  admins: [],
  rooms: [],
  reminders: [],
  crisisPosts: [],
  log: [],
});
