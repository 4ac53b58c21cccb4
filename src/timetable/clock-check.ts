import type { Redis } from 'ioredis';
import type { Clock } from '#core/clock.ts';

/** How far the clocks may be apart, in milliseconds. */
const AT_MOST = 2000;

/** This machine and Redis don't agree on what time it is. The message is a sentence that says by how much. */
export class ClockIsOff extends Error {
  override readonly name = 'ClockIsOff';
}

/**
 * Compares the clock with the one of Redis, since each process decides by its own what is due. Rejects with `ClockIsOff`
 * where they are more than 2 s apart, beyond what the question itself took.
 */
export async function checkClock(clock: Clock, redis: Redis): Promise<void> {
  const asked = clock.now().epochMilliseconds;
  const [seconds, micros] = await redis.time();
  const answered = clock.now().epochMilliseconds;
  const theirs = Number(seconds) * 1000 + Number(micros) / 1000;
  const ahead = Math.max(asked - theirs, 0) - Math.max(theirs - answered, 0);
  if (Math.abs(ahead) <= AT_MOST) return;
  const by = `${(Math.abs(ahead) / 1000).toFixed(1)} seconds ${ahead > 0 ? 'ahead of' : 'behind'}`;
  throw new ClockIsOff(
    `The clock of this machine is ${by} the one of Redis, and what is due would go out at the wrong time. Please set both clocks right, for example by NTP.`,
  );
}
