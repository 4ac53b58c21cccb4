/** All that is kept about a member, in a form that other programs can read. Documented in docs/export.md. */
import {
  CheckIn,
  JOURNAL_DAYS,
  News,
  Occurrence,
  PromiseMade,
  SIDES,
  type Entry,
  type Member,
  type Question,
} from '#core/records.ts';
import { z } from 'zod';

const Moment = z.iso.datetime().describe('A moment in UTC, such as 2026-11-22T17:00:00Z.');
const Day = z.iso.date().describe('A day, such as 2026-11-22.');
const Time = z.iso.time({ precision: -1 }).describe('A time of day, such as 18:00.');
const DayAndTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe('A day and a time in the time zone of the check-in, such as 2026-11-22T18:00.');
const Zone = z.string().describe('An IANA time zone, such as Europe/Paris.');
const Step = z.number().int().min(1).max(7);
const Count = z.number().int().min(0);

const ExportedSettings = z.strictObject({
  language: z.string().optional().describe('BCP 47 language code.'),
  side: z.enum(SIDES).optional(),
  country: z.string().length(2).optional().describe('ISO 3166-1 alpha-2 code, or XK.'),
  practicesHidden: z.boolean().optional(),
  timeZone: Zone.optional(),
  quietHours: z.strictObject({ from: Time, until: Time }).optional().describe('The same twice: never quiet.'),
  journalDays: z.literal(JOURNAL_DAYS).optional().describe('Absent: the journal is off.'),
  silentNotes: z.boolean().optional(),
});

const ExportedCheckIn = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).describe('1 is Monday, 7 is Sunday.'),
  at: Time,
  timeZone: Zone,
  everyWeeks: z.number().int().min(1).max(8),
  countedFrom: Day.describe('The Monday of a week that counts.'),
  until: Day.optional().describe('The last day.'),
  next: DayAndTime.optional().describe('Absent: none is planned.'),
  putOffUntil: Moment.optional(),
  paused: CheckIn.shape.paused,
  lastNote: z
    .strictObject({
      at: DayAndTime,
      state: Occurrence.shape.state,
      says: Occurrence.shape.says,
      firstTriedAt: Moment,
      lastTriedAt: Moment,
      late: z.boolean(),
    })
    .optional(),
  notesSent: Count.describe('How many notes went out for this check-in.'),
  unanswered: Count.describe('How many notes in a row were neither opened, skipped nor put off.'),
  foundClosed: Count.describe('How many notes in a row found the private chat closed.'),
});

/** The file. A new field raises no version; a field that changes or goes does. */
export const MemberExport = z.strictObject({
  format: z.literal('trust-steps member export'),
  version: z.literal(1),
  writtenAt: Moment,
  part: z.number().int().min(1).describe('A long journal is spread over several files.'),
  parts: z.number().int().min(1),
  settings: ExportedSettings,
  agreedAt: Moment.optional().describe('When the member said yes to check-ins.'),
  privateChat: z
    .strictObject({ platform: z.string() })
    .optional()
    .describe('Where notes go. The address itself is the platform’s and is left out.'),
  checkIn: ExportedCheckIn.optional(),
  step: Step.optional().describe('The step that check-ins are about.'),
  keptSteps: z.array(Step),
  promises: z.array(
    z.strictObject({ words: z.string(), by: Day.optional(), madeAt: Moment, state: PromiseMade.shape.state }),
  ),
  weeks: z.array(Day).describe('The Mondays of the weeks in which the member showed up.'),
  ratings: z.array(z.strictObject({ on: Day, didWhatISaid: z.number().int().min(1).max(5) })),
  journal: z.array(z.strictObject({ writtenAt: Moment, keptUntil: Moment, words: z.string() })),
  news: z
    .array(z.strictObject({ kind: News.shape.kind, at: DayAndTime }))
    .describe('What the member is told at the next command.'),
  messages: z
    .array(z.strictObject({ sentAt: Moment }))
    .describe('The bot’s own messages in the private chat that it remembers.'),
  toModerators: z
    .array(
      z.strictObject({
        sentAt: Moment,
        withName: z.boolean(),
        answers: z.array(z.strictObject({ writtenAt: Moment, words: z.string() })),
      }),
    )
    .describe('Messages to moderators of the last 30 days. Their words stand with the moderators, not here.'),
  groups: z
    .array(
      z.strictObject({
        group: z.string(),
        notesAboutLines: z.boolean(),
        messagesSince: z
          .array(Moment)
          .optional()
          .describe('Since when it stands on messages to moderators there, one each, for 30 days.'),
      }),
    )
    .describe(
      'Groups in which something that the member did stands under their name, by the platform’s own ids.',
    ),
  noNotesFromModeratorsUntil: Moment.optional().describe(
    'Until when moderators can send the member no crisis lines. Absent: they can.',
  ),
  lastSeenOn: Day.optional(),
  unreachableSince: Moment.optional(),
});
export type MemberExport = z.infer<typeof MemberExport>;

/** An entry of the journal with its words. `at` and `until` are in milliseconds since 1970. */
export interface WrittenEntry extends Entry {
  readonly at: number;
  readonly until: number;
}

/** A message to moderators, as far as it is kept. `at` is in milliseconds since 1970. */
export interface Asked {
  readonly at: number;
  readonly isNamed: boolean;
  readonly answers: Question['answers'];
}

/** The entries that are still there, oldest first. `read` is what the journal holds under their ids, in their order. */
export const writtenEntries = (
  { entries }: Member,
  read: readonly (Entry | undefined)[],
): readonly WrittenEntry[] =>
  entries.flatMap(({ at, until }, i) => {
    const entry = read[i];
    return entry ? [{ at, until, words: entry.words }] : [];
  });

/** So many characters of a journal go into one file: Slack shows no more in one answer. */
const PART = 12_000;

/** The journal in as many parts as it takes; one at least. */
export function partsOf(entries: readonly WrittenEntry[]): readonly (readonly WrittenEntry[])[] {
  const parts: WrittenEntry[][] = [[]];
  let length = 0;
  for (const entry of entries) {
    length += entry.words.length;
    if (length > PART) {
      parts.push([]);
      length = entry.words.length;
    }
    parts.at(-1)?.push(entry);
  }
  const full = parts.filter((part) => part.length > 0);
  return full.length > 0 ? full : [[]];
}

const moment = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();

/** What goes into one file. */
export interface ExportParts {
  readonly member: Member;
  /** The entries of this part. */
  readonly journal: readonly WrittenEntry[];
  readonly asked: readonly Asked[];
  /** Until when they want no notes from moderators, where they said so. */
  readonly refusedUntil: Temporal.Instant | undefined;
  readonly part: number;
  readonly parts: number;
  readonly now: Temporal.Instant;
}

/** Makes the file: everything about the member that is theirs, without ids of chats, messages and changes. */
export function makeExport(held: ExportParts): MemberExport {
  const { member, journal, asked, refusedUntil, part, parts, now } = held;
  const { reach, agreedAt, step, keptSteps, promises, weeks, ratings, news, sent, seenOn, goneSince } =
    member;
  return {
    format: 'trust-steps member export',
    version: 1,
    writtenAt: now.toString({ smallestUnit: 'second' }),
    part,
    parts,
    settings: exportSettings(member),
    ...(agreedAt !== undefined && { agreedAt: moment(agreedAt) }),
    ...(reach && { privateChat: { platform: reach.platform } }),
    ...(member.checkIn && { checkIn: exportCheckIn(member.checkIn) }),
    ...(step !== undefined && { step }),
    keptSteps,
    promises: promises.map(({ words, day, madeAt, state }) => ({
      words,
      ...(day && { by: day }),
      madeAt: moment(madeAt),
      state,
    })),
    weeks,
    ratings: ratings.map(({ on, did }) => ({ on, didWhatISaid: did })),
    journal: journal.map(({ at, until, words }) => ({
      writtenAt: moment(at),
      keptUntil: moment(until),
      words,
    })),
    news: news.map(({ kind, at }) => ({ kind, at })),
    messages: sent.map(({ at }) => ({ sentAt: moment(at) })),
    toModerators: asked.map(({ at, isNamed, answers }) => ({
      sentAt: moment(at),
      withName: isNamed,
      answers: answers.map((answer) => ({ writtenAt: moment(answer.at), words: answer.words })),
    })),
    groups: member.moderated.map(({ group, isQuiet, questions }) => ({
      group,
      notesAboutLines: isQuiet !== true,
      ...(questions && { messagesSince: questions.map(({ at }) => moment(at)) }),
    })),
    ...(refusedUntil && { noNotesFromModeratorsUntil: refusedUntil.toString({ smallestUnit: 'second' }) }),
    ...(seenOn && { lastSeenOn: seenOn }),
    ...(goneSince !== undefined && { unreachableSince: moment(goneSince) }),
  };
}

function exportSettings({ settings }: Member): MemberExport['settings'] {
  const { language, side, country, tasksHidden, zone, quiet, journalDays, silent } = settings;
  return {
    language,
    side,
    country,
    practicesHidden: tasksHidden,
    timeZone: zone,
    quietHours: quiet,
    journalDays,
    silentNotes: silent,
  };
}

function exportCheckIn(checkIn: CheckIn): NonNullable<MemberExport['checkIn']> {
  const { rhythm, next, later, paused, last } = checkIn;
  return {
    days: rhythm.days,
    at: rhythm.at,
    timeZone: rhythm.zone,
    everyWeeks: rhythm.every,
    countedFrom: rhythm.anchor,
    until: rhythm.until,
    next,
    ...(later !== undefined && { putOffUntil: moment(later) }),
    paused,
    ...(last && {
      lastNote: {
        at: last.at,
        state: last.state,
        says: last.says,
        firstTriedAt: moment(last.claimedAt),
        lastTriedAt: moment(last.triedAt),
        late: last.isLate ?? false,
      },
    }),
    notesSent: checkIn.turn,
    unanswered: checkIn.unanswered,
    foundClosed: checkIn.closed,
  };
}

/** The file as text. */
export const printExport = (made: MemberExport): string => `${JSON.stringify(made, null, 2)}\n`;
