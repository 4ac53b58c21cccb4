/** The composition root: reads the configuration, puts the parts together, starts and stops them. */
import { join } from 'node:path';
import { languages } from '#content/words/index.ts';
import { createAccept } from '#core/accept.ts';
import { describeFault } from '#core/log.ts';
import { Down, type Platform } from '#core/platform.ts';
import { createWords } from '#core/words.ts';
import { Unusable } from '#store/errors.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { createBotRegistry } from '../commands/index.ts';
import { systemClock as clock } from './clock.ts';
import { readConfig, type Config } from './config.ts';
import { serveHealth } from './health.ts';
import { createLog } from './log.ts';
import { EXIT, leave, readDotEnv } from './process.ts';

/** A platform that was asked for, with the store that it keeps things in. */
interface Seat {
  readonly platform: Platform;
  readonly store: OpenStore;
  /** The playground is for trying: it does not keep a process alive whose platforms are all down. */
  readonly isLive: boolean;
}

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
const registry = createBotRegistry(words);

const seats = await takeSeats(config).catch((fault: unknown) =>
  leave(fault instanceof Unusable ? EXIT.config : EXIT.unavailable, [sayFault(fault)]),
);
const platforms = seats.map(({ platform }) => platform);
const stores = [...new Set(seats.map(({ store }) => store))];
const health =
  config.healthPort && (await serveHealth(config.healthPort, { platforms, stores }).catch(leaveWithoutPort));
let isStopping = false;

process.on('unhandledRejection', endByFault).on('uncaughtException', endByFault);
process.once('SIGTERM', () => void stop(EXIT.stopped)).once('SIGINT', () => void stop(EXIT.stopped));

await Promise.all(seats.map(start)).catch(endByFault);
endIfNothingIsLeft();
if (!isStopping) sayStarted();

async function takeSeats({
  discord,
  slack,
  playground,
  store: kept,
  ...rest
}: Config): Promise<readonly Seat[]> {
  const { allowedGroups, botName } = rest;
  const taken: Seat[] = [];
  const shared = { registry, words, clock, log, botName, ...(allowedGroups && { allowedGroups }) };
  if (discord || slack) {
    const store = await openStore(kept);
    for (const sentence of store.warnings) log.warn({ event: 'store', sentence });
    if (discord) {
      const { createDiscord } = await import('../adapters/discord/platform.ts');
      const onDown = endWithout('discord');
      taken.push({ platform: createDiscord({ ...shared, ...discord, onDown }), store, isLive: true });
    }
    if (slack) {
      const { createSlack } = await import('../adapters/slack/platform.ts');
      const onDown = endWithout('slack');
      taken.push({ platform: createSlack({ ...shared, ...slack, onDown }), store, isLive: true });
    }
  }
  if (playground) {
    const { createPlayground } = await import('../adapters/playground/platform.ts');
    const store = await openStore({ dataDir: join(kept.dataDir, 'playground') });
    taken.push({ platform: createPlayground({ ...shared, ...playground }), store, isLive: false });
  }
  return taken;
}

/** Starts a platform. One that can't work until somebody fixes something is logged, and the others go on. */
async function start({ platform, store }: Seat): Promise<void> {
  try {
    await platform.start(createAccept({ registry, words, stores: store.stores, clock, log, platform }));
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
  const live = seats.filter(({ isLive }) => isLive);
  const needed = live.length > 0 ? live : seats;
  if (needed.every(({ platform }) => platform.health().state === 'down')) void stop(EXIT.unavailable);
}

function sayStarted(): void {
  const up = platforms.filter((platform) => platform.health().state !== 'down').map(({ name }) => name);
  const kept = [...new Set(stores.map(({ name }) => name))];
  const commands = registry.commands.map(({ name }) => `/${name}`);
  const sentence = `${config.botName} is up on ${up.join(' and ')}, keeps what it must in the ${kept.join(' and ')} store, and answers ${commands.join(' ')}.`;
  log.info({ event: 'started', sentence });
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
