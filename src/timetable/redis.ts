/** A timetable of several processes that share one Redis. */
import { Queue } from 'bullmq';
import type { Clock } from '#core/clock.ts';
import type { DueRow } from '#core/records.ts';
import type { Timetable, TimetableParts } from '#core/timetable.ts';
import { checkClock } from './clock-check.ts';
import { connect, createConnection, noRedis } from './connection.ts';
import { Flights } from './flights.ts';
import { Relay } from './relay.ts';
import { createTeller } from './teller.ts';
import { createWatch } from './watch.ts';
import { LaneWorker, PREFIX } from './worker.ts';

/** How often the table is looked into, in milliseconds. */
const LOOKS_EVERY = 1000;
/** After how many milliseconds what a killed process had in hand is taken by another one, and what was lost is found. */
const RECOVERS_AFTER = 10_000;
/** How long Redis may take, in milliseconds, to hear at the end what was done. */
const HEARS_WITHIN = 5000;

/** Where the processes meet. */
export interface RedisTimetableOptions {
  readonly redisUrl: string;
  /** After how many milliseconds what a killed process had in hand is taken by another one. 10 s unless told. */
  readonly recoverAfter?: number;
}

/**
 * Connects. Rejects with `NoRedis` where that can't be done, and with `ClockIsOff` where the clock is more than 2 s away
 * from the one of Redis.
 */
export async function createRedisTimetable(
  parts: TimetableParts,
  { redisUrl, recoverAfter = RECOVERS_AFTER }: RedisTimetableOptions,
): Promise<Timetable> {
  const { clock, log } = parts;
  const { asking, working, disconnect } = await openConnections(redisUrl, clock);
  const flights = new Flights(parts.fire);
  const lanes = parts.lanes.map((lane) => {
    const teller = createTeller(clock, log, lane.name);
    const queue = new Queue<DueRow>(lane.name, { connection: asking, prefix: PREFIX });
    queue.on('error', (fault) => teller.troubled(fault));
    const shared = { ...parts, lane, queue, flights, teller, recoverAfter };
    return { queue, worker: new LaneWorker({ ...shared, connection: working }), relay: new Relay(shared) };
  });
  const leave = (): void => {
    for (const { worker } of lanes) worker.leave();
    disconnect();
  };
  try {
    // Each asks once what Redis it has. One that was not told stays out of order, whatever comes back later.
    await Promise.all(lanes.flatMap(({ queue, worker }) => [queue.waitUntilReady(), worker.isReady()]));
  } catch (error) {
    leave();
    throw noRedis(asking, error);
  }
  const look = async (): Promise<void> => {
    for (const { worker, relay } of lanes) if (!worker.isStopped) await relay.look();
  };
  const watch = createWatch({ clock, log, every: LOOKS_EVERY, look });
  return {
    start: async () => {
      for (const { worker } of lanes) worker.start();
      await watch.start();
    },
    stop: async () => {
      await watch.stop();
      const stopped = Promise.allSettled(lanes.map(({ worker }) => worker.stop()));
      await Promise.race([stopped, waitOut(flights)]);
      leave();
    },
    isUp: () =>
      watch.isUp() &&
      lanes.every(({ worker }) => worker.isWell) &&
      [asking, working].every(({ status }) => status === 'ready'),
  };
}

/** One connection for what is asked, and one for the workers; both with a Redis that has the right time. */
async function openConnections(redisUrl: string, clock: Clock) {
  const asking = createConnection(redisUrl, 'asks');
  const working = createConnection(redisUrl, 'works');
  const disconnect = (): void => [asking, working].forEach((redis) => redis.disconnect());
  try {
    await connect(asking);
    await checkClock(clock, asking);
    await connect(working);
  } catch (error) {
    disconnect();
    throw error;
  }
  return { asking, working, disconnect };
}

/** Resolves when nothing has been in flight for so long that Redis must have heard of it, or can't hear. */
async function waitOut(flights: Flights): Promise<void> {
  do {
    await flights.land();
    await new Promise((resolve) => setTimeout(resolve, HEARS_WITHIN).unref());
  } while (flights.count > 0);
}
