/** Which lanes there are. */
import type { Platform } from '#core/platform.ts';
import { HOUSE, type DueRow } from '#core/records.ts';
import type { Lane } from '#core/timetable.ts';

/** How many things a second are done in silence, on each lane of them. */
const IN_SILENCE = 100;

/**
 * When the house sees to what a platform's lane has left, in milliseconds after its moment: no note is sent so late, and no
 * daily one is due again.
 */
const LEFT_AFTER = 3 * 60 * 60_000;

/**
 * One lane for each platform that this process sends through, one for the house, and one for what is left on the lane of each
 * platform that there may be in this store: what ends there ends, also while nobody serves it.
 */
export const lanesFor = (
  served: readonly Pick<Platform, 'name' | 'sendsPerSecond'>[],
  platforms: readonly string[],
): readonly Lane[] => [
  ...served.map(({ name, sendsPerSecond: perSecond }) => ({ name, perSecond })),
  { name: HOUSE, perSecond: IN_SILENCE },
  ...platforms.map((lane) => ({
    name: `left-${lane}`,
    perSecond: IN_SILENCE,
    left: { lane, after: LEFT_AFTER },
  })),
];

/** The lane whose rows a lane reads, and up to which moment it reads them at `now`; in milliseconds since 1970. */
export const readsOf = ({ name, left }: Lane, now: number) => ({
  lane: left?.lane ?? name,
  until: now - (left?.after ?? 0),
});

/** A row as it is fired on a lane: what is left is the house's. */
export const firedOn = ({ left }: Lane, row: DueRow): DueRow => (left ? { ...row, lane: HOUSE } : row);
