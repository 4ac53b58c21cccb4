import type { Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import { waitAfter } from './pace.ts';

/** After a long look it rests three times as long, so that looking takes a quarter of the time at most, */
const SHARE = 3;
/** but no longer than this, in milliseconds. */
const LONGEST_REST = 1000;

/** Looks into the due table again and again, less often while it can't be read. */
export interface Watch {
  /** Resolves after the first look. */
  start(): Promise<void>;
  /** Looks no more, and waits for the look that is going on. */
  stop(): Promise<void>;
  /** Whether it goes on, and the last look succeeded. */
  isUp(): boolean;
}

interface WatchParts {
  readonly clock: Clock;
  readonly log: Log;
  /** How long to wait after a look, in milliseconds. */
  readonly every: number;
  /** Rejects where the table, or what is behind it, can't be reached. */
  readonly look: () => Promise<unknown>;
}

export function createWatch({ clock, log, every, look }: WatchParts): Watch {
  let isOn = false;
  let failures = 0;
  let cancel: (() => void) | undefined;
  let looking = Promise.resolve();

  const lookOnce = async (): Promise<void> => {
    try {
      await look();
      if (failures > 0) log.info({ event: 'timetable back', sentence: 'What is due can be read again.' });
      failures = 0;
    } catch (fault) {
      failures += 1;
      if (failures > 1) return;
      const sentence = 'What is due can’t be read now. Nothing is lost, and it is tried again.';
      log.warn({ event: 'timetable unread', fault: describeFault(fault), sentence });
    }
  };
  const turn = async (): Promise<void> => {
    const began = performance.now();
    await lookOnce();
    if (!isOn) return;
    const rest = Math.max(every, Math.min(SHARE * (performance.now() - began), LONGEST_REST));
    cancel = clock.after(failures > 0 ? waitAfter(failures) : rest, () => {
      looking = turn();
    });
  };
  return {
    start: async () => {
      if (isOn) return;
      isOn = true;
      looking = turn();
      await looking;
    },
    stop: async () => {
      isOn = false;
      cancel?.();
      await looking;
    },
    isUp: () => isOn && failures === 0,
  };
}
