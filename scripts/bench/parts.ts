/** The parts of the benchmark, in order, and how each is said. */
import { availableParallelism, totalmem } from 'node:os';
import { fine, median, quantile, whole } from './figures.ts';
import { measureLateness } from './lateness.ts';
import type { Kind } from './bot.ts';
import { measureDiscord, measureSlack, measureStart, type Sample } from './measures.ts';
import { measureMembers } from './members.ts';
import { countRoundTrips } from './round-trips.ts';
import { BARE, measureJobs, measureRows, nameOf, type Cost } from './rows.ts';
import { ACTS, type Act } from './engines.ts';

/** How much is measured. */
export interface Sizes {
  /** Bare and ours take turns so often. */
  readonly rounds: number;
  /** Check-ins that are added, moved and cancelled, and members that are there when the bot starts. */
  readonly members: number;
  /** Notes that are due in one minute. */
  readonly due: number;
}
export const FULL: Sizes = { rounds: 5, members: 100_000, due: 10_000 };
export const SMALL: Sizes = { rounds: 3, members: 10_000, due: 1000 };

type Say = (line?: string) => void;
type Part = (sizes: Sizes, say: Say) => Promise<void>;

/** How many notes a second go out where the platform sets no limit, and on Discord. */
const UNLIMITED = 1000;
const LIMITED = 40;

export const sayMachine = (): string =>
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;

const verdict = (isMet: boolean, target: string): string => `${isMet ? 'within' : 'NOT within'} ${target}`;

const commands: Part = async ({ rounds }, say) => {
  say(`/trust-help, 64 in flight, embedded store, log to a file; medians of ${rounds} rounds`);
  say('the bare bots are discord.js and Bolt alone, and send the same message, made once');
  await compare('Discord', 0.8, measureDiscord, rounds, say);
  await compare('Slack, HTTP', 0.8, (kind) => measureSlack(kind, 'http'), rounds, say);
  await compare('Slack, Socket Mode', 0.6, (kind) => measureSlack(kind, 'socket'), rounds, say);
};

async function compare(
  name: string,
  target: number,
  measure: (kind: Kind) => Promise<Sample>,
  rounds: number,
  say: Say,
): Promise<void> {
  const samples: Record<Kind, Sample[]> = { bare: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    samples.bare.push(await measure('bare'));
    samples.ours.push(await measure('ours'));
  }
  const of = (kind: Kind, figure: keyof Sample) => median(samples[kind].map((sample) => sample[figure]));
  for (const kind of ['bare', 'ours'] as const)
    say(
      `${name.padEnd(20)} ${kind}  ${whole(of(kind, 'perSecond'))}/s   p50 ${fine(of(kind, 'p50'))} ms   p99 ${fine(of(kind, 'p99'))} ms   processor ${whole(of(kind, 'processor'))} µs`,
    );
  const ratio = of('ours', 'perSecond') / of('bare', 'perSecond');
  const above = of('ours', 'p99') - of('bare', 'p99');
  const times = of('ours', 'processor') / of('bare', 'processor');
  say(
    `${''.padEnd(20)} ratio ${fine(ratio)}     p99 ${fine(above)} ms above   processor ${fine(times)} times   ${verdict(ratio >= target && above <= 2, `${target} and 2 ms`)}`,
  );
}

const start: Part = async ({ rounds }, say) => {
  const starts = { bare: [await measureStart('bare')], ours: [await measureStart('ours')] };
  for (let round = 1; round < rounds; round += 1) {
    starts.bare.push(await measureStart('bare'));
    starts.ours.push(await measureStart('ours'));
  }
  for (const [figure, name] of [
    ['milliseconds', 'start-up, ms'],
    ['mebibytes', 'memory, MiB'],
  ] as const) {
    const [bare, ours] = [starts.bare, starts.ours].map((all) => median(all.map((each) => each[figure])));
    const ratio = (ours ?? NaN) / (bare ?? NaN);
    say(
      `${name.padEnd(20)} bare ${whole(bare ?? NaN)}   ours ${whole(ours ?? NaN)}   ratio ${fine(ratio)}   ${verdict(ratio <= 1.4, '1.4')}`,
    );
  }
};

const trips: Part = async (_, say) => {
  for (const [act, roundTrips] of await countRoundTrips())
    say(`${act.padEnd(20)} ${roundTrips} round trips to the store`);
};

const NAMES: Readonly<Record<Act, string>> = { add: 'added', move: 'moved', cancel: 'cancelled' };
const MOST_TIMES = 1.3;

const rows: Part = async ({ members, rounds }, say) => {
  const costs = await measureRows(members, rounds);
  const job = await measureJobs(members, rounds);
  say(
    `${members} check-ins: µs for each by the clock, and in brackets of the processor, Redis' too; medians of ${rounds} rounds, 64 in flight`,
  );
  say(`${''.padEnd(34)}${ACTS.map((act) => NAMES[act].padStart(20)).join('')}`);
  const line = (name: string, of: (act: Act) => string, more = '') =>
    say(`${name.padEnd(34)}${ACTS.map((act) => of(act).padStart(20)).join('')}${more}`);
  const cost = (name: string, act: Act, figure: keyof Cost = 'wall') => costs.get(name)?.[act][figure] ?? NaN;
  for (const name of costs.keys())
    line(name, (act) => `${fine(cost(name, act))} (${fine(cost(name, act, 'processor')).trim()})`);
  if (job)
    line('the job of a row, Redis', (act) =>
      act === 'add' ? `${fine(job.wall)} (${fine(job.processor).trim()})` : '',
    );
  say('times bare BullMQ, by the clock, and of the processor');
  const ratios = (
    name: string,
    of: (cost: (name: string) => number, act: Act, figure: keyof Cost) => number,
    isWanted = true,
  ) => {
    const by = (act: Act, figure: keyof Cost) => of((each) => cost(each, act, figure), act, figure);
    const isMet = ACTS.every((act) => by(act, 'wall') <= MOST_TIMES);
    line(
      name,
      (act) => `${fine(by(act, 'wall'))} (${fine(by(act, 'processor')).trim()})`,
      isWanted ? `   ${verdict(isMet, String(MOST_TIMES))}` : '',
    );
  };
  for (const where of ['Redis', 'embedded'] as const)
    ratios(`the timetable alone, ${where}`, (of) => of(nameOf('alone', where)) / of(BARE));
  ratios(
    'the timetable alone, its job too',
    (of, act, figure) => {
      const row = of(nameOf('alone', 'Redis'));
      return (act === 'add' ? row + (job?.[figure] ?? NaN) : row) / of(BARE);
    },
    false,
  );
  for (const where of ['Redis', 'embedded'] as const)
    ratios(
      `with the record on both, ${where}`,
      (of) => of(nameOf('whole', where)) / (of(nameOf('saved', where)) + of(BARE)),
    );
  for (const where of ['Redis', 'embedded'] as const)
    ratios(`with it on ours alone, ${where}`, (of) => of(nameOf('whole', where)) / of(BARE), false);
};

const lateness: Part = async ({ due }, say) => {
  say(`${due} notes due in one minute, each claimed and settled: ms later than it could go out`);
  for (const [limit, perSecond] of [
    ['no limit', UNLIMITED],
    [`${LIMITED} a second`, LIMITED],
  ] as const) {
    for (const [name, late] of await measureLateness({ due, perSecond })) {
      const p99 = quantile(late, 0.99);
      say(
        `${limit.padEnd(14)} ${name.padEnd(14)} half of them ${whole(quantile(late, 0.5))}   99 in 100 ${whole(p99)}   the latest ${whole(Math.max(...late))}   ${verdict(p99 < 1000, 'a second')}`,
      );
    }
  }
};

const members: Part = async ({ members: count, rounds }, say) => {
  const { full, empty, memory, row, files } = await measureMembers(count, rounds);
  say(`${count} members with a check-in, embedded, connected to Discord; medians of ${rounds} rounds`);
  say(
    `start-up, ms         nobody ${whole(empty)}   all of them ${whole(full)}   ${verdict(full < 2000, '2 s')}`,
  );
  say(
    `bytes for each       memory ${whole(memory)}   row of the due table ${whole(row)}   ${verdict(memory + row <= 1024, '1 KB')}`,
  );
  say(`                     both files in all, with the record and its key ${whole(files)}`);
};

/** In the order in which they are said. */
export const PARTS: Readonly<Record<string, Part>> = { commands, start, trips, rows, lateness, members };
