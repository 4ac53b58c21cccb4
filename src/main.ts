/** The composition root: reads the configuration, puts the parts together, starts and stops them. */
import { join } from 'node:path';
import { languages } from '#content/words/index.ts';
import { createAccept } from '#core/accept.ts';
import { within, type Clock } from '#core/clock.ts';
import type { GroupId, MemberId } from '#core/ids.ts';
import { describeFault } from '#core/log.ts';
import { Down, type Platform } from '#core/platform.ts';
import { HOUSE } from '#core/records.ts';
import type { Timetable, TimetableParts } from '#core/timetable.ts';
import { createWords } from '#core/words.ts';
import { draw } from '#picture/draw.ts';
import { Unusable } from '#store/errors.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfPresence } from '#support/presence.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { dueOfMember, nextNoteOf } from '#support/due.ts';
import { ClockIsOff } from '#timetable/clock-check.ts';
import { createFire } from '#timetable/fire.ts';
import { lanesFor } from '#timetable/lanes.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createBotRegistry } from '../commands/index.ts';
import { systemClock as clock } from './clock.ts';
import { readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { EXIT, leave, readDotEnv } from './process.ts';
import { createSetupCodes } from './setup-code.ts';
import { createStandby } from './standby.ts';

/** Platforms that share a store, a clock and a timetable. */
interface House {
  readonly platforms: readonly Platform[];
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly timetable: Timetable;
  /** The playground is for trying: it does not keep a process alive whose platforms are all down. */
  readonly isLive: boolean;
}

/** How long notes on their way may take when the process ends, in milliseconds. */
const STOPPED_WITHIN = 8000;

readDotEnv();
const read = readConfig(
  process.env,
  languages.map(({ code }) => code),
);
if (!read.ok)
  leave(EXIT.config, ['Please set these right, in .env or in the environment:', ...read.problems]);
const { config } = read;
const log = await createLog(config.logLevel, process.stdout.isTTY);
const words = createWords(languages, config.defaultLanguage);
const codes = createSetupCodes(clock);
const registry = createBotRegistry(words, { codes });

const dueOf = { member: dueOfMember, group: dueOfGroup, question: dueOfQuestion, presence: dueOfPresence };

/** All platforms whose people a live store may keep something about, also where this process serves but one of them. */
const LIVE = ['discord', 'slack'];

const houses = await openHouses(config).catch((fault: unknown) =>
  leave(fault instanceof Unusable || fault instanceof ClockIsOff ? EXIT.config : EXIT.unavailable, [
    sayFault(fault),
  ]),
);
const platforms = houses.flatMap((house) => house.platforms);
const stores = houses.map(({ store }) => store);
const timetables = houses.map(({ timetable }) => timetable);
const watched = { platforms, stores, timetables };
const health = config.healthPort && (await openHealth(config.healthPort));
let isStopping = false;

process.on('unhandledRejection', endByFault).on('uncaughtException', endByFault);
process.once('SIGTERM', () => void stop(EXIT.stopped)).once('SIGINT', () => void stop(EXIT.stopped));

await Promise.all(houses.map(start)).catch(endByFault);
endIfNothingIsLeft();
if (!isStopping) sayStarted();
if (!isStopping && config.slack) sayCode();

/**
 * Loaded last: `node:http` brings an HTTP client with it that discord.js would take for its own, and each answer would
 * cost more.
 */
async function openHealth(port: number) {
  const { serveHealth } = await import('./health.ts');
  return serveHealth(port, watched).catch(leaveWithoutPort);
}

async function openHouses({ discord, slack, playground }: Config): Promise<readonly House[]> {
  return [
    ...(discord || slack ? [await openLive(config)] : []),
    ...(playground ? [await openPlayground(playground)] : []),
  ];
}

async function openLive({ discord, slack, store: kept, ...rest }: Config): Promise<House> {
  const { allowedGroups, botName } = rest;
  const shared = { registry, words, clock, log, botName, ...(allowedGroups && { allowedGroups }) };
  const store = await openStore(kept, dueOf);
  for (const sentence of store.warnings) log.warn({ event: 'store', sentence });
  const taken: Platform[] = [];
  if (discord) {
    const { createDiscord } = await import('../adapters/discord/platform.ts');
    const platform = createDiscord({ ...shared, ...discord, draw, onDown: endWithout('discord') });
    taken.push(kept.redisUrl === undefined ? platform : await takeTurns(platform, kept.redisUrl));
  }
  if (slack) {
    const { createSlack } = await import('../adapters/slack/platform.ts');
    taken.push(createSlack({ ...shared, ...slack, onDown: endWithout('slack') }));
  }
  const parts = timetableParts(taken, LIVE, store, clock);
  if (kept.redisUrl === undefined) {
    return { platforms: taken, store, clock, timetable: createLocalTimetable(parts), isLive: true };
  }
  const { createRedisTimetable } = await import('#timetable/redis.ts');
  const timetable = await createRedisTimetable(parts, { redisUrl: kept.redisUrl });
  return { platforms: taken, store, clock, timetable, isLive: true };
}

/** One process of several holds Discord's gateway: a second one would be told everything too. */
async function takeTurns(platform: Platform, redisUrl: string): Promise<Platform> {
  const { createLease } = await import('#timetable/lease.ts');
  const onLost = () => void stop(EXIT.unavailable);
  return createStandby(
    platform,
    (onWon) => createLease({ redisUrl, name: `${platform.name}-gateway`, clock, log, onWon, onLost }),
    (fault) => {
      if (!(fault instanceof Down)) endByFault(fault);
      else endWithout(platform.name)(fault.fix);
    },
  );
}

/** The playground has a store and a clock of its own, also beside live platforms. */
async function openPlayground(where: NonNullable<Config['playground']>): Promise<House> {
  const { createPlayground } = await import('../adapters/playground/platform.ts');
  const { createMovableClock } = await import('../adapters/playground/clock.ts');
  const own = createMovableClock();
  const store = await openStore({ dataDir: join(config.store.dataDir, 'playground') }, dueOf);
  const { botName } = config;
  const shared = { registry, words, clock: own, log, botName, draw };
  const planned = { ...readPlanned(store, 'playground'), runDue: () => timetable.runDue() };
  const platform = createPlayground({ ...shared, ...where, timetable: planned });
  const timetable = createLocalTimetable(timetableParts([platform], ['playground'], store, own));
  return { platforms: [platform], store, clock: own, timetable, isLive: false };
}

/** Where the playground's clock can go: to what somebody or a group is sent next, and on to whatever is due first. */
function readPlanned({ stores: kept, dues }: OpenStore, lane: string) {
  const instantOf = (at: number | undefined) =>
    at === undefined || at === Infinity ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
  return {
    nextFor: async (member: MemberId) => {
      const found = await kept.members.open(member, 'next').get();
      return instantOf(found && nextNoteOf(found));
    },
    nextForGroup: async (group: GroupId) => {
      const found = await kept.groups.open(group, 'next').get();
      const due = found && dueOfGroup(found);
      return due?.lane === lane ? instantOf(due.at) : undefined;
    },
    nextAfter: async (moment: Temporal.Instant) => {
      const from = moment.epochMilliseconds + 1;
      const first = (each: string) => dues.rows(each, Number.MAX_SAFE_INTEGER, 1, from);
      const rows = await Promise.all([lane, HOUSE].map(first));
      return instantOf(Math.min(...rows.flat().map(({ at }) => at)));
    },
  };
}

/** `names` are those of all platforms that there may be in the store. */
function timetableParts(
  sends: readonly Platform[],
  names: readonly string[],
  store: OpenStore,
  by: Clock,
): TimetableParts {
  const fire = createFire({ ...store, registry, words, clock: by, platforms: sends });
  return { dues: store.dues, fire, clock: by, log, lanes: lanesFor(sends, names) };
}

async function start({ platforms: all, store, clock: by, timetable }: House): Promise<void> {
  await Promise.all([...all.map((platform) => startPlatform(platform, store, by)), timetable.start()]);
}

/** Starts a platform. One that can't work until somebody fixes something is logged, and the others go on. */
async function startPlatform(platform: Platform, { stores: kept }: OpenStore, by: Clock): Promise<void> {
  try {
    await platform.start(createAccept({ registry, words, stores: kept, clock: by, log, platform }));
  } catch (fault) {
    if (!(fault instanceof Down)) throw fault;
    if (!isStopping) sayDown(platform.name, fault.fix);
  }
}

/** A platform can't go on. The process does, while another one is up. */
function endWithout(platform: string): (fix: string) => void {
  return (fix) => {
    sayDown(platform, fix);
    endIfNothingIsLeft();
  };
}

function sayDown(platform: string, fix: string): void {
  log.error({ event: 'platform down', platform, sentence: fix });
}

function endIfNothingIsLeft(): void {
  const live = houses.filter(({ isLive }) => isLive);
  const needed = (live.length > 0 ? live : houses).flatMap((house) => house.platforms);
  if (needed.every((platform) => platform.health().state === 'down')) void stop(EXIT.unavailable);
}

function sayStarted(): void {
  const up = platforms.filter((platform) => platform.health().state !== 'down').map(({ name }) => name);
  const kept = [...new Set(stores.map(({ name }) => name))];
  const commands = registry.commands.map(({ name }) => `/${name}`);
  const sentence = `${config.botName} is up on ${up.join(' and ')}, keeps what it must in the ${kept.join(' and ')} store, and answers ${commands.join(' ')}.`;
  log.info({ event: 'started', sentence });
}

/** For the host alone, and not for the log: nobody can list the groups, so there may always be one without an admin. */
function sayCode(): void {
  const sentence = `The first admin of a Slack workspace types /trust-setup start code:${codes.issue()} there within 15 minutes. It works once.`;
  process.stderr.write(`${sentence}\n`);
}

function endByFault(fault: unknown): void {
  const sentence = 'Something went wrong that should not be possible, and the bot ends. Please report it.';
  log.error({ event: 'fault', outcome: 'ended', sentence, fault: describeFault(fault) });
  void stop(EXIT.fault);
}

/** Takes no more, finishes what is in flight, lets go of everything, ends. The first reason counts. */
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (health) health.close();
  await within(
    clock,
    STOPPED_WITHIN,
    Promise.allSettled(timetables.map((timetable) => timetable.stop())),
    undefined,
  );
  await Promise.allSettled(platforms.map((platform) => platform.stop()));
  await Promise.allSettled(stores.map((store) => store.stop()));
  process.exit(code);
}

/** Whatever kept the process from starting, for the host. */
function sayFault(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'Something kept the bot from starting.';
}

function leaveWithoutPort(): never {
  leave(EXIT.config, [
    'HEALTH_PORT can’t be listened on: another program has it, or it needs more rights. Choose another one.',
  ]);
}
