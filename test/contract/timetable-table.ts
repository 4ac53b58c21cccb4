/** Due tables for the tests of the timetable: one in memory, and one that several processes can share. */
import type { Redis } from 'ioredis';
import type { DueRow, DueTable } from '#core/records.ts';
import { connect, createConnection } from '#timetable/connection.ts';

/** A due table that a test writes to. */
export interface TestTable extends DueTable {
  /** Adds a row, or moves the one of that name. */
  put(row: DueRow): Promise<void>;
  /** Forgets a row, if it is still due at that moment. */
  forget(row: Pick<DueRow, 'name' | 'at'>): Promise<void>;
  stop(): void;
}

/** One in memory, that can be out of reach. */
export interface MemoryTable extends TestTable {
  breaks(): void;
  mends(): void;
  /** How often it was read. */
  readonly reads: number;
}

const openMember = (): never => {
  throw new Error('These rows name no record.');
};

export function createMemoryTable(): MemoryTable {
  const kept = new Map<string, DueRow>();
  let isBroken = false;
  let reads = 0;
  return {
    get reads() {
      return reads;
    },
    rows: async (lane, until, count, from = -Infinity) => {
      reads += 1;
      if (isBroken) throw new Error('the table is away');
      const due = [...kept.values()].filter((row) => row.lane === lane && row.at <= until && row.at >= from);
      return due.toSorted((a, b) => a.at - b.at).slice(0, count);
    },
    put: async (row) => void kept.set(row.name, row),
    forget: async ({ name, at }) => {
      if (kept.get(name)?.at === at) kept.delete(name);
    },
    breaks: () => {
      isBroken = true;
    },
    mends: () => {
      isBroken = false;
    },
    openMember,
    openGroup: openMember,
    openQuestion: openMember,
    openPresence: openMember,
    kindOf: openMember,
    stop: () => undefined,
  };
}

const FORGET = `if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('ZREM', KEYS[1], ARGV[1]) end`;

/** The same over a sorted set for each lane. A row stays on its lane. */
export async function openRedisTable(redisUrl: string, lanes: readonly string[]): Promise<TestTable> {
  const redis: Redis = createConnection(redisUrl, 'asks');
  await connect(redis);
  const keyOf = (lane: string): string => `test-table-${lane}`;
  return {
    rows: async (lane, until, count, from = 0) => {
      const found = await redis.zrange(keyOf(lane), from, until, 'BYSCORE', 'LIMIT', 0, count, 'WITHSCORES');
      const names = found.filter((_, i) => i % 2 === 0);
      return names.map((name, i) => ({ name, at: Number(found[2 * i + 1]), lane }));
    },
    put: async ({ name, at, lane }) => void (await redis.zadd(keyOf(lane), at, name)),
    forget: async ({ name, at }) => {
      await Promise.all(lanes.map((lane) => redis.eval(FORGET, 1, keyOf(lane), name, String(at))));
    },
    openMember,
    openGroup: openMember,
    openQuestion: openMember,
    openPresence: openMember,
    kindOf: openMember,
    stop: () => redis.disconnect(),
  };
}
