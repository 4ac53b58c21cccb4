import type { DueRow } from '#core/records.ts';
import type { Fired } from '#core/timetable.ts';

/** What this process is firing. */
export class Flights {
  readonly #fire: (row: DueRow) => Promise<Fired>;
  readonly #inFlight = new Map<string, Promise<unknown>>();

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
      return await flight;
    } finally {
      this.#inFlight.delete(row.name);
    }
  }

  /** Resolves when what is in flight now has landed. */
  async land(): Promise<void> {
    await Promise.allSettled(this.#inFlight.values());
  }
}
