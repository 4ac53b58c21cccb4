/** What a claim is, and when what is unsure may be so. Pure. */
import type { Blow, Platform } from './evidence.ts';

/** A claim, how often it was looked at, and each case in which it does not hold, in words. */
export interface Claim {
  readonly name: string;
  readonly looked: number;
  readonly broken: readonly string[];
}

/**
 * How soon after its claim something that is unsure must have met a kill, a cut or an outage, in milliseconds. It is on its way
 * there and back for 40 to 640 ms, and a busy machine takes the rest: twice the longest that a full run on one showed. More
 * would explain anything.
 */
const IN_FLIGHT = 3000;
/** What is of no account for a send: it goes over another line. */
const ASIDE: Readonly<Record<Platform, ReadonlySet<string>>> = {
  discord: new Set(['line to Slack cut', 'Slack’s socket cut', 'Discord’s gateway cut']),
  slack: new Set(['line to Discord cut', 'Slack’s socket cut', 'Discord’s gateway cut']),
};
/** How long after a claim the next kill, cut or outage of account came, in milliseconds: 0 where one was going on. */
export const untilBlow = (claimedAt: number, platform: Platform, blows: readonly Blow[]): number =>
  Math.min(
    ...blows
      .filter(({ what, until }) => !ASIDE[platform].has(what) && claimedAt <= until)
      .map(({ from }) => Math.max(0, from - claimedAt)),
  );

/** True where something that was claimed then was on its way when something was killed, cut or away. */
export const metBlow = (claimedAt: number, platform: Platform, blows: readonly Blow[]): boolean =>
  untilBlow(claimedAt, platform, blows) <= IN_FLIGHT;
