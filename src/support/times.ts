import { fold } from '#core/fold.ts';
import { typed, type Option, type Parsed } from '#core/option.ts';
import type { Say } from '#core/words.ts';
import { brief, understood, withoutFillers } from './understood.ts';

const LONGEST = 40;

const print = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Every half hour of a day, from midnight on. */
const HALF_HOURS = Array.from({ length: 48 }, (_, i) => print(Math.floor(i / 2), (i % 2) * 30));

/** What most people want first, then the hours of the day, then those of the night. */
const SUGGESTIONS = [
  ...new Set(['18:00', ...HALF_HOURS.slice(16, 42), ...HALF_HOURS.slice(42), ...HALF_HOURS.slice(0, 16)]),
];

/** Hours from 0 to 23 that an hour with what stands behind it may mean. */
function hoursMeant(hour: number, half: string): readonly number[] {
  const isEither = hour >= 1 && hour <= 12;
  if (understood('time.read.am').has(half)) return isEither ? [hour % 12] : [];
  if (understood('time.read.pm').has(half)) return isEither ? [(hour % 12) + 12] : hour > 12 ? [hour] : [];
  // Twelve in the morning is noon to some and midnight to others.
  if (understood('time.read.morning').has(half)) return hour === 12 ? [0, 12] : hour < 12 ? [hour] : [];
  if (understood('time.read.night').has(half)) {
    if (hour === 12) return [0];
    return hour < 6 || hour >= 18 ? [hour] : hour < 12 ? [hour + 12] : [];
  }
  if (half !== '') return [];
  return isEither ? [hour % 12, (hour % 12) + 12] : [hour];
}

/** The times, such as 18:00, that the words may mean: none, one, or two where they don't say which half of the day. */
function timesMeant(raw: string): readonly string[] {
  const text = fold(raw.replaceAll(/(?<=\d)\.(?=\d)/g, ':'));
  const words = withoutFillers(text.split(' '), understood('time.read.around')).join(' ');
  if (understood('time.read.noon').has(words)) return ['12:00'];
  if (understood('time.read.midnight').has(words)) return ['00:00'];
  const [, hour, minute, behind = ''] = /^(\d{1,2})(?: ?[:h]? ?(\d{2}))?(?!\d) ?(.*)$/.exec(words) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return [];
  const [first = '', ...rest] = behind.split(' ');
  const hasUnit = understood('time.read.hours').has(first);
  const half = withoutFillers(hasUnit ? rest : [first, ...rest], understood('time.read.between')).join(' ');
  const isByTheClock = half === '' && (minute !== undefined || hasUnit);
  const hours = isByTheClock ? [Number(hour)] : hoursMeant(Number(hour), half);
  return hours.map((each) => print(each, Number(minute ?? 0)));
}

function parse(raw: string, say: Say): Parsed<string> {
  const [time, other] = raw.length > LONGEST ? [] : timesMeant(raw);
  if (time === undefined) return { ok: false, problem: say('time.not-a-time', { typed: brief(raw) }) };
  if (other === undefined) return { ok: true, value: time };
  const nearest = say.either([time, other]);
  return { ok: false, problem: say('time.several', { typed: brief(raw), nearest }) };
}

/** A time of day such as 18:00, as people write it: 6pm, 18.00, 18h, noon, 6 de la tarde. */
export const timeOption: Option<string> = typed({
  summary: 'time.summary',
  label: 'time.label',
  maxLength: LONGEST,
  parse,
  print: (time) => time,
  suggestions: SUGGESTIONS,
  name: (time) => time,
});
