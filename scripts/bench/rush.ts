/** One engine of the benchmark of lateness, in a process of its own: what it is asked comes and goes as a message. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { Sends } from '#core/platform.ts';
import type { Timetable } from '#core/timetable.ts';
import { openStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { connect, createConnection } from '#timetable/connection.ts';
import { createFire } from '#timetable/fire.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { inFlightOf, paceOf } from '#timetable/pace.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { goesOutAt, spreadOf } from '#timetable/spread.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createBot } from '../../test/bot.ts';
import { nowhere } from '../../test/harness.ts';
import { createMemoryLog } from '../../test/log.ts';
import { startRedis } from '../../test/redis.ts';
import { makeConfig } from './engines.ts';
import type { Asked, Lateness, Rush } from './lateness.ts';
import { forEach, insist, LANE, memberAt } from './people.ts';

const AT_ONCE = 256;
const MINUTE = 60_000;
/** How long the platform takes for a note, in milliseconds. */
const SENT_IN = 30;
/** What did not go out so long after it could have never does, in milliseconds. */
const PATIENCE = 60_000;

/**
 * The k-th that went out against the k-th that could have: at its own moment, and as soon as the platform's limit lets it.
 * Endless for what did not go out.
 */
function compare(went: readonly number[], moments: readonly number[], perSecond: number): Lateness {
  let free = -Infinity;
  const could = moments
    .toSorted((a, b) => a - b)
    .map((moment) => {
      const begins = Math.max(moment, free);
      free = begins + 1000 / perSecond;
      return begins;
    });
  const sorted = went.toSorted((a, b) => a - b);
  return could.map((moment, i) => Math.max(0, (sorted[i] ?? Infinity) - moment));
}

async function waitFor(went: readonly number[], { due, perSecond }: Rush, at: number): Promise<void> {
  const until = at + Math.max(MINUTE, (due * 1000) / perSecond) + PATIENCE;
  while (went.length < due && Date.now() < until) await delay(100);
}

/** Real records, claimed and settled as always; the platform takes every note after a moment. */
async function fireOurs(rush: Rush, at: number, redisUrl?: string): Promise<Lateness> {
  const config = await makeConfig(redisUrl);
  const store = await openStore(config, { member: dueOfMember });
  const member = memberAt(at);
  const went: number[] = [];
  const platform: Sends = {
    ...nowhere,
    name: LANE,
    sendToChat: async (chat, message, attempt) => {
      went.push(Date.now());
      await delay(SENT_IN);
      return nowhere.sendToChat(chat, message, attempt);
    },
  };
  const log = createMemoryLog();
  const bot = { ...createBot(store.stores), clock, log };
  const fire = createFire({ ...bot, dues: store.dues, platforms: [platform] });
  const lanes = [{ name: LANE, perSecond: rush.perSecond }];
  const parts = { dues: store.dues, lanes, fire, clock, log };
  let timetable: Timetable | undefined;
  try {
    timetable =
      redisUrl === undefined ? createLocalTimetable(parts) : await createRedisTimetable(parts, { redisUrl });
    await timetable.start();
    await forEach({ until: rush.due, atOnce: AT_ONCE }, (i) =>
      insist(() => store.stores.members.open(`bench:${i}`, 'due').update(() => member)),
    );
    const rows = await store.dues.rows(LANE, at, rush.due + 1);
    if (Date.now() > at) throw new Error('What is due was not written in time.');
    await waitFor(went, rush, at);
    return compare(went, rows.map(goesOutAt), rush.perSecond);
  } finally {
    await timetable?.stop();
    await store.stop();
    await config.remove();
  }
}

/** Delayed jobs at the same moments, and a worker that waits as long as the platform takes. */
async function fireBare({ due, perSecond }: Rush, at: number, redisUrl: string): Promise<Lateness> {
  const [asks, works] = [createConnection(redisUrl, 'works'), createConnection(redisUrl, 'works')];
  await Promise.all([asks, works].map(connect));
  const queue = new Queue<number>(LANE, { connection: asks });
  const moments = Array.from({ length: due }, (_, i) => at + spreadOf(`due ${i}`));
  await forEach({ until: due, atOnce: AT_ONCE }, (i) =>
    queue.add('due', i, {
      removeOnComplete: true,
      jobId: `due-${i}`,
      delay: (moments[i] ?? at) - Date.now(),
    }),
  );
  const went: number[] = [];
  const send = async (): Promise<void> => {
    went.push(Date.now());
    await delay(SENT_IN);
  };
  const worker = new Worker<number>(LANE, send, {
    connection: works,
    concurrency: inFlightOf(perSecond),
    limiter: paceOf(perSecond),
  });
  await waitFor(went, { due, perSecond }, at);
  await worker.close();
  await queue.close();
  for (const redis of [asks, works]) redis.disconnect();
  return compare(went, moments, perSecond);
}

/** Nothing where it needs a redis-server and there is none. */
async function measure({ engine, rush, at }: Asked): Promise<Lateness | undefined> {
  if (engine === 'embedded') return fireOurs(rush, at);
  const redis = await startRedis({ appendfsync: 'everysec', save: '' });
  try {
    return redis && (await (engine === 'Redis' ? fireOurs : fireBare)(rush, at, redis.url));
  } finally {
    await redis?.stop();
  }
}

const [asked] = (await once(process, 'message')) as [Asked];
const lateness = await measure(asked);
// JSON knows no endless number.
process.send?.(lateness?.map((each) => (each === Infinity ? null : each)) ?? [], () => process.exit());
