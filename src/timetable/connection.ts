/** Connections to Redis for what is due, and what is wrong when there is none. */
import { Redis } from 'ioredis';
import { reasonOf } from '#core/log.ts';

/** How long a connection, and an answer to what doesn't wait for anything, may take in milliseconds. */
const ANSWER_WITHIN = 2000;
const RETRY_FIRST = 50;
const RETRY_AT_MOST = 2000;

/** No Redis answers, or it refuses the bot. The message is a sentence that says which, without the password. */
export class NoRedis extends Error {
  override readonly name = 'NoRedis';
}

const retryStrategy = (times: number): number =>
  Math.min(RETRY_FIRST * 2 ** times, RETRY_AT_MOST) * (0.75 + Math.random() / 2);

/**
 * `asks` rejects at once while Redis is away, and what was asked is not asked again. `works` waits until it is back: for
 * workers, which lose nothing and double nothing so. Neither is connected yet.
 */
export function createConnection(redisUrl: string, kind: 'asks' | 'works'): Redis {
  const shared = { lazyConnect: true, connectTimeout: ANSWER_WITHIN, retryStrategy };
  const redis =
    kind === 'works'
      ? new Redis(redisUrl, { ...shared, maxRetriesPerRequest: null })
      : new Redis(redisUrl, {
          ...shared,
          commandTimeout: ANSWER_WITHIN,
          enableOfflineQueue: false,
          autoResendUnfulfilledCommands: false,
          maxRetriesPerRequest: 0,
        });
  // Whoever asks is told by a rejection.
  return redis.on('error', () => undefined);
}

/** Connects. Rejects with `NoRedis` where that fails the first time. Later losses are made good by themselves. */
export async function connect(redis: Redis): Promise<void> {
  let trouble: unknown;
  const note = (error: unknown): void => {
    trouble ??= error;
  };
  redis.on('error', note);
  // A Redis that loads its data takes connections, and is not ready for as long as that lasts.
  const late = setTimeout(() => redis.disconnect(), ANSWER_WITHIN);
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw noRedis(redis, trouble ?? error);
  } finally {
    clearTimeout(late);
    redis.off('error', note);
  }
}

/** What is said of a Redis that failed so. */
export function noRedis({ options: { host, port } }: Redis, error: unknown): NoRedis {
  return new NoRedis(`The Redis at ${host}:${port} can't be used (${reasonOf(error)}).`);
}
