import { Worker, type Job, type Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { DueRow } from '#core/records.ts';
import type { Fired, Lane, TimetableParts } from '#core/timetable.ts';
import type { Flights } from './flights.ts';
import { firedOn } from './lanes.ts';
import { inFlightOf, waitAfter, windowOf } from './pace.ts';
import { goesOutAt } from './spread.ts';
import type { Teller } from './teller.ts';

/** The prefix of all that BullMQ keeps. */
export const PREFIX = 'trust-steps';
/** How often a job may lose its worker before it is given up; as its row is still due, it gets a new one. */
const MOST_LOSSES = 10;
/** How long a worker counts as troubled after Redis refused it something, in milliseconds. */
const TROUBLED = 60_000;
/** BullMQ writes an error's words down with the job. These tell nothing. */
const NOT_DONE = 'not done';
/** How much earlier than this process another one may think it is, in milliseconds. */
const EARLY = 5000;

/** What a worker of one lane needs. */
export interface WorkerParts extends Pick<TimetableParts, 'clock'> {
  readonly lane: Lane;
  readonly connection: Redis;
  readonly queue: Queue<DueRow>;
  readonly flights: Flights;
  readonly teller: Teller;
  /** After how many milliseconds what a killed process had in hand is taken by another one. */
  readonly recoverAfter: number;
}

/** Fires the rows of a lane as their jobs ring, at a pace that is common to all processes. */
export class LaneWorker {
  readonly #parts: WorkerParts;
  readonly #worker: Worker<DueRow>;
  #isStopped = false;
  #cancelRest: (() => void) | undefined;
  #refusedAt = -Infinity;

  constructor(parts: WorkerParts) {
    const { lane, connection, recoverAfter, teller } = parts;
    this.#parts = parts;
    this.#worker = new Worker<DueRow>(lane.name, (job) => this.#ring(job), {
      connection,
      prefix: PREFIX,
      autorun: false,
      concurrency: inFlightOf(lane.perSecond),
      limiter: windowOf(lane.perSecond),
      lockDuration: recoverAfter,
      stalledInterval: recoverAfter / 2,
      maxStalledCount: MOST_LOSSES,
      settings: { backoffStrategy: waitAfter },
    });
    this.#worker.on('error', (fault) => {
      if (isRefusal(fault)) this.#refusedAt = this.#now();
      teller.troubled(fault);
    });
  }

  /** True once the platform said that nothing may go out any more. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** False while Redis answers and lets it do nothing, such as one that is full, or is a replica now. */
  get isWell(): boolean {
    return this.#now() - this.#refusedAt >= TROUBLED;
  }

  /** Resolves when its connections stand. Rejects where one was refused: it would take no jobs, whatever comes back later. */
  async isReady(): Promise<void> {
    await this.#worker.waitUntilReady();
  }

  start(): void {
    this.#worker.run().catch((fault: unknown) => this.#parts.teller.troubled(fault));
  }

  /** Takes no more jobs. Resolves when those that it has are done with, and Redis knows it. */
  async stop(): Promise<void> {
    this.#cancelRest?.();
    await this.#worker.close();
  }

  /** Lets go of the connection, whatever is under way. */
  leave(): void {
    // While Redis is away this may never end, and nothing depends on it.
    this.#worker.disconnect().catch(() => undefined);
  }

  #now(): number {
    return this.#parts.clock.now().epochMilliseconds;
  }

  async #ring({ data: row }: Job<DueRow>): Promise<void> {
    if (this.#isStopped || !(await this.#isTime(row))) return;
    const { flights, lane, teller } = this.#parts;
    const fired = await flights.launch(firedOn(lane, row)).catch((fault: unknown) => teller.failed(fault));
    if (!fired) throw new Error(NOT_DONE);
    await this.#heed(fired);
  }

  /** Waits out what another process, whose clock is ahead, thought too early. False where that is too long. */
  async #isTime(row: DueRow): Promise<boolean> {
    const { clock } = this.#parts;
    const early = goesOutAt(row) - this.#now();
    if (early <= 0) return true;
    if (early > EARLY) return false;
    await new Promise<void>((resolve) => clock.after(early, resolve));
    return true;
  }

  async #heed(fired: Fired): Promise<void> {
    const { queue, teller } = this.#parts;
    if (fired.outcome === 'busy') {
      if (fired.isOnlyHere) this.#leaveToOthers(fired.retryAfterSeconds);
      teller.busy(fired.retryAfterSeconds);
      await queue.rateLimit(Math.max(1, Math.ceil(fired.retryAfterSeconds * 1000)));
      throw Worker.RateLimitError();
    }
    if (fired.outcome === 'stopped' && !this.#isStopped) {
      this.#isStopped = true;
      teller.stopped();
      this.#pause();
    }
  }

  /** Takes nothing for a while. The job is tried again by whichever process takes it. */
  #leaveToOthers(seconds: number): never {
    if (!this.#worker.isPaused()) {
      this.#pause();
      this.#cancelRest = this.#parts.clock.after(seconds * 1000, () => {
        if (!this.#isStopped) void this.#worker.resume();
      });
    }
    throw new Error(NOT_DONE);
  }

  #pause(): void {
    this.#worker.pause(true).catch((fault: unknown) => this.#parts.teller.troubled(fault));
  }
}

/** True for what Redis answered, as against a line that was cut. */
const isRefusal = (fault: Error): boolean => fault.name === 'ReplyError';
