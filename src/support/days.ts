import { languages } from '#content/words/index.ts';
import { fold } from '#core/fold.ts';
import { typed, type Option, type Parsed } from '#core/option.ts';
import type { Say } from '#core/words.ts';
import { brief, understood } from './understood.ts';

const LONGEST = 120;

/** The days of the week: 1 is Monday and 7 is Sunday. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Day = (typeof DAYS)[number];

const EVERY_DAY: readonly number[] = DAYS;
const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly number[] = [6, 7];

/** What one language calls each day: its names by `Intl`, and those of all its days at once, such as Sundays. */
function namesIn({ code, sentences }: (typeof languages)[number]): ReadonlyMap<string, ReadonlySet<Day>> {
  const names = new Map<string, Set<Day>>();
  for (const day of DAYS) {
    // 5 January 1970 was a Monday.
    const moment = Date.UTC(1970, 0, 4 + day);
    const written = (['long', 'short', 'narrow'] as const).map((weekday) =>
      new Intl.DateTimeFormat(code, { weekday, timeZone: 'UTC' }).format(moment),
    );
    for (const name of [...written, sentences[`days.name.${day}`]].map(fold)) {
      names.set(name, (names.get(name) ?? new Set()).add(day));
    }
  }
  return names;
}

const only = (days: ReadonlySet<Day>): Day | undefined => (days.size === 1 ? [...days][0] : undefined);

let allNames: ReadonlyMap<string, ReturnType<typeof namesIn>> | undefined;

/**
 * The day of the week by its name in any language that the bot speaks, in the person's own first: whole, short, one letter
 * where only one day has it, or its first letters, at least three.
 */
export function weekdayOf(name: string, language: string): Day | undefined {
  allNames ??= new Map(languages.map((words) => [words.code, namesIn(words)]));
  const folded = fold(name);
  const begins = (full: string) => folded.length >= 3 && full.startsWith(folded);
  const own = allNames.get(language);
  for (const names of own ? [own, ...allNames.values()] : allNames.values()) {
    const days = [...names].flatMap(([full, each]) => (begins(full) ? [...each] : []));
    const day = only(names.get(folded) ?? new Set(days));
    if (day !== undefined) return day;
  }
  return undefined;
}

const PHRASES = [
  ['days.read.every', EVERY_DAY],
  ['days.read.weekdays', WEEKDAYS],
  ['days.read.weekend', WEEKEND],
] as const;

/** The words that were typed, with the days in place of phrases such as "every day". */
function wordsOf(raw: string): readonly string[] {
  let text = ` ${fold(raw.replaceAll(/[,;&+/]/g, ' ').replaceAll(/[-–]/g, ' - '))} `;
  for (const [key, days] of PHRASES) {
    for (const phrase of understood(key)) text = text.replaceAll(` ${phrase} `, ` ${days.join(' ')} `);
  }
  const fillers = understood('days.read.around');
  return text.split(' ').filter((word) => word !== '' && !fillers.has(word));
}

/** The days from one to another, which may lie in the week after. */
const span = (from: number, until: number): readonly number[] =>
  Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, i) => ((from + i - 1) % 7) + 1);

/** The days that the words mean, in order; none where a word is not a day. */
function daysMeant(raw: string, language: string): number[] {
  const days = new Set<number>();
  let last: number | undefined;
  let isSpan = false;
  for (const word of wordsOf(raw)) {
    if (word === '-' || understood('days.read.to').has(word)) {
      if (isSpan || last === undefined) return [];
      isSpan = true;
      continue;
    }
    const day = /^[1-7]$/.test(word) ? Number(word) : weekdayOf(word, language);
    if (day === undefined) return [];
    for (const each of isSpan && last !== undefined ? span(last, day) : [day]) days.add(each);
    last = day;
    isSpan = false;
  }
  return isSpan ? [] : EVERY_DAY.filter((day) => days.has(day));
}

function parse(raw: string, say: Say): Parsed<number[]> {
  const days = raw.length > LONGEST ? [] : daysMeant(raw, say.language);
  return days.length > 0
    ? { ok: true, value: days }
    : { ok: false, problem: say('days.not-days', { typed: brief(raw) }) };
}

const same = (some: readonly number[], others: readonly number[]): boolean => some.join() === others.join();

/** Names days of the week as one says that something happens on them: Sundays, Mondays and Thursdays, every day. */
export function sayDays(days: readonly number[], say: Say): string {
  if (same(days, EVERY_DAY)) return say.label('days.every');
  if (same(days, WEEKDAYS)) return say.label('days.weekdays');
  const names = DAYS.filter((day) => days.includes(day)).map((day) => say.label(`days.name.${day}`));
  const list = new Intl.ListFormat(say.language, { type: 'conjunction' }).format(names);
  return say.label('days.some', { days: list });
}

/** Days of the week, in order: as names in any language, `weekdays`, `Monday to Friday`, or the numbers that `print` gives. */
export const daysOption: Option<number[]> = typed<number[]>({
  summary: 'days.summary',
  label: 'days.label',
  maxLength: LONGEST,
  parse,
  print: (days) => days.join(),
  suggestions: [[7], ...DAYS.slice(0, 6).map((day) => [day]), [...EVERY_DAY], [...WEEKDAYS], [...WEEKEND]],
  name: sayDays,
});
