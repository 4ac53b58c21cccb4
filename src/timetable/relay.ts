import type { JobsOptions, Queue } from 'bullmq';
import type { DueRow } from '#core/records.ts';
import type { Lane, TimetableParts } from '#core/timetable.ts';
import { readsOf } from './lanes.ts';
import { readDue } from './pages.ts';
import { goesOutAt } from './spread.ts';
import type { Teller } from './teller.ts';

/** How long before it goes out a row gets its job, in milliseconds. */
const AHEAD = 30_000;
/** How many rows of a lane have a job at most. The others wait in the table. */
const MOST_JOBS = 10_000;
/** How many of them are added in one step. Redis works on them while the next are made ready. */
const ADDS = 100;
const LATE = 60_000;
/** After that many failures a job is gone; as its row is still due, it gets a new one. */
const ATTEMPTS = 8;

/** How long to wait after a failure is up to the worker: any name that BullMQ has no rule for. */
const BACKOFF = 'calm';

/** What a relay of one lane needs. */
export interface RelayParts extends Pick<TimetableParts, 'dues' | 'clock'> {
  readonly lane: Lane;
  readonly queue: Queue<DueRow>;
  readonly teller: Teller;
  /** How late a row is, in milliseconds, when it gets a job again, whatever became of the last one. */
  readonly recoverAfter: number;
}

/** A row that has a job. Both in milliseconds since 1970. */
interface Job {
  readonly goesOutAt: number;
  readonly addedAt: number;
}

/** The id of a row's job. The same row always has the same, so it never has two. BullMQ wants no colon, and no integer. */
const idOf = ({ name, at }: DueRow): string => `${encodeURIComponent(name)}@${at}`;

/** Gives each row of a lane a job, shortly before it goes out. Jobs are only an alarm clock: the table is the truth. */
export class Relay {
  readonly #parts: RelayParts;
  #jobs = new Map<string, Job>();

  constructor(parts: RelayParts) {
    this.#parts = parts;
  }

  /** Adds what is missing, and removes the jobs of rows that are no longer there. Rejects where that can't be done now. */
  async look(): Promise<void> {
    const { dues, clock, lane, queue, teller } = this.#parts;
    const now = clock.now().epochMilliseconds;
    const jobs = new Map<string, Job>();
    let late = 0;
    const { lane: read, until } = readsOf(lane, now + AHEAD);
    for await (const page of readDue(dues, read, until)) {
      const soon = page.filter((row) => goesOutAt(row) <= now + AHEAD);
      late += soon.filter((row) => goesOutAt(row) + LATE < now).length;
      await this.#add(soon, now, jobs);
      if (jobs.size >= MOST_JOBS) break;
    }
    if (jobs.size < MOST_JOBS) await this.#removeMissing(jobs, now);
    this.#jobs = jobs;
    // BullMQ notes there what happened to each job. Nobody reads it, and whoever is erased must not stay in it.
    await queue.trimEvents(0);
    if (late > 0 && !lane.left) teller.behind(late);
  }

  /** Adds the jobs of these rows that have none, or whose job should have been done with by now. */
  async #add(rows: readonly DueRow[], now: number, jobs: Map<string, Job>): Promise<void> {
    const { queue } = this.#parts;
    const missing: DueRow[] = [];
    for (const row of rows.slice(0, MOST_JOBS - jobs.size)) {
      const job = this.#jobs.get(idOf(row));
      const isThere = job !== undefined && !this.#isOverdue(job, now);
      if (!isThere) missing.push(row);
      jobs.set(idOf(row), isThere ? job : { goesOutAt: goesOutAt(row), addedAt: now });
    }
    const adds: Promise<unknown>[] = [];
    for (let from = 0; from < missing.length; from += ADDS) {
      const some = missing.slice(from, from + ADDS);
      adds.push(queue.addBulk(some.map((row) => ({ name: 'due', data: row, opts: optionsOf(row, now) }))));
    }
    await Promise.all(adds);
  }

  /** True where the row should have been gone by now. Adding it again changes nothing where its job is still there. */
  #isOverdue({ goesOutAt: moment, addedAt }: Job, now: number): boolean {
    return Math.max(moment, addedAt) + this.#parts.recoverAfter <= now;
  }

  /** Removes the jobs of rows that were moved or forgotten before they went out. */
  async #removeMissing(jobs: ReadonlyMap<string, Job>, now: number): Promise<void> {
    const missing = [...this.#jobs].filter(([id, job]) => job.goesOutAt > now && !jobs.has(id));
    await Promise.all(missing.map(([id]) => this.#parts.queue.remove(id)));
  }
}

const optionsOf = (row: DueRow, now: number): JobsOptions => ({
  jobId: idOf(row),
  delay: Math.max(0, goesOutAt(row) - now),
  attempts: ATTEMPTS,
  backoff: { type: BACKOFF },
  // What is done with is gone at once, so that the same row can have a job again.
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
});
