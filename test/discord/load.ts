import { Asks } from './numbers.ts';
import type { StandIn } from './server.ts';
import type { TypedCommand } from './typed-line.ts';
import { readLine } from './typed-line.ts';

/** What a volley of commands took. */
export interface Volley {
  /** Milliseconds from sending the event until its first answer, in the order of the answers. */
  readonly latencies: Float64Array;
  readonly seconds: number;
}

/** A volley to be fired. */
export interface VolleyOptions {
  readonly count: number;
  /** How many are under way at once. */
  readonly inFlight: number;
  /** The line that is typed, such as `/trust-steps step:3`. */
  readonly line: string;
  /** How many people take turns in typing it; 100 unless told. */
  readonly people?: number;
}

/**
 * Fires commands in the room and measures how long each first answer takes. Resolves when all are answered; rejects
 * when there is silence for longer than an interaction may wait.
 */
export async function fire({ context }: StandIn, options: VolleyOptions): Promise<Volley> {
  const { count, inFlight, line, people = 100 } = options;
  const { world, interactions, behaviour } = context;
  const typed = readLine([...context.commands.values()], line, world);
  const residents = Array.from({ length: people }, (_, index) => world.resident(`Member ${index}`));
  const channel = world.room;
  const data = commandData(typed);
  const latencies = new Float64Array(count);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let sent = 0;
  let answered = 0;

  const silence = setTimeout(
    () => reject(new Error(`${answered} of ${count} answered, then none`)),
    behaviour.answerWithin,
  );
  const send = (): void => {
    const resident = residents[sent % people];
    if (!resident) throw new RangeError('A volley needs at least one person');
    const sentAt = performance.now();
    sent += 1;
    const onAnswer = (): void => {
      latencies[answered] = performance.now() - sentAt;
      answered += 1;
      silence.refresh();
      if (sent < count) send();
      else if (answered === count) resolve();
    };
    interactions.deliver({ type: Asks.command, resident, channel, about: line, data, onAnswer });
  };

  const startedAt = performance.now();
  for (let index = 0; index < Math.min(inFlight, count); index += 1) send();
  await promise.finally(() => clearTimeout(silence));
  return { latencies, seconds: (performance.now() - startedAt) / 1000 };
}

const commandData = ({ command, options }: TypedCommand): object => ({
  id: command.id,
  name: command.name,
  type: 1,
  options,
});

/** The value below which this share (0 to 1) of all latencies lies, in milliseconds. */
export function percentile(latencies: Float64Array, share: number): number {
  const sorted = latencies.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
