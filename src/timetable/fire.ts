import type { DueGroupContext } from '#core/context.ts';
import { chatId } from '#core/ids.ts';
import { makeOccurrence } from '#core/occurrence.ts';
import type { Sends } from '#core/platform.ts';
import type { DueTable } from '#core/records.ts';
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
  readonly platforms: readonly Pick<Sends, 'name' | 'sendToChat' | 'sendToRoom' | 'remove'>[];
}

/** Makes what a timetable does with a row that is due: hands its record to the definition. */
export function createFire({ registry, words, clock, dues, platforms }: FireParts): TimetableParts['fire'] {
  const find = (name: string) => {
    const platform = platforms.find((each) => each.name === name);
    if (!platform) throw new Error('Something is due on a platform that this process does not serve.');
    return platform;
  };
  return async ({ name }) => {
    const cause = makeOccurrence();
    const shared = { words, now: clock.now() };
    const toRooms = {
      ...shared,
      send: async (platform, room, message, attempt) => find(platform).sendToRoom(room, message, attempt),
    } satisfies Omit<DueGroupContext, 'group'>;
    const kind = dues.kindOf(name);
    if (kind === 'group') return registry.dueGroup({ ...toRooms, group: dues.openGroup(name, cause) });
    if (kind === 'question')
      return registry.dueQuestion({ ...toRooms, question: dues.openQuestion(name, cause) });
    return registry.due({
      ...shared,
      ...dues.openMember(name, cause),
      send: async ({ platform, chat }, message, attempt) =>
        find(platform).sendToChat(chatId(chat), message, attempt),
      remove: async (reach, message) => {
        const platform = platforms.find((each) => each.name === reach.platform);
        await platform?.remove(chatId(reach.chat), message).catch(() => false);
      },
    });
  };
}
