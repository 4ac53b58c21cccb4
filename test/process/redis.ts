import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { startRedis, type TestRedis } from '../redis.ts';
import type { Settings } from './bot-process.ts';

/** Whether this machine has a Redis to start. */
export const hasRedis = inject('redisUrl') !== '';

/** A Redis of its own for one test, and what a bot needs to keep what it must there. */
export async function openRedis(): Promise<{ readonly redis: TestRedis; readonly settings: Settings }> {
  const redis = await startRedis();
  if (redis === undefined) throw new Error('There is no redis-server on PATH.');
  onTestFinished(() => redis.stop());
  return { redis, settings: { REDIS_URL: redis.url, DATA_KEY: randomBytes(32).toString('base64') } };
}
