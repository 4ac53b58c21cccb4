import type { DueGroupContext } from '#core/context.ts';
import { chatId } from '#core/ids.ts';
import { chatOf, noteGroup } from '#core/moderated.ts';
import { makeOccurrence } from '#core/occurrence.ts';
import type { Platform, Sends } from '#core/platform.ts';
import { HOUSE, remember, type DueMember, type DueTable, type Stores } from '#core/records.ts';
import type { Registry } from '#core/registry.ts';
import type { TimetableParts } from '#core/timetable.ts';
import type { Words } from '#core/words.ts';
import type { Clock } from '#core/clock.ts';
import { readDue } from './pages.ts';

/** What firing needs: the platforms are those that this process sends through. */
export interface FireParts {
  readonly registry: Pick<Registry, 'due' | 'dueGroup' | 'dueQuestion' | 'duePresence'>;
  readonly words: Words;
  readonly clock: Clock;
  readonly dues: DueTable;
  readonly stores: Pick<Stores, 'members' | 'groups' | 'questions'>;
  readonly platforms: readonly Served[];
}

/** A platform that is sent through. */
export type Served = Pick<Sends, 'name' | 'sendToChat' | 'sendToRoom' | 'remove'> &
  Partial<Pick<Platform, 'health'>>;

/** How long a lane rests here whose platform is down in this process, in seconds: nothing is claimed that could not be sent. */
const REST = 60;

/** Makes what a timetable does with a row that is due: hands its record to the definition. */
export function createFire({
  registry,
  words,
  clock,
  dues,
  stores,
  platforms,
}: FireParts): TimetableParts['fire'] {
  const find = (name: string): Served | undefined =>
    platforms.find((each) => each.name === name && each.health?.().state !== 'down');
  const busy = { outcome: 'busy', retryAfterSeconds: REST } as const;
  return async ({ name, lane }) => {
    if (lane !== HOUSE && !find(lane)) return { ...busy, isOnlyHere: true };
    const cause = makeOccurrence();
    const groupOf = (id: string) => stores.groups.open(id, cause);
    const shared = { words, now: clock.now(), serves: (platform: string) => find(platform) !== undefined };
    const toRooms = {
      ...shared,
      send: async (platform, room, message, attempt) =>
        (await find(platform)?.sendToRoom(room, message, attempt)) ?? busy,
    } satisfies Omit<DueGroupContext, 'group' | 'tell'>;
    const kind = dues.kindOf(name);
    if (kind === 'group') {
      const tell = tellIn(stores, find, cause, shared.now);
      return registry.dueGroup({ ...toRooms, tell, group: dues.openGroup(name, cause) });
    }
    if (kind === 'question') {
      const askerOf = (member: string) => stores.questions.askers.open(member, cause);
      return registry.dueQuestion({ ...toRooms, groupOf, askerOf, question: dues.openQuestion(name, cause) });
    }
    if (kind === 'presence') {
      const membersOn = (platform: string) => readMembers(dues, platform, cause);
      return registry.duePresence({ ...shared, membersOn, presence: dues.openPresence(name, cause) });
    }
    return registry.due({
      ...shared,
      ...dues.openMember(name, cause),
      groupOf,
      questionOf: (id) => stores.questions.sent.open(id, cause),
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

/** Everybody whose notes go out over a platform, by the rows that wait for them: on its own lane, or for the house. */
async function* readMembers(dues: DueTable, platform: string, cause: string): AsyncGenerator<DueMember> {
  for (const lane of [platform, HOUSE]) {
    for await (const rows of readDue(dues, lane, Number.MAX_SAFE_INTEGER)) {
      for (const { name } of rows) {
        if (dues.kindOf(name) !== 'member') continue;
        const member = dues.openMember(name, cause);
        if ((await member.me.get())?.reach?.platform === platform) yield member;
      }
    }
  }
}

/** Writes to private chats that are known, and remembers what was sent as the members' own. */
const tellIn =
  (
    { members }: Pick<Stores, 'members'>,
    find: (name: string) => Served | undefined,
    cause: string,
    now: Temporal.Instant,
  ): DueGroupContext['tell'] =>
  async (platform, member, group, write) => {
    const record = members.open(member, cause);
    const kept = await record.get();
    const chat = kept && chatOf(kept);
    const message = kept && chat !== undefined && kept.goneSince === undefined ? write(kept) : undefined;
    const through = find(platform);
    if (chat === undefined || message === undefined || !through) return { outcome: 'closed' };
    const delivery = await through.sendToChat(chatId(chat), message, { occurrence: makeOccurrence() });
    if (delivery.outcome !== 'sent' || !delivery.message) return delivery;
    const sent = { chat, message: delivery.message, at: now.epochMilliseconds };
    // Whoever had everything erased meanwhile stays erased, and finds nothing of it.
    const after = await record.update((was) => was && noteGroup(remember(was, sent), group, member, now));
    if (!after) await through.remove(chatId(chat), delivery.message).catch(() => false);
    return delivery;
  };
