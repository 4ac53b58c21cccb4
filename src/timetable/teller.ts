import type { Clock } from '#core/clock.ts';
import { describeFault, type Entry, type Log } from '#core/log.ts';
import { HOUSE } from '#core/records.ts';

/** How often the same kind of thing is told, in milliseconds. */
const TOLD_EVERY = 60_000;

/** Tells the host what is not well on one lane; what goes on is told once a minute. Nothing in it tells whose turn it was. */
export interface Teller {
  /** Something that was due could not be done. */
  failed(fault: unknown): void;
  /** The workers' connection, or something that is asked over it, fails. */
  troubled(fault: unknown): void;
  /** So many rows are more than a minute late. */
  behind(count: number): void;
  busy(seconds: number): void;
  stopped(): void;
}

export function createTeller(clock: Clock, log: Log, lane: string): Teller {
  const toldAt = new Map<string, number>();
  const platform = lane === HOUSE ? {} : { platform: lane };
  let failures = 0;
  const warn = (entry: Entry): void => {
    const now = clock.now().epochMilliseconds;
    if (now - (toldAt.get(entry.event) ?? -Infinity) < TOLD_EVERY) return;
    toldAt.set(entry.event, now);
    log.warn({ ...entry, ...platform });
  };
  return {
    failed: (fault) => {
      failures += 1;
      const sentence = `What was due could not be done (${failures} so far). It is tried again.`;
      warn({ event: 'timetable failed', fault: describeFault(fault), sentence });
    },
    troubled: (fault) => {
      const sentence = 'The connection to Redis fails. What is due waits until it is back.';
      warn({ event: 'timetable troubled', fault: describeFault(fault), sentence });
    },
    behind: (count) => {
      const sentence = `What was due is late: at least ${count} wait for more than a minute.`;
      warn({ event: 'timetable behind', sentence });
    },
    busy: (seconds) => {
      const sentence = `The platform asks to wait for ${Math.ceil(seconds)} seconds. Nothing is lost.`;
      warn({ event: 'timetable waits', sentence });
    },
    stopped: () => {
      const sentence =
        'The platform lets the bot send no private messages until somebody has looked into it. Nothing that is due goes out there any more. Please find out why, and then start the bot again.';
      log.error({ event: 'timetable stopped', ...platform, sentence });
    },
  };
}
