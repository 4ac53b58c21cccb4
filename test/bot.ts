import { languages } from '#content/words/index.ts';
import type { CoreParts } from '#core/parts.ts';
import type { Sends } from '#core/platform.ts';
import type { DueTable, Stores } from '#core/records.ts';
import { createWords, type Words } from '#core/words.ts';
import { createFire } from '#timetable/fire.ts';
import { lanesFor } from '#timetable/lanes.ts';
import { createLocalTimetable, type LocalTimetable } from '#timetable/local.ts';
import { createBotRegistry } from '../commands/index.ts';
import { createSetupCodes } from '../src/setup-code.ts';
import { createStoryClock, type StoryClock } from './clock.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';

/** The bot without a platform, for a stage to put one on. */
export interface StageParts extends Omit<CoreParts, 'platform'> {
  readonly clock: StoryClock;
  readonly log: MemoryLog;
}

/** The real words and the real definitions. */
export const words: Words = createWords(languages, 'en');
/** The code of the first admin, by real time: what a story issues is good at once. */
export const codes = createSetupCodes({ now: () => Temporal.Now.instant() });
export const registry = createBotRegistry(words, { codes });

/** When it is told here what came of a send to somebody else, in milliseconds. Stories have no time to lose. */
export const TOLD_AFTER = 600;

/** Puts the bot together as the process does. */
export const createBot = (stores: Stores): StageParts => ({
  registry,
  words,
  stores,
  clock: createStoryClock(),
  log: createMemoryLog(),
  toldAfter: TOLD_AFTER,
});

/** What sends when something is due, in time with the bot's clock. */
export function createTimetable(bot: StageParts, dues: DueTable, platform: Sends): LocalTimetable {
  const fire = createFire({ ...bot, dues, platforms: [platform] });
  const lanes = lanesFor([{ ...platform, sendsPerSecond: 1000 }], [platform.name]);
  return createLocalTimetable({ ...bot, dues, lanes, fire });
}
