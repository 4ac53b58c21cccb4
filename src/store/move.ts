import type { Cells } from './cells.ts';
import { Unusable } from './errors.ts';
import { RING, readRing } from './keyring.ts';
import type { Key } from './sealed.ts';
import { piecesOf } from './snapshot.ts';
import { isUnused, transfer } from './transfer.ts';
import type { Transferred } from './transfer.ts';

/**
 * Copies all that is kept to a place where nothing is kept yet. What was left there by a move that was interrupted is
 * made anew. Rejects with `Unusable` where there is nothing to move or something is kept there, and as `transfer` does.
 */
export async function move(from: Cells, to: Cells, master: Key): Promise<Transferred> {
  if ((await readRing(from, master)) === undefined) {
    throw new Unusable('Nothing is kept yet, so there is nothing to move.');
  }
  const [ring] = await to.read([RING]);
  if (ring !== undefined && !(await isUnused(to)))
    throw new Unusable('Something is kept there already. Name an empty database.');
  const keys = await Array.fromAsync(piecesOf(from, 'keys'));
  return transfer(to, { keys, data: piecesOf(from, 'data') }, master);
}
