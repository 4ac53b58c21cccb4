/** Databases of the Redis that all tests share, one for each test. */
import { inject } from 'vitest';

/** Whether this machine has a Redis to start. */
export const hasRedis = inject('redisUrl') !== '';

/** Each test file runs in a worker of its own, and takes databases from there on. */
let database = Number(process.env['VITEST_WORKER_ID'] ?? 1) * 200;

/** The URL of a database that nobody used before. */
export function takeDatabase(): string {
  if (!hasRedis) throw new Error('There is no redis-server on PATH.');
  database += 1;
  return inject('redisUrl').replace(/\d+$/, String(database));
}
