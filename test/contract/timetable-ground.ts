/** Where the contract of the timetable is tried: each engine with a table, a clock and a log. */
import type { TestContext } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { HOUSE, type DueRow } from '#core/records.ts';
import type { Fired, Lane, Timetable } from '#core/timetable.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { spreadOf } from '#timetable/spread.ts';
import { systemClock } from '../../src/clock.ts';
import { createMemoryLog, type MemoryLog } from '../log.ts';
import { createQueue } from '../queue.ts';
import { startRedis } from '../redis.ts';
import { hasRedis, takeDatabase } from './timetable-database.ts';
import { createMemoryTable, openRedisTable, type TestTable } from './timetable-table.ts';

/** How long what is due in the west waits there before the house sees to it, in milliseconds. */
export const LEFT_AFTER = 60 * 60_000;

/** Two platforms, the house, and a platform that nobody serves. */
export const LANES: readonly Lane[] = [
  { name: 'north', perSecond: 100 },
  { name: 'south', perSecond: 100 },
  { name: HOUSE, perSecond: 100 },
  { name: 'left-west', perSecond: 100, left: { lane: 'west', after: LEFT_AFTER } },
];
/** So soon is recovered what a killed process had in hand, in milliseconds. */
export const RECOVER_AFTER = 2000;
const DEADLINE = 20_000;

export type Fire = (row: DueRow) => Promise<Fired>;

/** The computer's time, and what a test adds to it. */
export interface JumpingClock extends Clock {
  readonly jumps: (milliseconds: number) => void;
}

export function createJumpingClock(): JumpingClock {
  let ahead = 0;
  return {
    now: () => systemClock.now().add({ milliseconds: ahead }),
    after: (milliseconds, run) => systemClock.after(milliseconds, run),
    jumps: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

/** Does something when a test ends, last things first. */
export type AtEnd = TestContext['onTestFinished'];

/** What one test has. */
export interface Scene {
  readonly table: TestTable;
  readonly clock: JumpingClock;
  readonly log: MemoryLog;
  /** A timetable as one process has it. It is stopped when the test ends. */
  readonly open: (fire: Fire) => Promise<Timetable>;
  /** Puts the table, and what is behind it, out of reach; and back. */
  readonly breaks: () => Promise<void>;
  readonly mends: () => Promise<void>;
}

/** An engine, and whether this machine has what it needs. */
export interface Ground {
  readonly name: string;
  readonly isHere: boolean;
  /** `needsOwn` where the test breaks something. */
  enter(atEnd: AtEnd, needsOwn?: boolean): Promise<Scene>;
}

const LOCAL: Ground = {
  name: 'within the process',
  isHere: true,
  enter: async (atEnd) => {
    const table = createMemoryTable();
    const [clock, log] = [createJumpingClock(), createMemoryLog()];
    const open = async (fire: Fire): Promise<Timetable> => {
      const timetable = createLocalTimetable({ dues: table, lanes: LANES, fire, clock, log });
      atEnd(() => timetable.stop());
      return timetable;
    };
    return { table, clock, log, open, breaks: async () => table.breaks(), mends: async () => table.mends() };
  },
};

const REDIS: Ground = {
  name: 'on Redis (needs a redis-server on PATH)',
  isHere: hasRedis,
  enter: async (atEnd, needsOwn = false) => {
    if (!needsOwn) return openScene(takeDatabase(), atEnd);
    const server = await startRedis();
    if (server === undefined) throw new Error('There is no redis-server on PATH.');
    atEnd(() => server.stop());
    const scene = await openScene(server.url, atEnd);
    return { ...scene, breaks: () => server.kill(), mends: () => server.start() };
  },
};

async function openScene(redisUrl: string, atEnd: AtEnd): Promise<Scene> {
  const names = LANES.map(({ name, left }) => left?.lane ?? name);
  const table = await openRedisTable(redisUrl, names);
  atEnd(() => table.stop());
  const [clock, log] = [createJumpingClock(), createMemoryLog()];
  const open = async (fire: Fire): Promise<Timetable> => {
    const parts = { dues: table, lanes: LANES, fire, clock, log };
    const timetable = await createRedisTimetable(parts, { redisUrl, recoverAfter: RECOVER_AFTER });
    atEnd(() => timetable.stop());
    return timetable;
  };
  const breaks = async (): Promise<never> => {
    throw new Error('This Redis is needed by others.');
  };
  return { table, clock, log, open, breaks, mends: breaks };
}

/** Every engine; `isHere` is false for Redis on a machine that has none. */
export const GROUNDS: readonly Ground[] = [LOCAL, REDIS];

/** A row that goes out in so many milliseconds, or went out so many ago. */
export function rowIn(clock: Clock, milliseconds: number, name: string, lane = 'north'): DueRow {
  const spread = lane === HOUSE ? 0 : spreadOf(name);
  return { name, at: clock.now().epochMilliseconds + milliseconds - spread, lane };
}

/** Somebody who does what is due, and tells a test of it. */
export interface Witness {
  readonly fire: Fire;
  /** All that was fired so far. */
  readonly names: readonly string[];
  /** Waits for the next row that is fired, and then goes on with the one after it. */
  readonly next: () => Promise<DueRow>;
  /** Waits until a row of that name is fired. */
  readonly sees: (name: string) => Promise<DueRow>;
}

/** Does each row with `act`, and then forgets it where that says so, as a claim in its record would. */
export function createWitness(table: TestTable, act?: Fire): Witness {
  const names: string[] = [];
  const queue = createQueue<DueRow>('A row that is due');
  const next = (): Promise<DueRow> => queue.next(DEADLINE);
  return {
    names,
    next,
    fire: async (row) => {
      names.push(row.name);
      queue.push(row);
      const fired: Fired = act ? await act(row) : { outcome: 'done' };
      if (fired.outcome === 'done') await table.forget(row);
      return fired;
    },
    sees: async (name) => {
      for (;;) {
        const row = await next();
        if (row.name === name) return row;
      }
    },
  };
}
