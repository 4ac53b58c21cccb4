/** Starts what the tests share, once for all of them. */
import type { TestProject } from 'vitest/node';
import { leftOut } from './machine.ts';
import { startRedis } from './redis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Redis with many databases, so that each story has one of its own; empty where there is none. */
    redisUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env['CI'] && leftOut.length > 0) {
    throw new Error(
      `Nothing may be left out here, and this machine lacks what is needed for ${leftOut.join(' and ')}.`,
    );
  }
  const redis = await startRedis({ databases: '60000', appendfsync: 'no', save: '' });
  project.provide('redisUrl', redis?.url ?? '');
  return async () => redis?.stop();
}
