/** A timetable within this process. It follows the clock that it is given. */
import type { Timetable, TimetableParts } from '#core/timetable.ts';
import { LocalLane } from './local-lane.ts';
import { createWatch } from './watch.ts';

/** How often the table is looked into, in milliseconds. */
const LOOKS_EVERY = 250;

/** A timetable that can also be told that time has passed. */
export interface LocalTimetable extends Timetable {
  /**
   * Fires everything that is due now, and what becomes due because of it; resolves when all of that is done. What
   * failed, what was met on a lane that has to wait, and what is due later stay where they are. Needs no `start`.
   * Rejects where the table can't be read.
   */
  runDue(): Promise<void>;
}

export function createLocalTimetable(parts: TimetableParts): LocalTimetable {
  const taken = new Set<string>();
  const lanes = parts.lanes.map((lane) => new LocalLane(lane, parts, taken));
  const look = async (): Promise<number> => {
    let added = 0;
    for (const lane of lanes) added += await lane.look();
    return added;
  };
  const rest = async (): Promise<void> => {
    while (taken.size > 0) await Promise.all(lanes.map((lane) => lane.rest()));
  };
  const watch = createWatch({ clock: parts.clock, log: parts.log, every: LOOKS_EVERY, look });
  return {
    start: () => watch.start(),
    stop: async () => {
      await watch.stop();
      for (const lane of lanes) lane.drop();
      await rest();
    },
    isUp: () => watch.isUp(),
    runDue: async () => {
      do await rest();
      while ((await look()) > 0);
      await rest();
    },
  };
}
