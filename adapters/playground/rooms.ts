import type { Clock } from '#core/clock.ts';
import type { PersonId } from './people.ts';
import type { Block } from '#core/message.ts';

/** How many entries the channel keeps, and each private chat; older ones are dropped. */
export const KEPT = 200;

/** The channel, or a person's own private chat with the bot. */
export type Where = 'room' | 'chat';

/** One thing in a room. A person is shown an entry that is for everyone, or for them. */
export interface Entry {
  readonly id: string;
  /** Grows with every change of anything, so the newest changes have the highest. */
  readonly seq: number;
  readonly where: Where;
  /** Entries of a private chat are always for one person. */
  readonly audience: PersonId | 'everyone';
  readonly author: PersonId | 'bot';
  /** When it was first shown: ISO 8601, in UTC. */
  readonly at: string;
  /** What a person wrote, or what the bot says. */
  readonly said: string | readonly Block[];
  /** The command that it answers, as it was typed. */
  readonly typed?: string;
}

/** What one person sees: the ids of all entries in order, and those entries that changed. */
export interface View {
  /** The number of the last change that is in here. */
  readonly seq: number;
  readonly ids: Readonly<Record<Where, readonly string[]>>;
  readonly changed: readonly Entry[];
}

/** All rooms of the playground, in memory. */
export interface Rooms {
  add(entry: Omit<Entry, 'id' | 'seq' | 'at'>): void;
  /** Puts other blocks in an entry's place. False when it is gone. */
  replace(id: string, said: readonly Block[]): boolean;
  /** Takes away an answer that only this person sees; anything else stays. */
  dismiss(person: PersonId, id: string): void;
  /** An entry that this person sees. */
  find(person: PersonId, id: string): Entry | undefined;
  /** The number of the last change. */
  seq(): number;
  /** All that a person sees, and from then on what changes, until the signal aborts. */
  follow(person: PersonId, signal: AbortSignal): AsyncGenerator<View, void>;
}

const isFor = (person: PersonId, { audience }: Entry): boolean =>
  audience === 'everyone' || audience === person;

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
    entries = next;
    wake();
  };
  const view = (person: PersonId, since: number): View => {
    const seen = entries.filter((entry) => isFor(person, entry));
    const idsIn = (where: Where) => seen.filter((entry) => entry.where === where).map(({ id }) => id);
    return {
      seq,
      ids: { room: idsIn('room'), chat: idsIn('chat') },
      changed: seen.filter((entry) => entry.seq > since),
    };
  };
  return {
    add: (entry) => {
      seq += 1;
      const at = clock.now().toString({ smallestUnit: 'second' });
      commit(bound([...entries, { ...entry, id: `${run}-${seq}`, seq, at }]));
    },
    replace: (id, said) => {
      if (!entries.some((entry) => entry.id === id)) return false;
      seq += 1;
      commit(entries.map((entry) => (entry.id === id ? { ...entry, said, seq } : entry)));
      return true;
    },
    dismiss: (person, id) => {
      seq += 1;
      commit(
        entries.filter((entry) => !(entry.id === id && entry.where === 'room' && entry.audience === person)),
      );
    },
    find: (person, id) => entries.find((entry) => entry.id === id && isFor(person, entry)),
    seq: () => seq,
    follow: async function* follow(person, signal) {
      signal.addEventListener('abort', wake);
      let since = -1;
      while (!signal.aborted) {
        const next = view(person, since);
        if (next.seq > since) {
          ({ seq: since } = next);
          yield next;
        } else await change.promise;
      }
    },
  };
}

/** Drops the oldest entry of the room that has just grown beyond its bound. */
function bound(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.at(-1);
  const isBeside = (entry: Entry) =>
    entry.where === last?.where && (entry.where === 'room' || entry.audience === last.audience);
  if (entries.filter(isBeside).length <= KEPT) return entries;
  const oldest = entries.find(isBeside);
  return entries.filter((entry) => entry !== oldest);
}
