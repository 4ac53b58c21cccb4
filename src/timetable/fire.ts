import { chatId } from '#core/ids.ts';
import { makeOccurrence } from '#core/occurrence.ts';
import type { Platform, Sends } from '#core/platform.ts';
import { HOUSE, type DueTable } from '#core/records.ts';
import type { Registry } from '#core/registry.ts';
import type { TimetableParts } from '#core/timetable.ts';
import type { Words } from '#core/words.ts';
import type { Clock } from '#core/clock.ts';

/** What firing needs: the platforms are those that this process sends through. */
export interface FireParts {
  readonly registry: Pick<Registry, 'due'>;
  readonly words: Words;
  readonly clock: Clock;
  readonly dues: DueTable;
  readonly platforms: readonly Served[];
}

/** A platform that notes go out on. */
export type Served = Pick<Sends, 'name' | 'sendToChat' | 'remove'> & Partial<Pick<Platform, 'health'>>;

/** How long a lane rests whose platform is down, in seconds: nothing is claimed that could not be sent. */
const REST = 60;

/** Makes what a timetable does with a row that is due: hands its record to the definition. */
export function createFire({ registry, words, clock, dues, platforms }: FireParts): TimetableParts['fire'] {
  const find = (name: string): Served | undefined =>
    platforms.find((each) => each.name === name && each.health?.().state !== 'down');
  return async ({ name, lane }) => {
    if (lane !== HOUSE && !find(lane)) return { outcome: 'busy', retryAfterSeconds: REST };
    const { me, journal } = dues.openMember(name, makeOccurrence());
    return registry.due({
      me,
      journal,
      words,
      now: clock.now(),
      send: async ({ platform, chat }, message, attempt) =>
        (await find(platform)?.sendToChat(chatId(chat), message, attempt)) ?? {
          outcome: 'busy',
          retryAfterSeconds: REST,
        },
      remove: async ({ platform, chat }, message) => {
        await find(platform)
          ?.remove(chatId(chat), message)
          .catch(() => false);
      },
    });
  };
}
