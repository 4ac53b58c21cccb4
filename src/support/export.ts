/** All that is kept about a member, in a form that other programs can read. Documented in docs/export.md. */
import {
  CheckIn,
  JOURNAL_DAYS,
  News,
  Occurrence,
  PromiseMade,
  SIDES,
  type Entry,
  type Mark,
  type Member,
  type Question,
  type QuestionDraft,
} from '#core/records.ts';
import { z } from 'zod';
import { isPausedNow } from './check-ins.ts';
import { Day, DayAndTime, Moment, printMoment as moment, Time, Zone } from './export-times.ts';
import { draftEnds } from './questions.ts';

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
  language: z.string().optional().describe('BCP 47 code of the language in which the member said yes.'),
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
      putOff: z.boolean().describe('True where a note of it was put off before.'),
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
  part: z.number().int().min(1).describe('What there is much of is spread over several files.'),
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
  unsentToModerators: z
    .strictObject({
      writtenAt: Moment,
      keptUntil: Moment,
      withName: z.boolean().optional().describe('Absent: not decided yet.'),
      words: z.string().optional(),
      link: z.string().optional().describe('The address of a message, in place of words.'),
    })
    .optional()
    .describe('A message to moderators that the member looked at and did not send.'),
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
  noteFromModeratorsAt: Moment.optional().describe(
    'When a moderator sent the member crisis lines, or tried to, in the last 24 hours.',
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

/** What is kept of somebody apart from their record. */
export interface KeptApart {
  readonly asked: readonly Asked[];
  /** What they looked at and did not send to moderators. */
  readonly draft: QuestionDraft | undefined;
  /** That a moderator sent them a note today, or tried to. */
  readonly turn: Mark | undefined;
  /** Until when they want no notes from moderators, where they said so. */
  readonly refusedUntil: Temporal.Instant | undefined;
}

/** What goes into one file. The promises, the messages to moderators and the entries are those of this part. */
export interface ExportParts extends KeptApart {
  readonly member: Member;
  readonly promises: Member['promises'];
  readonly journal: readonly WrittenEntry[];
  readonly part: number;
  readonly parts: number;
  readonly now: Temporal.Instant;
}

/** A promise as it is exported. */
export const exportPromise = ({
  words,
  day,
  madeAt,
  state,
}: PromiseMade): MemberExport['promises'][number] => ({
  words,
  ...(day && { by: day }),
  madeAt: moment(madeAt),
  state,
});

/** An entry of the journal as it is exported. */
export const exportEntry = ({ at, until, words }: WrittenEntry): MemberExport['journal'][number] => ({
  writtenAt: moment(at),
  keptUntil: moment(until),
  words,
});

/** A message to moderators as it is exported. */
export const exportAsked = ({ at, isNamed, answers }: Asked): MemberExport['toModerators'][number] => ({
  sentAt: moment(at),
  withName: isNamed,
  answers: answers.map((answer) => ({ writtenAt: moment(answer.at), words: answer.words })),
});

const exportDraft = (draft: QuestionDraft): MemberExport['unsentToModerators'] => ({
  writtenAt: moment(draft.at),
  keptUntil: moment(draftEnds(draft)),
  withName: draft.isNamed,
  ...(draft.says.kind === 'words' ? { words: draft.says.words } : { link: draft.says.link }),
});

/** Makes the file: everything about the member that is theirs, without ids of chats, messages and changes. */
export function makeExport(held: ExportParts): MemberExport {
  const { member, promises, journal, asked, draft, turn, refusedUntil, part, parts, now } = held;
  const { reach, agreedAt, step, keptSteps, weeks, ratings, news, sent, seenOn, goneSince } = member;
  return {
    format: 'trust-steps member export',
    version: 1,
    writtenAt: now.toString({ smallestUnit: 'second' }),
    part,
    parts,
    settings: exportSettings(member),
    ...(agreedAt !== undefined && { agreedAt: moment(agreedAt) }),
    ...(reach && { privateChat: { platform: reach.platform } }),
    ...(member.checkIn && { checkIn: exportCheckIn(member.checkIn, now) }),
    ...(step !== undefined && { step }),
    keptSteps,
    promises: promises.map(exportPromise),
    weeks,
    ratings: ratings.map(({ on, did }) => ({ on, didWhatISaid: did })),
    journal: journal.map(exportEntry),
    news: news.map(({ kind, at }) => ({ kind, at })),
    messages: sent.map(({ at }) => ({ sentAt: moment(at) })),
    toModerators: asked.map(exportAsked),
    ...(draft && { unsentToModerators: exportDraft(draft) }),
    groups: member.moderated.map(({ group, isQuiet, questions }) => ({
      group,
      notesAboutLines: isQuiet !== true,
      ...(questions && { messagesSince: questions.map(({ at }) => moment(at)) }),
    })),
    ...(refusedUntil && { noNotesFromModeratorsUntil: refusedUntil.toString({ smallestUnit: 'second' }) }),
    ...(turn && { noteFromModeratorsAt: moment(turn.at) }),
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

function exportCheckIn(checkIn: CheckIn, now: Temporal.Instant): NonNullable<MemberExport['checkIn']> {
  const { rhythm, language, next, later, paused, last } = checkIn;
  return {
    language,
    days: rhythm.days,
    at: rhythm.at,
    timeZone: rhythm.zone,
    everyWeeks: rhythm.every,
    countedFrom: rhythm.anchor,
    until: rhythm.until,
    next,
    ...(later !== undefined && { putOffUntil: moment(later) }),
    ...(isPausedNow(checkIn, now) && { paused }),
    ...(last && {
      lastNote: {
        at: last.at,
        state: last.state,
        says: last.says,
        firstTriedAt: moment(last.claimedAt),
        lastTriedAt: moment(last.triedAt),
        late: last.isLate ?? false,
        putOff: last.wasPutOff ?? false,
      },
    }),
    notesSent: checkIn.turn,
    unanswered: checkIn.unanswered,
    foundClosed: checkIn.closed,
  };
}

/** The file as text. */
export const printExport = (made: MemberExport): string => `${JSON.stringify(made, null, 2)}\n`;
