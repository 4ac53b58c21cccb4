/** A step is shared in a room at most once in this time, in milliseconds. */
const SHARED_EVERY = 2 * 60_000;

/** True where a step was shared less than two minutes ago. `sharedAt` is in milliseconds since 1970. */
export const isTooSoonToShare = (sharedAt: number | undefined, now: Temporal.Instant): boolean =>
  sharedAt !== undefined && Math.abs(now.epochMilliseconds - sharedAt) < SHARED_EVERY;
