import { createHash } from 'node:crypto';
import type { Due, DueRow, Member, Question, RecordOf, Store, Stores } from '#core/records.ts';
import type { Group, Presence } from '#core/group-records.ts';
import type { Cells, RowChange, Write } from './cells.ts';
import { gatherReads } from './gathered.ts';
import { openJournal } from './journal.ts';
import { ERASURE_LIFETIME } from './keyring.ts';
import type { Keyring, RecordCells } from './keyring.ts';
import { ASKER, BLOCK, DRAFT, GROUP, MEMBER, PRESENCE, QUESTION, REFUSAL, ROOM, TURN } from './kinds.ts';
import { readBack, rowName, spell } from './kinds.ts';
import type { Kind, Opened } from './kinds.ts';
import { retried } from './retried.ts';
import { keyIdOf, seal, unseal } from './sealed.ts';
import type { Key } from './sealed.ts';

/** How many of the last changes a record remembers. */
const CAUSES = 16;
const CAUSE_BYTES = 9;

/** What the records of each kind wait for: functions that do nothing but compute. Kinds without one wait for nothing. */
export interface DueOf {
  readonly member: (kept: Member) => Due | undefined;
  readonly group?: (kept: Group) => Due | undefined;
  readonly question?: (kept: Question) => Due | undefined;
  readonly presence?: (kept: Presence) => Due | undefined;
}

/** For a store in which nothing waits. */
export const NOTHING_DUE: DueOf = {
  member: () => undefined,
  group: () => undefined,
  question: () => undefined,
  presence: () => undefined,
};

/** Where the records of one kind are, and how to find out what they wait for. */
export interface Shelf<T> {
  readonly kind: Kind<T>;
  readonly cells: Cells;
  readonly keyring: Keyring;
  readonly dueOf?: ((kept: T) => Due | undefined) | undefined;
}

/** All stores over these cells. */
export function createStores(apart: Cells, keyring: Keyring, dueOf: DueOf = NOTHING_DUE): Stores {
  const cells = gatherReads(apart);
  return {
    members: createStore({ kind: MEMBER, cells, keyring, dueOf: dueOf.member }),
    rooms: createStore({ kind: ROOM, cells, keyring }),
    groups: createStore({ kind: GROUP, cells, keyring, dueOf: dueOf.group }),
    presences: createStore({ kind: PRESENCE, cells, keyring, dueOf: dueOf.presence }),
    questions: {
      drafts: createStore({ kind: DRAFT, cells, keyring }),
      sent: createStore({ kind: QUESTION, cells, keyring, dueOf: dueOf.question }),
      askers: createStore({ kind: ASKER, cells, keyring }),
      blocks: createStore({ kind: BLOCK, cells, keyring }),
    },
    letters: {
      refusals: createStore({ kind: REFUSAL, cells, keyring }),
      turns: createStore({ kind: TURN, cells, keyring }),
    },
    journalOf: (member) =>
      openJournal(
        cells,
        keyring,
        once(() => keyring.cellsOf(MEMBER.name, member)),
      ),
  };
}

/** The records of one kind. */
export function createStore<T>(shelf: Shelf<T>): Store<T> {
  const { kind, keyring } = shelf;
  // Where a record lies is worked out when first needed: most calls open records that they never read.
  return {
    open: (id, cause) =>
      openRecord(
        shelf,
        once(() => keyring.cellsOf(kind.name, id)),
        cause,
      ),
  };
}

/** The record that lies at `locate()`. */
export function openRecord<T>(shelf: Shelf<T>, locate: () => RecordCells, cause: string): RecordOf<T> {
  return new OpenedRecord(shelf, locate, cause);
}

/** What the two cells of a record held. */
interface Seen<T> {
  readonly sealed: string | undefined;
  readonly wrapped: string | undefined;
  readonly key: Key | undefined;
  readonly record: Opened<T> | undefined;
}

/**
 * A record and its data key lie in two cells, read together and changed together. Without its data key, or with
 * another one than sealed it, a record can't be read by anybody: it was erased, and counts as not there.
 */
class OpenedRecord<T> implements RecordOf<T> {
  readonly #shelf: Shelf<T>;
  readonly #locate: () => RecordCells;
  readonly #cause: string;
  #seen: Seen<T> | undefined;
  #looking: Promise<Seen<T>> | undefined;
  #updates = 0;

  constructor(shelf: Shelf<T>, locate: () => RecordCells, cause: string) {
    this.#shelf = shelf;
    this.#locate = locate;
    this.#cause = cause;
  }

  async get(): Promise<T | undefined> {
    return (await this.#look()).record?.kept;
  }

  async reread(): Promise<T | undefined> {
    this.#seen = undefined;
    this.#looking = undefined;
    return this.get();
  }

  async update(
    change: (kept: T | undefined) => T | undefined,
    onRepeat?: (hadEffect: boolean) => void,
  ): Promise<T | undefined> {
    // A call may change a record more than once; a repeat of the call repeats its changes in the same order.
    this.#updates += 1;
    const cause = shortened(`${this.#cause}\0${this.#updates}`);
    const now = await retried(`A ${this.#shelf.kind.name}'s record`, async () => {
      const seen = await this.#look();
      const causes = seen.record?.causes ?? [];
      if (causes.includes(cause) || causes.includes(withoutEffect(cause))) {
        onRepeat?.(causes.includes(cause));
        return seen;
      }
      const kept = change(seen.record?.kept);
      if (kept === undefined) return (this.#seen = await this.#forget(seen));
      const hasEffect = kept !== seen.record?.kept;
      return (this.#seen = await this.#keep(seen, kept, hasEffect ? cause : withoutEffect(cause)));
    });
    return now.record?.kept;
  }

  /** What was read, and read once by however many ask meanwhile. */
  async #look(): Promise<Seen<T>> {
    if (this.#seen !== undefined) return this.#seen;
    const looking = (this.#looking ??= this.#read());
    try {
      const seen = await looking;
      // Whoever wanted it read anew meanwhile gets what is there by then.
      if (this.#looking === looking) this.#seen ??= seen;
      return seen;
    } finally {
      if (this.#looking === looking) this.#looking = undefined;
    }
  }

  async #read(): Promise<Seen<T>> {
    const { kind, cells, keyring } = this.#shelf;
    const at = this.#locate();
    const [wrapped, sealed] = await cells.read([at.key, at.record]);
    const key = wrapped === undefined ? undefined : keyring.unwrap(at.key, wrapped);
    if (key === undefined || sealed === undefined || keyIdOf(sealed) !== key.id) {
      return { sealed, wrapped, key, record: undefined };
    }
    return { sealed, wrapped, key, record: readBack(kind, unseal(key, at.record, sealed).toString()) };
  }

  /** What the cells hold after the change; undefined where somebody else was faster. */
  async #keep(seen: Seen<T>, kept: T, cause: string): Promise<Seen<T> | undefined> {
    const { kind, cells, keyring } = this.#shelf;
    const at = this.#locate();
    const causes = [...(seen.record?.causes ?? []), cause].slice(-CAUSES);
    const record = spell(kind, kept, causes, (value) => this.#rowOf(value));
    const minted = seen.key === undefined ? keyring.mint(at.key) : undefined;
    const key = seen.key ?? minted?.key;
    const wrapped = seen.wrapped ?? minted?.wrapped;
    if (key === undefined || wrapped === undefined) throw new Error('a record has no data key');
    const sealed = seal(key, at.record, record.text);
    const lives = lifeOf(kind, seen.record?.kept, kept);
    const isSameRow = seen.record !== undefined && areSame(seen.record.row, record.row);
    const writes: Write[] = [
      { name: at.key, was: seen.wrapped, now: wrapped, ...lives },
      {
        name: at.record,
        was: seen.sealed,
        now: sealed,
        ...lives,
        ...(!isSameRow && this.#changeTo(record.row)),
      },
    ];
    if (minted !== undefined) writes.push(keyring.guard());
    if (await cells.swap(writes)) return { sealed, wrapped, key, record };
    if (minted !== undefined) await keyring.refresh();
    return undefined;
  }

  /** The key goes first: without it nobody can read what is left, wherever copies of it lie. */
  async #forget(seen: Seen<T>): Promise<Seen<T> | undefined> {
    const { cells, keyring } = this.#shelf;
    const at = this.#locate();
    const nothing = { sealed: undefined, wrapped: undefined, key: undefined, record: undefined };
    if (seen.sealed === undefined && seen.wrapped === undefined) return nothing;
    const writes: Write[] = [
      { name: at.key, was: seen.wrapped, now: undefined },
      { name: at.record, was: seen.sealed, now: undefined, ...this.#changeTo(undefined) },
    ];
    if (seen.key !== undefined) {
      const name = keyring.erasureOf(at, seen.key);
      writes.push({ name, was: undefined, now: 'erased', lifetime: ERASURE_LIFETIME });
    }
    return (await cells.swap(writes)) ? nothing : undefined;
  }

  #rowOf(kept: T): DueRow | undefined {
    const due = this.#shelf.dueOf?.(kept);
    return due && { name: rowName(this.#shelf.kind, this.#locate().hash), lane: due.lane, at: due.at };
  }

  /** Nothing for kinds that never wait. */
  #changeTo(due: Due | undefined): { row?: RowChange } {
    if (this.#shelf.dueOf === undefined) return {};
    return { row: { name: rowName(this.#shelf.kind, this.#locate().hash), due } };
  }
}

/** How long the cells of a record stay from now on, in milliseconds; nothing where they keep the end that they have. */
function lifeOf<T>({ ends }: Kind<T>, was: T | undefined, now: T): Pick<Write, 'lifetime'> {
  if (ends === undefined) return {};
  const isRenewed = was === undefined || (ends.since(now) ?? 0) > (ends.since(was) ?? 0);
  return isRenewed ? { lifetime: ends.after } : {};
}

function areSame(one: Due | undefined, other: Due | undefined): boolean {
  return one?.at === other?.at && one?.lane === other?.lane;
}

/** How a change is remembered that changed nothing. */
const withoutEffect = (cause: string): string => `${cause}=`;

function shortened(cause: string): string {
  return createHash('sha256').update(cause).digest().subarray(0, CAUSE_BYTES).toString('base64url');
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}
