/**
 * What clocks show, minute by minute, as `Intl.DateTimeFormat` says. Nothing here asks Temporal: it is what the rhythm is
 * measured against, from the same time zone data.
 */

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Writes a moment, in milliseconds since 1970, as a zone's clocks show it: 2027-03-28 02:30. */
export type Clocks = (moment: number) => string;

/** The clocks of a zone. Making them is slow. */
export function clocksOf(zone: string): Clocks {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (moment) => format.format(moment);
}

/** The moment at which clocks would show this if they ran on UTC. */
const asUtc = (shown: string): number => Date.parse(`${shown.replace(' ', 'T')}Z`);

const offsetAt = (clocks: Clocks, moment: number): number => asUtc(clocks(moment)) - moment;

/** The first minute after each change of the clocks in a span of time. Two changes within one day would cancel out. */
export function changesOf(clocks: Clocks, from: number, until: number): readonly number[] {
  const changes: number[] = [];
  let before = offsetAt(clocks, from);
  for (let day = from + DAY; day <= until; day += DAY) {
    const after = offsetAt(clocks, day);
    if (after !== before) changes.push(firstMinuteWith(clocks, after, day - DAY, day));
    before = after;
  }
  return changes;
}

function firstMinuteWith(clocks: Clocks, offset: number, from: number, until: number): number {
  let [without, having] = [from, until];
  while (having - without > MINUTE) {
    const middle = without + Math.floor((having - without) / 2 / MINUTE) * MINUTE;
    if (offsetAt(clocks, middle) === offset) having = middle;
    else without = middle;
  }
  return having;
}

/** What clocks show in each minute from two days before a moment to two days after it. */
export interface Scan {
  readonly from: number;
  readonly shown: readonly string[];
}

export function scanAround(clocks: Clocks, moment: number): Scan {
  const from = moment - 2 * DAY;
  return { from, shown: Array.from({ length: 4 * 24 * 60 + 1 }, (_, i) => clocks(from + i * MINUTE)) };
}

/** Where a scan lies and what it has at each half hour: zones that agree in that agree in every minute of it. */
export function outlineAround(clocks: Clocks, moment: number): string {
  const shown = Array.from({ length: 4 * 48 + 1 }, (_, i) => clocks(moment - 2 * DAY + i * 30 * MINUTE));
  return [moment, ...shown].join();
}

/** The days that a scan has from their first minute to their last, in order. */
export function wholeDaysOf({ shown }: Scan): readonly string[] {
  const days = [...new Set(shown.map((each) => each.slice(0, 10)))].toSorted();
  return days.slice(1, -1);
}

/**
 * When something comes that is due at a time of a day: in the first minute whose clocks show that time, or a later one
 * where no clock ever shows it.
 */
export function firstMinute({ from, shown }: Scan, day: string, time: string): number {
  const due = `${day} ${time}`;
  for (const [i, each] of shown.entries()) if (each >= due) return from + i * MINUTE;
  throw new RangeError('That day is not in the scan.');
}
