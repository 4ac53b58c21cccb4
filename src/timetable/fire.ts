import type { DueGroupContext } from '#core/context.ts';
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
  readonly registry: Pick<Registry, 'due' | 'dueGroup' | 'dueQuestion'>;
  readonly words: Words;
  readonly clock: Clock;
  readonly dues: DueTable;
  readonly platforms: readonly Served[];
}

/** A platform that is sent through. */
export type Served = Pick<Sends, 'name' | 'sendToChat' | 'sendToRoom' | 'remove'> &
  Partial<Pick<Platform, 'health'>>;

/** How long a lane rests whose platform is down, in seconds: nothing is claimed that could not be sent. */
const REST = 60;

/** Makes what a timetable does with a row that is due: hands its record to the definition. */
export function createFire({ registry, words, clock, dues, platforms }: FireParts): TimetableParts['fire'] {
  const find = (name: string): Served | undefined =>
    platforms.find((each) => each.name === name && each.health?.().state !== 'down');
  const busy = { outcome: 'busy', retryAfterSeconds: REST } as const;
  return async ({ name, lane }) => {
    if (lane !== HOUSE && !find(lane)) return busy;
    const cause = makeOccurrence();
    const shared = { words, now: clock.now() };
    const toRooms = {
      ...shared,
      send: async (platform, room, message, attempt) =>
        (await find(platform)?.sendToRoom(room, message, attempt)) ?? busy,
    } satisfies Omit<DueGroupContext, 'group'>;
    const kind = dues.kindOf(name);
    if (kind === 'group') return registry.dueGroup({ ...toRooms, group: dues.openGroup(name, cause) });
    if (kind === 'question')
      return registry.dueQuestion({ ...toRooms, question: dues.openQuestion(name, cause) });
    return registry.due({
      ...shared,
      ...dues.openMember(name, cause),
      send: async ({ platform, chat }, message, attempt) =>
        (await find(platform)?.sendToChat(chatId(chat), message, attempt)) ?? busy,
      remove: async ({ platform, chat }, message) => {
        await find(platform)
          ?.remove(chatId(chat), message)
          .catch(() => false);
      },
    });
  };
}
