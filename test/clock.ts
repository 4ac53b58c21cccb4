import type { Clock } from '#core/clock.ts';

/** A Wednesday, in the week before a Sunday that follows no clock change. */
const BEGINS = Temporal.Instant.from('2026-11-25T12:00:00Z');

/** A clock that a story moves. It goes on by itself in between, and waits take real time. */
export interface StoryClock extends Clock {
  /** Moves the clock forward. */
  passes(time: Temporal.DurationLike): void;
}

export function createStoryClock(): StoryClock {
  let ahead = BEGINS.since(Temporal.Now.instant());
  return {
    now: () => Temporal.Now.instant().add(ahead),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    passes: (time) => {
      ahead = ahead.add(
        Temporal.Duration.from(time).round({
          largestUnit: 'hours',
          relativeTo: Temporal.Now.zonedDateTimeISO('UTC'),
        }),
      );
    },
  };
}
