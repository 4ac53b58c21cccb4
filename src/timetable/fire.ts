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
  readonly registry: Pick<Registry, 'due'>;
  readonly words: Words;
  readonly clock: Clock;
  readonly dues: DueTable;
  readonly platforms: readonly Pick<Sends, 'name' | 'sendToChat' | 'remove'>[];
}

/** Makes what a timetable does with a row that is due: hands its record to the definition. */
export function createFire({ registry, words, clock, dues, platforms }: FireParts): TimetableParts['fire'] {
  return async ({ name }) => {
    const { me, journal } = dues.openMember(name, makeOccurrence());
    return registry.due({
      me,
      journal,
      words,
      now: clock.now(),
      send: (reach, message, attempt) => {
        const platform = platforms.find((each) => each.name === reach.platform);
        if (!platform) throw new Error('A note is due on a platform that this process does not serve.');
        return platform.sendToChat(chatId(reach.chat), message, attempt);
      },
      remove: async (reach, message) => {
        const platform = platforms.find((each) => each.name === reach.platform);
        await platform?.remove(chatId(reach.chat), message).catch(() => false);
      },
    });
  };
}
