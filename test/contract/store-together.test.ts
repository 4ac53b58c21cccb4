import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellName, Cells } from '#store/cells.ts';
import { openEmbedded, openMemory } from '#store/embedded.ts';
import { gatherReads } from '#store/gathered.ts';
import { openKeyring } from '#store/keyring.ts';
import { createStores } from '#store/records.ts';
import { makeKey } from '#store/sealed.ts';
import { countRoundTrips } from '../../scripts/bench/round-trips.ts';
import { plainly } from './grounds.ts';

/** Cells that tell what they were asked for. */
function openWatched() {
  const memory = openMemory();
  const asked: (readonly CellName[])[] = [];
  const cells: Cells = {
    ...plainly(memory),
    read: (names) => {
      asked.push(names);
      return memory.read(names);
    },
  };
  return { cells, asked };
}

describe('reads of one turn', () => {
  it('go to the store together, and each is told its own', async () => {
    const { cells, asked } = openWatched();
    const gathered = gatherReads(cells);
    await gathered.swap([
      { name: 'data/a', was: undefined, now: 'A' },
      { name: 'keys/b', was: undefined, now: 'B' },
    ]);
    const all = await Promise.all([
      gathered.read(['keys/b', 'data/x']),
      gathered.read([]),
      gathered.read(['data/a', 'keys/b']),
    ]);
    expect(all).toEqual([['B', undefined], [], ['A', 'B']]);
    expect(asked).toHaveLength(1);
    expect(await gathered.read(['data/a'])).toEqual(['A']);
    expect(asked).toHaveLength(2);
    await cells.stop();
  });

  it('are all refused where the store is', async () => {
    const { cells } = openWatched();
    const gathered = gatherReads(cells);
    await cells.stop();
    const both = await Promise.allSettled([gathered.read(['data/a']), gathered.read(['data/b'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('are one read where they are of one record, unless it is to be read anew', async () => {
    const { cells, asked } = openWatched();
    const stores = createStores(cells, await openKeyring(cells, makeKey()));
    asked.length = 0;
    const room = stores.rooms.open('here', 'look');
    await Promise.all([room.get(), room.get()]);
    expect(asked.flat()).toHaveLength(2);
    const [before, after] = [room.get(), room.reread()];
    await stores.rooms.open('here', 'change').update(() => ({ sharedAt: 1 }));
    await Promise.all([before, after]);
    expect(await room.reread()).toEqual({ sharedAt: 1 });
    await cells.stop();
  });

  it('are one for each command, and two where something is saved', async () => {
    for (const [act, count] of await countRoundTrips())
      expect([act, count]).toEqual([act, act === 'a setting saved' ? 2 : 1]);
  });
});

describe('swaps of one turn in files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trust-steps-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are made one after the other, the last first: each finds what those before it left', async () => {
    const cells = openEmbedded(folder);
    const swap = (was: string | undefined, now: string | undefined) =>
      cells.swap([
        { name: 'keys/a', was, now },
        { name: 'data/a', was, now },
      ]);
    const made = await Promise.all([
      swap('1', '4'),
      swap('1', '3'),
      swap(undefined, '2'),
      swap(undefined, '1'),
    ]);
    expect(made).toEqual([false, true, false, true]);
    expect(await cells.read(['keys/a', 'data/a'])).toEqual(['3', '3']);
    expect(await Promise.all([swap(undefined, '5'), swap('3', undefined)])).toEqual([true, true]);
    expect(await cells.read(['keys/a', 'data/a'])).toEqual(['5', '5']);
    await cells.stop();
  });

  it('let whoever lost to somebody else go first: nobody tries for long', async () => {
    const cells = openEmbedded(folder);
    const keyring = await openKeyring(cells, makeKey());
    let longest = 0;
    const write = async (writer: string): Promise<void> => {
      let tries = 0;
      const counted: Cells = {
        ...plainly(cells),
        swap: async (writes) => {
          const isMade = await cells.swap(writes);
          tries = isMade ? 0 : tries + 1;
          longest = Math.max(longest, tries);
          return isMade;
        },
      };
      const { rooms } = createStores(counted, keyring);
      for (let i = 0; i < 300; i++)
        await rooms.open('room', `${writer} ${i}`).update(() => ({ sharedAt: i }));
    };
    await Promise.all(['one', 'other'].map(write));
    expect(longest).toBeLessThan(20);
    await cells.stop();
  });

  it('are made when the store stops in the same turn, and refused after that', async () => {
    const cells = openEmbedded(folder);
    const last = cells.swap([{ name: 'data/a', was: undefined, now: '1' }]);
    const stopped = cells.stop();
    expect(await last).toBe(true);
    await stopped;
    await expect(cells.swap([{ name: 'data/a', was: '1', now: '2' }])).rejects.toThrow(/can't be used/);
    const again = openEmbedded(folder);
    expect(await again.read(['data/a'])).toEqual(['1']);
    await again.stop();
  });
});
