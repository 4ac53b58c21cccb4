/** The crisis lines of a group: those that came with the bot, and what the group makes of them. Pure. */
import type { LineCheck, Lines, LineWords, OwnLine } from '#core/group-records.ts';
import type { Line } from './crisis-data.ts';
import { findDraft, findImport } from './line-drafts.ts';
import { LISTED } from './listed-lines.ts';

/** So many lines of its own a group can have. */
export const MOST_OWN = 50;
/** What nobody has checked for so many days waits for a check. */
const CHECKED_FOR = 90;

type Import = Lines['imports'][number];

/** A day, such as 2026-11-22. */
type Day = string;

/** How a line stands in a group: shown; hidden; known from one source alone; or another one stands in its place. */
export type LineState = 'shown' | 'hidden' | 'weak' | 'replaced';

/** A line as it stands in a group. One of `own` and `listed` is there. */
export interface GroupLine extends Pick<
  Line,
  'country' | 'name' | 'phone' | 'sms' | 'chat' | 'url' | 'hours' | 'languages'
> {
  readonly id: string;
  readonly own?: OwnLine;
  readonly listed?: Line;
  /** The check that holds for it as it is now. */
  readonly check?: LineCheck;
  readonly state: LineState;
}

function stateOf(id: string, line: Line | undefined, isChecked: boolean, lines: Lines): LineState {
  if (line && lines.own.some(({ instead }) => instead === id)) return 'replaced';
  if (lines.hidden.some((each) => each.line === id)) return 'hidden';
  return line?.confidence === 'low' && !isChecked ? 'weak' : 'shown';
}

function fromListed(id: string, line: Line, lines: Lines): GroupLine {
  const check = lines.checks.find((each) => each.line === id && each.hours === (line.hours ?? undefined));
  const state = stateOf(id, line, check !== undefined, lines);
  const { country, name, phone, sms, chat, url, hours, languages } = line;
  const said = { country, name, phone, sms, chat, url, hours, languages };
  return { ...said, id, listed: line, state, ...(check && { check }) };
}

function fromOwn(own: OwnLine, lines: Lines): GroupLine {
  const { id, country, name } = own;
  const { phone = null, sms = null, chat = null, url = null, hours = null, languages = null } = own;
  const check = lines.checks.find((each) => each.line === id);
  const state = stateOf(id, undefined, true, lines);
  return { id, country, name, phone, sms, chat, url, hours, languages, own, state, ...(check && { check }) };
}

const listedIn: ReadonlyMap<string | null, readonly [string, Line][]> = Map.groupBy(
  LISTED,
  ([, { country }]) => country,
);

/** All lines of a country as they stand in a group, its own first. */
export const linesOf = (country: string, lines: Lines): readonly GroupLine[] => [
  ...lines.own.filter((each) => each.country === country).map((each) => fromOwn(each, lines)),
  ...(listedIn.get(country) ?? []).map(([id, line]) => fromListed(id, line, lines)),
];

/** The line with this id, where it is still there. */
export function findLine(id: string, lines: Lines): GroupLine | undefined {
  const own = lines.own.find((each) => each.id === id);
  const listed = LISTED.get(id);
  if (own) return fromOwn(own, lines);
  return listed && listed.country !== null ? fromListed(id, listed, lines) : undefined;
}

/** True where somebody checked it in the last 90 days. */
export const isFresh = ({ check }: Pick<GroupLine, 'check'>, today: Day): boolean =>
  check !== undefined &&
  Temporal.PlainDate.compare(Temporal.PlainDate.from(check.on).add({ days: CHECKED_FOR }), today) > 0;

/** True where it can be reached at all. */
export const isReachable = ({ phone, sms, chat, url }: Ways): boolean => Boolean(phone ?? sms ?? chat ?? url);

type Ways = Readonly<Partial<Record<'phone' | 'sms' | 'chat' | 'url', string | null | undefined>>>;

// Changes. Each gives the same lines where there is nothing to change.

/** Who does something, and when. */
export interface Doer {
  readonly by: string;
  readonly now: Temporal.Instant;
  readonly today: Day;
}

const dropLine = <T extends { readonly line: string }>(list: readonly T[], line: string): T[] =>
  list.filter((each) => each.line !== line);

/** Somebody has checked a line as it is now. */
export function checkLine(
  lines: Lines,
  id: string,
  { how, source }: Pick<LineCheck, 'how' | 'source'>,
  { by, today }: Doer,
): Lines {
  const line = findLine(id, lines);
  if (!line || !isReachable(line)) return lines;
  const hours = line.listed?.hours ?? undefined;
  const check: LineCheck = { line: id, how, source, hours, on: today, by };
  return { ...lines, checks: [...dropLine(lines.checks, id), check] };
}

/** The line is not shown in this group any more. */
export const hideLine = (lines: Lines, id: string, { by, today }: Doer): Lines =>
  !findLine(id, lines) || lines.hidden.some(({ line }) => line === id)
    ? lines
    : { ...lines, hidden: [...lines.hidden, { line: id, on: today, by }] };

/** The line is shown again. */
export const showLine = (lines: Lines, id: string): Lines =>
  lines.hidden.some(({ line }) => line === id) ? { ...lines, hidden: dropLine(lines.hidden, id) } : lines;

/** Takes away one of the group's own. Where it stood in the place of another, that one is there again. */
export const removeLine = (lines: Lines, id: string): Lines =>
  lines.own.some((each) => each.id === id)
    ? {
        ...lines,
        own: lines.own.filter((each) => each.id !== id),
        checks: dropLine(lines.checks, id),
        hidden: dropLine(lines.hidden, id),
      }
    : lines;

/** A line's words, without all else. */
export function wordsOf({
  country,
  name,
  needs,
  phone,
  sms,
  chat,
  url,
  hours,
  languages,
  source,
}: LineWords): LineWords {
  return { country, name, needs, phone, sms, chat, url, hours, languages, source };
}

/** Why something that was written can't be kept. */
export type NotKept = 'gone' | 'no-need' | 'no-way' | 'too-many' | 'twice';

/**
 * Keeps what was written under this id. What it changes goes: a check holds for the words that were checked, and for no
 * others, so the line has a new id.
 */
export function keepDraft(lines: Lines, id: string, { by, now, today }: Doer): Lines | NotKept {
  const draft = findDraft(lines, id, now);
  if (!draft) return lines.own.some((each) => each.id === id) ? lines : 'gone';
  if (draft.needs.length === 0) return 'no-need';
  if (!isReachable(draft)) return 'no-way';
  const { of } = draft;
  const before = lines.own.find((each) => each.id === of || (of !== undefined && each.instead === of));
  const instead = before ? before.instead : of !== undefined && LISTED.has(of) ? of : undefined;
  if (of !== undefined && !before && instead === undefined) return 'gone';
  if (!before && lines.own.length >= MOST_OWN) return 'too-many';
  const rest = before ? removeLine(lines, before.id) : lines;
  if (rest.own.some((each) => nameOf(each) === nameOf(draft))) return 'twice';
  return {
    ...rest,
    own: [...rest.own, { ...wordsOf(draft), id, instead, on: today, by }],
    hidden: [...rest.hidden, ...hiddenAs(lines, before?.id ?? instead, id)],
    drafts: rest.drafts.filter((each) => each.id !== id),
  };
}

/** What hides a line, for the one that comes in its place: nobody is shown it unless somebody says so. */
const hiddenAs = (lines: Lines, was: string | undefined, id: string): Lines['hidden'] =>
  lines.hidden.filter(({ line }) => line === was).map((mark) => ({ ...mark, line: id }));

/** What two lines of a group's own can't share: a country and a name. */
export const nameOf = ({ country, name }: Pick<LineWords, 'country' | 'name'>): string =>
  `${country} ${name.trim().toLowerCase()}`;

/** Whether members read the same. Where a group has a line from stands in no file. */
const isSame = (one: LineWords, other: LineWords): boolean =>
  JSON.stringify(wordsOf({ ...one, source: undefined })) ===
  JSON.stringify(wordsOf({ ...other, source: undefined }));

/** What taking lines over would do: each of them by what comes of it. */
export interface Difference {
  readonly added: readonly OwnLine[];
  readonly changed: readonly OwnLine[];
  readonly same: readonly OwnLine[];
  readonly hidden: readonly string[];
  /** Ids of lines that are to be hidden or replaced and that nobody knows here. */
  readonly unknown: readonly string[];
}

/**
 * Compares what a file has with what there is. A line of the same country and name is the same line, perhaps changed. What the
 * file hides is hidden by the ids that it has afterwards; what is hidden here already stays so.
 */
export function compareLines(lines: Lines, taken: Pick<Import, 'lines' | 'hidden'>): Difference {
  const before = new Map(lines.own.map((each) => [nameOf(each), each]));
  const kindOf = (each: OwnLine) => {
    const was = before.get(nameOf(each));
    return was ? (isSame(was, each) && was.instead === each.instead ? 'same' : 'changed') : 'added';
  };
  const { added = [], changed = [], same = [] } = Object.groupBy(taken.lines, kindOf);
  const isHidden = (id: string | undefined) => lines.hidden.some(({ line }) => line === id);
  const hides = (each: OwnLine) =>
    taken.hidden.includes(each.id) && !isHidden(before.get(nameOf(each))?.id ?? each.instead);
  const named = [
    ...taken.hidden.filter((id) => !taken.lines.some((each) => each.id === id)),
    ...taken.lines.flatMap(({ instead }) => instead ?? []),
  ];
  return {
    added,
    changed,
    same,
    hidden: [
      ...taken.hidden.filter((id) => LISTED.has(id) && !isHidden(id)),
      ...[...added, ...changed].filter(hides).map(({ id }) => id),
      ...same.filter(hides).map((each) => before.get(nameOf(each))?.id ?? each.id),
    ],
    unknown: named.filter((id) => !LISTED.has(id)),
  };
}

/** How many lines of its own the group would have. */
export const countAfter = (lines: Lines, { added }: Pick<Difference, 'added'>): number =>
  lines.own.length + added.length;

/** Keeps what was taken from a file, as it was shown. */
export function keepImport(lines: Lines, id: string, { by, now, today }: Doer): Lines | NotKept {
  const taken = findImport(lines, id, now);
  if (!taken) return 'gone';
  const { added, changed, hidden } = compareLines(lines, taken);
  if (countAfter(lines, { added }) > MOST_OWN) return 'too-many';
  const goes = new Set(changed.map(nameOf));
  const replaced = lines.own.filter((each) => goes.has(nameOf(each)));
  const rest = replaced.reduce((kept, each) => removeLine(kept, each.id), lines);
  const made = [...changed, ...added];
  const before = new Map(lines.own.map((each) => [nameOf(each), each.id]));
  const still = made.flatMap((each) => hiddenAs(lines, before.get(nameOf(each)) ?? each.instead, each.id));
  const marks = hidden.map((line) => ({ line, on: today, by }));
  return {
    ...rest,
    own: [...rest.own, ...made.map((each) => ({ ...each, on: today, by }))],
    hidden: [...rest.hidden, ...still, ...marks],
    imports: rest.imports.filter((each) => each.id !== id),
  };
}
