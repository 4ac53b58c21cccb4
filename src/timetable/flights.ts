import { LRUCache } from 'lru-cache';
import type { DueRow } from '#core/records.ts';
import type { Fired } from '#core/timetable.ts';

const MOST_REMEMBERED = 10_000;
/** For how long it is known that a row was done, in milliseconds: longer than a look into the table takes. */
const REMEMBERED_FOR = 5000;

const keyOf = ({ name, at }: DueRow): string => `${at} ${name}`;

/** What this process is firing. */
export class Flights {
  readonly #fire: (row: DueRow) => Promise<Fired>;
  readonly #inFlight = new Map<string, Promise<unknown>>();
  readonly #done = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: REMEMBERED_FOR });

  constructor(fire: (row: DueRow) => Promise<Fired>) {
    this.#fire = fire;
  }

  get count(): number {
    return this.#inFlight.size;
  }

  /** Fires a row once nothing of its name is in flight here. Rejects as `fire` does. */
  async launch(row: DueRow): Promise<Fired> {
    while (this.#inFlight.has(row.name)) await Promise.allSettled([this.#inFlight.get(row.name)]);
    const flight = this.#fire(row);
    this.#inFlight.set(row.name, flight);
    try {
      const fired = await flight;
      if (fired.outcome === 'done') this.#done.set(keyOf(row), true);
      return fired;
    } finally {
      this.#inFlight.delete(row.name);
    }
  }

  /** True where the row was done a moment ago: a look that began before still meets it. */
  wasJustDone(row: DueRow): boolean {
    return this.#done.has(keyOf(row));
  }

  /** Resolves when what is in flight now has landed. */
  async land(): Promise<void> {
    await Promise.allSettled(this.#inFlight.values());
  }
}
