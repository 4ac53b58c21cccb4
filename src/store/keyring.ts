import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isKeyName } from './cells.ts';
import type { CellName, Cells, Write } from './cells.ts';
import { Unopenable, Unreachable, Unusable } from './errors.ts';
import { keyIdOf, makeKey, unwrap, wrap } from './sealed.ts';
import type { Key } from './sealed.ts';

/** Holds the ring. */
export const RING = 'keys/ring';
/** The identity under which a ring holds the key from before. */
export const PREVIOUS = 'keys/ring/previous';
/** Holds the ring's id, beside the data: tells that data and keys belong together. */
export const MARK = 'data/ring';
/** Under these names it is kept for a while which data keys were destroyed, so that no backup brings them back. */
const ERASED = 'keys/erased/';
/** For how long, in milliseconds: no backup of keys may be restored that is older. */
export const ERASURE_LIFETIME = 30 * 24 * 60 * 60 * 1000;

/**
 * What all records share, as it lies in its cell.
 *
 * The hash key makes record keys out of ids. It is made once and never changes, since with another one no record
 * would be found again: a rotation of the master key only wraps it anew. Whoever has seen it can tell whether a
 * given id has a record here, but reads nothing in it.
 */
const Ring = z.object({
  id: z.string().min(1),
  /** The hash key, wrapped by the master key. */
  hashKey: z.string(),
  /** While the master key is rotated: the key from before, wrapped by the new one, since some data keys still need it. */
  previous: z.string().optional(),
});
export type Ring = z.infer<typeof Ring>;

/** A ring with the key that opened it. */
export interface OpenRing {
  /** As it lies in its cell. */
  readonly raw: string;
  readonly ring: Ring;
  readonly master: Key;
  readonly hashKey: Key;
  readonly previous: Key | undefined;
}

/** Whether keys were ever made for these cells. */
export async function hasRing(cells: Cells): Promise<boolean> {
  const [raw, mark] = await cells.read([RING, MARK]);
  return raw !== undefined || mark !== undefined;
}

/**
 * Reads the ring; undefined where there is none yet. Throws `Unusable` when the master key is not the one that
 * wrapped it, when it is damaged, or when data and keys are not from the same store.
 */
export async function readRing(cells: Cells, master: Key): Promise<OpenRing | undefined> {
  const [raw, mark] = await cells.read([RING, MARK]);
  if (raw === undefined && mark === undefined) return undefined;
  if (raw === undefined) {
    throw new Unusable('The data is here, but its keys are not. Put them back from their backup.');
  }
  return unlockRing(raw, mark, master);
}

/** Opens a ring as it lies in its cell, beside data with this mark if any. Throws as `readRing` does. */
export function unlockRing(raw: string, mark: string | undefined, master: Key): OpenRing {
  const ring = parse(raw);
  if (mark !== undefined && mark !== ring.id) {
    throw new Unusable(
      'The data and its keys are of two different stores. Put back those that belong together.',
    );
  }
  try {
    if (keyIdOf(ring.hashKey) !== master.id) throw wrongMaster(ring);
    const hashKey = unwrap(master, RING, ring.hashKey);
    const previous = ring.previous === undefined ? undefined : unwrap(master, PREVIOUS, ring.previous);
    return { raw, ring, master, hashKey, previous };
  } catch (error) {
    throw error instanceof Unopenable ? damaged() : error;
  }
}

/** Opens a ring, or makes it where there is none. Throws as `readRing` does, before anything is written. */
export async function openRing(cells: Cells, master: Key): Promise<OpenRing> {
  const found = await readRing(cells, master);
  if (found !== undefined) {
    const { id } = found.ring;
    // A crash while the ring was made can have left it without its mark. False where it has one.
    await cells.swap([{ name: MARK, was: undefined, now: id }]);
    return found;
  }
  const id = randomBytes(9).toString('base64url');
  const raw = JSON.stringify({ id, hashKey: wrap(master, RING, makeKey()) } satisfies Ring);
  await cells.swap([
    { name: RING, was: undefined, now: raw },
    { name: MARK, was: undefined, now: id },
  ]);
  // Another process may have been faster: what is there now counts.
  const made = await readRing(cells, master);
  if (made === undefined) throw new Unusable('The keys that were just made are gone again.');
  return made;
}

/** The id of a ring as it lies in its cell; undefined where that is damaged. */
export function ringIdOf(raw: string): string | undefined {
  try {
    return parse(raw).id;
  } catch {
    return undefined;
  }
}

/** Where a record lies, and where its data key. */
export interface RecordCells {
  /** What both names have in common: a keyed hash, so that nobody without the key can tell whose they are. */
  readonly hash: string;
  readonly record: CellName;
  readonly key: CellName;
}

/** The keys that a running process needs. Made by `openKeyring`; one without a ring opens it by `refresh`. */
export class Keyring {
  readonly #cells: Cells;
  readonly #master: Key;
  #opened: OpenRing | undefined;

  constructor(cells: Cells, master: Key, ring?: OpenRing) {
    this.#cells = cells;
    this.#master = master;
    this.#opened = ring;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  /** True while some keys are still wrapped by the master key from before. */
  get isRotating(): boolean {
    return this.#ring.previous !== undefined;
  }

  /** The cells of the record of an id. */
  cellsOf(kind: string, id: string): RecordCells {
    return cellsAt(this.#hash([kind, id]));
  }

  /** The cell of an entry of the journal that goes with a record. */
  entryOf(at: RecordCells, id: string): CellName {
    return `data/${this.#hash(['entry', at.hash, id])}`;
  }

  /** The cell that tells that this data key of a record was destroyed. A record that comes anew has another key. */
  erasureOf(at: RecordCells, key: Key): CellName {
    return `${ERASED}${this.#hash(['erased', at.hash, key.id])}`;
  }

  /** A new data key, wrapped for its cell. It is to be written together with `guard`. */
  mint(name: CellName): { readonly key: Key; readonly wrapped: string } {
    const key = makeKey();
    return { key, wrapped: wrap(this.#ring.master, name, key) };
  }

  /** Makes sure that the master key was not rotated meanwhile: a key wrapped by the old one would be lost. */
  guard(): Write {
    return { name: RING, was: this.#ring.raw, now: this.#ring.raw };
  }

  /** Sees the ring as it is now. Throws `Unusable` when the master key was rotated. */
  async refresh(): Promise<void> {
    this.#opened = await openRing(this.#cells, this.#master);
  }

  /** The data key of a cell. Throws `Unopenable` where it was damaged or moved. */
  unwrap(name: CellName, wrapped: string): Key {
    const { master, previous } = this.#ring;
    const id = keyIdOf(wrapped);
    if (id === master.id) return unwrap(master, name, wrapped);
    if (previous !== undefined && id === previous.id) return unwrap(previous, name, wrapped);
    throw new Unusable('A data key needs another DATA_KEY. If it was changed, restart with the new one.');
  }

  get #ring(): OpenRing {
    if (this.#opened === undefined) throw new Unreachable('The keys could not be read yet.');
    return this.#opened;
  }

  #hash(named: readonly string[]): string {
    return createHmac('sha256', this.#ring.hashKey.secret).update(JSON.stringify(named)).digest('base64url');
  }
}

/** The cells of the record with this hash. */
export function cellsAt(hash: string): RecordCells {
  return { hash, record: `data/${hash}`, key: `keys/${hash}` };
}

/** True for a cell that tells that a data key was destroyed. */
export function isErasure(name: CellName): boolean {
  return name.startsWith(ERASED);
}

/** True for a cell that holds a data key. */
export function isDataKey(name: CellName): boolean {
  return isKeyName(name) && name !== RING && !isErasure(name);
}

/** Opens the keys of a store, or makes them where there are none. Throws as `readRing` does. */
export async function openKeyring(cells: Cells, master: Key): Promise<Keyring> {
  return new Keyring(cells, master, await openRing(cells, master));
}

function parse(raw: string): Ring {
  try {
    return Ring.parse(JSON.parse(raw));
  } catch {
    throw damaged();
  }
}

function damaged(): Unusable {
  return new Unusable('What holds the keys is damaged. Put the keys back from their backup.');
}

function wrongMaster(ring: Ring): Unusable {
  return new Unusable(
    ring.previous === undefined
      ? 'The master key (DATA_KEY, or data.key where that is not set) is not the one that sealed this data.'
      : 'A change of DATA_KEY was not finished, and this is not the new key. Finish it with: npm run keys -- rotate --new (the new key).',
  );
}
