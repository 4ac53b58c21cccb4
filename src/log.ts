import { destination, pino, type DestinationStream } from 'pino';
import type { Entry, Log } from '#core/log.ts';

/** The only fields that reach the log, whatever an entry may carry. */
const ALLOWED: readonly (keyof Entry)[] = [
  'event',
  'platform',
  'call',
  'outcome',
  'milliseconds',
  'reference',
  'fault',
  'sentence',
];

const allowed = (entry: Entry): Entry => {
  const kept = ALLOWED.filter((name) => entry[name] !== undefined).map(
    (name) => [name, entry[name]] as const,
  );
  return { event: entry.event, ...Object.fromEntries(kept) };
};

/** Lines of JSON on standard output; in a terminal, lines for people. */
export async function createLog(level: string, isTerminal: boolean): Promise<Log> {
  /** Synchronous: else the last lines before the end of the process can change places. */
  const to = isTerminal ? await openTerminal() : destination({ sync: true });
  const logger = pino({ level, base: null, messageKey: 'sentence' }, to);
  return {
    debug: (entry) => {
      if (logger.isLevelEnabled('debug')) logger.debug(allowed(entry));
    },
    info: (entry) => logger.info(allowed(entry)),
    warn: (entry) => logger.warn(allowed(entry)),
    error: (entry) => logger.error(allowed(entry)),
  };
}

async function openTerminal(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ ignore: 'event', messageKey: 'sentence', translateTime: 'SYS:HH:MM:ss', sync: true });
}
