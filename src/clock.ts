import type { Clock } from '#core/clock.ts';

/** The computer's own time. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
