import { tryAgain } from '#core/again.ts';
import type { Timetable } from '#core/timetable.ts';
import { ClockIsOff } from './clock-check.ts';

/** It is tried for good; waits are in milliseconds. */
const FOR_GOOD = { times: Infinity, first: 500, longest: 5000 };

/**
 * A timetable that is made once what it needs is there: it counts as down until then. Rejects with `ClockIsOff` where that is
 * known at once; `onClockIsOff` is told where it comes to light later.
 */
export async function createLateTimetable(
  make: () => Promise<Timetable>,
  onClockIsOff: (fault: unknown) => void,
): Promise<Timetable> {
  const isFinal = (fault: unknown): boolean => fault instanceof ClockIsOff;
  let made = await make().catch((fault: unknown) => {
    if (isFinal(fault)) throw fault;
    return undefined;
  });
  let isStopped = false;
  const makeLater = async (): Promise<void> => {
    const late = await tryAgain(make, { ...FOR_GOOD, isFinal: (fault) => isStopped || isFinal(fault) });
    if (isStopped) return late.stop();
    made = late;
    await late.start();
  };
  return {
    start: async () => {
      if (made) return made.start();
      void makeLater().catch((fault: unknown) => isStopped || onClockIsOff(fault));
    },
    stop: async () => {
      isStopped = true;
      await made?.stop();
    },
    isUp: () => made?.isUp() ?? false,
  };
}
