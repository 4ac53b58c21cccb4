import { EventEmitter, once } from 'node:events';
import type { Sight } from '../stage.ts';

/** What has reached one person's screen and was not looked at yet. */
export interface Inbox {
  push(sight: Sight): void;
  /** The oldest; rejects after that many milliseconds of real time. */
  next(deadline: number): Promise<Sight>;
  /** All that is there, which is then looked at. */
  drain(): Sight[];
}

/** An empty inbox of the person with this name. */
export function createInbox(name: string): Inbox {
  const sights: Sight[] = [];
  const arrivals = new EventEmitter();
  return {
    push(sight) {
      sights.push(sight);
      arrivals.emit('sight');
    },
    async next(deadline) {
      const signal = AbortSignal.timeout(deadline);
      for (;;) {
        const sight = sights.shift();
        if (sight) return sight;
        await once(arrivals, 'sight', { signal }).catch((error: unknown) => {
          if (!signal.aborted) throw error;
          throw new Error(`Nothing reached ${name} within ${deadline} ms`, { cause: error });
        });
      }
    },
    drain: () => sights.splice(0),
  };
}
