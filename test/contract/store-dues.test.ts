import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { HOUSE, NOBODY } from '#core/records.ts';
import { memberId } from '#core/ids.ts';
import type { DueRow, DueTable, Member, Stores } from '#core/records.ts';
import type { Cells, Write } from '#store/cells.ts';
import { SELECT_ROWS, DueRows } from '#store/due-rows.ts';
import { Misshapen } from '#store/errors.ts';
import { openKeyring } from '#store/keyring.ts';
import { openStore } from '#store/open.ts';
import { createStores } from '#store/records.ts';
import type { DueOf } from '#store/records.ts';
import { openDatabase } from '#store/sqlite.ts';
import {
  DUE_OF,
  allBackends,
  duesOver,
  plainly,
  rowsIn,
  storesOver,
  temporaryFolder,
  waiting,
  watched,
} from './grounds.ts';
import type { Ground } from './grounds.ts';

const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('the due table $name', (backend) => {
  let ground: Ground;
  let cells: Cells;
  let stores: Stores;
  let dues: DueTable;
  const rowNameOf = async (id: string): Promise<string> => {
    const { hash } = (await openKeyring(cells, ground.master)).cellsOf('member', id);
    return `member/${hash}`;
  };
  const keep = async (id: string, member: Member | undefined): Promise<unknown> =>
    stores.members.open(id, `${Math.random()}`).update(() => member);
  const all = (lane: string): Promise<readonly DueRow[]> => dues.rows(lane, Infinity, 100);

  beforeEach(async (test) => {
    test.skip(!backend.isHere);
    ground = await backend.enter();
    cells = ground.cells;
    stores = await storesOver(cells, ground.master);
    dues = await duesOver(cells, ground.master);
    return () => ground.leave();
  });

  it('has a row for each record that waits, and moves and removes it with the record', async () => {
    const name = await rowNameOf('sam');
    await keep('sam', NOBODY);
    expect(await rowsIn(cells)).toEqual([]);
    await keep('sam', waiting(1000, 'blue'));
    expect(await rowsIn(cells)).toEqual([{ name, lane: 'blue', at: 1000 }]);
    await keep('sam', waiting(-5, 'blue'));
    expect(await rowsIn(cells)).toEqual([{ name, lane: 'blue', at: -5 }]);
    await keep('sam', waiting(1_700_000_000_001, 'green'));
    expect(await rowsIn(cells)).toEqual([{ name, lane: 'green', at: 1_700_000_000_001 }]);
    await keep('sam', { ...NOBODY, goneSince: 7 });
    expect(await rowsIn(cells)).toEqual([{ name, lane: HOUSE, at: 7 }]);
    await keep('sam', NOBODY);
    expect(await rowsIn(cells)).toEqual([]);
    await keep('sam', waiting(9, 'blue'));
    await keep('sam', undefined);
    expect(await rowsIn(cells)).toEqual([]);
  });

  it('gives the rows of a lane between two moments, the earliest first, and not more than are asked for', async () => {
    const moments = [30, 10, 20, 20, 40];
    await Promise.all(moments.map((at, i) => keep(`m${i}`, waiting(at, 'blue'))));
    await keep('kim', waiting(15, 'green'));
    const at = (rows: readonly DueRow[]): number[] => rows.map((row) => row.at);
    expect(at(await all('blue'))).toEqual([10, 20, 20, 30, 40]);
    expect(at(await dues.rows('blue', 30, 100))).toEqual([10, 20, 20, 30]);
    expect(at(await dues.rows('blue', 29, 100))).toEqual([10, 20, 20]);
    expect(at(await dues.rows('blue', 40, 2))).toEqual([10, 20]);
    expect(at(await dues.rows('blue', 30, 100, 20))).toEqual([20, 20, 30]);
    expect(at(await dues.rows('blue', 30, 1, 21))).toEqual([30]);
    expect(at(await all('green'))).toEqual([15]);
    expect(await all('nobody waits here')).toEqual([]);
    const twenties = await dues.rows('blue', 20, 2, 20);
    expect(twenties.map(({ name }) => name)).toEqual(twenties.map(({ name }) => name).toSorted());
  });

  it('opens the record that a row names, with its journal, and knows no id', async () => {
    await keep('sam', waiting(1, 'blue'));
    await stores.journalOf(memberId('sam')).write('e1', { words: 'slept well' }, 7);
    const [row] = await all('blue');
    const { me, journal } = dues.openMember(row?.name ?? '', 'fire 1');
    expect(await me.get()).toEqual(waiting(1, 'blue'));
    expect(await journal.read(['e1'])).toEqual([{ words: 'slept well' }]);
    await me.update((kept) => kept && { ...kept, goneSince: 2 });
    expect(await stores.members.open('sam', '2').get()).toEqual(waiting(2, 'blue'));
    expect((await all('blue')).map(({ at }) => at)).toEqual([2]);
    await dues.openMember(row?.name ?? '', 'fire 2').me.update(() => undefined);
    expect(await stores.members.open('sam', '3').get()).toBeUndefined();
    expect(await rowsIn(cells)).toEqual([]);
  });

  it('takes nothing else for the name of a row', () => {
    for (const name of ['', 'member', 'member/', 'room/abc', 'member/a/b', 'data/abc']) {
      expect(() => dues.openMember(name, 'fire')).toThrow(RangeError);
    }
  });

  it('is not written where the row stays the same', async () => {
    const swaps: (readonly Write[])[] = [];
    const seen: Cells = {
      ...plainly(cells),
      swap: (writes) => {
        swaps.push(writes);
        return cells.swap(writes);
      },
    };
    const { members } = await storesOver(seen, ground.master);
    const change = (member: Member) => members.open('sam', `${swaps.length}`).update(() => member);
    const rowsOfLast = () => swaps.at(-1)?.map(({ row }) => row?.due);
    await change(waiting(1, 'blue'));
    expect(rowsOfLast()).toContainEqual({ name: await rowNameOf('sam'), lane: 'blue', at: 1 });
    await change({ ...waiting(1, 'blue'), step: 3 });
    expect(rowsOfLast()).toEqual([undefined, undefined]);
    await change(NOBODY);
    await change({ ...NOBODY, step: 4 });
    expect(swaps.at(-1)?.some((write) => 'row' in write)).toBe(false);
    expect(await rowsIn(cells)).toEqual([]);
  });

  it('follows when what a record waits for is found out in another way than before', async () => {
    await keep('sam', waiting(1, 'blue'));
    const other: DueOf = { member: () => ({ at: 8, lane: 'green' }) };
    const keyring = await openKeyring(cells, ground.master);
    const { members } = createStores(cells, keyring, other);
    await members.open('sam', 'anew').update((kept) => kept);
    expect(await rowsIn(cells)).toEqual([{ name: await rowNameOf('sam'), lane: 'green', at: 8 }]);
    // And back: the row is compared with what was written, not with what would be found out now.
    await keep('sam', waiting(1, 'blue'));
    expect(await rowsIn(cells)).toEqual([{ name: await rowNameOf('sam'), lane: 'blue', at: 1 }]);
  });

  it('refuses a moment or a lane that is none, and leaves all as it was', async () => {
    await keep('sam', waiting(1, 'blue'));
    const keyring = await openKeyring(cells, ground.master);
    for (const due of [
      { at: Number.NaN, lane: 'blue' },
      { at: 1.5, lane: 'blue' },
      { at: Infinity, lane: 'blue' },
      { at: 1, lane: '' },
    ]) {
      const { members } = createStores(cells, keyring, { member: () => due });
      await expect(members.open('sam', '1').update((kept) => kept)).rejects.toThrow(Misshapen);
    }
    expect(await rowsIn(cells)).toEqual([{ name: await rowNameOf('sam'), lane: 'blue', at: 1 }]);
  });

  it('stays as it is when a cell does not hold what it was thought to', async () => {
    const row = { name: 'member/x', due: { at: 1, lane: 'blue' } };
    expect(await cells.swap([{ name: 'data/x', was: undefined, now: '1', row }])).toBe(true);
    for (const due of [{ at: 2, lane: 'blue' }, { at: 2, lane: 'green' }, undefined]) {
      expect(await cells.swap([{ name: 'data/x', was: 'other', now: '2', row: { ...row, due } }])).toBe(
        false,
      );
    }
    expect(await rowsIn(cells)).toEqual([{ name: 'member/x', at: 1, lane: 'blue' }]);
  });

  it('is read and written in the same round trips as the record alone', async () => {
    const counted = watched(cells);
    const { members } = await storesOver(counted, ground.master);
    for (const member of [waiting(1, 'blue'), waiting(2, 'green'), NOBODY, undefined]) {
      counted.trips = 0;
      await members.open('sam', `${Math.random()}`).update(() => member);
      expect(counted.trips).toBe(2);
    }
  });

  it(
    'never disagrees with the records, whatever two processes do at the same time',
    { timeout: 60_000 },
    async () => {
      const both = [stores, await storesOver(ground.others, ground.master)];
      const member = fc.option(
        fc.oneof(
          fc.constant(NOBODY),
          fc
            .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('blue', 'green'))
            .map(([at, lane]) => waiting(at, lane)),
        ),
        { nil: undefined },
      );
      const act = fc.record({ id: fc.constantFrom('a', 'b'), member, readsFirst: fc.boolean() });
      let runs = 0;
      const acts = fc.array(act, { minLength: 1, maxLength: 8 });
      const property = fc.asyncProperty(acts, acts, async (...scripts) => {
        const run = `run ${(runs += 1)}`;
        await Promise.all(
          scripts.map(async (script, process) => {
            for (const [i, { id, member: next, readsFirst }] of script.entries()) {
              const opened = both[process]?.members.open(`${run} ${id}`, `${process} ${i}`);
              if (readsFirst) await opened?.get();
              await opened?.update(() => next);
            }
          }),
        );
        const rows = await rowsIn(cells);
        for (const id of ['a', 'b'].map((each) => `${run} ${each}`)) {
          const name = await rowNameOf(id);
          const kept = await stores.members.open(id, 'look').get();
          const due = kept && DUE_OF.member(kept);
          expect(rows.filter((row) => row.name === name)).toEqual(due ? [{ name, ...due }] : []);
        }
      });
      await fc.assert(property, { numRuns: 60 });
    },
  );
});

describe('the due table in files', () => {
  it('finds its rows by an index', () => {
    const database = openDatabase(undefined);
    void new DueRows(database);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${SELECT_ROWS}`).all('blue', 0, 9, 9);
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH cells USING COVERING INDEX moments (lane=? AND at>? AND at<?)',
    ]);
    database.close();
  });

  it('finds the rows of files of before, which had a table of their own', async () => {
    const folder = await temporaryFolder();
    const open = () => openStore({ dataDir: folder }, DUE_OF);
    const first = await open();
    await first.stores.members.open('sam', '1').update(() => waiting(7, 'blue'));
    await first.stores.members.open('kim', '1').update(() => NOBODY);
    const [row] = await first.dues.rows('blue', Infinity, 9);
    await first.stop();
    const database = openDatabase(join(folder, 'data.db'));
    database.exec(`
      DROP VIEW dues;
      CREATE TABLE dues (name TEXT PRIMARY KEY, lane TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO dues SELECT row, lane, at FROM cells WHERE lane IS NOT NULL;
      DROP INDEX moments;
      ALTER TABLE cells DROP COLUMN row;
      ALTER TABLE cells DROP COLUMN lane;
      ALTER TABLE cells DROP COLUMN at;
      CREATE INDEX moments ON dues (lane, at, name)`);
    database.close();
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const _ of ['at first', 'and again']) {
      const store = await open();
      expect(await store.dues.rows('blue', Infinity, 9)).toEqual([row]);
      await store.stop();
    }
    // An older version stops here: it would find nobody waiting.
    const after = openDatabase(join(folder, 'data.db'));
    expect(() => after.prepare('DELETE FROM dues WHERE name = ?')).toThrow(
      'cannot modify dues because it is a view',
    );
    after.close();
  });
});
