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
const stores = new Set(seats.map(({ store }) => store));
const health =
  config.healthPort === undefined
    ? undefined
    : await serveHealth(config.healthPort, {
        platforms: seats.map(({ platform }) => platform),
        stores: [...stores],
      });

process.on('unhandledRejection', endByFault).on('uncaughtException', endByFault);
process.once('SIGTERM', () => void stop(EXIT.stopped)).once('SIGINT', () => void stop(EXIT.stopped));

await Promise.all(seats.map(start)).catch(endByFault);
endIfNothingIsLeft();
sayStarted();

async function takeSeats({
  discord,
  slack,
  playground,
  store: kept,
  allowedGroups,
  botName,
}: Config): Promise<readonly Seat[]> {
  const taken: Seat[] = [];
  const shared = { registry, words, clock, log, botName, onDown, ...(allowedGroups && { allowedGroups }) };
  if (discord || slack) {
    const store = await openStore(kept);
    if (discord) {
      const { createDiscord } = await import('../adapters/discord/platform.ts');
      taken.push({ platform: createDiscord({ ...shared, ...discord }), store, isLive: true });
    }
    if (slack) {
      const { createSlack } = await import('../adapters/slack/platform.ts');
      taken.push({ platform: createSlack({ ...shared, ...slack }), store, isLive: true });
    }
  }
  if (playground) {
    const { createPlayground } = await import('../adapters/playground/platform.ts');
    const store = await openStore({ dataDir: join(kept.dataDir, 'playground') });
    taken.push({ platform: createPlayground({ ...shared, ...playground }), store, isLive: false });
  }
  for (const sentence of new Set(taken.flatMap(({ store, isLive }) => (isLive ? store.warnings : [])))) {
    log.warn({ event: 'store', sentence });
  }
  return taken;
}

async function start({ platform, store }: Seat): Promise<void> {
  try {
    await platform.start(createAccept({ registry, words, stores: store.stores, clock, log, platform }));
  } catch (fault) {
    if (!(fault instanceof Down)) throw fault;
    log.error({ event: 'platform down', platform: platform.name, sentence: fault.fix });
  }
}

/** A platform can't go on. The process does, while another one is up. */
function onDown(fix: string): void {
  log.error({ event: 'platform down', sentence: fix });
  endIfNothingIsLeft();
}

function endIfNothingIsLeft(): void {
  const needed = seats.some(({ isLive }) => isLive) ? seats.filter(({ isLive }) => isLive) : seats;
  if (needed.every(({ platform }) => platform.health().state === 'down')) void stop(EXIT.unavailable);
}

function sayStarted(): void {
  const up = seats
    .filter(({ platform }) => platform.health().state !== 'down')
    .map(({ platform }) => platform.name);
  const kept = [...new Set(seats.map(({ store }) => store.name))].join(' and ');
  const commands = registry.commands.map(({ name }) => `/${name}`).join(' ');
  const sentence = `${config.botName} is up on ${up.join(' and ')}, keeps what it must in the ${kept} store, and answers ${commands}.`;
  log.info({ event: 'started', sentence });
}

function endByFault(fault: unknown): void {
  log.error({ event: 'fault', outcome: 'ended', fault: describeFault(fault) });
  void stop(EXIT.fault);
}

/** Takes no more, finishes what is in flight, lets go of everything, ends. */
async function stop(code: number): Promise<void> {
  health?.close();
  await Promise.allSettled(seats.map(({ platform }) => platform.stop()));
  await Promise.allSettled([...stores].map((store) => store.stop()));
  process.exit(code);
}

/** Whatever kept the process from starting, for the host. */
function sayFault(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'Something kept me from starting.';
}
