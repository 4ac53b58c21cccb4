/** One run on one ground: members are written, bots are killed while notes go out, and in the end all is counted. */
import { setTimeout as wait } from 'node:timers/promises';
import { CLAIM_LASTS } from '#support/claims.ts';
import { goesOutAt } from '#timetable/spread.ts';
import { findFates, isOpen } from './claims.ts';
import type { Blow, Evidence } from './evidence.ts';
import type { Ground } from './ground.ts';
import { untilBusy } from './line.ts';
import { openLedger } from './ledger.ts';
import { writeGroups, type WrittenGroup } from './groups.ts';
import { writeMembers, type Burst, type Written } from './members.ts';
import { openPlatforms, type Platforms } from './platforms.ts';
import { createSupervised, type Found, type Supervised } from './supervisor.ts';
import { visitOnSlack } from './visits.ts';
import { between, startWeather, type Between, type Gusts } from './weather.ts';

/** How much is done on one ground. */
export interface Size {
  readonly burst: Omit<Burst, 'from'>;
  readonly kills: number;
  /** How long a bot runs before it is killed, from when it has started. */
  readonly lives: Between;
  /** How many of the kills, of 1, come before that. */
  readonly whileStarting: number;
  /** How many of the others, of 1, come at any moment; for the rest something has to be on its way. */
  readonly atAnyMoment: number;
  readonly weather: Gusts;
  /** How long all bots stay down after the last kill, in milliseconds. */
  readonly downFor: number;
}

/** What a run did, and what is known at its end. */
export interface Outcome {
  readonly ground: Ground['name'];
  readonly evidence: Evidence;
  /** How often the bots looked into a chat on Discord. */
  readonly looks: number;
  /** How often bots started. */
  readonly starts: number;
  /** How often bots said each event of their logs. */
  readonly said: ReadonlyMap<string, number>;
  /** What those bots said that ended as they should not. */
  readonly lastWords: readonly string[];
}

/** A run whose bots have been killed for the last time. */
export interface Raged {
  /** Waits until all is done that was due, ends the bots, and reads what is kept. */
  settle(): Promise<Outcome>;
}

/** So often all processes of a ground are killed at once. */
const ALL_AT_ONCE = 1 / 6;
/** How long it may take in milliseconds until a note is on its way. */
const BUSY_WITHIN = 1500;
/** Beyond the end of the last claim and its spread, in milliseconds: for Redis, the platforms, and the queue before it. */
const SPARE = 1500;
/** How long bots go on where something is still due, and how often that may be so. */
const ONE_MORE = 5000;
const ROUNDS = 36;
/** So many come back to read that a note may be missing. */
const VISITORS = 5;

/** Writes members, and then kills until it was often enough. Rejects where the ground itself fails. */
export async function rage(ground: Ground, size: Size): Promise<Raged> {
  const platforms = await openPlatforms();
  const from = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const ledger = await openLedger(ground.store);
  const burst = { ...size.burst, from };
  const members = await writeMembers(ledger, platforms, burst);
  const groups = await writeGroups(ledger, platforms, burst);
  await ledger.stop();
  const settings = { ...ground.settings, ...platforms.settings };
  const bots = Array.from({ length: ground.processes }, () => createSupervised(settings));
  for (const bot of bots) bot.start();
  const blows: Blow[] = [];
  const weather = startWeather(ground, platforms, size.weather, () => isAnyUp(bots), blows);
  while (blows.filter(({ what }) => what.startsWith('process')).length < size.kills) {
    blows.push(...(await strikeOnce(bots, platforms, size)));
  }
  await weather.stop();
  return { settle: () => settle({ ground, size, platforms, members, groups, bots, blows }) };
}

const isAnyUp = (bots: readonly Supervised[]): Promise<boolean> =>
  Promise.any(bots.map(isUp)).catch(() => false);

async function isUp(bot: Supervised): Promise<boolean> {
  if (await bot.started()) return true;
  throw new Error('It ended before it had started.');
}

/** Kills one of the bots, or all of them at once. Nothing happens where one has ended by itself. */
async function strikeOnce(
  bots: readonly Supervised[],
  platforms: Platforms,
  { lives, whileStarting, atAnyMoment }: Size,
): Promise<readonly Blow[]> {
  const one = bots[Math.floor(Math.random() * bots.length)];
  const victims = Math.random() < ALL_AT_ONCE || !one ? bots : [one];
  const isEarly = Math.random() < whileStarting;
  const areUp = await Promise.all(victims.map((bot) => (isEarly ? Promise.resolve(true) : bot.started())));
  await wait(isEarly ? Math.random() * lives[0] : between(lives));
  if (areUp.includes(false)) return [];
  if (!isEarly && Math.random() >= atAnyMoment) await untilBusy(Object.values(platforms.lines), BUSY_WITHIN);
  return killAll(victims, (bot) => bot.kill());
}

async function killAll(
  victims: readonly Supervised[],
  kill: (bot: Supervised) => Promise<Found>,
): Promise<readonly Blow[]> {
  const from = Date.now();
  const found = await Promise.all(victims.map(kill));
  const until = Date.now();
  return found
    .filter((each) => each !== 'gone')
    .map((each) => ({
      what: each === 'up' ? 'process killed' : 'process killed while it started',
      from,
      until,
    }));
}

interface Run {
  readonly ground: Ground;
  readonly size: Size;
  readonly platforms: Platforms;
  readonly members: readonly Written[];
  readonly groups: readonly WrittenGroup[];
  readonly bots: readonly Supervised[];
  readonly blows: Blow[];
}

async function settle(run: Run): Promise<Outcome> {
  const { ground, size, platforms, members, groups, bots } = run;
  if (size.downFor > 0) await goDown(run);
  const { spreadWithin } = size.burst;
  const claimsEnd = Date.now() - size.downFor + CLAIM_LASTS + spreadWithin;
  const moments = [
    ...members.flatMap((member) => member.moments),
    ...groups.flatMap(({ reminders }) => reminders.map(({ moment }) => moment)),
  ];
  const lastGoesOut = Math.max(...moments.map((each) => each.goesOutAt));
  await Promise.all(bots.map((bot) => bot.started()));
  await wait(Math.max(claimsEnd, lastGoesOut, Date.now()) + SPARE - Date.now());
  let evidence = await look(run);
  for (let round = 1; round < ROUNDS && !isAtRest(evidence); round += 1) {
    for (const bot of bots) bot.start();
    await Promise.all(bots.map((bot) => bot.started()));
    await wait(ONE_MORE);
    evidence = await look(run);
  }
  evidence = { ...evidence, visits: await visit(run, evidence) };
  await platforms.stop();
  await ground.stop();
  return {
    ground: ground.name,
    evidence,
    looks: platforms.looks(),
    starts: sumOf(bots.map(({ said }) => said.get('started') ?? 0)),
    said: addUp(bots.map(({ said }) => said)),
    lastWords: bots.flatMap(({ lastWords }) => lastWords),
  };
}

/** Kills all bots in the middle of something, and leaves them so for a while. */
async function goDown({ bots, size, platforms, blows }: Run): Promise<void> {
  await Promise.all(bots.map((bot) => bot.started()));
  await wait(between(size.lives));
  await untilBusy(Object.values(platforms.lines), BUSY_WITHIN);
  blows.push(...(await killAll(bots, (bot) => bot.killForGood())));
  await wait(size.downFor);
  for (const bot of bots) bot.start();
}

/** Ends the bots, and reads all that is kept. */
async function look({ ground, platforms, members, groups, bots, blows }: Run): Promise<Evidence> {
  await Promise.all(bots.map((bot) => bot.stop()));
  const ledger = await openLedger(ground.store);
  const kept: Evidence['members'][number][] = [];
  for (const { id, name: _, ...member } of members) {
    kept.push({ ...member, kept: await ledger.read(id) });
  }
  const keptGroups: Evidence['groups'][number][] = [];
  for (const { id, ...group } of groups) {
    keptGroups.push({ ...group, kept: await ledger.readGroup(id) });
  }
  const rows = await ledger.rows();
  await ledger.stop();
  const ends = bots.flatMap((bot) => bot.ends);
  // As they are now: somebody may come back later.
  const [shown, heard] = [[...platforms.shown], [...platforms.heard]];
  const breaches = platforms.breaches();
  return { members: kept, shown, groups: keptGroups, heard, rows, blows, ends, breaches, visits: [] };
}

/** Some of those on Slack who are told that a note may be missing come back, first those who did not get it. */
async function visit({ bots, platforms, members }: Run, evidence: Evidence): Promise<Evidence['visits']> {
  const told = findFates(evidence)
    .filter(({ member, isTold }) => isTold && member.platform === 'slack')
    .toSorted((a, b) => a.shown.length - b.shown.length);
  const rows = new Set(told.slice(0, VISITORS).map(({ member }) => member.row));
  const names = members.filter(({ row }) => rows.has(row)).map(({ name }) => name);
  const [bot] = bots;
  if (names.length === 0 || !bot) return [];
  bot.start();
  await bot.started();
  const visits = await visitOnSlack(platforms.slack, names);
  await bot.stop();
  return visits;
}

/** True where nothing was due when it was read, and no note is still to be sent. */
function isAtRest({ members, groups, rows }: Evidence): boolean {
  const now = Date.now();
  return (
    rows.every((row) => goesOutAt(row) > now) &&
    members.every(({ kept }) => !isOpen(kept?.checkIn?.last?.state)) &&
    groups.every(({ kept }) => kept?.reminders.every(({ last }) => last?.state !== 'claimed') ?? true)
  );
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function addUp(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [event, count] of counts.flatMap((each) => [...each])) {
    all.set(event, (all.get(event) ?? 0) + count);
  }
  return all;
}
