import * as english from 'chrono-node/en';
import * as spanish from 'chrono-node/es';
import { z } from 'zod';
import { fold } from '#core/fold.ts';
import { typed, type Option, type Parsed } from '#core/option.ts';
import type { PlainKey, Say } from '#core/words.ts';
import { weekdayOf } from './days.ts';
import { mondayOf } from './rhythm.ts';
import { brief, understood, withoutFillers } from './understood.ts';
import { sayDate, sayDay } from './when.ts';

type PlainDate = Temporal.PlainDate;

const LONGEST = 40;

/** Readers of written days, by language. */
const READERS: Readonly<Record<string, english.Chrono>> = { en: english.casual, es: spanish.casual };

const Iso = z.iso.date();

/** Today, and the first day that may not be over yet: today too, where the person's own zone is known. */
interface Days {
  readonly today: PlainDate;
  readonly first: PlainDate;
}

/** A day of the calendar; without a year the first such day that is not over. None where the calendar has no such day. */
function onCalendar(
  day: number,
  month: number,
  year: number | undefined,
  first: PlainDate,
): readonly PlainDate[] {
  const pad = (number: number, length: number) => String(number).padStart(length, '0');
  const years = year === undefined ? Array.from({ length: 9 }, (_, i) => first.year + i) : [year];
  return years
    .map((each) => `${pad(each, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
    .filter((iso) => Iso.safeParse(iso).success)
    .map((iso) => Temporal.PlainDate.from(iso))
    .filter((date) => year !== undefined || Temporal.PlainDate.compare(date, first) >= 0)
    .slice(0, 1);
}

const isDayFirst = (locale: Intl.Locale): boolean =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .find(({ type }) => type === 'day' || type === 'month')?.type === 'day';

/** True where people who write a language don't agree on which comes first, the day or the month, as in English. */
const isOrderUnsure = (language: string): boolean =>
  isDayFirst(new Intl.Locale(language).maximize()) !==
  isDayFirst(new Intl.Locale(language, { region: '001' }));

/** What is written in numbers: 2026-12-24, 24/12/2026, 24.12. */
function readNumbers(text: string, language: string, { first }: Days): readonly PlainDate[] {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (isoYear !== undefined) return onCalendar(Number(isoDay), Number(isoMonth), Number(isoYear), first);
  const [, one, other, written] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2})|\.)?$/.exec(text) ?? [];
  if (one === undefined) return [];
  const year =
    written?.length === 2 ? 2000 + Number(written) : written === undefined ? undefined : Number(written);
  const dates = onCalendar(Number(one), Number(other), year, first);
  if (!isOrderUnsure(language) || Number(one) === Number(other)) return dates;
  return [...dates, ...onCalendar(Number(other), Number(one), year, first)];
}

/** A day of the week, perhaps with "next", which people understand in two ways where that day is still to come this week. */
function readWeekday(words: readonly string[], language: string, { today }: Days): readonly PlainDate[] {
  const isNext = understood('day.read.next').has(fold(words[0] ?? ''));
  const name = words.slice(isNext ? 1 : 0).join(' ');
  const weekday = fold(name).length < 3 ? undefined : weekdayOf(name, language);
  if (weekday === undefined) return [];
  const coming = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 || 7 });
  const after = coming.add({ days: 7 });
  if (isNext) return mondayOf(coming).equals(mondayOf(today)) ? [coming, after] : [coming];
  return weekday === today.dayOfWeek ? [today, coming] : [coming];
}

/** A day, and the day of the week from 0 (Sunday) to 6 that was named with it. */
interface Written {
  readonly date: PlainDate;
  readonly weekday: number | null;
}

const isRightWeekday = ({ date, weekday }: Written): boolean =>
  weekday === null || weekday === date.dayOfWeek % 7;

/** What a library reads, where it reads all of it and finds a day and no time of day. */
function readWritten(text: string, language: string, { today, first }: Days): readonly Written[] {
  // The library reckons in the time zone of the machine, and noon is there every day.
  const noon = new Date(today.year, today.month - 1, today.day, 12);
  const [found, ...others] = READERS[language]?.parse(text, noon, { forwardDate: true }) ?? [];
  if (!found || others.length > 0 || found.text !== text || found.end) return [];
  const { start } = found;
  const isDay = start.isCertain('day') && start.isCertain('month') && !start.isCertain('hour');
  const year = start.isCertain('year') ? (start.get('year') ?? undefined) : undefined;
  const dates = isDay ? onCalendar(start.get('day') ?? 0, start.get('month') ?? 0, year, first) : [];
  const weekday = start.isCertain('weekday') ? start.get('weekday') : null;
  return dates.map((date) => ({ date, weekday }));
}

/**
 * The days that the words may mean: none, one, or two where they don't say which. `fits` is asked where a day of the week
 * was named with a date.
 */
function datesMeant(
  raw: string,
  language: string,
  days: Days,
  fits: (written: Written) => boolean,
): readonly PlainDate[] {
  if (raw.length > LONGEST) return [];
  const words = withoutFillers(raw.trim().split(/\s+/), understood('day.read.around'));
  const text = words.join(' ');
  if (understood('day.read.after-tomorrow').has(fold(text))) return [days.today.add({ days: 2 })];
  const simple = [readNumbers(text, language, days), readWeekday(words, language, days)];
  const found = simple.find((dates) => dates.length > 0);
  if (found) return found;
  const others = Object.keys(READERS).filter((each) => each !== language);
  const written = [language, ...others].map((each) => readWritten(text, each, days));
  return (written.find((dates) => dates.length > 0) ?? []).filter(fits).map(({ date }) => date);
}

/**
 * Reads a day such as `tomorrow`, `Friday`, `24 December` or `2026-12-24`, in any language that the bot speaks, as
 * 2026-12-24. `today` is the person's own; where that is not known for sure, `first` is the earliest day that it may be. A day
 * that is past is refused.
 */
export function readDay(raw: string, say: Say, today: PlainDate, first = today): Parsed<string> {
  const [date, other] = datesMeant(raw, say.language, { today, first }, isRightWeekday);
  if (!date) return { ok: false, problem: say('day.not-a-day', { typed: brief(raw) }) };
  if (other) {
    const nearest = say.either([date, other].map((each) => sayDay(each, say)));
    return { ok: false, problem: say('day.several', { typed: brief(raw), nearest }) };
  }
  return Temporal.PlainDate.compare(date, first) < 0
    ? { ok: false, problem: say('day.past', { day: sayDate(date, say) }) }
    : { ok: true, value: date.toString() };
}

/** Days that are offered while one is typed. */
const SUGGESTIONS: Readonly<Record<string, PlainKey>> = {
  tomorrow: 'day.tomorrow',
  'in one week': 'day.in-a-week',
  'in two weeks': 'day.in-two-weeks',
  'in four weeks': 'day.in-four-weeks',
};

/** Any day does for finding out whether words mean one: then any day of the week goes with any date. */
const NEW_YEAR = Temporal.PlainDate.from('2000-01-01');
const SOME_DAY: Days = { today: NEW_YEAR, first: NEW_YEAR };

/** A day as it was typed, where it can be read as one. Which day it is depends on today: `readDay` tells. */
export const dayOption: Option<string> = typed({
  summary: 'day.summary',
  label: 'day.label',
  maxLength: LONGEST,
  parse: (raw, say) =>
    datesMeant(raw, say.language, SOME_DAY, () => true).length > 0
      ? { ok: true, value: raw.trim() }
      : { ok: false, problem: say('day.not-a-day', { typed: brief(raw) }) },
  print: (day) => day,
  suggestions: Object.keys(SUGGESTIONS),
  name: (day, say) => {
    const key = SUGGESTIONS[day];
    return key ? say.label(key) : day;
  },
});
