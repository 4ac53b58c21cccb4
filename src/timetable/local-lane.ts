import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { DueRow } from '#core/records.ts';
import type { Fired, Lane, TimetableParts } from '#core/timetable.ts';
import { inFlightOf, waitAfter, windowOf } from './pace.ts';
import { firedOn, readsOf } from './lanes.ts';
import { readDue } from './pages.ts';
import { goesOutAt } from './spread.ts';
import { createTeller, type Teller } from './teller.ts';

/** How many rows wait in memory at most; the others wait in the table. */
const MOST_WAITING = 1000;
/** Of how many rows it is known that they were fired before. */
const MOST_REMEMBERED = 10_000;
const LATE = 60_000;

/** A row that was fired: it is not fired again before that moment, in milliseconds since 1970. */
interface Rest {
  readonly tries: number;
  readonly until: number;
}

const keyOf = ({ name, at }: DueRow): string => `${at} ${name}`;

/** One lane of a timetable within this process. */
export class LocalLane {
  readonly #lane: Lane;
  readonly #parts: TimetableParts;
  readonly #taken: Set<string>;
  readonly #queue: PQueue;
  readonly #teller: Teller;
  readonly #rests = new LRUCache<string, Rest>({ max: MOST_REMEMBERED });
  #opensAt = -Infinity;

  /** `taken` has the names of all rows that wait in memory or are in flight, on whichever lane. */
  constructor(lane: Lane, parts: TimetableParts, taken: Set<string>) {
    const { name, perSecond } = lane;
    const { max, duration } = windowOf(perSecond);
    const limit = { intervalCap: max, interval: duration, strict: true };
    this.#lane = lane;
    this.#parts = parts;
    this.#taken = taken;
    this.#queue = new PQueue({ ...limit, concurrency: inFlightOf(perSecond) });
    this.#teller = createTeller(parts.clock, parts.log, name);
  }

  /** Takes what is due now, as far as there is room for it. Answers with how many rows that were. */
  async look(): Promise<number> {
    if (!this.#hasRoom()) return 0;
    let taken = 0;
    let late = 0;
    // Read once for all: in the minute after an hour that many chose, most rows have to wait, and are met at each look.
    const now = this.#now();
    const { lane, until } = readsOf(this.#lane, now);
    for await (const rows of readDue(this.#parts.dues, lane, until)) {
      for (const row of rows) {
        const moment = goesOutAt(row);
        if (moment > now) continue;
        if (moment + LATE < now) late += 1;
        if (this.#hasRoom() && this.#take(row, now)) taken += 1;
      }
      if (!this.#hasRoom()) break;
    }
    if (late > 0 && !this.#lane.left) this.#teller.behind(late);
    return taken;
  }

  /** Resolves when nothing waits in memory and nothing is in flight. */
  async rest(): Promise<void> {
    await this.#queue.onIdle();
  }

  /** Lets go of what waits in memory: it is still due. */
  drop(): void {
    this.#queue.clear();
  }

  #now(): number {
    return this.#parts.clock.now().epochMilliseconds;
  }

  #hasRoom(): boolean {
    return this.#now() >= this.#opensAt && this.#queue.size < MOST_WAITING;
  }

  #take(row: DueRow, now: number): boolean {
    const isResting = now < (this.#rests.get(keyOf(row))?.until ?? -Infinity);
    if (isResting || this.#taken.has(row.name)) return false;
    this.#taken.add(row.name);
    // What is dropped while it waits rejects here.
    this.#queue.add(() => this.#fire(row)).catch(() => this.#taken.delete(row.name));
    return true;
  }

  async #fire(row: DueRow): Promise<void> {
    try {
      this.#heed(await this.#parts.fire(firedOn(this.#lane, row)), row);
    } catch (fault) {
      this.#letRest(row);
      this.#teller.failed(fault);
    } finally {
      this.#taken.delete(row.name);
    }
  }

  #heed(fired: Fired, row: DueRow): void {
    if (fired.outcome === 'done') {
      // A look that began before can still meet it.
      this.#letRest(row);
    } else if (fired.outcome === 'busy') {
      this.#teller.busy(fired.retryAfterSeconds);
      this.#close(this.#now() + fired.retryAfterSeconds * 1000);
    } else if (this.#opensAt < Infinity) {
      this.#teller.stopped();
      this.#close(Infinity);
    }
  }

  #letRest(row: DueRow): void {
    const tries = (this.#rests.get(keyOf(row))?.tries ?? 0) + 1;
    this.#rests.set(keyOf(row), { tries, until: this.#now() + waitAfter(tries) });
  }

  #close(until: number): void {
    this.#opensAt = Math.max(this.#opensAt, until);
    this.drop();
  }
}
