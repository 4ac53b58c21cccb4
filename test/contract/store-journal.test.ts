import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import type { Entry, Journal, Stores } from '#core/records.ts';
import type { Cells } from '#store/cells.ts';
import { NoRecord, Unopenable } from '#store/errors.ts';
import { ERASURE_LIFETIME, openKeyring } from '#store/keyring.ts';
import type { Keyring } from '#store/keyring.ts';
import { allBackends, namesIn, plainly, storesOver, watched } from './grounds.ts';
import type { Ground } from './grounds.ts';

const DAY = 24 * 60 * 60 * 1000;
const [SAM, KIM] = [memberId('sam'), memberId('kim')];
const entry = (words: string): Entry => ({ words });

const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('what belongs to a member $name', (backend) => {
  let ground: Ground;
  let cells: Cells;
  let stores: Stores;
  let keyring: Keyring;
  let journal: Journal;
  const forget = (id: string) => stores.members.open(id, 'forget').update(() => undefined);
  const come = (id: string) => stores.members.open(id, 'come').update(() => NOBODY);
  const endOf = async (id: string): Promise<number> => {
    const name = keyring.entryOf(keyring.cellsOf('member', SAM), id);
    const named = await Array.fromAsync(cells.names('data'));
    return named.find((each) => each.name === name)?.ends ?? Number.NaN;
  };

  beforeEach(async (test) => {
    test.skip(!backend.isHere);
    ground = await backend.enter();
    cells = ground.cells;
    stores = await storesOver(cells, ground.master);
    keyring = await openKeyring(cells, ground.master);
    journal = stores.journalOf(SAM);
    await come(SAM);
    return () => ground.leave();
  });

  describe('a record', () => {
    it('is read anew when that is asked for', async () => {
      const opened = stores.members.open(SAM, '1');
      expect(await opened.get()).toEqual(NOBODY);
      await stores.members.open(SAM, '2').update(() => ({ ...NOBODY, step: 2 }));
      expect(await opened.get()).toEqual(NOBODY);
      expect(await opened.reread()).toEqual({ ...NOBODY, step: 2 });
      expect(await opened.get()).toEqual({ ...NOBODY, step: 2 });
      await opened.update((kept) => kept && { ...kept, step: (kept.step ?? 0) + 1 });
      expect(await opened.reread()).toEqual({ ...NOBODY, step: 3 });
    });
  });

  describe('a journal', () => {
    it('keeps entries until they are removed', async () => {
      await come(KIM);
      const before = await namesIn(cells, 'data');
      await journal.write('a', entry('one'), 7);
      await journal.write('b', entry('two'), 30);
      expect(await journal.read(['b', 'none', 'a'])).toEqual([entry('two'), undefined, entry('one')]);
      expect(await journal.read([])).toEqual([]);
      expect(await stores.journalOf(SAM).read(['a'])).toEqual([entry('one')]);
      expect(await stores.journalOf(KIM).read(['a'])).toEqual([undefined]);
      await stores.journalOf(KIM).write('a', entry('hers'), 7);
      expect(await journal.read(['a'])).toEqual([entry('one')]);
      await stores.journalOf(KIM).remove(['a']);
      await journal.write('a', entry('changed'), 7);
      await journal.remove(['b', 'b', 'none']);
      await journal.remove([]);
      expect(await journal.read(['a', 'b'])).toEqual([entry('changed'), undefined]);
      await journal.remove(['a']);
      await journal.remove(['a']);
      expect(await journal.read(['a', 'b'])).toEqual([undefined, undefined]);
      expect(await namesIn(cells, 'data')).toEqual(before);
    });

    it('ends with its days, and writing the same again changes nothing', async () => {
      const start = Date.now();
      await journal.write('a', entry('one'), 7);
      const end = await endOf('a');
      expect(end).toBeGreaterThanOrEqual(start + 7 * DAY - 1000);
      expect(end).toBeLessThanOrEqual(Date.now() + 7 * DAY + 1000);
      const counted = watched(cells);
      const again = (await storesOver(counted, ground.master)).journalOf(SAM);
      counted.trips = 0;
      await again.write('a', entry('one'), 30);
      expect(counted.trips).toBe(1);
      expect(await endOf('a')).toBe(end);
      await again.write('a', entry('other'), 30);
      expect(await endOf('a')).toBeGreaterThan(end + 22 * DAY);
    });

    it('is read in one round trip, and written in two', async () => {
      const counted = watched(cells);
      const opened = (await storesOver(counted, ground.master)).journalOf(SAM);
      counted.trips = 0;
      await opened.write('a', entry('one'), 7);
      expect(counted.trips).toBe(2);
      await opened.read(['a', 'b', 'c']);
      expect(counted.trips).toBe(3);
    });

    it('is refused to whoever has no record', async () => {
      const write = stores.journalOf(KIM).write('a', entry('secret'), 7);
      await expect(write).rejects.toThrow(NoRecord);
      await expect(write).rejects.not.toThrow(/kim|secret/);
      await forget(SAM);
      await expect(journal.write('a', entry('one'), 7)).rejects.toThrow(NoRecord);
      expect(await journal.read(['a'])).toEqual([undefined]);
    });

    it('is not written when the member is forgotten in the middle of it', async () => {
      const meddling: Cells = {
        ...plainly(cells),
        read: async (names) => {
          const held = await cells.read(names);
          if (names.length === 3) await forget(SAM);
          return held;
        },
      };
      const opened = (await storesOver(meddling, ground.master)).journalOf(SAM);
      await expect(opened.write('a', entry('one'), 7)).rejects.toThrow(NoRecord);
      const name = keyring.entryOf(keyring.cellsOf('member', SAM), 'a');
      expect(await cells.read([name])).toEqual([undefined]);
    });

    it('can never be read again once the member was forgotten, and can still be removed', async () => {
      await journal.write('a', entry('one'), 90);
      const name = keyring.entryOf(keyring.cellsOf('member', SAM), 'a');
      const [sealed] = await cells.read([name]);
      await forget(SAM);
      expect(await cells.read([name])).toEqual([sealed]);
      expect(await journal.read(['a'])).toEqual([undefined]);
      await come(SAM);
      expect(await journal.read(['a'])).toEqual([undefined]);
      await journal.write('a', entry('new'), 7);
      expect(await journal.read(['a'])).toEqual([entry('new')]);
      await forget(SAM);
      await journal.remove(['a']);
      expect(await cells.read([name])).toEqual([undefined]);
    });

    it('opens no entry that was moved', async () => {
      await journal.write('a', entry('one'), 7);
      await journal.write('b', entry('two'), 7);
      const [a, b] = ['a', 'b'].map((id) => keyring.entryOf(keyring.cellsOf('member', SAM), id));
      if (a === undefined || b === undefined) throw new Error('no names');
      const [one, two] = await cells.read([a, b]);
      await cells.swap([{ name: b, was: two, now: one }]);
      await expect(journal.read(['b'])).rejects.toThrow(Unopenable);
    });

    it('keeps what two processes write at the same time', async () => {
      const other = (await storesOver(ground.others, ground.master)).journalOf(SAM);
      const ids = Array.from({ length: 20 }, (_, i) => `${i}`);
      await Promise.all(ids.map((id, i) => (i % 2 ? journal : other).write(id, entry(id), 7)));
      await Promise.all(
        ids.flatMap((id) => [journal, other].map((each) => each.write('same', entry(id), 7))),
      );
      expect(await journal.read(ids)).toEqual(ids.map(entry));
      expect(ids).toContain((await journal.read(['same']))[0]?.words);
    });
  });

  describe('an erasure', () => {
    const erasures = async () =>
      (await Array.fromAsync(cells.names('keys'))).filter(({ name }) => name.startsWith('keys/erased/'));

    it('leaves a keyed hash for 30 days, and nothing else', async () => {
      const before = [...(await namesIn(cells, 'data')), ...(await namesIn(cells, 'keys'))];
      await stores.members.open(KIM, 'come').update(() => NOBODY);
      const start = Date.now();
      await forget(KIM);
      const [left, ...more] = await erasures();
      expect(more).toEqual([]);
      expect(left?.name).toMatch(/^keys\/erased\/[\w-]{43}$/);
      expect(left?.name).not.toContain(keyring.cellsOf('member', KIM).hash);
      expect(await cells.read([left?.name ?? 'keys/none'])).toEqual(['erased']);
      expect(left?.ends).toBeGreaterThanOrEqual(start + ERASURE_LIFETIME - 1000);
      expect(left?.ends).toBeLessThanOrEqual(Date.now() + ERASURE_LIFETIME + 1000);
      const after = [...(await namesIn(cells, 'data')), ...(await namesIn(cells, 'keys'))];
      const there = await cells.read(after);
      const names = after.filter((name, index) => there[index] !== undefined && name !== left?.name);
      expect(names).toEqual(before);
    });

    it('is told apart from the next one of the same person', async () => {
      await forget(SAM);
      await forget(SAM);
      expect(await erasures()).toHaveLength(1);
      await come(SAM);
      await forget(SAM);
      expect(await erasures()).toHaveLength(2);
    });
  });
});
