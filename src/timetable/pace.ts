/** How fast a lane goes, and how long it waits after what went wrong. */

/** At most `max` things begin in `duration` milliseconds. */
export interface Pace {
  readonly max: number;
  readonly duration: number;
}

/** How many windows a second is cut into, so that two bursts side by side are not far beyond what is allowed. */
const WINDOWS = 5;
const MOST_IN_FLIGHT = 100;
const LEAST_IN_FLIGHT = 4;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;

/** The pace of a lane that takes so many a second; less than one a second is possible. */
export function paceOf(perSecond: number): Pace {
  const max = Math.max(1, Math.floor(perSecond / WINDOWS));
  return { max, duration: Math.ceil((max * 1000) / perSecond) };
}

/** About how late BullMQ and p-queue begin each window, in milliseconds: 0.9 % of the pace was measured at 40 a second. */
const BEGINS_LATE = 2;

/** The pace as the queues are told it: so much shorter that 10,000 notes don't end seconds after they could. */
export function windowOf(perSecond: number): Pace {
  const { max, duration } = paceOf(perSecond);
  return { max, duration: Math.max(1, duration - BEGINS_LATE) };
}

/** How many may be on their way at once: enough to keep the pace when each takes a second. */
export const inFlightOf = (perSecond: number): number =>
  Math.min(MOST_IN_FLIGHT, Math.max(LEAST_IN_FLIGHT, Math.ceil(perSecond)));

/** How long to wait before the next try, in milliseconds: 2 s, doubling to 60 s, each a quarter shorter to a quarter longer. */
export const waitAfter = (tries: number): number =>
  Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT) * (0.75 + Math.random() / 2);
