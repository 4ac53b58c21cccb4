import { hashOf } from './cells.ts';
import type { CellName, Cells, Part, Write } from './cells.ts';
import { Contended, Unusable } from './errors.ts';
import { inGroups } from './groups.ts';
import { Keyring, MARK, RING, cellsAt, isDataKey, isErasure, ringIdOf, unlockRing } from './keyring.ts';
import { readRow } from './kinds.ts';
import { keyIdOf, unseal } from './sealed.ts';
import type { Key } from './sealed.ts';
import type { Piece, Snapshot } from './snapshot.ts';

const AT_ONCE = 100;

/** What came of a transfer. */
export interface Transferred {
  records: number;
  /** Entries of journals. */
  entries: number;
  /** Records that were left out, since they were erased. */
  erased: number;
  /** Records and entries that were left out, since their key is not there: nobody can read them. */
  keyless: number;
}

/**
 * Puts a snapshot in the place of all that the target keeps, without what was erased, there or here. Until it has ended
 * the target has no ring, so no bot starts on half of it; killed at any moment, it can be run again. Throws `Unusable`
 * where the snapshot needs another master key or the target is another store's, before anything is changed.
 */
export async function transfer(target: Cells, { keys, data }: Snapshot, master: Key): Promise<Transferred> {
  const ring = keys.find(({ name }) => name === RING)?.value;
  if (ring === undefined) throw new Unusable('It holds no keys, so nothing in it could be read.');
  const opened = unlockRing(ring, undefined, master);
  await close(target, opened.ring.id);
  await putAll(target, keys.filter(({ name }) => isErasure(name)).flatMap(asChange));
  await clear(target);
  const holders = await sortKeys(keys, new Keyring(target, master, opened), target);
  const counts: Transferred = { records: 0, entries: 0, erased: 0, keyless: 0 };
  for await (const pieces of inGroups(data, AT_ONCE)) {
    await put(
      target,
      pieces.flatMap((piece) => changesFor(piece, holders, counts)),
    );
  }
  await put(target, [{ name: RING, now: ring }]);
  return counts;
}

type Change = Omit<Write, 'was'>;

/** Makes the changes together, whatever the cells held. */
async function put(target: Cells, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const held = await target.read(changes.map(({ name }) => name));
  if (await target.swap(changes.map((change, index) => ({ ...change, was: held[index] })))) return;
  throw new Contended('Somebody else writes to this store. Stop every bot that uses it, and run this again.');
}

async function putAll(target: Cells, changes: readonly Change[]): Promise<void> {
  for await (const group of inGroups(changes, AT_ONCE)) await put(target, group);
}

/** Takes the ring away and leaves its mark, which tells that keys are missing. */
async function close(target: Cells, id: string): Promise<void> {
  const [ring, mark] = await target.read([RING, MARK]);
  const ids = [ring === undefined ? undefined : ringIdOf(ring), mark];
  const isAnother = ids.some((other) => other !== undefined && other !== id);
  if (isAnother && !(await isUnused(target))) {
    throw new Unusable('Another store is kept there. Choose an empty place, or the one that it came from.');
  }
  await put(target, [
    { name: RING, now: undefined },
    { name: MARK, now: id },
  ]);
}

/** True for a store that is new: a bot has perhaps started on it, but kept and erased nothing yet. */
export async function isUnused(cells: Cells): Promise<boolean> {
  const [name, ...more] = await namesOf(cells, 'keys');
  return name === RING && more.length === 0;
}

/** Removes everything but the mark and what tells which keys were destroyed. */
async function clear(target: Cells): Promise<void> {
  for (const lane of await target.lanes()) await clearLane(target, lane);
  // Both are listed before anything is removed, and keys go last: on Redis their names lead to those of the data.
  const data = (await namesOf(target, 'data')).filter((name) => name !== MARK);
  const keys = (await namesOf(target, 'keys')).filter(isDataKey);
  await putAll(
    target,
    [...data, ...keys].map((name) => ({ name, now: undefined })),
  );
}

/** Removes the rows of a lane, each with its record. */
async function clearLane(target: Cells, lane: string): Promise<void> {
  for (;;) {
    const rows = await target.rows(lane, { from: -Infinity, until: Infinity, count: AT_ONCE });
    if (rows.length === 0) return;
    await put(
      target,
      rows.map(({ name }) => ({
        name: cellsAt(hashOf(name)).record,
        now: undefined,
        row: { name, due: undefined },
      })),
    );
  }
}

async function namesOf(cells: Cells, part: Part): Promise<readonly CellName[]> {
  return (await Array.fromAsync(cells.names(part))).map(({ name }) => name);
}

/** Data keys by the hash of their record, and by id whether they were destroyed. */
interface Holders {
  readonly byHash: ReadonlyMap<string, { readonly key: Key; readonly change: Change }>;
  readonly isErased: ReadonlyMap<string, boolean>;
}

async function sortKeys(keys: readonly Piece[], keyring: Keyring, target: Cells): Promise<Holders> {
  const erasures = new Set((await namesOf(target, 'keys')).filter(isErasure));
  const byHash = new Map<string, { key: Key; change: Change }>();
  const isErased = new Map<string, boolean>();
  for (const piece of keys.filter(({ name }) => isDataKey(name))) {
    const key = keyring.unwrap(piece.name, piece.value);
    const at = cellsAt(hashOf(piece.name));
    isErased.set(key.id, erasures.has(keyring.erasureOf(at, key)));
    for (const change of asChange(piece)) byHash.set(at.hash, { key, change });
  }
  return { byHash, isErased };
}

/** What brings a piece of the data back, with its key and its row; nothing for one that is to be left out. */
function changesFor(piece: Piece, { byHash, isErased }: Holders, counts: Transferred): readonly Change[] {
  if (piece.name === MARK) return [];
  const keyId = keyIdOf(piece.value);
  const holder = byHash.get(hashOf(piece.name));
  const isRecord = holder?.key.id === keyId;
  if (isErased.get(keyId) !== false) {
    if (!isErased.has(keyId)) counts.keyless += 1;
    else if (isRecord) counts.erased += 1;
    return [];
  }
  const changes = asChange(piece);
  if (!isRecord) {
    counts.entries += changes.length;
    return changes;
  }
  counts.records += changes.length;
  const due = readRow(unseal(holder.key, piece.name, piece.value).toString());
  return changes.flatMap((change) => [
    holder.change,
    due ? { ...change, row: { name: due.name, due } } : change,
  ]);
}

/** What brings a piece back until it ends; nothing where it has. */
function asChange({ name, value, ends }: Piece): readonly Change[] {
  if (ends === undefined) return [{ name, now: value }];
  const lifetime = Math.floor(ends - Date.now());
  return lifetime < 1 ? [] : [{ name, now: value, lifetime }];
}
