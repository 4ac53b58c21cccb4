/** What lies in a store, looked at from below: for those who stole a copy of it, keys included. */
import type { CellName, Cells } from '#store/cells.ts';
import { isDataKey, MARK, openKeyring, type Keyring, type RecordCells } from '#store/keyring.ts';
import { openCells, type StoreConfig } from '#store/open.ts';
import { createStores } from '#store/records.ts';
import { keyIdOf, unseal, unwrap, type Key } from '#store/sealed.ts';
import type { Person } from './world.ts';

/** A store from below. */
export interface Below {
  readonly cells: Cells;
  readonly master: Key;
  readonly keyring: Keyring;
  /** The cells of somebody's record. */
  cellsOf(person: Person): RecordCells;
}

/** Opens what a store is made of; nobody else may have the embedded one open. */
export async function openBelow(config: StoreConfig): Promise<Below> {
  const { cells, master } = await openCells(config);
  const keyring = await openKeyring(cells, master);
  return { cells, master, keyring, cellsOf: ({ id }) => keyring.cellsOf('member', id) };
}

/** The names of all cells, with those of data keys apart. */
export async function namesBelow({
  cells,
}: Below): Promise<{ data: readonly CellName[]; keys: readonly CellName[] }> {
  const names = async (part: 'data' | 'keys') =>
    (await Array.fromAsync(cells.names(part))).map(({ name }) => name);
  return { data: await names('data'), keys: (await names('keys')).filter(isDataKey) };
}

/** Cells with data that no record knows of: entries that nobody can find, to read or to delete them. */
export async function strayCells(below: Below, people: readonly Person[]): Promise<readonly CellName[]> {
  const { cells, keyring } = below;
  const { members } = createStores(cells, keyring);
  const known = new Set<CellName>([MARK]);
  for (const { name } of await Array.fromAsync(cells.names('keys')))
    known.add(`data/${name.slice('keys/'.length)}`);
  for (const person of people) {
    const at = below.cellsOf(person);
    const kept = await members.open(person.id, 'look').get();
    for (const { id } of kept?.entries ?? []) known.add(keyring.entryOf(at, id));
  }
  const there: CellName[] = [];
  for (const name of (await namesBelow(below)).data) {
    const [held] = await cells.read([name]);
    if (held !== undefined && !known.has(name)) there.push(name);
  }
  return there;
}

/** A sealed text as it lay in its cell, and what it said. */
interface Sealed {
  readonly name: CellName;
  readonly sealed: string;
  readonly opened: string;
}

/** All that was kept about somebody, while it was there. */
export interface Trace {
  readonly at: RecordCells;
  /** The data key, as it lay in its cell. */
  readonly wrapped: string;
  readonly record: Sealed;
  readonly entries: readonly Sealed[];
}

/** Takes down what is kept about somebody. Rejects where any of it is not there. */
export async function traceOf(below: Below, person: Person): Promise<Trace> {
  const { cells, keyring } = below;
  const at = below.cellsOf(person);
  const [wrapped = ''] = await cells.read([at.key]);
  const key = keyring.unwrap(at.key, wrapped);
  const take = async (name: CellName): Promise<Sealed> => {
    const [sealed = ''] = await cells.read([name]);
    return { name, sealed, opened: unseal(key, name, sealed).toString() };
  };
  const kept = await createStores(cells, keyring).members.open(person.id, 'look').get();
  const entries = (kept?.entries ?? []).map(({ id }) => take(keyring.entryOf(at, id)));
  return { at, wrapped, record: await take(at.record), entries: await Promise.all(entries) };
}

/** What an attempt gives, or nothing where it throws. */
function attempt<T>(open: () => T): readonly T[] {
  try {
    return [open()];
  } catch {
    return [];
  }
}

const SEALED = /s1\.[\w-]+\.[\w-]+/g;

/**
 * Tries to open what these people left, with everything that there is: the master key, whatever data keys it still unwraps, and
 * all that is or looks sealed in the cells and in copies of the store. Gives the texts that open.
 */
export async function opens(
  below: Below,
  traces: readonly Trace[],
  copies: readonly Buffer[],
): Promise<readonly string[]> {
  const { data, keys } = await namesBelow(below);
  const held = await below.cells.read([...data, ...keys]);
  const copied = copies.flatMap((copy) => copy.toString('latin1').match(SEALED) ?? []);
  const texts = [...new Set([...held.filter((each) => each !== undefined), ...copied])];
  const places = [...new Set([...keys, ...traces.map(({ at }) => at.key)])];
  const sealedBy = (key: Key) => texts.filter((text) => attempt(() => keyIdOf(text)).includes(key.id));
  const wrapped = sealedBy(below.master);
  const left = places.flatMap((place) =>
    wrapped.flatMap((text) => attempt(() => unwrap(below.master, place, text))),
  );
  const names = traces.flatMap(({ at, entries }) => [at.record, ...entries.map(({ name }) => name)]);
  return left.flatMap((key) =>
    sealedBy(key).flatMap((text) =>
      names.flatMap((name) => attempt(() => unseal(key, name, text).toString())),
    ),
  );
}
