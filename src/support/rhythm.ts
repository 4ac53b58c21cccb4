/**
 * When a rhythm comes round. Days and times of a wall clock become moments here and nowhere else: a time that does not
 * exist that day is the first minute after the gap, one that exists twice is the first of the two.
 */
import type { Rhythm, Settings } from '#core/records.ts';

type PlainDate = Temporal.PlainDate;
type PlainDateTime = Temporal.PlainDateTime;
type Instant = Temporal.Instant;

/** When nothing may arrive, by the wall clock. */
export type Quiet = NonNullable<Settings['quiet']>;

/** The Monday of the week that a day lies in. */
export const mondayOf = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

/**
 * The moment of a wall-clock time in an IANA time zone. `compatible` of Temporal would move a time that does not exist
 * by the length of the gap: https://tc39.es/proposal-temporal/docs/ambiguity.html
 * @throws RangeError for a zone that the runtime does not know.
 */
export function instantOf(at: PlainDateTime, zone: string): Instant {
  const earlier = at.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const gap = earlier.toPlainDateTime().equals(at) ? undefined : earlier.getTimeZoneTransition('next');
  return (gap ?? earlier).toInstant();
}

function isDue({ days, every, anchor, until }: Rhythm, day: PlainDate): boolean {
  if (!days.includes(day.dayOfWeek)) return false;
  if (until !== undefined && Temporal.PlainDate.compare(day, until) > 0) return false;
  return (mondayOf(day).since(anchor).days / 7) % every === 0;
}

/** A day that a zone left out, as Samoa did with 30 December 2011, gives way to the day after it where that is due too. */
function comesRoundOn(rhythm: Rhythm, day: PlainDate): boolean {
  if (!isDue(rhythm, day)) return false;
  const begins = day.toZonedDateTime(rhythm.zone).toPlainDate();
  return begins.equals(day) || !isDue(rhythm, begins);
}

const dateIn = (zone: string, moment: Instant): PlainDate => moment.toZonedDateTimeISO(zone).toPlainDate();

/** The first occurrence that fits, going from a day forward or backward. */
function find(
  rhythm: Rhythm,
  from: PlainDate,
  direction: 1 | -1,
  fits: (moment: Instant) => boolean,
): PlainDateTime | undefined {
  const furthest = (rhythm.every + 1) * 7;
  for (let days = 0; days <= furthest; days += 1) {
    const day = from.add({ days: days * direction });
    const at = day.toPlainDateTime(rhythm.at);
    if (comesRoundOn(rhythm, day) && fits(instantOf(at, rhythm.zone))) return at;
  }
  return undefined;
}

/**
 * The first occurrence whose moment is later than `after`, by the wall clock of the rhythm's zone. Undefined once the
 * rhythm is over. A time that does not exist that day is given as it is: `instantOf` says when it comes.
 */
export const nextAfter = (rhythm: Rhythm, after: Instant): PlainDateTime | undefined =>
  find(rhythm, dateIn(rhythm.zone, after), 1, (moment) => Temporal.Instant.compare(moment, after) > 0);

/** The last occurrence at or before a moment. There is no first one: weeks before the anchor count as those after it. */
export function latestUpTo(rhythm: Rhythm, now: Instant): PlainDateTime | undefined {
  // Where clocks go back over midnight, the first of two times may have been on what is tomorrow again.
  const tomorrow = dateIn(rhythm.zone, now).add({ days: 1 });
  const last = rhythm.until === undefined ? tomorrow : Temporal.PlainDate.from(rhythm.until);
  const from = Temporal.PlainDate.compare(last, tomorrow) < 0 ? last : tomorrow;
  return find(rhythm, from, -1, (moment) => Temporal.Instant.compare(moment, now) <= 0);
}

/** The occurrences after a moment, one by one. */
function* comingAfter(rhythm: Rhythm, after: Instant): Generator<PlainDateTime, void> {
  let at = nextAfter(rhythm, after);
  while (at !== undefined) {
    yield at;
    at = nextAfter(rhythm, instantOf(at, rhythm.zone));
  }
}

/** The next three occurrences, or those that are left. */
export const nextThree = (rhythm: Rhythm, after: Instant): readonly PlainDateTime[] =>
  comingAfter(rhythm, after).take(3).toArray();

/** How many occurrences lie after one moment and not after another. */
export function countBetween(rhythm: Rhythm, after: Instant, upTo: Instant): number {
  let count = 0;
  for (const at of comingAfter(rhythm, after)) {
    if (Temporal.Instant.compare(instantOf(at, rhythm.zone), upTo) > 0) break;
    count += 1;
  }
  return count;
}

/** True from the first minute of the quiet hours to the last, also over midnight. From and until the same: never. */
export function isQuiet({ from, until }: Quiet, time: Temporal.PlainTime): boolean {
  const at = time.toString({ smallestUnit: 'minute' });
  return from <= until ? from <= at && at < until : from <= at || at < until;
}
