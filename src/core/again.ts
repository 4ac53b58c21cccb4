/** What fails for a moment is tried again. */
import pRetry from 'p-retry';

/** How often something is tried again, and how long after the first failure. */
export interface Patience {
  /** How often at most, after the first try; `Infinity` is for good. */
  readonly times: number;
  /** The first wait, in milliseconds. Each one is twice as long as the one before, and up to twice that by chance, */
  readonly first: number;
  /** but no longer than this, in milliseconds. */
  readonly longest: number;
  /** True for a fault that no further try helps against. */
  readonly isFinal?: (fault: unknown) => boolean;
}

/** True where the store gave no answer, which is over at some time. Any other fault of a store stays until somebody mends it. */
export const isAway = (fault: unknown): boolean => fault instanceof Error && fault.name === 'Unreachable';

/** Longer than a connection needs to come back, and over before another process takes for lost what is to be settled. */
const SOON: Patience = { times: 6, first: 100, longest: 3000 };

/**
 * What `run` gives, which may be run again and again. Rejects with the last fault. Waits take real time, and keep no
 * process from ending.
 */
export const tryAgain = <T>(
  run: () => Promise<T>,
  { times, first, longest, isFinal = () => false }: Patience,
): Promise<T> =>
  pRetry(run, {
    ...(times === Infinity ? { forever: true } : { retries: times }),
    minTimeout: first,
    maxTimeout: longest,
    factor: 2,
    randomize: true,
    unref: true,
    onFailedAttempt: (fault) => {
      if (isFinal(fault)) throw fault;
    },
  });

/** The same for what was sent and is to be settled. */
export const tryAgainSoon = <T>(run: () => Promise<T>): Promise<T> => tryAgain(run, SOON);
