/** What the processes of the timetable's tests are told, and what they write down. */
import { z } from 'zod';

/** What a process is to do. */
export const Order = z.object({
  engine: z.enum(['local', 'redis']),
  redisUrl: z.string(),
  recoverAfter: z.number(),
  lane: z.object({ name: z.string(), perSecond: z.number() }),
});
export type Order = z.infer<typeof Order>;

/** The list of all rows that were fired, in any process. */
export const FIRED = 'test-fired';
export const Written = z.object({ pid: z.number(), name: z.string(), moment: z.number() });
export type Written = z.infer<typeof Written>;

/** A row whose name begins so is never done with. */
export const HANGS = 'hangs';
