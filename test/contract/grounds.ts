import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUSE, NOBODY } from '#core/records.ts';
import type { DueRow, DueTable, Member, Stores } from '#core/records.ts';
import type { CellName, Cells, Part } from '#store/cells.ts';
import { createDueTable } from '#store/dues.ts';
import { openEmbedded, openMemory } from '#store/embedded.ts';
import { openKeyring } from '#store/keyring.ts';
import { createStores } from '#store/records.ts';
import type { DueOf } from '#store/records.ts';
import { openRedis } from '#store/redis.ts';
import { makeKey } from '#store/sealed.ts';
import type { Key } from '#store/sealed.ts';
import { startRedis } from '../redis.ts';
import type { TestRedis } from '../redis.ts';

/** An empty place to keep things in, for one test. */
export interface Ground {
  readonly master: Key;
  readonly cells: Cells;
  /** A second handle of the same cells: where only one is possible, the first one again. */
  readonly others: Cells;
  /** Lets go of the cells and opens them again; undefined where they end with the process. */
  readonly reopen: (() => Promise<Cells>) | undefined;
  leave(): Promise<void>;
}

/** A kind of place. */
export interface Backend {
  readonly name: string;
  readonly isHere: boolean;
  enter(): Promise<Ground>;
  stop(): Promise<void>;
}

const MEMORY: Backend = {
  name: 'in memory',
  isHere: true,
  enter: async () => {
    const cells = openMemory();
    return { master: makeKey(), cells, others: cells, reopen: undefined, leave: () => cells.stop() };
  },
  stop: async () => undefined,
};

const EMBEDDED: Backend = {
  name: 'in files',
  isHere: true,
  enter: async () => {
    const folder = await temporaryFolder();
    let cells = openEmbedded(folder);
    return {
      master: makeKey(),
      cells,
      others: cells,
      reopen: async () => {
        await cells.stop();
        cells = openEmbedded(folder);
        return cells;
      },
      leave: async () => {
        await cells.stop();
        await rm(folder, { recursive: true });
      },
    };
  },
  stop: async () => undefined,
};

function onRedis(redis: TestRedis | undefined): Backend {
  let database = 0;
  return {
    name: 'on Redis (needs a redis-server on PATH)',
    isHere: redis !== undefined,
    enter: async () => {
      if (redis === undefined) throw new Error('no redis-server on PATH');
      const url = redis.url.replace(/\d+$/, String(database++));
      const opened = [await openRedis(url), await openRedis(url)];
      const [cells, others] = opened.map((one) => one.cells);
      if (cells === undefined || others === undefined) throw new Error('not opened');
      const reopen = async (): Promise<Cells> => {
        await cells.stop();
        opened.push(await openRedis(url));
        return opened.at(-1)?.cells ?? cells;
      };
      const leave = async (): Promise<void> => {
        for (const one of opened) await one.cells.stop();
      };
      return { master: makeKey(), cells, others, reopen, leave };
    },
    stop: async () => redis?.stop(),
  };
}

/** Every backend; `isHere` is false for Redis on a machine that has none. */
export async function allBackends(): Promise<readonly Backend[]> {
  return [MEMORY, EMBEDDED, onRedis(await startRedis({ databases: '64', appendfsync: 'everysec' }))];
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'trust-steps-store-'));
}

/** In tests a member waits for the moment since which they can't be reached, on the platform on which they were. */
export const DUE_OF: DueOf = {
  member: ({ goneSince, reach }) =>
    goneSince === undefined ? undefined : { at: goneSince, lane: reach?.platform ?? HOUSE },
};

/** A member who waits. */
export const waiting = (at: number, lane: string): Member => ({
  ...NOBODY,
  goneSince: at,
  reach: { platform: lane, chat: 'chat' },
});

/** The stores over these cells. */
export async function storesOver(cells: Cells, master: Key): Promise<Stores> {
  return createStores(cells, await openKeyring(cells, master), DUE_OF);
}

/** The due table over these cells. */
export async function duesOver(cells: Cells, master: Key): Promise<DueTable> {
  return createDueTable(cells, await openKeyring(cells, master), DUE_OF);
}

/** All rows that wait, whatever their lane. */
export async function rowsIn(cells: Cells): Promise<readonly DueRow[]> {
  const all = { from: -Infinity, until: Infinity, count: 10_000 };
  const lanes = await cells.lanes();
  return (await Promise.all(lanes.toSorted().map((lane) => cells.rows(lane, all)))).flat();
}

/** The names of all cells of a part, in their order. */
export async function namesIn(cells: Cells, part: Part): Promise<readonly CellName[]> {
  const named = await Array.fromAsync(cells.names(part));
  return named.map(({ name }) => name).toSorted();
}

/** All bytes of all files of a folder, as somebody who copied it would have them. */
export async function bytesOf(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}

/** The same cells as an object whose parts can be taken apart and replaced. */
export function plainly(cells: Cells): Cells {
  return {
    read: (names) => cells.read(names),
    swap: (writes) => cells.swap(writes),
    rows: (lane, span) => cells.rows(lane, span),
    lanes: () => cells.lanes(),
    names: (part) => cells.names(part),
    isUp: () => cells.isUp(),
    stop: () => cells.stop(),
  };
}

/** Cells that count the round trips made through them, and can be told to fail from some swap on. */
export function watched(cells: Cells): Cells & { trips: number; failFromSwap: number } {
  let swaps = 0;
  return {
    ...plainly(cells),
    trips: 0,
    failFromSwap: Infinity,
    read(names) {
      this.trips += 1;
      return cells.read(names);
    },
    async swap(writes) {
      this.trips += 1;
      swaps += 1;
      if (swaps >= this.failFromSwap) throw new Error('killed here');
      return cells.swap(writes);
    },
  };
}

/** A text as it is, and as it would be inside base64, wherever it began there. */
export function spellings(text: string): string[] {
  const shifted = ['', 'a', 'aa'].map((before) => {
    const encoded = Buffer.from(before + text).toString('base64url');
    return encoded.slice(before.length === 0 ? 0 : before.length + 1, -4);
  });
  return [text, Buffer.from(text).toString('hex'), ...shifted.filter((part) => part.length > 5)];
}
