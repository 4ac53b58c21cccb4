/** Starting on a platform that can't be reached yet. */
import { tryAgain } from './again.ts';
import type { Log } from './log.ts';
import { Down } from './platform.ts';

/** How long until it is tried again the first time unless told, and at most; in milliseconds. */
const TRIES_AGAIN_AFTER = 5000;
const LONGEST_AWAY = 5 * 60_000;

/** A platform can't be reached now. It may later: nothing needs to be put right in the bot. */
export class Away extends Down {}

/** Who is told what becomes of it, and in which words. */
export interface KeepTryingParts {
  readonly platform: string;
  readonly log: Log;
  /** Told with what to fix where a later try ends for good. */
  readonly onDown?: ((fix: string) => void) | undefined;
  /** How long until it is tried again the first time, in milliseconds: 5000 by default. */
  readonly triesAgainAfter?: number | undefined;
  /** What the host reads once a later try succeeded. */
  readonly reached: string;
  /** What to fix where the bot was stopped meanwhile: nobody needs to be told. */
  readonly stopped: string;
}

/** Settles as the first try does. After one that ended with `Away` it is tried again, for good. */
export function keepTrying(run: () => Promise<void>, parts: KeepTryingParts): Promise<void> {
  const { platform, log, onDown, triesAgainAfter: first = TRIES_AGAIN_AFTER, reached, stopped } = parts;
  const settled = Promise.withResolvers<void>();
  let tries = 0;
  const attempt = async (): Promise<void> => {
    tries += 1;
    await run().then(settled.resolve, (fault: unknown) => {
      settled.reject(fault);
      throw fault;
    });
  };
  const isFinal = (fault: unknown): boolean => !(fault instanceof Away);
  const goOn = async (): Promise<void> => {
    try {
      await tryAgain(attempt, { times: Infinity, first, longest: LONGEST_AWAY, isFinal });
      if (tries > 1) log.info({ event: 'connected', platform, sentence: reached });
    } catch (fault) {
      // Whoever started it was told of the first one.
      if (tries === 1) return;
      if (!(fault instanceof Down)) throw fault;
      if (fault.fix !== stopped) onDown?.(fault.fix);
    }
  };
  void goOn();
  return settled.promise;
}
