/** The composition root: reads the configuration, puts the parts together, starts and stops them. */
import { languages } from '#content/words/index.ts';
import { createAccept } from '#core/accept.ts';
import { within, type Clock } from '#core/clock.ts';
import { describeFault } from '#core/log.ts';
import { Down, type Health, type Platform } from '#core/platform.ts';
import { createWords } from '#core/words.ts';
import { Unusable } from '#store/errors.ts';
import type { OpenStore } from '#store/open.ts';
import { ClockIsOff } from '#timetable/clock-check.ts';
import { createBotRegistry } from '../commands/index.ts';
import { systemClock as clock } from './clock.ts';
import { readConfig } from './config.ts';
import { openHouses, type House } from './house.ts';
import { createLog } from './log.ts';
import { EXIT, leave, readDotEnv } from './process.ts';
import { createSetupCodes } from './setup-code.ts';

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

const houses = await openHouses({
  config,
  registry,
  words,
  log,
  onDown: endWithout,
  onFault: (platform, fault) => (fault instanceof Down ? endWithout(platform, fault.fix) : endByFault(fault)),
  onLost: () => void stop(EXIT.unavailable),
  onUnusable: leaveFor,
}).catch(leaveFor);
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
function endWithout(platform: string, fix: string): void {
  sayDown(platform, fix);
  endIfNothingIsLeft();
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
  const namesWhere = (isSo: (state: Health['state']) => boolean): string => {
    const found = platforms.filter((platform) => isSo(platform.health().state));
    return found.map(({ name }) => name).join(' and ');
  };
  const up = namesWhere((state) => state !== 'down' && state !== 'standby');
  const standingBy = namesWhere((state) => state === 'standby');
  const does = [up && `is up on ${up}`, standingBy && `stands by on ${standingBy}`].filter(Boolean);
  const kept = [...new Set(stores.map(({ name }) => name))].join(' and ');
  const commands = registry.commands.map(({ name }) => `/${name}`).join(' ');
  const sentence = `${config.botName} ${does.join(', ')}, keeps what it must in the ${kept} store, and answers ${commands}.`;
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

/** Whatever keeps the process from starting is told to the host. A Redis that was reached late can tell it late. */
function leaveFor(fault: unknown): never {
  const code = fault instanceof Unusable || fault instanceof ClockIsOff ? EXIT.config : EXIT.unavailable;
  leave(code, [fault instanceof Error ? fault.message : 'Something kept the bot from starting.']);
}

function leaveWithoutPort(): never {
  leave(EXIT.config, [
    'HEALTH_PORT can’t be listened on: another program has it, or it needs more rights. Choose another one.',
  ]);
}
