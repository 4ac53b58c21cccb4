/** Time, as far as the core and adapters need it; stories bring their own. */
export interface Clock {
  now(): Temporal.Instant;
  /** Resolves after that many milliseconds of this clock, or at once when the signal aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Whichever comes first: the promise, or `late` after that many milliseconds. Rejects only if the promise does so in time.
 */
export async function within<T, L>(
  clock: Clock,
  milliseconds: number,
  promise: Promise<T>,
  late: L,
): Promise<T | L> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise, clock.wait(milliseconds, settled.signal).then(() => late)]);
  } finally {
    settled.abort();
  }
}
