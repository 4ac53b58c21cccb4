/** Time, as far as the core and adapters need it; stories bring their own. */
export interface Clock {
  now(): Temporal.Instant;
  /** Runs something after that many milliseconds, unless the function that it returns is called first. */
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * Whichever comes first: the promise, or `late` after that many milliseconds. Rejects only if the promise does so in
 * time.
 */
export function within<T, L>(
  clock: Clock,
  milliseconds: number,
  promise: Promise<T>,
  late: L,
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve(late));
    promise.then(resolve, reject).finally(cancel);
  });
}
