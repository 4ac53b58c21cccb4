/** What `npm run chaos` found: a Redis that is away just when a process asks for the gateway. */
import { expect, onTestFinished, test } from 'vitest';
import { createLease } from '#timetable/lease.ts';
import { systemClock as clock } from '../src/clock.ts';
import { createMemoryLog } from './log.ts';
import { hasRedis, openRedis } from './process/redis.ts';

const PATIENTLY = { timeout: 15_000, interval: 20 };

test.skipIf(!hasRedis)(
  'a lease is won once Redis is there that was away when it was first asked for (needs a redis-server on PATH)',
  async () => {
    const { redis, settings } = await openRedis();
    await redis.kill();
    const told: string[] = [];
    const note = (what: string) => () => void told.push(what);
    const parts = { name: 'away', clock, log: createMemoryLog(), lasts: 600 };
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
