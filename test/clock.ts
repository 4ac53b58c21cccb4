import type { Clock } from '#core/clock.ts';

/** A clock that a story moves. It goes on by itself in between, and waits take real time. */
export interface StoryClock extends Clock {
  /** Moves the clock forward. */
  passes(time: Temporal.DurationLike): void;
}

export function createStoryClock(): StoryClock {
  let ahead = Temporal.Duration.from({ seconds: 0 });
  return {
    now: () => Temporal.Now.instant().add(ahead),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    passes: (time) => {
      ahead = ahead.add(time);
    },
  };
}
