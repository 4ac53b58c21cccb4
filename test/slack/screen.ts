import type { Sight } from '../stage.ts';

/** What reaches one person's eyes, in order. */
export interface Screen {
  show(sight: Sight): void;
  /** The next sight; rejects after the deadline, in milliseconds of real time. */
  next(deadline?: number): Promise<Sight>;
  /** Everything that was shown and not looked at yet. */
  drain(): readonly Sight[];
}

/** An empty screen. `name` is for the error message. */
export function createScreen(name: string): Screen {
  let unseen: Sight[] = [];
  let waiting: ((sight: Sight) => void)[] = [];
  return {
    show(sight) {
      const look = waiting.shift();
      if (look === undefined) unseen.push(sight);
      else look(sight);
    },
    next(deadline = 3000) {
      const first = unseen.shift();
      if (first !== undefined) return Promise.resolve(first);
      const { promise, resolve, reject } = Promise.withResolvers<Sight>();
      const timer = setTimeout(() => {
        waiting = waiting.filter((look) => look !== resolve);
        reject(new Error(`Nothing reached ${name} within ${deadline} ms.`));
      }, deadline);
      waiting.push(resolve);
      return promise.finally(() => clearTimeout(timer));
    },
    drain() {
      const all = unseen;
      unseen = [];
      return all;
    },
  };
}
