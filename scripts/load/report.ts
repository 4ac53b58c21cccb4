/** How much is due at once, and in words what came of it. */
import type { GroundName } from '../chaos/ground.ts';
import type { Arrived, Load } from './run.ts';

/** The stores, and how many processes share them. */
export const GROUNDS: readonly GroundName[] = ['embedded', 'Redis, two'];

/** 10,000 reminders of 1,000 groups on Discord, on time; and on Slack a workspace with many. */
export const FULL: Load = {
  discord: { groups: 1000, each: 10 },
  slack: { rooms: 20, each: 10 },
  dueIn: 60_000,
};

/** What can be waited for in a test: nobody was there at the minute, and all of it goes out at once. */
export const SHORT: Load = {
  discord: { groups: 40, each: 6 },
  slack: { rooms: 4, each: 3 },
  dueIn: -3 * 60_000,
};

/** True where each came exactly once, and no list says that one did not. */
export const isHeld = ({ due, once, twice, lost, listed }: Arrived): boolean =>
  once === due && twice === 0 && lost === 0 && listed === 0;

/** One line of the table. */
export function sayLoad({ ground, platform, due, once, twice, lost, took, late, ...rest }: Arrived): string {
  const at = (part: number): string => `${(late[Math.floor((late.length - 1) * part)] ?? 0).toFixed(0)} s`;
  return [
    `${platform}, ${ground}`.padEnd(20),
    `${due} due, ${once} came once, ${twice} twice, ${lost} never, ${rest.listed} listed;`,
    `in ${took.toFixed(0)} s, after their minute: half ${at(0.5)}, 99 in 100 ${at(0.99)}, all ${at(1)};`,
    `busiest second ${rest.busiest}, told to wait ${rest.refused}`,
  ].join(' ');
}
