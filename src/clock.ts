import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#core/clock.ts';

/** The computer's own time. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  wait: async (milliseconds, signal) => {
    try {
      await delay(milliseconds, undefined, signal ? { signal } : {});
    } catch (fault) {
      if (!signal?.aborted) throw fault;
    }
  },
};
