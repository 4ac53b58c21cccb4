/** One-time codes: who can read what the process prints can make the first admin, where a platform tells of none. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#core/clock.ts';

/** Letters and digits that nobody mistakes for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;
/** How long a code is good for, in milliseconds. */
const GOOD_FOR = 15 * 60_000;

/** The codes of this process. Only the newest one is good, once, and never after 15 minutes. */
export interface SetupCodes {
  /** Makes a code, such as 7KXR-M2QP. It is kept as a hash, and only here. */
  issue(): string;
  /** True where this is the code. Then it is used up. */
  redeem(typed: string): boolean;
}

const hash = (code: string): Buffer => createHash('sha256').update(code).digest();

const normal = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** Makes the codes of one process. With 40 random bits and 15 minutes, guessing needs no limit of its own. */
export function createSetupCodes(clock: Pick<Clock, 'now'>): SetupCodes {
  let good: { readonly hash: Buffer; readonly until: number } | undefined;
  const now = () => clock.now().epochMilliseconds;
  return {
    issue: () => {
      const code = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
      good = { hash: hash(code), until: now() + GOOD_FOR };
      return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
    },
    redeem: (typed) => {
      const isGood =
        good !== undefined && now() < good.until && timingSafeEqual(good.hash, hash(normal(typed)));
      if (isGood) good = undefined;
      return isGood;
    },
  };
}
