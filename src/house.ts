/** Opens what belongs together: platforms that share a store, a clock and a timetable. */
import { join } from 'node:path';
import type { Clock } from '#core/clock.ts';
import type { GroupId, MemberId } from '#core/ids.ts';
import type { Log } from '#core/log.ts';
import type { Platform } from '#core/platform.ts';
import { HOUSE } from '#core/records.ts';
import type { Registry } from '#core/registry.ts';
import type { Timetable, TimetableParts } from '#core/timetable.ts';
import type { Words } from '#core/words.ts';
import { draw } from '#picture/draw.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember, nextNoteOf } from '#support/due.ts';
import { dueOfPresence } from '#support/presence.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createFire } from '#timetable/fire.ts';
import { lanesFor } from '#timetable/lanes.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createStandby } from './standby.ts';

/** Platforms that share a store, a clock and a timetable. */
export interface House {
  readonly platforms: readonly Platform[];
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly timetable: Timetable;
  /** The playground is for trying: it does not keep a process alive whose platforms are all down. */
  readonly isLive: boolean;
}

/** What every house is made of, and what is to happen where it can't go on. */
export interface HouseParts {
  readonly config: Config;
  readonly registry: Registry;
  readonly words: Words;
  readonly log: Log;
  /** A platform can't go on: what to fix. */
  readonly onDown: (platform: string, fix: string) => void;
  /** Connecting went wrong, after the start. */
  readonly onFault: (platform: string, fault: unknown) => void;
  /** Another process has taken over what this one had. */
  readonly onLost: () => void;
  /** A Redis was reached at last, and something has to be put right before it can be used. */
  readonly onUnusable: (fault: unknown) => void;
}

const dueOf = { member: dueOfMember, group: dueOfGroup, question: dueOfQuestion, presence: dueOfPresence };

/** All platforms whose people a live store may keep something about, also where this process serves but one of them. */
const LIVE = ['discord', 'slack'];

/** Opens what the configuration names. Rejects with `Unusable` or `ClockIsOff` where that has to be put right first. */
export async function openHouses(parts: HouseParts): Promise<readonly House[]> {
  const { discord, slack, playground } = parts.config;
  return [
    ...(discord || slack ? [await openLive(parts)] : []),
    ...(playground ? [await openPlayground(parts, playground)] : []),
  ];
}

async function openLive(parts: HouseParts): Promise<House> {
  const { redisUrl } = parts.config.store;
  const store = await openLiveStore(parts);
  const platforms = await createPlatforms(parts);
  const planned = timetableParts(parts, { platforms, store, clock: systemClock }, LIVE);
  const house = { platforms, store, clock: systemClock, isLive: true };
  if (redisUrl === undefined) return { ...house, timetable: createLocalTimetable(planned) };
  const { createRedisTimetable } = await import('#timetable/redis.ts');
  const { createLateTimetable } = await import('#timetable/late.ts');
  const make = () => createRedisTimetable(planned, { redisUrl });
  return { ...house, timetable: await createLateTimetable(make, parts.onUnusable) };
}

/** A Redis need not be there yet: help has to be there without it. */
async function openLiveStore({ config, log, onUnusable }: HouseParts): Promise<OpenStore> {
  const warn = (sentence: string): void => log.warn({ event: 'store', sentence });
  if (config.store.redisUrl !== undefined) {
    const { openLateStore } = await import('#store/late.ts');
    return openLateStore(config.store, { dueOf, warn, onUnusable });
  }
  const store = await openStore(config.store, dueOf);
  store.warnings.forEach(warn);
  return store;
}

async function createPlatforms(parts: HouseParts): Promise<readonly Platform[]> {
  const { config, registry, words, log, onDown } = parts;
  const { discord, slack, allowedGroups, botName, store } = config;
  const shared = {
    registry,
    words,
    clock: systemClock,
    log,
    botName,
    ...(allowedGroups && { allowedGroups }),
  };
  const platforms: Platform[] = [];
  if (discord) {
    const { createDiscord } = await import('../adapters/discord/platform.ts');
    const platform = createDiscord({ ...shared, ...discord, draw, onDown: (fix) => onDown('discord', fix) });
    platforms.push(
      store.redisUrl === undefined ? platform : await takeTurns(parts, platform, store.redisUrl),
    );
  }
  if (slack) {
    const { createSlack } = await import('../adapters/slack/platform.ts');
    platforms.push(createSlack({ ...shared, ...slack, onDown: (fix) => onDown('slack', fix) }));
  }
  return platforms;
}

/** One process of several holds Discord's gateway: a second one would be told everything too. */
async function takeTurns(
  { log, onLost, onFault }: HouseParts,
  platform: Platform,
  redisUrl: string,
): Promise<Platform> {
  const { createLease } = await import('#timetable/lease.ts');
  const shared = { redisUrl, name: `${platform.name}-gateway`, clock: systemClock, log, onLost };
  return createStandby(
    platform,
    (turn) => createLease({ ...shared, ...turn }),
    (fault) => onFault(platform.name, fault),
  );
}

/** The playground has a store and a clock of its own, also beside live platforms. */
async function openPlayground(parts: HouseParts, where: NonNullable<Config['playground']>): Promise<House> {
  const { config, registry, words, log } = parts;
  const { createPlayground } = await import('../adapters/playground/platform.ts');
  const { createMovableClock } = await import('../adapters/playground/clock.ts');
  const clock = createMovableClock();
  const store = await openStore({ dataDir: join(config.store.dataDir, 'playground') }, dueOf);
  const shared = { registry, words, clock, log, botName: config.botName, draw };
  const planned = { ...readPlanned(store, 'playground'), runDue: () => timetable.runDue() };
  const platforms = [createPlayground({ ...shared, ...where, timetable: planned })];
  const timetable = createLocalTimetable(timetableParts(parts, { platforms, store, clock }, ['playground']));
  return { platforms, store, clock, timetable, isLive: false };
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
  { registry, words, log }: HouseParts,
  { platforms, store, clock }: Pick<House, 'platforms' | 'store' | 'clock'>,
  names: readonly string[],
): TimetableParts {
  const fire = createFire({ ...store, registry, words, clock, platforms });
  return { dues: store.dues, fire, clock, log, lanes: lanesFor(platforms, names) };
}
