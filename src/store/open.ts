import { mkdirSync } from 'node:fs';
import type { DueTable, Stores } from '#core/records.ts';
import type { Cells } from './cells.ts';
import { createDueTable } from './dues.ts';
import { Unusable } from './errors.ts';
import { hasRing, openKeyring } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { hasMasterFile, makeMasterText, masterFile, readMaster, writeMasterFile } from './master.ts';
import { NOTHING_DUE, createStores } from './records.ts';
import type { DueOf } from './records.ts';
import { makeKey } from './sealed.ts';
import type { Key } from './sealed.ts';

/** Where things are kept: in a Redis where there is a URL, else in files of a folder. */
export interface StoreConfig {
  readonly redisUrl?: string | undefined;
  /** Made where it is missing. Not used with a Redis. */
  readonly dataDir: string;
  /** 32 bytes in base64 or hex, or the path of a file that holds them. Required with a Redis. */
  readonly dataKey?: string | undefined;
}

/** A store in use. */
export interface OpenStore {
  readonly stores: Stores;
  readonly dues: DueTable;
  readonly name: 'embedded' | 'redis' | 'memory';
  /** Sentences for the operator, about what works but should be put right. */
  readonly warnings: readonly string[];
  /** Whether the store can be reached, as far as is known without asking. */
  isUp(): boolean;
  /** Finishes what is on its way and lets go of the files or the connection. */
  stop(): Promise<void>;
}

/** What is below the stores. For the rotation of keys, and for backups. */
export interface OpenCells {
  readonly cells: Cells;
  readonly master: Key;
  /** True where the key lies in a file of the bot's own making, beside the data. */
  readonly isKeyBeside: boolean;
  readonly warnings: readonly string[];
}

/**
 * Opens what the configuration names. Rejects with `Unusable` where the operator has to put something right (the
 * message says what), and with `Unreachable` where no Redis answers. Nothing is kept before the key is known to be
 * the right one. `dueOf` tells what a record waits for, and is asked at each change.
 */
export async function openStore(config: StoreConfig, dueOf: DueOf = NOTHING_DUE): Promise<OpenStore> {
  const open = await openCells(config);
  return openOver(open, config.redisUrl === undefined ? 'embedded' : 'redis', dueOf);
}

/** A store that ends with the process, for stories and for the playground. */
export async function openMemoryStore(dueOf: DueOf = NOTHING_DUE): Promise<OpenStore> {
  const { openMemory } = await import('./embedded.ts');
  return openOver({ cells: openMemory(), master: makeKey(), warnings: [] }, 'memory', dueOf);
}

/** Opens the cells and finds their master key. Rejects as `openStore` does. */
export async function openCells(config: StoreConfig): Promise<OpenCells> {
  return config.redisUrl === undefined ? openFolder(config) : openShared(config.redisUrl, config);
}

async function openShared(url: string, config: StoreConfig): Promise<OpenCells> {
  const master = readSharedMaster(config);
  const { openRedis } = await import('./redis.ts');
  const { cells, warnings } = await openRedis(url);
  return { cells, master, isKeyBeside: false, warnings };
}

/** The master key of a store in a Redis. Throws `Unusable` where there is none. */
export function readSharedMaster(config: StoreConfig): Key {
  const master = readGivenMaster(config);
  if (master !== undefined) return master;
  throw new Unusable(
    'REDIS_URL needs a DATA_KEY: a key of 32 bytes in base64. To make one: npm run keys -- make.',
  );
}

const readGivenMaster = ({ dataKey }: StoreConfig): Key | undefined =>
  dataKey === undefined ? undefined : readMaster(dataKey, 'DATA_KEY');

async function openFolder(config: StoreConfig): Promise<OpenCells> {
  const [folder, given] = [config.dataDir, readGivenMaster(config)];
  const { openEmbedded } = await import('./embedded.ts');
  makeFolder(folder);
  const cells = openEmbedded(folder);
  try {
    if (given !== undefined) return { cells, master: given, isKeyBeside: false, warnings: [] };
    const master = await keyBeside(cells, folder);
    const warning = `The key lies beside the data, in ${masterFile(folder)}: whoever copies both can read all of it. Set DATA_KEY to keep it elsewhere.`;
    return { cells, master, isKeyBeside: true, warnings: [warning] };
  } catch (error) {
    await cells.stop();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Unusable(`The folder ${folder} can't be made${reason}. Set DATA_DIR to one that can.`);
  }
}

/** The key in the folder, made where nothing was kept yet. */
async function keyBeside(cells: Cells, folder: string): Promise<Key> {
  if (!hasMasterFile(folder)) {
    if (await hasRing(cells)) {
      throw new Unusable(`The key of this data is missing. Set DATA_KEY, or put ${masterFile(folder)} back.`);
    }
    writeMasterFile(folder, makeMasterText());
  }
  return readMaster(masterFile(folder), masterFile(folder));
}

/** What is said of a rotation that was broken off. */
export const unfinishedOf = ({ isRotating }: Keyring): readonly string[] =>
  isRotating ? ['A rotation of DATA_KEY was not finished. Run it again.'] : [];

async function openOver(
  { cells, master, warnings }: Omit<OpenCells, 'isKeyBeside'>,
  name: OpenStore['name'],
  dueOf: DueOf,
): Promise<OpenStore> {
  try {
    const keyring = await openKeyring(cells, master);
    return {
      stores: createStores(cells, keyring, dueOf),
      dues: createDueTable(cells, keyring, dueOf),
      name,
      warnings: [...warnings, ...unfinishedOf(keyring)],
      isUp: () => cells.isUp(),
      stop: () => cells.stop(),
    };
  } catch (error) {
    await cells.stop();
    throw error;
  }
}
