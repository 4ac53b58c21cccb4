import { createHash } from 'node:crypto';
import { createClient, createKeyv } from '@keyv/redis';
import type { Keyv } from 'keyv';
import { reasonOf } from '#core/log.ts';
import type { DueRow } from '#core/records.ts';
import { hashOf, isKeyName, isNameIn } from './cells.ts';
import type { CellName, Cells, Named, Part, Span, Write } from './cells.ts';
import { Unreachable, Unusable } from './errors.ts';
import { PLAIN } from './plain.ts';

/** How long an answer may take, in milliseconds. A Redis that hangs is as good as none. */
const ANSWER_WITHIN = 1000;
/** How long to try at start, in milliseconds: a Redis that was started together with the bot needs a moment. */
const CONNECT_WITHIN = 5000;
const RETRY_AT_MOST = 500;

const NAMESPACE = 'trust-steps';
/**
 * Names in order of the moment at which they end (milliseconds since 1970, or never), so that rotation and backups need
 * no scan, and the name of what has expired doesn't stay behind: all under `keys/`, and of those under `data/` the ones
 * that are written with a lifetime. Any other lies under the hash of its key, so its name is known.
 */
const INDEX = `${NAMESPACE}::index`;
/** The due table: the names of all lanes, and for each lane a sorted set of its rows under the name of this one. */
const DUE = `${NAMESPACE}::due`;

/**
 * KEYS: the cells, then the index, then the lanes. ARGV: for each cell what it held, what it shall hold ('' for
 * nothing), how long ('' for as long as it would), and its name in the index ('' for none); then for each row that
 * changes its name, its lane ('' for none any more) and its moment.
 */
const SWAP = `
local cells, index, lanes = #KEYS - 2, KEYS[#KEYS - 1], KEYS[#KEYS]
for i = 1, cells do
  if (redis.call('GET', KEYS[i]) or '') ~= ARGV[4 * i - 3] then return 0 end
end
local time = redis.call('TIME')
local moment = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 1, cells do
  local was, now, lifetime, name = ARGV[4 * i - 3], ARGV[4 * i - 2], ARGV[4 * i - 1], ARGV[4 * i]
  if now == '' then
    redis.call('DEL', KEYS[i])
    if name ~= '' then redis.call('ZREM', index, name) end
  elseif lifetime ~= '' then
    redis.call('SET', KEYS[i], now, 'PX', lifetime)
    if name ~= '' then redis.call('ZADD', index, moment + lifetime, name) end
  elseif now ~= was then
    redis.call('SET', KEYS[i], now, 'KEEPTTL')
    if name ~= '' then redis.call('ZADD', index, 'NX', '+inf', name) end
  end
  if name ~= '' then redis.call('ZREMRANGEBYSCORE', index, '-inf', moment) end
end
for i = 4 * cells + 1, #ARGV, 3 do
  local name, lane, at = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  for _, other in ipairs(redis.call('SMEMBERS', lanes)) do
    if other ~= lane then redis.call('ZREM', lanes .. '/' .. other, name) end
  end
  if lane ~= '' then
    redis.call('SADD', lanes, lane)
    redis.call('ZADD', lanes .. '/' .. lane, at, name)
  end
end
return 1`;
const SWAP_SHA = createHash('sha1').update(SWAP).digest('hex');

type Client = ReturnType<typeof clientFor>;

/**
 * Cells in a Redis. Rejects with `Unreachable` where none answers within 5 s, with `Unusable` where the URL, the
 * password or the Redis' own settings must be changed first. What it says never contains the URL's password.
 */
export async function openRedis(url: string): Promise<{ cells: Cells; warnings: readonly string[] }> {
  const client = clientFor(url);
  const keyv: Keyv<string> = createKeyv(client, {
    namespace: NAMESPACE,
    throwOnErrors: true,
    throwOnConnectError: true,
    connectionTimeout: ANSWER_WITHIN,
  });
  keyv.serialize = PLAIN.serialize;
  keyv.deserialize = PLAIN.deserialize;
  let trouble: unknown;
  keyv.on('error', (error) => (trouble = error));
  try {
    await within(CONNECT_WITHIN, client.connect());
    trouble = undefined;
    return { cells: new RedisCells(client, keyv), warnings: await check(client) };
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error instanceof Unusable ? error : notConnected(url, trouble ?? error);
  }
}

function clientFor(url: string) {
  try {
    return createClient({
      url,
      // Without this every call hangs while Redis is away.
      disableOfflineQueue: true,
      pingInterval: 1000,
      socket: {
        connectTimeout: 1000,
        socketTimeout: 2000,
        reconnectStrategy: (retries) =>
          Math.min(50 * 2 ** retries, RETRY_AT_MOST) * (0.75 + Math.random() / 2),
      },
    });
  } catch {
    // The error quotes the URL, and with it the password.
    throw new Unusable('REDIS_URL is not like redis://user:password@host:6379/0, or rediss:// for TLS.');
  }
}

function notConnected(url: string, error: unknown): Unusable | Unreachable {
  const host = URL.parse(url)?.host ?? 'REDIS_URL';
  const reason = reasonOf(error);
  if (/^(WRONGPASS|NOAUTH|NOPERM)$/.test(reason)) {
    return new Unusable(
      `The Redis at ${host} refuses the user name or the password of REDIS_URL (${reason}).`,
    );
  }
  return new Unreachable(`The Redis at ${host} can't be reached (${reason}).`);
}

/** Refuses a Redis that drops keys when it is full, and warns about one that forgets when it restarts. */
async function check(client: Client): Promise<readonly string[]> {
  const info = await within(ANSWER_WITHIN, client.info());
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Unusable(
      `This Redis drops data when it is full (maxmemory-policy ${policy}). Set it to noeviction.`,
    );
  }
  if (/^aof_enabled:1/m.test(info)) return [];
  return ['This Redis can lose the last minutes when it stops. Set appendonly to yes.'];
}

class RedisCells implements Cells {
  readonly #client: Client;
  readonly #keyv: Keyv<string>;

  constructor(client: Client, keyv: Keyv<string>) {
    this.#client = client;
    this.#keyv = keyv;
  }

  async read(names: readonly CellName[]): Promise<readonly (string | undefined)[]> {
    return this.#ask(() => this.#keyv.getMany<string>([...names]));
  }

  async swap(writes: readonly Write[]): Promise<boolean> {
    const rows = writes.flatMap(({ row }) => (row === undefined ? [] : [row]));
    const options = {
      keys: [...writes.map(({ name }) => `${NAMESPACE}::${name}`), INDEX, DUE],
      arguments: [
        ...writes.flatMap((write) => [
          write.was ?? '',
          write.now ?? '',
          write.lifetime === undefined ? '' : String(write.lifetime),
          isInIndex(write) ? write.name : '',
        ]),
        ...rows.flatMap(({ name, due }) => [name, due?.lane ?? '', due === undefined ? '' : String(due.at)]),
      ],
    };
    const answer = await this.#ask(async () => {
      try {
        return await this.#client.evalSha(SWAP_SHA, options);
      } catch (error) {
        if (reasonOf(error) !== 'NOSCRIPT') throw error;
        return await this.#client.eval(SWAP, options);
      }
    });
    return answer === 1;
  }

  async rows(lane: string, { from, until, count }: Span): Promise<readonly DueRow[]> {
    const found = await this.#ask(() =>
      this.#client.zRangeWithScores(`${DUE}/${lane}`, from, until, {
        BY: 'SCORE',
        LIMIT: { offset: 0, count },
      }),
    );
    return found.map(({ value, score }) => ({ name: value, lane, at: score }));
  }

  async lanes(): Promise<readonly string[]> {
    return this.#ask(() => this.#client.sMembers(DUE));
  }

  async *names(part: Part): AsyncGenerator<Named> {
    const listed = new Set<string>();
    let cursor = '0';
    do {
      const page = await this.#ask(() => this.#client.zScan(INDEX, cursor, { COUNT: 100 }));
      for (const { value, score } of page.members) {
        const name = part === 'data' && isKeyName(value) ? `data/${hashOf(value)}` : value;
        if (!isNameIn(part, name) || listed.has(name)) continue;
        listed.add(name);
        yield { name, ends: score === Infinity ? undefined : score };
      }
      cursor = page.cursor;
    } while (cursor !== '0');
  }

  isUp(): boolean {
    return this.#client.isReady;
  }

  async stop(): Promise<void> {
    if (!this.#client.isOpen) return;
    // Answers come in order: after this one nothing is on its way any more.
    await this.#ask(() => this.#client.ping()).catch(() => undefined);
    this.#client.destroy();
  }

  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    // The adapter would connect again.
    if (!this.#client.isOpen) throw new Unreachable('The connection to Redis is closed.');
    try {
      return await within(ANSWER_WITHIN, question());
    } catch (error) {
      throw new Unreachable(`Redis does not answer (${reasonOf(error)}).`);
    }
  }
}

/** What is removed is taken out of the index in any case. */
function isInIndex({ name, now, lifetime }: Write): boolean {
  return isKeyName(name) || lifetime !== undefined || now === undefined;
}

/** The promise, or a rejection after that many milliseconds. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Unreachable('too late')), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
