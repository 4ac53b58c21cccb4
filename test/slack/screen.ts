import type { Sight } from '../stage.ts';

/** What reaches one person's eyes, in order. Starts empty. */
export class Screen {
  readonly #name: string;
  #unseen: Sight[] = [];
  #waiting: ((sight: Sight) => void)[] = [];

  /** `name` is for the error message. */
  constructor(name: string) {
    this.#name = name;
  }

  show(sight: Sight): void {
    const look = this.#waiting.shift();
    if (look === undefined) this.#unseen.push(sight);
    else look(sight);
  }

  /** The next sight; rejects after the deadline, in milliseconds of real time. */
  async next(deadline = 3000): Promise<Sight> {
    const first = this.#unseen.shift();
    if (first !== undefined) return first;
    const { promise, resolve, reject } = Promise.withResolvers<Sight>();
    const timer = setTimeout(() => {
      this.#waiting = this.#waiting.filter((look) => look !== resolve);
      reject(new Error(`Nothing reached ${this.#name} within ${deadline} ms.`));
    }, deadline);
    this.#waiting.push(resolve);
    return promise.finally(() => clearTimeout(timer));
  }

  /** Everything that was shown and not looked at yet. */
  drain(): readonly Sight[] {
    const all = this.#unseen;
    this.#unseen = [];
    return all;
  }
}
