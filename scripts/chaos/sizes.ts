/** How much is done: in full by hand, or little in a test. */
import { GROUNDS, openGround, type GroundName } from './ground.ts';
import { rage, type Outcome, type Raged, type Size } from './run.ts';

/** A minute, over which notes are spread. */
const MINUTE = 60_000;
/** Longer than the Discord of the tests knows a nonce, in milliseconds: after that a look into the chat must do. */
const LONG = 190_000;

/** Kills on each of the three grounds. */
export const KILLS = 100;

const full = (kills: number): Size => ({
  burst: {
    count: { discord: 1500, slack: 500 },
    groups: { discord: 30, slack: 10 },
    reminders: 12,
    minutes: 5,
    laterOver: 5 * MINUTE,
    spreadWithin: MINUTE,
    kinds: ['next', 'next', 'next', 'later', 'both'],
  },
  kills,
  lives: [200, 2200],
  whileStarting: 1 / 6,
  atAnyMoment: 1 / 2,
  weather: { every: [300, 2500], lasts: [200, 3000], outlastsLease: 1 / 6 },
  downFor: 0,
});

const SHORT: Size = {
  burst: {
    count: { discord: 100, slack: 20 },
    groups: { discord: 6, slack: 2 },
    reminders: 3,
    minutes: 1,
    laterOver: 4000,
    spreadWithin: 1500,
    kinds: ['next', 'next', 'later'],
  },
  kills: 3,
  lives: [100, 500],
  whileStarting: 0,
  atAnyMoment: 0,
  weather: { every: [20, 250], lasts: [200, 700], outlastsLease: 0 },
  downFor: 0,
};

/** A ground that was left out for want of a redis-server. */
export interface LeftOut {
  readonly ground: GroundName;
}

/** One ground after the other, each with so many kills. What is left to be done on one is waited for beside the next. */
export async function runFull(kills: number): Promise<readonly (Outcome | LeftOut)[]> {
  const settling: Promise<Outcome | LeftOut>[] = [];
  for (const name of GROUNDS) {
    const size = full(kills);
    const raged = await begin(name, name === 'Redis, two' ? size : { ...size, downFor: LONG });
    settling.push(raged ? raged.settle() : Promise.resolve({ ground: name }));
  }
  return Promise.all(settling);
}

/** The grounds of a short run. */
export const SHORT_GROUNDS: readonly GroundName[] = ['embedded', 'Redis, two'];

/** A few kills on one ground. */
export async function runShort(name: GroundName): Promise<Outcome | LeftOut> {
  const raged = await begin(name, SHORT);
  return raged ? raged.settle() : { ground: name };
}

async function begin(name: GroundName, size: Size): Promise<Raged | undefined> {
  const ground = await openGround(name);
  return ground && rage(ground, size);
}
