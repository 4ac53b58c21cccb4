import type { Slack } from './server.ts';

/** What to fire. */
export interface Volley {
  /** Such as `/trust-steps`. */
  readonly command: string;
  readonly text: string;
  readonly count: number;
  /** How many are under way at once. */
  readonly concurrency: number;
}

/** Latencies in milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What was measured. Commands that nobody acked are in `missed` and in nothing else. */
export interface VolleyResult {
  readonly seconds: number;
  readonly perSecond: number;
  readonly missed: number;
  /** From delivery to ack. */
  readonly ack: Latencies;
  /** From delivery to the ack and the first answer: with the ack, by response_url or as a form. */
  readonly answer: Latencies;
}

/**
 * Fires commands at the app that is connected, by socket or request as it happens to be, each from one of a
 * hundred people. Start Slack with `checks: false`. A command acked and never answered keeps it waiting for ever.
 */
export async function fireCommands(slack: Slack, volley: Volley): Promise<VolleyResult> {
  const users = Array.from({ length: 100 }, (_, index) => slack.workspace.user(`visitor${index}`));
  const acks: number[] = [];
  const answers: number[] = [];
  let fired = 0;
  let missed = 0;
  const fireOne = async (): Promise<void> => {
    const user = users[fired % users.length] ?? slack.workspace.user('visitor');
    fired += 1;
    const start = performance.now();
    const { acked, interaction } = slack.acts.command(
      user,
      slack.workspace.room,
      volley.command,
      volley.text,
    );
    const ack = await acked;
    if (ack.outcome === 'missed') return void (missed += 1);
    acks.push(performance.now() - start);
    if (Object.keys(ack.payload).length === 0) await interaction.followUp.promise;
    answers.push(performance.now() - start);
  };
  const fireInTurn = async (): Promise<void> => {
    while (fired < volley.count) await fireOne();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: volley.concurrency }, fireInTurn));
  const seconds = (performance.now() - start) / 1000;
  return {
    seconds,
    perSecond: volley.count / seconds,
    missed,
    ack: summarise(acks),
    answer: summarise(answers),
  };
}

function summarise(samples: readonly number[]): Latencies {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
