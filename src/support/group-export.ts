/** All that is kept about a group, in a form that other programs can read. Documented in docs/export.md. */
import { Rhythm } from '#core/records.ts';
import { LineCheck, LineWords, LogEntry, Reminder, VOICES, type Group } from '#core/group-records.ts';
import { z } from 'zod';
import { DayAndTime as WallTime, Moment, printMoment as moment, Zone } from './export-times.ts';

const DayAndTime = WallTime.describe(
  'A day and a time in the time zone beside it, such as 2026-11-22T18:00.',
);
const Id = z.string().describe('The platform’s own id of a person, a role or a channel, behind its name.');

const ExportedReminder = z.strictObject({
  channel: Id,
  says: Reminder.shape.says,
  rhythm: Rhythm.optional().describe('Absent: it comes once.'),
  timeZone: Zone,
  next: DayAndTime.optional().describe('Absent: it is over.'),
  tells: Reminder.shape.tells.describe('Who is told by a sound. Absent: nobody.'),
  paused: Reminder.shape.paused,
  changedBy: Id.optional().describe('Absent: somebody who had their data erased.'),
  changedAt: Moment,
  lastPosted: z.strictObject({ at: DayAndTime, state: z.string() }).optional(),
  skipped: Reminder.shape.skipped,
});

const ExportedLogEntry = z.strictObject({
  at: Moment,
  by: Id.optional().describe('Absent: somebody who had their data erased.'),
  did: LogEntry.shape.did,
  channel: Id.optional(),
});

const By = Id.optional().describe('Absent: somebody who had their data erased.');
const Day = z.iso.date();
const LineId = z
  .string()
  .describe('The id of a crisis line, of the group’s own or of those that came with the bot.');

const ExportedLine = z.strictObject({
  ...LineWords.shape,
  id: LineId,
  correctedLine: LineId.optional().describe(
    'The line that came with the bot and in whose place this one stands.',
  ),
  since: Day,
  by: By,
});

const ExportedCheck = z.strictObject({
  line: LineId,
  how: LineCheck.shape.how,
  source: z.string().optional(),
  hours: z.string().optional().describe('The hours that the line had then.'),
  on: Day,
  by: By,
});

/** The file. A new field raises no version; a field that changes or goes does. */
export const GroupExport = z.strictObject({
  format: z.literal('trust-steps group export'),
  version: z.literal(1),
  writtenAt: Moment,
  part: z
    .number()
    .int()
    .min(1)
    .describe('Many reminders or lines and a long log are spread over several files.'),
  parts: z.number().int().min(1),
  platform: z.string(),
  moderators: z.strictObject({ people: z.array(Id), roles: z.array(Id) }),
  admins: z.array(Id),
  moderatorsChannel: Id.optional(),
  channels: z.array(z.strictObject({ channel: Id, voice: z.enum(VOICES) })),
  timeZone: Zone.optional(),
  language: z.string().optional().describe('BCP 47 language code.'),
  country: z.string().length(2).optional().describe('ISO 3166-1 alpha-2 code, or XK.'),
  sharing: z.boolean().describe('Whether members may share steps in channels.'),
  hours: z.string().optional().describe('When moderators are around, in their own words.'),
  rules: z.string().optional().describe('The house rules.'),
  minimumAge: z.number().int().optional().describe('In years.'),
  reminders: z.array(ExportedReminder),
  crisisPosts: z
    .array(z.strictObject({ channel: Id, at: Moment, by: Id.optional() }))
    .describe('When crisis lines were posted last in a channel.'),
  crisisLines: z.array(ExportedLine).describe('The group’s own.'),
  checkedLines: z.array(ExportedCheck),
  hiddenLines: z.array(z.strictObject({ line: LineId, on: Day, by: By })),
  unfinishedLines: z
    .number()
    .int()
    .describe('How many lines and lists are being written, and forgotten an hour later.'),
  linesAskedSince: Moment.optional().describe(
    'Since when admins were told of no lines that wait for a check.',
  ),
  linesAskedAgainAt: Moment.optional().describe(
    'When they are told, where nobody could be when it was time.',
  ),
  runBy: z
    .array(Id)
    .optional()
    .describe(
      'Who hears of lines that wait, while no admin is chosen: who set something up or changed lines.',
    ),
  log: z.array(ExportedLogEntry).describe('What moderators and admins did in the last 90 days.'),
  goneSince: Moment.optional().describe('Since when the bot is not in the group any more.'),
});
export type GroupExport = z.infer<typeof GroupExport>;

function exportReminder(reminder: Reminder): GroupExport['reminders'][number] {
  const { room, says, rhythm, zone, next, tells, paused, editedBy, editedAt, last, skipped } = reminder;
  return {
    channel: room,
    says,
    rhythm,
    timeZone: zone,
    next,
    tells,
    paused,
    changedBy: editedBy,
    changedAt: moment(editedAt),
    ...(last && { lastPosted: { at: last.at, state: last.state } }),
    skipped,
  };
}

const exportEntry = ({ at, by, did, room }: LogEntry): GroupExport['log'][number] => ({
  at: moment(at),
  by,
  did,
  channel: room,
});

type Lists = Pick<GroupExport, 'reminders' | 'log' | 'crisisLines' | 'checkedLines' | 'hiddenLines'>;

const exportLine = ({
  instead,
  on,
  ...line
}: Group['lines']['own'][number]): GroupExport['crisisLines'][number] => ({
  ...line,
  correctedLine: instead,
  since: on,
});

/** So many characters of reminders, lines and log go into one file: Slack shows no more in one answer. */
const PART = 12_000;

const noLists = (): Lists => ({ reminders: [], log: [], crisisLines: [], checkedLines: [], hiddenLines: [] });

/** All lists in as many parts as it takes; one at least. */
function partsOf({ reminders, log, lines }: Group): readonly Lists[] {
  const parts: Lists[] = [noLists()];
  let length = 0;
  const put = <T extends object>(added: readonly T[], into: (lists: Lists) => T[]) => {
    for (const each of added) {
      const { length: more } = JSON.stringify(each, null, 2);
      if (length > 0 && length + more > PART) {
        parts.push(noLists());
        length = 0;
      }
      length += more;
      for (const last of parts.slice(-1)) into(last).push(each);
    }
  };
  put(reminders.map(exportReminder), (lists) => lists.reminders);
  put(lines.own.map(exportLine), (lists) => lists.crisisLines);
  put(lines.checks, (lists) => lists.checkedLines);
  put(lines.hidden, (lists) => lists.hiddenLines);
  put(log.map(exportEntry), (lists) => lists.log);
  return parts;
}

const exportQuarter = ({ quarter }: Group['lines']) =>
  quarter && {
    linesAskedSince: moment(quarter.from),
    ...(quarter.later !== undefined && { linesAskedAgainAt: moment(quarter.later) }),
    runBy: quarter.by,
  };

/** Makes one file, or the last one where there are fewer. All but the lists stands in each. */
export function makeGroupExport(group: Group, wanted: number, now: Temporal.Instant): GroupExport {
  const all = partsOf(group);
  const part = Math.min(wanted, all.length);
  const { moderators, admins, moderatorsRoom, rooms, zone, language, country, hours, lines, rules, minAge } =
    group;
  return {
    format: 'trust-steps group export',
    version: 1,
    writtenAt: now.toString({ smallestUnit: 'second' }),
    part,
    parts: all.length,
    platform: group.platform,
    moderators: { people: moderators.members, roles: moderators.roles },
    admins,
    moderatorsChannel: moderatorsRoom,
    channels: rooms.map(({ room, voice }) => ({ channel: room, voice })),
    timeZone: zone,
    language,
    country,
    sharing: group.sharingOff !== true,
    hours,
    rules,
    minimumAge: minAge,
    crisisPosts: group.crisisPosts.map(({ room, at, by }) => ({ channel: room, at: moment(at), by })),
    ...(group.goneSince !== undefined && { goneSince: moment(group.goneSince) }),
    unfinishedLines: lines.drafts.length + lines.imports.length,
    ...exportQuarter(lines),
    ...(all[part - 1] ?? noLists()),
  };
}

/** The file as text. */
export const printGroupExport = (made: GroupExport): string => `${JSON.stringify(made, null, 2)}\n`;
