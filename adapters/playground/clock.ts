import type { Clock } from '#core/clock.ts';
import type { GroupId, MemberId } from '#core/ids.ts';
import { GROUP, memberOf } from './ids.ts';
import type { PersonId } from './people.ts';

/** A clock that can be moved forward. It goes on by itself in between, and waits take real time. */
export interface MovableClock extends Clock {
  /**
   * Moves the clock forward. A day is 24 hours.
   * @throws RangeError for a time that is negative, or told in weeks, months or years.
   */
  move(time: Temporal.DurationLike): void;
}

/** Makes a clock that shows the computer's own time until it is moved. */
export function createMovableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Temporal.Now.instant().add({ milliseconds: ahead }),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    move: (time) => {
      const added = Math.ceil(Temporal.Duration.from(time).total('milliseconds'));
      if (added < 0) throw new RangeError('The clock only moves forward.');
      ahead += added;
    },
  };
}

/** What is planned in the playground. */
export interface PlaygroundTimetable {
  /** Does all that is due by now, and what becomes due because of it. */
  runDue(): Promise<void>;
  /** When something comes to this person next by itself, the spread over the minute after it not counted. */
  nextFor(member: MemberId): Promise<Temporal.Instant | undefined>;
  /** When something comes to a room of the group next by itself. */
  nextForGroup(group: GroupId): Promise<Temporal.Instant | undefined>;
  /** When anything is due next, be it done in silence, after this moment. */
  nextAfter(moment: Temporal.Instant): Promise<Temporal.Instant | undefined>;
}

/** What it takes to move the time of the playground. */
export interface TimeParts {
  readonly clock: MovableClock;
  readonly timetable: PlaygroundTimetable;
}

/** How far somebody moves the clock: on, to the next note that comes to them, or to what a room of the group hears next. */
export type Leap = 'hour' | 'day' | 'note' | 'reminder';

/** Things that are due go out within this time. */
const SPREAD = { minutes: 1 };

/**
 * Moves the clock on and does what becomes due, each thing at its own moment: nothing is late because somebody was in
 * a hurry. Resolves with false, and moves nothing, where nothing is planned that it is to go to.
 */
export async function moveTime(parts: TimeParts, person: PersonId, leap: Leap): Promise<boolean> {
  const end = await endOf(parts, person, leap);
  if (!end) return false;
  let now = parts.clock.now();
  do {
    const stop = await earliest(parts, now, end);
    now = reach(parts.clock, stop);
    await parts.timetable.runDue();
  } while (Temporal.Instant.compare(now, end) < 0);
  return true;
}

async function endOf(
  { clock, timetable }: TimeParts,
  person: PersonId,
  leap: Leap,
): Promise<Temporal.Instant | undefined> {
  switch (leap) {
    case 'hour':
      return clock.now().add({ hours: 1 });
    case 'day':
      return clock.now().add({ hours: 24 });
    case 'note':
      return (await timetable.nextFor(memberOf(person)))?.add(SPREAD);
    case 'reminder':
      return (await timetable.nextForGroup(GROUP))?.add(SPREAD);
  }
}

/** Where to stop next: at what is due after `now`, or at the end. */
async function earliest(
  { timetable }: TimeParts,
  now: Temporal.Instant,
  end: Temporal.Instant,
): Promise<Temporal.Instant> {
  // What is due is done within the minute after it: what began less than a minute ago may still be to come.
  const next = (await timetable.nextAfter(now.subtract(SPREAD)))?.add(SPREAD);
  return next && Temporal.Instant.compare(next, end) < 0 ? next : end;
}

/** Moves the clock to a moment, if it is not there yet, and returns what it then shows. */
function reach(clock: MovableClock, moment: Temporal.Instant): Temporal.Instant {
  const missing = clock.now().until(moment);
  if (missing.sign > 0) clock.move(missing);
  return clock.now();
}
