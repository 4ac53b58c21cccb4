import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { DueRow, DueTable } from './records.ts';

/** What came of a row that was due. */
export type Fired =
  /** Done with, whatever came of it: its record waits for something else now, or for nothing. */
  | { readonly outcome: 'done' }
  /** The whole lane has to wait, as the platform asks. `isOnlyHere`: in this process alone. The row is still due. */
  | { readonly outcome: 'busy'; readonly retryAfterSeconds: number; readonly isOnlyHere?: true }
  /** Nothing goes out on this lane any more until the process is started again. */
  | { readonly outcome: 'stopped' };

/** One queue of things that go out over the same platform, under one limit for all processes. */
export interface Lane {
  readonly name: string;
  readonly perSecond: number;
  /** The rows of another lane, so many milliseconds after their moment: nobody saw to them, so it is done for the house. */
  readonly left?: { readonly lane: string; readonly after: number };
}

/** What a timetable needs. */
export interface TimetableParts {
  readonly dues: Pick<DueTable, 'rows'>;
  readonly lanes: readonly Lane[];
  /**
   * Does what a record waits for. Claims it in the record first, so it is harmless to fire a row twice, at the same
   * time, or one that is not due any more. Rejects where that could not be done: then the row is still due.
   */
  readonly fire: (row: DueRow) => Promise<Fired>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Fires each row of the due table when its moment comes, spread over the minute after it. */
export interface Timetable {
  start(): Promise<void>;
  /** Takes no more, and finishes what is in flight. */
  stop(): Promise<void>;
  /** Whether it goes on, as far as is known without asking. */
  isUp(): boolean;
}
