/** What happens to lines and to Redis while a bot is killed again and again. */
import { setTimeout as wait } from 'node:timers/promises';
import { connect, createConnection } from '#timetable/connection.ts';
import type { TestRedis } from '../../test/redis.ts';
import type { Blow } from './evidence.ts';
import type { Ground } from './ground.ts';
import { untilBusy, type Line } from './line.ts';
import type { Platforms } from './platforms.ts';

/** From one number to another, in milliseconds. */
export type Between = readonly [least: number, most: number];

export const between = ([least, most]: Between): number => least + Math.random() * (most - least);

/** How often something is struck, and how long Redis is then away or hangs. */
export interface Gusts {
  readonly every: Between;
  readonly lasts: Between;
  /** How many of those times, of 1, last longer than the lease of Discord's gateway. */
  readonly outlastsLease: number;
}

interface Strike {
  readonly what: string;
  readonly run: () => Promise<void> | void;
}

/** After so many milliseconds without Redis the lease of the gateway has ended: it lasts for six seconds. */
const LEASE_ENDS = 7000;
/** After how many milliseconds it is looked again. */
const SOON = 50;

/** Goes on until it is told that it is over. */
export interface Weather {
  stop(): Promise<void>;
}

/** So many strikes, of 1, come without looking whether a bot has started. */
const BLIND = 1 / 6;

/**
 * Strikes every now and then, each way in turn, and notes down each time. It waits until `isAnyUp`, or a slow machine would
 * never get a bot started.
 */
export function startWeather(
  ground: Ground,
  platforms: Platforms,
  { every, lasts, outlastsLease }: Gusts,
  isAnyUp: () => Promise<boolean>,
  blows: Blow[],
): Weather {
  const strikes = [
    ...strikesOnLines(platforms),
    ...(ground.redis
      ? strikesOnRedis(ground.redis, () => (Math.random() < outlastsLease ? LEASE_ENDS : between(lasts)))
      : []),
  ];
  const over = new AbortController();
  const run = async (): Promise<void> => {
    for (let i = Math.floor(Math.random() * strikes.length); ; i += 1) {
      if (Math.random() > BLIND) while (!over.signal.aborted && !(await isAnyUp())) await wait(SOON);
      await wait(between(every), undefined, { signal: over.signal }).catch(() => undefined);
      const strike = strikes[i % strikes.length];
      if (over.signal.aborted || !strike) return;
      const from = Date.now();
      await strike.run();
      blows.push({ what: strike.what, from, until: Date.now() });
    }
  };
  const running = run();
  return {
    stop: async () => {
      over.abort();
      await running;
    },
  };
}

const strikesOnLines = ({ lines, discord, slack }: Platforms): readonly Strike[] => [
  { what: 'line to Discord cut', run: () => cutBusy(lines.discord) },
  { what: 'line to Slack cut', run: () => cutBusy(lines.slack) },
  { what: 'Discord’s gateway cut', run: () => discord.gateway.drop() },
  {
    what: 'Slack’s socket cut',
    run: () => {
      if (slack.sockets.connections() > 0) slack.sockets.drop();
    },
  },
];

/** Cuts a line once something is on its way, or if that does not come soon. */
async function cutBusy(line: Line): Promise<void> {
  await untilBusy([line], SOON * 10);
  line.cut();
}

const strikesOnRedis = (redis: TestRedis, lasts: () => number): readonly Strike[] => [
  {
    what: 'Redis killed',
    run: async () => {
      await redis.kill();
      await wait(lasts());
      await redis.start();
    },
  },
  {
    what: 'Redis hangs',
    run: async () => {
      redis.freeze();
      await wait(lasts());
      redis.thaw();
    },
  },
  { what: 'lines to Redis cut', run: () => cutLines(redis) },
];

/** Redis itself cuts all its lines but the one over which it is told to. */
async function cutLines({ url }: TestRedis): Promise<void> {
  const asks = createConnection(url, 'asks');
  await connect(asks);
  await asks.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  asks.disconnect();
}
