import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RecordOf, Store, Stores } from '#core/records.ts';
import type { Cells, Write } from './cells.ts';
import { Contended } from './errors.ts';
import type { Keyring, RecordCells } from './keyring.ts';
import { MEMBER, ROOM, readBack, spell } from './kinds.ts';
import type { Kind, Opened } from './kinds.ts';
import { keyIdOf, seal, unseal } from './sealed.ts';
import type { Key } from './sealed.ts';

/** How often a change is tried while others change the same record. */
const TRIES = 100;
const LONGEST_WAIT = 20;
/** How many of the last changes a record remembers. */
const CAUSES = 16;
const CAUSE_BYTES = 9;

/** All stores over these cells. */
export function createStores(cells: Cells, keyring: Keyring): Stores {
  return { members: createStore(MEMBER, cells, keyring), rooms: createStore(ROOM, cells, keyring) };
}

/** The records of one kind. */
export function createStore<T>(kind: Kind<T>, cells: Cells, keyring: Keyring): Store<T> {
  return {
    open: (id, cause) => new OpenedRecord(kind, cells, keyring, id, cause),
  };
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
  readonly #kind: Kind<T>;
  readonly #cells: Cells;
  readonly #keyring: Keyring;
  readonly #id: string;
  readonly #cause: string;
  #cellsOfId: RecordCells | undefined;
  #seen: Seen<T> | undefined;
  #updates = 0;

  constructor(kind: Kind<T>, cells: Cells, keyring: Keyring, id: string, cause: string) {
    this.#kind = kind;
    this.#cells = cells;
    this.#keyring = keyring;
    this.#id = id;
    this.#cause = cause;
  }

  /** Where the record lies, worked out when first needed: most calls open records that they never read. */
  get #at(): RecordCells {
    return (this.#cellsOfId ??= this.#keyring.cellsOf(this.#kind.name, this.#id));
  }

  async get(): Promise<T | undefined> {
    this.#seen ??= await this.#read();
    return this.#seen.record?.kept;
  }

  async update(
    change: (kept: T | undefined) => T | undefined,
    onRepeat?: () => void,
  ): Promise<T | undefined> {
    // A call may change a record more than once; a repeat of the call repeats its changes in the same order.
    this.#updates += 1;
    const cause = shortened(`${this.#cause}\0${this.#updates}`);
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const seen = (this.#seen ??= await this.#read());
      if (seen.record?.causes.includes(cause)) {
        onRepeat?.();
        return seen.record.kept;
      }
      const kept = change(seen.record?.kept);
      const written = kept === undefined ? await this.#forget(seen) : await this.#keep(seen, kept, cause);
      this.#seen = written;
      if (written !== undefined) return written.record?.kept;
      await wait(Math.random() * Math.min(attempt, LONGEST_WAIT));
    }
    throw new Contended(`A ${this.#kind.name}'s record was changed by others ${TRIES} times in a row.`);
  }

  async #read(): Promise<Seen<T>> {
    const [wrapped, sealed] = await this.#cells.read([this.#at.key, this.#at.record]);
    const key = wrapped === undefined ? undefined : this.#keyring.unwrap(this.#at.key, wrapped);
    if (key === undefined || sealed === undefined || keyIdOf(sealed) !== key.id) {
      return { sealed, wrapped, key, record: undefined };
    }
    const text = unseal(key, this.#at.record, sealed).toString();
    return { sealed, wrapped, key, record: readBack(this.#kind, text) };
  }

  /** What the cells hold after the change; undefined where somebody else was faster. */
  async #keep(seen: Seen<T>, kept: T, cause: string): Promise<Seen<T> | undefined> {
    const causes = [...(seen.record?.causes ?? []), cause].slice(-CAUSES);
    const spelled = spell(this.#kind, { kept, causes });
    const minted = seen.key === undefined ? this.#keyring.mint(this.#at.key) : undefined;
    const key = seen.key ?? minted?.key;
    const wrapped = seen.wrapped ?? minted?.wrapped;
    if (key === undefined || wrapped === undefined) throw new Error('a record has no data key');
    const sealed = seal(key, this.#at.record, spelled.text);
    const lives = this.#kind.lifetime === undefined ? {} : { lifetime: this.#kind.lifetime };
    const writes: Write[] = [
      { name: this.#at.key, was: seen.wrapped, now: wrapped, ...lives },
      { name: this.#at.record, was: seen.sealed, now: sealed, ...lives },
    ];
    if (minted !== undefined) writes.push(this.#keyring.guard());
    if (await this.#cells.swap(writes))
      return { sealed, wrapped, key, record: { kept: spelled.kept, causes } };
    if (minted !== undefined) await this.#keyring.refresh();
    return undefined;
  }

  /** The key goes first: without it nobody can read what is left, wherever copies of it lie. */
  async #forget(seen: Seen<T>): Promise<Seen<T> | undefined> {
    const nothing = { sealed: undefined, wrapped: undefined, key: undefined, record: undefined };
    if (seen.sealed === undefined && seen.wrapped === undefined) return nothing;
    const gone = await this.#cells.swap([
      { name: this.#at.key, was: seen.wrapped, now: undefined },
      { name: this.#at.record, was: seen.sealed, now: undefined },
    ]);
    return gone ? nothing : undefined;
  }
}

function shortened(cause: string): string {
  return createHash('sha256').update(cause).digest().subarray(0, CAUSE_BYTES).toString('base64url');
}
