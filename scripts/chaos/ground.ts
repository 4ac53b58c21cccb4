/** Where bots keep what they must, and how many of them share it. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreConfig } from '#store/open.ts';
import type { Settings } from '../../test/process/bot-process.ts';
import { startRedis, type TestRedis } from '../../test/redis.ts';

export const GROUNDS = ['embedded', 'Redis', 'Redis, two'] as const;
export type GroundName = (typeof GROUNDS)[number];

/** A store for one run, and the Redis behind it. */
export interface Ground {
  readonly name: GroundName;
  readonly processes: number;
  /** What a bot needs to keep things there. */
  readonly settings: Settings;
  readonly store: StoreConfig;
  readonly redis?: TestRedis;
  stop(): Promise<void>;
}

/** Opens a ground; undefined where it needs a redis-server and there is none on PATH. */
export async function openGround(name: GroundName): Promise<Ground | undefined> {
  return name === 'embedded' ? openFolder() : openRedis(name, name === 'Redis' ? 1 : 2);
}

async function openFolder(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-chaos-'));
  return {
    name: 'embedded',
    processes: 1,
    settings: { DATA_DIR: dataDir },
    store: { dataDir },
    stop: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** With an append-only file that is written at once: what Redis acknowledged is there after it was killed. */
async function openRedis(name: GroundName, processes: number): Promise<Ground | undefined> {
  const redis = await startRedis();
  if (redis === undefined) return undefined;
  // A run that is broken off leaves no Redis behind.
  process.once('exit', () => void redis.kill());
  const dataKey = randomBytes(32).toString('base64');
  return {
    name,
    processes,
    settings: { REDIS_URL: redis.url, DATA_KEY: dataKey },
    store: { redisUrl: redis.url, dataKey, dataDir: '' },
    redis,
    stop: () => redis.stop(),
  };
}
