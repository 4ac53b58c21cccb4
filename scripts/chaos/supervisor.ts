/** Starts a bot again whenever it ends, as a host's supervisor does, until it is told to stop. */
import { setTimeout as wait } from 'node:timers/promises';
import { launch, type BotProcess, type End, type Settings } from '../../test/process/bot-process.ts';
import { isEndRight } from './claims.ts';
import type { Ended } from './evidence.ts';

/** How long a supervisor waits after a process that ended by itself, in milliseconds. */
const PAUSE = 500;

/** How a bot was when it was killed: `gone` where it had ended by itself. */
export type Found = 'up' | 'starting' | 'gone';

/** One bot that is kept running. */
export interface Supervised {
  /** Begins to keep it running. */
  start(): void;
  /** Resolves with true once the bot that runs now has started; with false where it ended before that. */
  started(): Promise<boolean>;
  /** Kills the bot that runs now, and tells how it found it. It is started again at once. */
  kill(): Promise<Found>;
  /** Kills it, and leaves it so. */
  killForGood(): Promise<Found>;
  /** Tells it to end, and waits until it has. */
  stop(): Promise<void>;
  /** How it ended where nobody killed it. */
  readonly ends: readonly Ended[];
  /** How often it said each event of its log. */
  readonly said: ReadonlyMap<string, number>;
  /** What it said to the end, where it ended as it should not. */
  readonly lastWords: readonly string[];
}

/** Makes a bot with these settings that does not run yet. */
export function createSupervised(settings: Settings): Supervised {
  return new SupervisedBot(settings);
}

class SupervisedBot implements Supervised {
  readonly ends: Ended[] = [];
  readonly said = new Map<string, number>();
  readonly lastWords: string[] = [];
  readonly #settings: Settings;
  #isOn = false;
  #bot: Promise<BotProcess> | undefined;
  #cameUp = Promise.resolve(false);
  #running = Promise.resolve();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#running = this.#run();
  }

  async started(): Promise<boolean> {
    await this.#bot;
    return this.#cameUp;
  }

  async kill(): Promise<Found> {
    const bot = await this.#bot;
    if (!bot) return 'gone';
    bot.send('SIGKILL');
    const { signal } = await endOf(bot);
    if (signal !== 'SIGKILL') return 'gone';
    return hasStarted(bot) ? 'up' : 'starting';
  }

  async killForGood(): Promise<Found> {
    this.#isOn = false;
    const found = await this.kill();
    await this.#running;
    return found;
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    (await this.#bot)?.send('SIGTERM');
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isOn) {
      this.#bot = launch(this.#settings);
      const bot = await this.#bot;
      this.#cameUp = cameUp(bot);
      const end = await endOf(bot);
      this.#note(end, bot);
      if (end.signal === null && this.#isOn) await wait(PAUSE);
    }
    this.#bot = undefined;
  }

  #note({ code, signal }: End, bot: BotProcess): void {
    for (const [, event = ''] of bot.output().matchAll(/"event":"([^"]+)"/g)) {
      this.said.set(event, (this.said.get(event) ?? 0) + 1);
    }
    if (signal !== null) return;
    const end = { code, wasTold: !this.#isOn, hadStarted: hasStarted(bot) };
    this.ends.push(end);
    if (!isEndRight(end)) this.lastWords.push(bot.output());
  }
}

/** However long that takes, as below. */
async function cameUp(bot: BotProcess): Promise<boolean> {
  let hasEnded = false;
  void endOf(bot).then(() => (hasEnded = true));
  for (;;) {
    const isUp = await bot.says('started').then(
      () => true,
      () => false,
    );
    if (isUp || hasEnded) return isUp;
  }
}

const hasStarted = (bot: BotProcess): boolean => bot.output().includes('"event":"started"');

/** However long that takes: `ended` gives up after a while. */
async function endOf(bot: BotProcess): Promise<End> {
  for (;;) {
    const end = await bot.ended().catch(() => undefined);
    if (end) return end;
  }
}
