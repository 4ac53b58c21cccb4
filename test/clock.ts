import { setTimeout as delay } from 'node:timers/promises';
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
    wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    passes: (time) => {
      ahead = ahead.add(time);
    },
  };
}
