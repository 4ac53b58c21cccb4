/** A database in Redis with a due table, and timetables over it in this process and in others. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import type { TestContext } from 'vitest';
import type { Lane, Timetable } from '#core/timetable.ts';
import { connect, createConnection } from '#timetable/connection.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog, type MemoryLog } from '../log.ts';
import { RECOVER_AFTER, type Fire } from './timetable-ground.ts';
import { FIRED, Written, type Order } from './timetable-order.ts';
import { openRedisTable, type TestTable } from './timetable-table.ts';

/** The lane of all these rows, unless told. */
export const LANE: Lane = { name: 'north', perSecond: 100 };
const STARTS_WITHIN = 20_000;

/** What one test has. */
export interface Place {
  readonly redisUrl: string;
  readonly asks: Redis;
  readonly table: TestTable;
  readonly log: MemoryLog;
  /** A timetable in this process. It is stopped when the test ends. */
  readonly open: (fire: Fire) => Promise<Timetable>;
  /** Starts another process, and waits until it works. It is killed when the test ends. */
  readonly spawn: (order?: Partial<Order>) => Promise<ChildProcess>;
  /** All that other processes fired so far. */
  readonly fired: () => Promise<readonly Written[]>;
  /** The keys of all that BullMQ keeps, and those of them that are jobs. */
  readonly keys: () => Promise<readonly string[]>;
  readonly jobs: () => Promise<readonly string[]>;
}

/** Opens a database that no other test uses. */
export async function enterPlace(redisUrl: string, atEnd: TestContext['onTestFinished']): Promise<Place> {
  const asks = createConnection(redisUrl, 'asks');
  await connect(asks);
  const table = await openRedisTable(redisUrl, [LANE.name]);
  const log = createMemoryLog();
  atEnd(() => {
    asks.disconnect();
    table.stop();
  });
  const keys = (): Promise<readonly string[]> => asks.keys('trust-steps:*');
  return {
    redisUrl,
    asks,
    table,
    log,
    open: async (fire) => {
      const parts = { dues: table, lanes: [LANE], fire, clock, log };
      const timetable = await createRedisTimetable(parts, { redisUrl, recoverAfter: RECOVER_AFTER });
      atEnd(() => timetable.stop());
      return timetable;
    },
    spawn: async (order) => {
      const all: Order = { engine: 'redis', redisUrl, recoverAfter: RECOVER_AFTER, lane: LANE, ...order };
      const child = launch(all);
      atEnd(() => kill(child));
      await once(child.stdout, 'data', { signal: AbortSignal.timeout(STARTS_WITHIN) });
      return child;
    },
    fired: async () => (await asks.lrange(FIRED, 0, -1)).map((line) => Written.parse(JSON.parse(line))),
    keys,
    jobs: async () => (await keys()).filter((key) => /@\d+$/.test(key)),
  };
}

const PROGRAM = fileURLToPath(new URL('./timetable-process.ts', import.meta.url));

const launch = (order: Order) =>
  spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Ends a process without giving it a choice. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
