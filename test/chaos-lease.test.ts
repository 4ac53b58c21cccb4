/** What `npm run chaos` found: a Redis that is away just when a process asks for the gateway, or while it has it. */
import { setTimeout as passes } from 'node:timers/promises';
import { onTestFinished, test } from 'vitest';
import { createLease, type Lease } from '#timetable/lease.ts';
import { openLine } from '../scripts/chaos/line.ts';
import { systemClock as clock } from '../src/clock.ts';
import { createMemoryLog } from './log.ts';
import { hasRedis, openRedis } from './process/redis.ts';
import { startRedis } from './redis.ts';

const PATIENTLY = { timeout: 15_000, interval: 20 };

test.skipIf(!hasRedis)(
  'a lease is won once Redis is there that was away when it was first asked for (needs a redis-server on PATH)',
  async ({ expect }) => {
    const { redis, settings } = await openRedis();
    await redis.kill();
    const told: string[] = [];
    const note = (what: string) => () => void told.push(what);
    const parts = { name: 'away', clock, log: createMemoryLog(), lasts: 600, isOfUse: () => true };
    const redisUrl = settings['REDIS_URL'] ?? '';
    const lease = createLease({ ...parts, redisUrl, onWon: note('won'), onLost: note('lost') });
    onTestFinished(() => lease.stop());
    await lease.start();
    expect(lease.isHeld()).toBe(false);
    await redis.start();
    await expect.poll(() => told, PATIENTLY).toEqual(['won']);
    expect(lease.isHeld()).toBe(true);
  },
);

/** In milliseconds. Longer than a connection waits at most before it is tried again. */
const LASTS = 4000;

test.skipIf(!hasRedis).concurrent.for(['dies', 'hangs'] as const)(
  'after an outage a lease that ended meanwhile stays with its holder, though others ask first: Redis %s (needs a redis-server on PATH)',
  async (how, { expect, onTestFinished: atEnd }) => {
    const redis = await startRedis();
    if (redis === undefined) throw new Error('There is no redis-server on PATH.');
    atEnd(() => redis.stop());
    const told: string[] = [];
    // What Ann sends while it hangs arrives long after what the others send.
    let isHeldUp = false;
    const { port } = new URL(redis.url);
    const line = await openLine(Number(port), () => (isHeldUp ? 1.3 * LASTS : 0));
    atEnd(() => line.stop());
    const open = (who: string, redisUrl = redis.url): Lease => {
      const note = (what: string) => () => void told.push(`${who} ${what}`);
      const parts = { name: 'kept', clock, log: createMemoryLog(), lasts: LASTS, isOfUse: () => true };
      const lease = createLease({ ...parts, redisUrl, onWon: note('won'), onLost: note('lost') });
      atEnd(() => lease.stop());
      return lease;
    };
    const [ann, ben, cem] = [open('ann', redis.url.replace(port, `${line.port}`)), open('ben'), open('cem')];
    await ann.start();
    await ben.start();
    isHeldUp = how === 'hangs';
    if (how === 'dies') await redis.kill();
    else redis.freeze();
    await passes(1.2 * LASTS);
    if (how === 'dies') await redis.start();
    else redis.thaw();
    await cem.start();
    isHeldUp = false;
    await passes(1.5 * LASTS);
    expect(told).toEqual(['ann won']);
    await ann.stop();
    await expect.poll(() => [ben, cem].filter((each) => each.isHeld()).length, PATIENTLY).toBe(1);
  },
);
