/** What it costs to add, move and cancel check-ins, on each engine and beside bare BullMQ. */
import { connect, createConnection } from '#timetable/connection.ts';
import { startRedis } from '../../test/redis.ts';
import { openRelay, openAlone, openBare, openRecords, type Act, type Engine } from './engines.ts';
import { median } from './figures.ts';
import { forEach } from './people.ts';

/** Microseconds for one check-in: by the clock, and of the processor, this process's and Redis' together. */
export interface Cost {
  readonly wall: number;
  readonly processor: number;
}
export type Costs = Readonly<Record<Act, Cost>>;

/** By what it was measured on; without a redis-server only what needs none. */
export type RowFigures = ReadonlyMap<string, Costs>;

export const BARE = 'bare BullMQ';
/** The due table's part alone; a record that is saved and waits for nothing; the same with what it waits for. */
export const nameOf = (what: 'alone' | 'saved' | 'whole', where: 'Redis' | 'embedded'): string =>
  `${{ alone: 'the timetable alone', saved: 'a record without it', whole: 'a record with it' }[what]}, ${where}`;

const AT_ONCE = 64;
/** The relay gives no more rows a job at once. */
const MOST_JOBS = 10_000;

/** All engines take turns, so that they meet the same weather: `count` check-ins in so many rounds. */
export async function measureRows(count: number, rounds: number): Promise<RowFigures> {
  // Writes to the disk each second, as most do.
  const redis = await startRedis({ appendfsync: 'everysec', save: '' });
  const engines = new Map<string, Engine>();
  try {
    if (redis) {
      engines.set(BARE, await openBare(redis.url));
      await openEach(engines, 'Redis', redis.url);
    }
    await openEach(engines, 'embedded');
    const turns = await takeTurns(engines, { count, rounds, processor: await openProcessor(redis?.url) });
    return new Map([...turns].map(([name, each]) => [name, mediansOf(each)]));
  } finally {
    for (const engine of engines.values()) await engine.stop();
    await redis?.stop();
  }
}

/** What a job costs, once for each row, when it is about to be due; undefined without a redis-server. */
export async function measureJobs(count: number, rounds: number): Promise<Cost | undefined> {
  const redis = await startRedis({ appendfsync: 'everysec', save: '' });
  if (!redis) return undefined;
  const processor = await openProcessor(redis.url);
  const relay = await openRelay(redis.url);
  const turns: Cost[] = [];
  try {
    // The first one warms it up.
    for (let round = 0; round <= rounds; round += 1) {
      turns.push(await measure(processor, Math.min(count, MOST_JOBS), (each) => relay.makeJobs(each)));
      await relay.clear();
    }
    return medianOf(turns.slice(1));
  } finally {
    await relay.stop();
    await redis.stop();
  }
}

async function openEach(
  engines: Map<string, Engine>,
  where: 'Redis' | 'embedded',
  redisUrl?: string,
): Promise<void> {
  engines.set(nameOf('alone', where), await openAlone(redisUrl));
  engines.set(nameOf('saved', where), await openRecords(false, redisUrl));
  engines.set(nameOf('whole', where), await openRecords(true, redisUrl));
}

/** Processor time used so far, this process's and Redis' together, in microseconds. The connection ends with its Redis. */
type Processor = () => Promise<number>;

async function openProcessor(redisUrl: string | undefined): Promise<Processor> {
  const own = (): number => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  if (redisUrl === undefined) return async () => own();
  const redis = createConnection(redisUrl, 'asks');
  await connect(redis);
  return async () => {
    const info = await redis.info('cpu');
    const parts = ['user', 'sys'].map((part) =>
      Number(new RegExp(`^used_cpu_${part}:(.*)$`, 'm').exec(info)?.[1]),
    );
    return own() + parts.reduce((sum, seconds) => sum + seconds * 1e6, 0);
  };
}

interface Turns {
  readonly count: number;
  readonly rounds: number;
  readonly processor: Processor;
}

async function takeTurns(
  engines: ReadonlyMap<string, Engine>,
  { count, rounds, processor }: Turns,
): Promise<Map<string, Costs[]>> {
  const seen = new Map([...engines.keys()].map((name): [string, Costs[]] => [name, []]));
  const size = Math.ceil(count / rounds);
  for (let from = 0; from < count; from += size) {
    for (const [name, engine] of engines)
      seen.get(name)?.push(await measureTurn(engine, processor, from, Math.min(from + size, count)));
  }
  return seen;
}

async function measure(
  processor: Processor,
  count: number,
  act: (count: number) => Promise<void>,
): Promise<Cost> {
  const before = await processor();
  const began = performance.now();
  await act(count);
  const took = (performance.now() - began) * 1000;
  return { wall: took / count, processor: ((await processor()) - before) / count };
}

async function measureTurn(
  engine: Engine,
  processor: Processor,
  from: number,
  until: number,
): Promise<Costs> {
  const turn = (act: Act): Promise<Cost> =>
    measure(processor, until - from, () => forEach({ from, until, atOnce: AT_ONCE }, engine[act]));
  return { add: await turn('add'), move: await turn('move'), cancel: await turn('cancel') };
}

const medianOf = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  processor: median(costs.map(({ processor }) => processor)),
});

const mediansOf = (turns: readonly Costs[]): Costs => ({
  add: medianOf(turns.map(({ add }) => add)),
  move: medianOf(turns.map(({ move }) => move)),
  cancel: medianOf(turns.map(({ cancel }) => cancel)),
});
