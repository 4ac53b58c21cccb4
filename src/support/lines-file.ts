/** The crisis lines of a group as a file that another group can take over. Documented in docs/moderating.md. */
import { CHECKS, NEEDS, type LineCheck, type Lines, type OwnLine } from '#core/group-records.ts';
import { z } from 'zod';
import { COUNTRIES } from './countries.ts';
import { findLine, isReachable, MOST_OWN, wordsOf } from './group-lines.ts';
import { LONGEST, readAddress } from './line-fields.ts';

const words = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*\S\P{Cc}*$/u);
const number = (most: number) =>
  words(most)
    .regex(/\p{Nd}/u)
    .describe('With a digit; beside it there may be letters, spaces and signs.');
const address = (most: number) =>
  z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(most)
    .refine((url) => readAddress(url) === url);
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code) => COUNTRIES.includes(code));
const id = z
  .string()
  .regex(/^[\w-]{16}$/)
  .describe('The id of a line that came with the bot.');

const Confirmed = z.strictObject({
  on: z.iso.date(),
  how: z.enum(CHECKS),
});

const FileLine = z
  .strictObject({
    country: country.describe('ISO 3166-1 alpha-2 code, or XK.'),
    name: words(LONGEST.name),
    needs: z.array(z.enum(NEEDS)).min(1).describe('Those who press one of these are shown the line.'),
    phone: number(LONGEST.phone).optional(),
    sms: number(LONGEST.sms).optional().describe('A number, or what to send where: HOME to 741741.'),
    chat: address(LONGEST.chat).optional(),
    url: address(LONGEST.url).optional(),
    hours: words(LONGEST.hours).optional().describe('Absent: not known.'),
    languages: words(LONGEST.languages).optional(),
    corrects: id.optional(),
    hidden: z.literal(true).optional().describe('Not shown in the group.'),
    confirmed: Confirmed.optional().describe('For information: it is not taken over.'),
  })
  .refine(isReachable, 'unreachable');
type FileLine = z.infer<typeof FileLine>;

const Named = { line: id, country: z.string().optional(), name: z.string().optional() };

/** The file. A new field raises no version; a field that changes or goes does. */
export const LinesFile = z.strictObject({
  format: z.literal('trust-steps crisis lines'),
  version: z.literal(1),
  writtenAt: z.iso.datetime().optional(),
  part: z.number().int().min(1).optional().describe('Many lines are spread over several files.'),
  parts: z.number().int().min(1).optional(),
  lines: z.array(FileLine).max(MOST_OWN).optional(),
  hidden: z
    .array(z.strictObject(Named))
    .optional()
    .describe('Lines that came with the bot and are not shown.'),
  confirmed: z
    .array(z.strictObject({ ...Named, ...Confirmed.shape }))
    .optional()
    .describe('Lines that came with the bot and were checked. For information: it is not taken over.'),
});
export type LinesFile = z.infer<typeof LinesFile>;

// Writing

const checked = ({ on, how }: LineCheck): z.infer<typeof Confirmed> => ({ on, how });

/** Where the group has a line from, and from whom a check, is for its moderators alone: it stands in no file. */
function writeOwn(own: OwnLine, { checks, hidden }: Lines): FileLine {
  const check = checks.find(({ line }) => line === own.id);
  const { source: _source, ...shown } = wordsOf(own);
  return {
    ...shown,
    corrects: own.instead,
    ...(hidden.some(({ line }) => line === own.id) && { hidden: true }),
    ...(check && { confirmed: checked(check) }),
  };
}

/** A line that came with the bot, by its id, and by its name for people; nothing where it is one of the group's own. */
function naming(line: string, lines: Lines) {
  const found = findLine(line, lines);
  if (found?.own) return [];
  return [{ line, ...(found?.country && { country: found.country }), ...(found && { name: found.name }) }];
}

type Lists = { readonly [List in 'lines' | 'hidden' | 'confirmed']: NonNullable<LinesFile[List]> };

/** Something that a file tells, and where it goes. */
interface Entry {
  readonly entry: object;
  readonly put: (into: Lists) => void;
}

function entriesOf(lines: Lines): readonly Entry[] {
  const { own, hidden, checks } = lines;
  const written = own.map((each) => writeOwn(each, lines));
  const notShown = hidden.flatMap(({ line }) => naming(line, lines));
  const confirmed = checks.flatMap((check) =>
    naming(check.line, lines).map((named) => ({ ...named, ...checked(check) })),
  );
  return [
    ...written.map((entry): Entry => ({ entry, put: (into) => into.lines.push(entry) })),
    ...notShown.map((entry): Entry => ({ entry, put: (into) => into.hidden.push(entry) })),
    ...confirmed.map((entry): Entry => ({ entry, put: (into) => into.confirmed.push(entry) })),
  ];
}

/** So many characters of lines go into one file: with what stands around them it can be pasted into a form anywhere. */
const PART = 2600;
/** What stands around one of them. */
const AROUND = 6;

/** All that a file tells of a group's lines, in as many parts as it takes; none where there is nothing to tell. */
function partsOf(lines: Lines): readonly Lists[] {
  const parts: Lists[] = [];
  let left = 0;
  for (const { entry, put } of entriesOf(lines)) {
    const length = JSON.stringify(entry).length + AROUND;
    if (length > left) {
      parts.push({ lines: [], hidden: [], confirmed: [] });
      left = PART;
    }
    left -= length;
    parts.slice(-1).forEach(put);
  }
  return parts;
}

/** Makes one file, or the last one where there are fewer; undefined where there is nothing to tell. */
export function makeLinesFile(lines: Lines, wanted: number, now: Temporal.Instant): LinesFile | undefined {
  const parts = partsOf(lines);
  const part = Math.min(wanted, parts.length);
  const lists = parts[part - 1];
  if (!lists) return undefined;
  const writtenAt = now.toString({ smallestUnit: 'second' });
  return { format: 'trust-steps crisis lines', version: 1, writtenAt, part, parts: parts.length, ...lists };
}

/** The file as text, an entry a line. */
export function printLinesFile(made: LinesFile): string {
  const printed = Object.entries(made).map(([name, value]) =>
    Array.isArray(value) && value.length > 0
      ? `"${name}": [\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`
      : `"${name}": ${JSON.stringify(value)}`,
  );
  return `{\n${printed.map((each) => `  ${each}`).join(',\n')}\n}\n`;
}
