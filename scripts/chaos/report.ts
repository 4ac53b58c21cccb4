/** The figures of a run as a table, and its claims. */
import { availableParallelism, totalmem } from 'node:os';
import { untilBlow, type Claim } from './claim.ts';
import { findFates, judge, type Fate } from './claims.ts';
import type { Blow, Moment, Platform } from './evidence.ts';
import { findReminderFates, type ReminderFate } from './reminder-claims.ts';
import type { Outcome } from './run.ts';

/** So many cases in which a claim does not hold are told. */
const EXAMPLES = 5;
const NAME = 44;
const COLUMN = 12;

/** A figure of one ground: a number that adds up, or words of which there is no sum. */
type Figure = number | string;

interface Row {
  readonly name: string;
  readonly of: (outcome: Outcome, fates: readonly Fate[]) => Figure;
}

const blows = (what: string): Row => ({
  name: what,
  of: ({ evidence }) => evidence.blows.filter((blow: Blow) => blow.what.startsWith(what)).length,
});

const on = (platform: Platform, fates: readonly Fate[]): readonly Fate[] =>
  fates.filter(({ member }) => member.platform === platform);

const takenUp = (platform: Platform): Row => ({
  name: '  taken up again after a kill or a cut',
  of: ({ evidence }) =>
    evidence.members.filter(({ platform: its, kept }) => {
      const last = kept?.checkIn?.last;
      return its === platform && last !== undefined && last.triedAt > last.claimedAt;
    }).length,
});

/** Notes that are not simply there. On Discord those are only ones that were put off until the next was due. */
const told = (platform: Platform): readonly Row[] => {
  const count = (isToldSo: boolean, isShown: boolean) => (_: Outcome, fates: readonly Fate[]) =>
    on(platform, fates).filter((fate) => fate.isTold === isToldSo && fate.shown.length > 0 === isShown)
      .length;
  return [
    { name: '  shown, and told that it may be missing', of: count(true, true) },
    { name: '  missing, and told so', of: count(true, false) },
    { name: '  put off, and gave way to the next note', of: count(false, false) },
  ];
};

const late = (name: string, share: number): Row => ({
  name,
  of: (_, fates) =>
    `${percentile(
      fates.flatMap(({ moment, shown: [first] }) => latenessOf(moment, first)),
      share,
    ).toFixed(1)} s`,
});

const lateReminders = (name: string, share: number): Row => ({
  name,
  of: ({ evidence }) =>
    `${percentile(
      findReminderFates(evidence).flatMap(({ planned, heard: [first] }) => latenessOf(planned.moment, first)),
      share,
    ).toFixed(1)} s`,
});

/** How late something arrived, in seconds, after its moment and its spread. */
const latenessOf = ({ goesOutAt }: Moment, first: { readonly at: number } | undefined): readonly number[] =>
  first ? [Math.max(0, first.at - goesOutAt) / 1000] : [];

const reminders = (platform: Platform): readonly Row[] => {
  const count =
    (isMeant: (fate: ReminderFate) => boolean) =>
    ({ evidence }: Outcome): number =>
      findReminderFates(evidence).filter((fate) => fate.platform === platform && isMeant(fate)).length;
  const isShown = ({ heard }: ReminderFate): boolean => heard.length > 0;
  return [
    { name: `reminders due on ${NAMES[platform]}`, of: count(() => true) },
    { name: '  in their rooms', of: count(isShown) },
    {
      name: '  taken up again after a kill or a cut',
      of: count(({ kept }) => kept?.last !== undefined && kept.last.triedAt > kept.last.claimedAt),
    },
    { name: '  there, and listed as perhaps missing', of: count((fate) => isShown(fate) && fate.isListed) },
    { name: '  missing, and listed so', of: count((fate) => !isShown(fate) && fate.isListed) },
  ];
};

/** For how long what may be missing was on its way when something happened to it. */
const inFlight: Row = {
  name: 'perhaps missing: longest from claim to blow',
  of: ({ evidence }, fates) => {
    const notes = fates
      .filter(({ isTold, moment, member: { kept } }) => isTold && kept?.checkIn?.last?.at === moment.about)
      .map(({ member: { platform, kept } }) => ({ platform, last: kept?.checkIn?.last }));
    const reminded = findReminderFates(evidence)
      .filter(({ isListed }) => isListed)
      .map(({ platform, kept }) => ({ platform, last: kept?.last }));
    const waits = [...notes, ...reminded].flatMap(({ platform, last }) =>
      last ? [untilBlow(last.claimedAt, platform, evidence.blows)] : [],
    );
    return `${(Math.max(0, ...waits) / 1000).toFixed(1)} s`;
  },
};

const NAMES: Readonly<Record<Platform, string>> = { discord: 'Discord', slack: 'Slack' };

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

const ROWS: readonly Row[] = [
  blows('process killed'),
  {
    name: '  while it started',
    of: ({ evidence }) => evidence.blows.filter(({ what }) => what.endsWith('while it started')).length,
  },
  {
    name: 'process ended by itself for want of Redis',
    of: ({ evidence }) => evidence.ends.filter(({ wasTold }) => !wasTold).length,
  },
  { name: 'process started', of: ({ starts }) => starts },
  blows('Redis killed'),
  blows('Redis hangs'),
  blows('lines to Redis cut'),
  blows('line to Discord cut'),
  blows('Discord’s gateway cut'),
  blows('line to Slack cut'),
  blows('Slack’s socket cut'),
  { name: 'members', of: ({ evidence }) => evidence.members.length },
  { name: 'notes due on Discord', of: (_, fates) => on('discord', fates).length },
  { name: '  shown', of: (_, fates) => countShown(on('discord', fates)) },
  takenUp('discord'),
  { name: '  chats looked into for it', of: ({ looks }) => looks },
  ...told('discord'),
  { name: 'notes due on Slack', of: (_, fates) => on('slack', fates).length },
  { name: '  shown', of: (_, fates) => countShown(on('slack', fates)) },
  takenUp('slack'),
  ...told('slack'),
  { name: 'groups', of: ({ evidence }) => evidence.groups.length },
  ...reminders('discord'),
  ...reminders('slack'),
  inFlight,
  late('late: half of all notes at most', 0.5),
  late('late: 99 of 100 at most', 0.99),
  late('late: all at most', 1),
  lateReminders('late: half of all reminders at most', 0.5),
  lateReminders('late: all reminders at most', 1),
];

const countShown = (fates: readonly Fate[]): number => fates.filter(({ shown }) => shown.length > 0).length;

/** All that a run has to tell, a line each. */
export function report(outcomes: readonly Outcome[], seconds: number): readonly string[] {
  const of = outcomes.map((outcome) => [outcome, findFates(outcome.evidence)] as const);
  const line = (name: string, figures: readonly Figure[]): string =>
    name.padEnd(NAME) + figures.map((figure) => String(figure).padStart(COLUMN)).join('');
  const machine = `Node ${process.version}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}; ${Math.round(seconds)} s`,
    '',
    line('', [...outcomes.map(({ ground }) => ground), 'all']),
    ...ROWS.map(({ name, of: figure }) => {
      const figures = of.map(([outcome, fates]) => figure(outcome, fates));
      const sum = figures.every((each) => typeof each === 'number') ? figures.reduce((a, b) => a + b, 0) : '';
      return line(name, [...figures, sum]);
    }),
    '',
    ...joinClaims(outcomes).flatMap(sayClaim),
  ];
}

/** The claims, each over all grounds. */
export function joinClaims(outcomes: readonly Outcome[]): readonly Claim[] {
  const all = outcomes.flatMap(({ ground, evidence }) =>
    judge(evidence).map((claim) => ({ ...claim, broken: claim.broken.map((each) => `${ground}: ${each}`) })),
  );
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, claims]) => ({
    name,
    looked: claims.reduce((sum, { looked }) => sum + looked, 0),
    broken: claims.flatMap(({ broken }) => broken),
  }));
}

function sayClaim({ name, looked, broken }: Claim): readonly string[] {
  const verdict = broken.length === 0 ? 'holds' : 'BROKEN';
  return [
    `${verdict.padEnd(8)}${name} (${looked} looked at, ${broken.length} against it)`,
    ...broken.slice(0, EXAMPLES).map((each) => `          ${each}`),
  ];
}
