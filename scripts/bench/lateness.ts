/** How late notes go out that are all due in the same minute, beyond the minute's spread and what the platform's limit costs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Milliseconds for each note: how much later it went out than it could have. Endless for what never did. */
export type Lateness = readonly number[];

/** How many are due, and how many a second the platform takes. */
export interface Rush {
  readonly due: number;
  readonly perSecond: number;
}

const ENGINES = ['bare BullMQ', 'Redis', 'embedded'] as const;

/** What the process of one engine is asked. `at` is the moment at which all are due, in milliseconds since 1970. */
export interface Asked {
  readonly engine: (typeof ENGINES)[number];
  readonly rush: Rush;
  readonly at: number;
}

const MINUTE = 60_000;
/** How long is left to write what will be due, in milliseconds. */
const WRITTEN_WITHIN = 45_000;

/** All engines at the same time, each in a process of its own. Without a redis-server only what needs none. */
export async function measureLateness(rush: Rush): Promise<ReadonlyMap<string, Lateness>> {
  const at = Math.ceil((Date.now() + WRITTEN_WITHIN) / MINUTE) * MINUTE;
  const all = await Promise.all(
    ENGINES.map(async (engine) => [engine, await ask({ engine, rush, at })] as const),
  );
  return new Map(all.filter(([, lateness]) => lateness.length > 0));
}

async function ask(asked: Asked): Promise<Lateness> {
  const child = fork(join(import.meta.dirname, 'rush.ts'));
  const ended = once(child, 'exit');
  child.send(asked);
  const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
  if (answer === undefined) throw new Error(`What measures ${asked.engine} ended early.`);
  const [lateness] = answer as [(number | null)[]];
  await ended;
  return lateness.map((each) => each ?? Infinity);
}
