import type { StoryClock } from '../clock.ts';

/**
 * A clock that stands still until it is moved, so that what happens in one round happens at one moment, however slow the
 * machine is. Nothing that waits for real time to pass is ever too late by it.
 */
export function createStillClock(begins: string): StoryClock {
  let now = Temporal.Instant.from(begins);
  return {
    now: () => now,
    after: () => () => undefined,
    passes: (time) => {
      now = now.add(time);
    },
  };
}
