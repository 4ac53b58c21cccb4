import type { Clock } from '#core/clock.ts';
import type { ChannelId, PersonId } from './people.ts';
import type { ShownBlock } from './render.ts';
import { createStanding, type ShownStanding, type Standing } from './standing.ts';

/** How many entries each room of the group keeps, and each private chat; older ones are dropped. */
export const KEPT = 200;

/** A room of the group, a person's own private chat with the bot, or the bot's page as that person sees it. */
export type Where = ChannelId | 'chat' | 'home';

/** Is it a room of the group, where others read too? */
export const isChannel = (where: Where): where is ChannelId => where !== 'chat' && where !== 'home';

/** One thing in a room. A person is shown an entry that is for everyone, or for them. */
export interface Entry {
  readonly id: string;
  /** Grows with every change of anything, so the newest changes have the highest. */
  readonly seq: number;
  readonly where: Where;
  /** Entries of a private chat and of the bot's page are always for one person. */
  readonly audience: PersonId | 'everyone';
  readonly author: PersonId | 'bot';
  /** When it was first shown: ISO 8601, in UTC. */
  readonly at: string;
  /** What a person wrote, or what the bot says. */
  readonly said: string | readonly ShownBlock[];
  /** The command that it answers, as it was typed. */
  readonly typed?: string;
  /** What it was sent under, where it is a message that the bot sent and not an answer. */
  readonly occurrence?: string;
  /** Who is told of it by a sound: `@everybody`, or roles by name. Absent: nobody. */
  readonly tells?: readonly string[];
}

/** What one person sees: the ids of all entries in order, and those entries that changed. */
export interface View extends ShownStanding {
  /** The number of the last change that is in here. */
  readonly seq: number;
  /** The playground's time: ISO 8601, in UTC. */
  readonly now: string;
  readonly ids: Readonly<Record<Where, readonly string[]>>;
  readonly changed: readonly Entry[];
}

/** All rooms of the playground, in memory. */
export interface Rooms extends Standing {
  /** Returns the id of the entry. */
  add(entry: Omit<Entry, 'id' | 'seq' | 'at'>): string;
  /** Puts other blocks in an entry's place. False when it is gone, and on the bot's page, where answers have no place. */
  replace(id: string, said: readonly ShownBlock[]): boolean;
  /** Puts something in the place of all that a person's page of the bot said. */
  setHome(person: PersonId, said: readonly ShownBlock[]): void;
  /** True where a person's page of the bot says something. */
  hasHome(person: PersonId): boolean;
  /** Takes away an answer that only this person sees; anything else stays. */
  dismiss(person: PersonId, id: string): void;
  /** Takes away a message that the bot sent to a person's private chat. */
  remove(person: PersonId, id: string): void;
  /** The id of what was sent under an occurrence, while it stands there. */
  findSent(where: Where, audience: Entry['audience'], occurrence: string): string | undefined;
  /** An entry that this person sees. */
  find(person: PersonId, id: string): Entry | undefined;
  /** The number of the last change. */
  seq(): number;
  /** Tells everybody what time it is. */
  tellTime(): void;
  /** All that a person sees, and from then on what changes, until the signal aborts. */
  follow(person: PersonId, signal: AbortSignal): AsyncGenerator<View, void>;
}

const isFor = (person: PersonId, { audience }: Entry): boolean =>
  audience === 'everyone' || audience === person;

const isSentAs = (entry: Entry, where: Where, audience: Entry['audience'], occurrence: string): boolean =>
  entry.where === where && entry.audience === audience && entry.occurrence === occurrence;

/** Makes the rooms, all of them empty. */
export function createRooms(clock: Clock): Rooms {
  const run = crypto.randomUUID().slice(0, 8);
  let seq = 0;
  let entries: readonly Entry[] = [];
  let change = Promise.withResolvers<void>();

  const wake = (): void => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const commit = (next: readonly Entry[]): void => {
    seq += 1;
    entries = next;
    wake();
  };
  const add = (before: readonly Entry[], entry: Omit<Entry, 'id' | 'seq' | 'at'>): string => {
    const at = clock.now().toString({ smallestUnit: 'second' });
    const id = `${run}-${seq + 1}`;
    commit(bound([...before, { ...entry, id, seq: seq + 1, at }]));
    return id;
  };
  const { shownStanding, ...standing } = createStanding(() => commit(entries));
  const leaveOut = (isGone: (entry: Entry) => boolean): void =>
    commit(entries.filter((entry) => !isGone(entry)));
  return {
    add: (entry) => add(entries, entry),
    replace: (id, said) => {
      if (!entries.some((entry) => entry.id === id && entry.where !== 'home')) return false;
      commit(entries.map((entry) => (entry.id === id ? { ...entry, said, seq: seq + 1 } : entry)));
      return true;
    },
    setHome: (person, said) => {
      const others = entries.filter(({ where, audience }) => where !== 'home' || audience !== person);
      add(others, { where: 'home', audience: person, author: 'bot', said });
    },
    hasHome: (person) => entries.some(({ where, audience }) => where === 'home' && audience === person),
    dismiss: (person, id) =>
      leaveOut((entry) => entry.id === id && isChannel(entry.where) && entry.audience === person),
    remove: (person, id) =>
      leaveOut((entry) => entry.id === id && entry.occurrence !== undefined && entry.audience === person),
    findSent: (...sent) => entries.find((entry) => isSentAs(entry, ...sent))?.id,
    find: (person, id) => entries.find((entry) => entry.id === id && isFor(person, entry)),
    ...standing,
    seq: () => seq,
    tellTime: () => commit(entries),
    follow: async function* follow(person, signal) {
      signal.addEventListener('abort', wake);
      let since = -1;
      while (!signal.aborted) {
        if (seq > since) {
          const now = clock.now().toString({ smallestUnit: 'millisecond' });
          const next = { seq, now, ...shownStanding(), ...viewOf(entries, person, since) };
          since = seq;
          yield next;
        } else await change.promise;
      }
    },
  };
}

/** What a person sees of all entries: the ids in order, and what changed after the change of that number. */
function viewOf(entries: readonly Entry[], person: PersonId, since: number): Pick<View, 'ids' | 'changed'> {
  const seen = entries.filter((entry) => isFor(person, entry));
  const idsIn = (where: Where) => seen.filter((entry) => entry.where === where).map(({ id }) => id);
  return {
    ids: { room: idsIn('room'), quiet: idsIn('quiet'), chat: idsIn('chat'), home: idsIn('home') },
    changed: seen.filter((entry) => entry.seq > since),
  };
}

/** Drops the oldest entry of the room that has just grown beyond its bound. */
function bound(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.at(-1);
  const isBeside = (entry: Entry) =>
    entry.where === last?.where && (isChannel(entry.where) || entry.audience === last.audience);
  if (entries.filter(isBeside).length <= KEPT) return entries;
  const oldest = entries.find(isBeside);
  return entries.filter((entry) => entry !== oldest);
}
