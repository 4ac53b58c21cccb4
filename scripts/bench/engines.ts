/** What the same check-ins are added to, moved in and cancelled in: bare BullMQ, the timetable alone, and with the records. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, type Job } from 'bullmq';
import { openCells, openStore, type StoreConfig } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { connect, createConnection } from '#timetable/connection.ts';
import { Relay, type RelayParts } from '#timetable/relay.ts';
import { createTeller } from '#timetable/teller.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog } from '../../test/log.ts';
import { insist, LANE, memberAt } from './people.ts';

/** What is done with a check-in, in this order; each is known by its number. */
export const ACTS = ['add', 'move', 'cancel'] as const;
export type Act = (typeof ACTS)[number];

export interface Engine extends Readonly<Record<Act, (i: number) => Promise<unknown>>> {
  stop(): Promise<void>;
}

const MINUTE = 60_000;
/** So far ahead that nothing is due while it is measured. */
const LATER = Math.ceil(Date.now() / MINUTE) * MINUTE + 30 * 24 * 60 * MINUTE;

/** One for all, since those that share a Redis share its keys. */
const DATA_KEY = randomBytes(32).toString('base64');

/** A store in files of its own, or in this Redis. */
export async function makeConfig(redisUrl?: string): Promise<StoreConfig & { remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-bench-'));
  return {
    dataDir,
    dataKey: DATA_KEY,
    redisUrl,
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** Delayed jobs, and nothing else. */
export async function openBare(redisUrl: string): Promise<Engine> {
  const connection = createConnection(redisUrl, 'works');
  await connect(connection);
  const queue = new Queue<number>('bare', { connection });
  const jobs = new Map<number, Job<number>>();
  const delay = LATER - Date.now();
  return {
    add: async (i) => {
      const opts = { removeOnComplete: true, jobId: `row-${i}`, delay };
      jobs.set(i, await queue.add('due', i, opts));
    },
    move: async (i) => jobs.get(i)?.changeDelay(delay + MINUTE),
    cancel: async (i) => {
      jobs.delete(i);
      return queue.remove(`row-${i}`);
    },
    stop: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** The due table alone: rows of cells that hold next to nothing, unsealed. */
export async function openAlone(redisUrl?: string): Promise<Engine> {
  const config = await makeConfig(redisUrl);
  const { cells } = await openCells(config);
  const change = async (i: number, was: string | undefined, now: string, at: number | undefined) => {
    const due = at === undefined ? undefined : { at, lane: LANE };
    const row = { name: `member/alone-${i}`, due };
    if (!(await cells.swap([{ name: `data/alone-${i}`, was, now, row }])))
      throw new Error('A row was changed by somebody else.');
  };
  return {
    add: (i) => change(i, undefined, '1', LATER),
    move: (i) => change(i, '1', '2', LATER + MINUTE),
    cancel: (i) => change(i, '2', '3', undefined),
    stop: async () => {
      await cells.stop();
      await config.remove();
    },
  };
}

/** Members' records, sealed, each with its row, or where `waits` is false with none: what is saved anyway. */
export async function openRecords(waits: boolean, redisUrl?: string): Promise<Engine> {
  const config = await makeConfig(redisUrl);
  const store = await openStore(config, waits ? { member: dueOfMember } : undefined);
  const first = memberAt(LATER);
  const next = memberAt(LATER + MINUTE);
  const { checkIn: _, ...last } = next;
  const change = (i: number, act: Act, kept: typeof first) =>
    insist(() => store.stores.members.open(`${waits} ${i}`, act).update(() => kept));
  return {
    add: (i) => change(i, 'add', first),
    move: (i) => change(i, 'move', next),
    cancel: (i) => change(i, 'cancel', last),
    stop: async () => {
      await store.stop();
      await config.remove();
    },
  };
}

/** The relay alone: gives each of so many rows its job, as it does when they are about to be due. */
export async function openRelay(redisUrl: string): Promise<{
  makeJobs(count: number): Promise<void>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}> {
  const connection = createConnection(redisUrl, 'works');
  await connect(connection);
  const lane = { name: 'jobs', perSecond: 1000 };
  const queue = new Queue(lane.name, { connection });
  const teller = createTeller(clock, createMemoryLog(), lane.name);
  return {
    makeJobs: async (count) => {
      const from = Date.now() - MINUTE / 2;
      const rows = Array.from({ length: count }, (_, i) => ({
        name: `member/job-${i}`,
        lane: lane.name,
        at: from + i,
      }));
      const dues: RelayParts['dues'] = {
        rows: async (_, until, most, after = 0) =>
          rows.filter(({ at }) => at >= after && at <= until).slice(0, most),
      };
      await new Relay({ lane, queue, clock, teller, recoverAfter: MINUTE, dues }).look();
    },
    clear: () => queue.obliterate({ force: true }),
    stop: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}
