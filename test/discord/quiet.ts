import { once } from 'node:events';
import { EventEmitter } from 'node:events';

/** Says that something which had begun is over. Saying it twice does no harm. */
export type End = () => void;

/** Knows what is still going on. */
export interface Quiet {
  /** Notes that something has begun, in words for the sentence that a deadline rejects with. */
  begin(what: string): End;
  /**
   * Resolves once nothing is going on and, over several round trips to the bot, nothing new has begun. Rejects after
   * that many milliseconds of real time, naming what is still going on.
   */
  settled(deadline: number): Promise<void>;
}

/**
 * After an answer the bot may have more to say of its own accord. It gets as many round trips over its own socket, in
 * each of which its event loop turns, before its silence counts.
 */
const SILENT_TURNS = 10;

/** `roundTrip` resolves once the bot has read all that it was sent. */
export function createQuiet(roundTrip: () => Promise<void>): Quiet {
  const goingOn = new Set<{ readonly what: string }>();
  const changes = new EventEmitter();
  let begun = 0;

  async function silence(signal: AbortSignal): Promise<void> {
    for (let turns = 0, before = begun; turns < SILENT_TURNS; turns += 1) {
      if (goingOn.size > 0) await once(changes, 'over', { signal });
      await roundTrip();
      signal.throwIfAborted();
      if (goingOn.size === 0 && begun === before) continue;
      before = begun;
      turns = -1;
    }
  }

  return {
    begin(what) {
      const thing = { what };
      goingOn.add(thing);
      begun += 1;
      return () => {
        if (goingOn.delete(thing) && goingOn.size === 0) changes.emit('over');
      };
    },
    async settled(deadline) {
      const signal = AbortSignal.timeout(deadline);
      try {
        await silence(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        const open = [...goingOn].map(({ what }) => what).join('; ') || 'the bot is never silent';
        throw new Error(`Not at rest after ${deadline} ms: ${open}`, { cause: error });
      }
    },
  };
}
