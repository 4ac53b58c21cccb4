/** What is due, on each engine and beside bare BullMQ: how fast rows change, and how late they are fired. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, Worker, type Job } from 'bullmq';
import { NOBODY, type DueRow, type Member } from '#core/records.ts';
import type { Timetable, TimetableParts } from '#core/timetable.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { connect, createConnection } from '#timetable/connection.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { goesOutAt, spreadOf } from '#timetable/spread.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { percentile } from '../../test/discord/load.ts';
import { createMemoryLog } from '../../test/log.ts';
import { startRedis } from '../../test/redis.ts';

/** One figure for all three; undefined where this machine has no Redis. */
export interface TimetableFigure {
  readonly what: string;
  readonly unit: '/s' | 'ms' | '';
  readonly bare: number | undefined;
  readonly redis: number | undefined;
  readonly embedded: number | undefined;
}

/** How much is measured. */
export interface TimetableSizes {
  /** Rows that are added, moved and cancelled on Redis. */
  readonly rows: number;
  /** The same in files, where each change waits for the disk. */
  readonly rowsInFiles: number;
  /** Rows that are due at one moment, and so go out within a minute. */
  readonly due: number;
}

/** Changes a second, and how late what was due was fired, in milliseconds. */
interface Measured {
  readonly added: number;
  readonly moved: number;
  readonly cancelled: number;
  readonly fired: number;
  readonly lateness: readonly number[];
}

const SIZES: TimetableSizes = { rows: 100_000, rowsInFiles: 3000, due: 10_000 };
const LANE = { name: 'bench', perSecond: 1000 };
const AT_ONCE = 64;
const FAR = Date.UTC(2100, 0);
/** How long the slowest engine takes to write a row, in milliseconds, and how long the fastest is given for all. */
const WRITES_WITHIN = 8;
const LEAST_TIME = 10_000;
const MINUTE = 60_000;
/** What is not fired so long after its minute never is, in milliseconds. */
const PATIENCE = 60_000;

/** Measures all three, one after the other: some minutes. */
export async function benchTimetable(sizes = SIZES): Promise<readonly TimetableFigure[]> {
  const { rowsInFiles, due } = sizes;
  const embedded = await measureOurs({ rows: rowsInFiles, due });
  const redis = await onRedis((redisUrl) => measureOurs({ rows: sizes.rows, due, redisUrl }));
  const bare = await onRedis((redisUrl) => measureBare(redisUrl, sizes));
  const figure = (
    what: string,
    unit: TimetableFigure['unit'],
    of: (measured: Measured) => number,
  ): TimetableFigure => ({
    what,
    unit,
    bare: bare && of(bare),
    redis: redis && of(redis),
    embedded: of(embedded),
  });
  return [
    figure('rows added', '/s', ({ added }) => added),
    figure('rows moved', '/s', ({ moved }) => moved),
    figure('rows cancelled', '/s', ({ cancelled }) => cancelled),
    figure(`fired of ${due} in a minute`, '', ({ fired }) => fired),
    figure('late, half of them', 'ms', ({ lateness }) => percentile(Float64Array.from(lateness), 0.5)),
    figure('late, 99 in 100', 'ms', ({ lateness }) => percentile(Float64Array.from(lateness), 0.99)),
    figure('late, the latest', 'ms', ({ lateness }) => Math.max(...lateness)),
  ];
}

/** A Redis of its own that writes to the disk each second, as most do. */
async function onRedis(measure: (redisUrl: string) => Promise<Measured>): Promise<Measured | undefined> {
  const redis = await startRedis({ appendfsync: 'everysec', save: '' });
  try {
    return redis && (await measure(redis.url));
  } finally {
    await redis?.stop();
  }
}

/** Does something for each number below `count`, some at once, and answers with how many that were a second. */
async function perSecond(count: number, act: (i: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) await act(i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (count * 1000) / (performance.now() - began);
}

/** Waits until all are fired, or nobody can expect that any more. */
async function waitFor(lateness: readonly number[], count: number, until: number): Promise<void> {
  while (lateness.length < count && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The moment at which all are due: when they are surely written. */
const momentFor = (due: number, isInFiles: boolean): number =>
  Date.now() + Math.max(LEAST_TIME, isInFiles ? due * WRITES_WITHIN : 0);

/** Here a member waits for nothing but a moment that stands in for any other. */
const dueOf = {
  member: ({ goneSince: at }: Member) => (at === undefined ? undefined : { at, lane: LANE.name }),
};

interface Ours {
  readonly rows: number;
  readonly due: number;
  readonly redisUrl?: string;
}

async function measureOurs({ rows, due, redisUrl }: Ours): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-bench-'));
  const dataKey = randomBytes(32).toString('base64');
  const store = await openStore({ dataDir, dataKey, redisUrl }, dueOf);
  const change = (what: string, i: number, at: number | undefined): Promise<unknown> =>
    store.stores.members
      .open(`${what} ${i}`, `${at}`)
      .update(() => ({ ...NOBODY, ...(at !== undefined && { goneSince: at }) }));
  try {
    const added = await perSecond(rows, (i) => change('row', i, FAR));
    const moved = await perSecond(rows, (i) => change('row', i, FAR + MINUTE));
    const cancelled = await perSecond(rows, (i) => change('row', i, undefined));
    const at = momentFor(due, redisUrl === undefined);
    await perSecond(due, (i) => change('due', i, at));
    if (Date.now() > at) throw new Error('The rows were not written in time.');
    const lateness = await fireOurs(store, due, at + MINUTE + PATIENCE, redisUrl);
    return { added, moved, cancelled, fired: lateness.length, lateness };
  } finally {
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Fires with one change of the record, as a claim is. */
async function fireOurs(
  { dues }: OpenStore,
  due: number,
  until: number,
  redisUrl: string | undefined,
): Promise<readonly number[]> {
  const lateness: number[] = [];
  const fire = async (row: DueRow) => {
    lateness.push(Date.now() - goesOutAt(row));
    await dues.openMember(row.name, 'fired').me.update(() => NOBODY);
    return { outcome: 'done' } as const;
  };
  const parts: TimetableParts = { dues, lanes: [LANE], fire, clock, log: createMemoryLog() };
  const timetable: Timetable =
    redisUrl === undefined ? createLocalTimetable(parts) : await createRedisTimetable(parts, { redisUrl });
  await timetable.start();
  await waitFor(lateness, due, until);
  await timetable.stop();
  return lateness;
}

/** BullMQ with delayed jobs and a worker that does nothing. */
async function measureBare(redisUrl: string, { rows, due }: TimetableSizes): Promise<Measured> {
  const [asks, works] = [createConnection(redisUrl, 'works'), createConnection(redisUrl, 'works')];
  await Promise.all([asks, works].map(connect));
  const queue = new Queue<number>(LANE.name, { connection: asks });
  const jobs: Job<number>[] = [];
  const later = FAR - Date.now();
  const opts = { removeOnComplete: true };
  const added = await perSecond(rows, async (i) => {
    jobs[i] = await queue.add('row', i, { ...opts, jobId: `row-${i}`, delay: later });
  });
  const moved = await perSecond(rows, async (i) => jobs[i]?.changeDelay(later + MINUTE));
  const cancelled = await perSecond(rows, (i) => queue.remove(`row-${i}`));
  const at = momentFor(due, false);
  await perSecond(due, (i) => {
    const moment = at + spreadOf(`due ${i}`);
    return queue.add('due', moment, { ...opts, jobId: `due-${i}`, delay: moment - Date.now() });
  });
  const lateness: number[] = [];
  const note = async ({ data: moment }: Job<number>): Promise<void> =>
    void lateness.push(Date.now() - moment);
  const worker = new Worker<number>(LANE.name, note, { connection: works, concurrency: 100 });
  await waitFor(lateness, due, at + MINUTE + PATIENCE);
  await worker.close();
  await queue.close();
  for (const redis of [asks, works]) redis.disconnect();
  return { added, moved, cancelled, fired: lateness.length, lateness };
}
