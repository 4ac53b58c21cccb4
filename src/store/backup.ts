import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openBackupFile, writeBackupFile } from './backup-file.ts';
import type { Origin } from './backup-file.ts';
import type { Cells } from './cells.ts';
import { Contended, Unusable } from './errors.ts';
import { ERASURE_LIFETIME, readRing } from './keyring.ts';
import type { Key } from './sealed.ts';
import { piecesOf } from './snapshot.ts';
import { transfer } from './transfer.ts';
import type { Transferred } from './transfer.ts';

/** The two files of a backup in a folder. */
export interface BackupPaths {
  readonly data: string;
  readonly keys: string;
}

/** Where the two files of a backup lie. */
export function backupPaths(folder: string): BackupPaths {
  return { data: join(folder, 'data.backup'), keys: join(folder, 'keys.backup') };
}

/** How many cells a backup holds. */
export interface BackedUp {
  readonly data: number;
  readonly keys: number;
}

/**
 * Writes all that is kept to two new files in a folder, which is made where it is missing. On Redis, bots may go on
 * meanwhile. Rejects with `Unusable` where nothing is kept or a file can't be written, with `Contended` where the master
 * key was rotated meanwhile; then nothing is left of it.
 */
export async function backUp(cells: Cells, master: Key, folder: string): Promise<BackedUp> {
  const ring = await readRing(cells, master);
  if (ring === undefined) throw new Unusable('Nothing is kept yet, so there is nothing to back up.');
  const paths = backupPaths(folder);
  const origin: Origin = { backup: randomBytes(9).toString('base64url'), madeAt: Date.now() };
  // Keys go last: who is erased meanwhile has none in the backup. Who comes meanwhile is not in it.
  const data = await writeBackupFile(paths.data, 'data', origin, piecesOf(cells, 'data'));
  try {
    const keys = await writeBackupFile(paths.keys, 'keys', origin, piecesOf(cells, 'keys'));
    if ((await readRing(cells, master))?.raw === ring.raw) return { data, keys };
    await rm(paths.keys);
    throw new Contended('The master key was changed meanwhile. Run this again.');
  } catch (error) {
    await rm(paths.data);
    throw error;
  }
}

/**
 * Puts a backup in the place of all that is kept, without what was erased before it or since. Rejects with `Unusable`
 * where its two files are not whole, not of the same backup, or too old, and as `transfer` does.
 */
export async function restore(cells: Cells, master: Key, folder: string): Promise<Transferred> {
  const paths = backupPaths(folder);
  const keys = await openBackupFile(paths.keys, 'keys');
  const data = await openBackupFile(paths.data, 'data');
  if (keys.origin.backup !== data.origin.backup) {
    throw new Unusable(
      'data.backup and keys.backup are of two different backups. Take two that belong together.',
    );
  }
  if (Date.now() - keys.origin.madeAt > ERASURE_LIFETIME) {
    throw new Unusable(
      'This backup is older than 30 days. Who was erased is known for that long, so it could bring somebody back.',
    );
  }
  return transfer(cells, { keys: await Array.fromAsync(keys.pieces()), data: data.pieces() }, master);
}
