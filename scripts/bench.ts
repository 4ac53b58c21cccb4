/** Measures the bot beside the bare libraries, on this machine and in this run, and prints ratios. */
import { availableParallelism, totalmem } from 'node:os';
import { measureDiscord, measureSlack, measureStart, type Sample } from './bench/measures.ts';
import { countRoundTrips } from './bench/round-trips.ts';
import { benchTimetable } from './bench/timetable.ts';

/** Bare and ours take turns, so that both meet the same weather. */
const ROUNDS = 3;

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const whole = (value: number): string => value.toFixed(0).padStart(8);
const fine = (value: number): string => value.toFixed(2).padStart(8);

async function compare(name: string, measure: (kind: 'bare' | 'ours') => Promise<Sample>): Promise<void> {
  const bare: Sample[] = [];
  const ours: Sample[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await measure('bare'));
    ours.push(await measure('ours'));
  }
  const of = (samples: readonly Sample[], figure: keyof Sample) =>
    median(samples.map((sample) => sample[figure]));
  const row = (kind: string, samples: readonly Sample[]) =>
    say(
      `${name.padEnd(20)} ${kind}  ${whole(of(samples, 'perSecond'))}/s   p50 ${fine(of(samples, 'p50'))} ms   p99 ${fine(of(samples, 'p99'))} ms   processor ${whole(of(samples, 'processor'))} µs`,
    );
  row('bare', bare);
  row('ours', ours);
  const ratio = of(ours, 'perSecond') / of(bare, 'perSecond');
  say(
    `${''.padEnd(20)} ratio ${fine(ratio)}     p99 ${fine(of(ours, 'p99') - of(bare, 'p99'))} ms above   processor ${fine(of(ours, 'processor') / of(bare, 'processor'))} times`,
  );
}

say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; medians of ${ROUNDS} rounds`,
);
say(
  '/trust-help, 64 in flight, embedded store, log to a file; the bare bots send the same message, made once',
);
say();
await compare('Discord', measureDiscord);
await compare('Slack, HTTP', (kind) => measureSlack(kind, 'http'));
await compare('Slack, Socket Mode', (kind) => measureSlack(kind, 'socket'));
say();
const starts = { bare: [await measureStart('bare')], ours: [await measureStart('ours')] };
for (let round = 1; round < ROUNDS; round += 1) {
  starts.bare.push(await measureStart('bare'));
  starts.ours.push(await measureStart('ours'));
}
for (const figure of ['milliseconds', 'mebibytes'] as const) {
  const [bare, ours] = [
    median(starts.bare.map((each) => each[figure])),
    median(starts.ours.map((each) => each[figure])),
  ];
  const name = figure === 'milliseconds' ? 'start-up, ms' : 'memory, MiB';
  say(`${name.padEnd(20)} bare ${whole(bare)}   ours ${whole(ours)}   ratio ${fine(ours / bare)}`);
}
say();
for (const [act, roundTrips] of await countRoundTrips())
  say(`${act.padEnd(20)} ${roundTrips} round trips to the store`);
say();
const shown = (value: number | undefined) => (value === undefined ? '       –' : whole(value));
for (const { what, unit, bare, redis, embedded } of await benchTimetable())
  say(
    `${what.padEnd(28)} bare BullMQ ${shown(bare)}   Redis ${shown(redis)}   embedded ${shown(embedded)} ${unit}`,
  );
