import type { CellName, Cells, Write } from './cells.ts';
import { Contended, Unusable } from './errors.ts';
import { inGroups } from './groups.ts';
import { PREVIOUS, RING, hasRing, isDataKey, readRing } from './keyring.ts';
import type { OpenRing, Ring } from './keyring.ts';
import { keyIdOf, unwrap, wrap } from './sealed.ts';
import type { Key } from './sealed.ts';

const AT_ONCE = 50;
const TRIES = 20;

/** What a rotation did, in data keys. */
export interface Rotated {
  /** Wrapped by the new master key now. */
  rewrapped: number;
  /** Were so already, from a rotation that was interrupted. */
  already: number;
}

/**
 * Wraps every data key and the hash key by the next master key instead of the one in use. What is kept stays as it
 * is. It can be killed at any moment: until it has ended, the next key opens everything and the one in use refuses
 * to start, and calling it again with both finishes it. A process that runs meanwhile on the same Redis loses
 * nothing, but has to be restarted with the next key. Throws `Unusable` where there is nothing to rotate or neither
 * key is the right one.
 */
export async function rotate(cells: Cells, inUse: Key, next: Key): Promise<Rotated> {
  if (!(await hasRing(cells))) throw new Unusable('Nothing is kept yet, so there is no key to rotate.');
  const started = (await ringUnder(cells, next)) ?? (await begin(cells, inUse, next));
  const rotated = started.previous === undefined ? none() : await rewrapAll(cells, started.previous, next);
  await end(cells, started);
  return rotated;
}

async function ringUnder(cells: Cells, master: Key): Promise<OpenRing | undefined> {
  try {
    return await readRing(cells, master);
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}

/** From here on the next key is the master key; the one in use is kept, wrapped by it, until all are re-wrapped. */
async function begin(cells: Cells, inUse: Key, next: Key): Promise<OpenRing> {
  const current = await readRing(cells, inUse);
  if (current === undefined) throw new Unusable('Nothing is kept yet, so there is no key to rotate.');
  if (current.previous !== undefined) {
    // An earlier rotation, to the key in use, was interrupted.
    await rewrapAll(cells, current.previous, inUse);
  }
  const ring: Ring = {
    id: current.ring.id,
    hashKey: wrap(next, RING, current.hashKey),
    previous: wrap(next, PREVIOUS, inUse),
  };
  return replaceRing(cells, current, { ...current, ring, master: next, previous: inUse });
}

async function end(cells: Cells, started: OpenRing): Promise<void> {
  if (started.previous === undefined) return;
  const { id, hashKey } = started.ring;
  await replaceRing(cells, started, { ...started, ring: { id, hashKey }, previous: undefined });
}

async function replaceRing(cells: Cells, was: OpenRing, now: OpenRing): Promise<OpenRing> {
  const raw = JSON.stringify(now.ring);
  if (await cells.swap([{ name: RING, was: was.raw, now: raw }])) return { ...now, raw };
  throw new Contended('Somebody else is rotating the keys. Nothing is lost: try again later.');
}

async function rewrapAll(cells: Cells, from: Key, to: Key): Promise<Rotated> {
  const total = none();
  for await (const names of inGroups(dataKeysIn(cells), AT_ONCE)) {
    const { rewrapped, already } = await rewrapGroup(cells, names, from, to);
    total.rewrapped += rewrapped;
    total.already += already;
  }
  return total;
}

/** A group is swapped together; where a bot changed one of its cells meanwhile, it is read and tried again. */
async function rewrapGroup(cells: Cells, names: readonly CellName[], from: Key, to: Key): Promise<Rotated> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const held = await cells.read(names);
    const writes: Write[] = [];
    let already = 0;
    for (const [index, name] of names.entries()) {
      const was = held[index];
      if (was === undefined) continue;
      if (keyIdOf(was) === to.id) already++;
      else writes.push({ name, was, now: wrap(to, name, unwrap(from, name, was)) });
    }
    if (writes.length === 0 || (await cells.swap(writes))) return { rewrapped: writes.length, already };
  }
  throw new Contended(
    'The data keys change too fast to be wrapped anew. Nothing is lost: stop the bot and try again.',
  );
}

async function* dataKeysIn(cells: Cells): AsyncGenerator<CellName> {
  for await (const { name } of cells.names('keys')) if (isDataKey(name)) yield name;
}

function none(): Rotated {
  return { rewrapped: 0, already: 0 };
}
