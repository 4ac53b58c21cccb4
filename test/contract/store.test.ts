import { setTimeout as passes } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NOBODY, Settings } from '#core/records.ts';
import type { Member, Room, Stores } from '#core/records.ts';
import type { CellName, Cells, Write } from '#store/cells.ts';
import { Misshapen, NewerRecord, Unopenable } from '#store/errors.ts';
import { isErasure, openKeyring } from '#store/keyring.ts';
import type { Kind } from '#store/kinds.ts';
import { createStore } from '#store/records.ts';
import { allBackends, namesIn, storesOver, watched } from './grounds.ts';
import type { Ground } from './grounds.ts';

const SAM: Member = { ...NOBODY, settings: { side: 'hurt', country: 'FR' } };
const DEADLINE = { timeout: 5000, interval: 20 };

const settings = (change: Member['settings']) => (): Member => ({ ...NOBODY, settings: change });
const more = (room: Room | undefined): Room => ({ sharedAt: (room?.sharedAt ?? 0) + 1 });
const twice = async ({ rooms }: Stores): Promise<Room | undefined> => {
  const room = rooms.open('room', 'the same call');
  await room.update(more);
  return room.update(more);
};
const write = (name: CellName, was: string | undefined, now: string | undefined): Write => ({
  name,
  was,
  now,
});

const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('the store $name', (backend) => {
  let ground: Ground;
  let cells: Cells;
  let stores: Stores;
  const cellsOf = async (kind: string, id: string): Promise<readonly [CellName, CellName]> => {
    const at = (await openKeyring(cells, ground.master)).cellsOf(kind, id);
    return [at.record, at.key];
  };

  beforeEach(async (test) => {
    test.skip(!backend.isHere);
    ground = await backend.enter();
    cells = ground.cells;
    stores = await storesOver(cells, ground.master);
    return () => ground.leave();
  });

  it('keeps what it is given until it is told to forget it', async () => {
    expect(await stores.members.open('sam', '1').get()).toBeUndefined();
    expect(await stores.members.open('sam', '1').update(() => SAM)).toEqual(SAM);
    expect(await stores.members.open('sam', '2').get()).toEqual(SAM);
    expect(await stores.members.open('kim', '2').get()).toBeUndefined();
    expect(await stores.rooms.open('sam', '2').get()).toBeUndefined();
    expect(await stores.members.open('sam', '3').update(() => undefined)).toBeUndefined();
    expect(await stores.members.open('sam', '4').get()).toBeUndefined();
    expect(await cells.read(await cellsOf('member', 'sam'))).toEqual([undefined, undefined]);
    const keys = (await namesIn(cells, 'keys')).filter((name) => !isErasure(name));
    expect(keys).toEqual(['keys/ring']);
    expect(await stores.members.open('sam', '5').update(() => SAM)).toEqual(SAM);
  });

  it('remembers what an opened record read and wrote', async () => {
    const opened = stores.members.open('sam', '1');
    expect(await opened.get()).toBeUndefined();
    await opened.update(() => SAM);
    expect(await opened.get()).toEqual(SAM);
    await opened.update(() => undefined);
    expect(await opened.get()).toBeUndefined();
  });

  if (backend.name !== 'in memory') {
    it('keeps it over a restart', async () => {
      await stores.members.open('sam', '1').update(() => SAM);
      if (ground.reopen === undefined) throw new Error('this one can not be reopened');
      stores = await storesOver(await ground.reopen(), ground.master);
      expect(await stores.members.open('sam', '2').get()).toEqual(SAM);
    });
  }

  it('loses none of 2,000 changes that two writers make at the same time', { timeout: 60_000 }, async () => {
    const writers = [stores, await storesOver(ground.others, ground.master)];
    await Promise.all(
      writers.map(async ({ rooms }, writer) => {
        for (let i = 0; i < 1000; i++) await rooms.open('room', `${writer} ${i}`).update(more);
      }),
    );
    expect(await stores.rooms.open('room', 'end').get()).toEqual({ sharedAt: 2000 });
  });

  it('makes 50 changes that come at the same moment', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => stores.rooms.open('room', `${i}`).update(more)));
    expect(await stores.rooms.open('room', 'end').get()).toEqual({ sharedAt: 50 });
  });

  it('takes a repeat of the same call for what it is', async () => {
    expect(await twice(stores)).toEqual({ sharedAt: 2 });
    expect(await twice(stores)).toEqual({ sharedAt: 2 });
    for (let i = 3; i <= 16; i++) await stores.rooms.open('room', `call ${i}`).update(more);
    expect(await twice(stores)).toEqual({ sharedAt: 16 });
  });

  it('needs one round trip to read and two to read and change', async () => {
    const counted = watched(cells);
    const { members } = await storesOver(counted, ground.master);
    const tripsOf = async (act: () => Promise<unknown>): Promise<number> => {
      counted.trips = 0;
      await act();
      return counted.trips;
    };
    const both = async (id: string, cause: string): Promise<void> => {
      const opened = members.open(id, cause);
      await opened.get();
      await opened.update(settings({ country: cause }));
    };
    expect(await tripsOf(() => members.open('sam', 'c').get())).toBe(1);
    expect(await tripsOf(() => both('sam', 'NZ'))).toBe(2);
    expect(await tripsOf(() => both('sam', 'FR'))).toBe(2);
    expect(await tripsOf(() => members.open('sam', 'c').update(settings({})))).toBe(2);
    expect(await tripsOf(() => members.open('sam', 'd').update(() => undefined))).toBe(2);
    expect(await tripsOf(() => members.open('sam', 'e').update(() => undefined))).toBe(1);
  });

  it('leaves everything as it was when a change throws or does not fit', async () => {
    await stores.rooms.open('room', '1').update(() => ({ sharedAt: 7 }));
    const broken = stores.rooms.open('room', '2').update(() => {
      throw new RangeError('no');
    });
    await expect(broken).rejects.toThrow(RangeError);
    for (const sharedAt of [Number.NaN, 1.5, Infinity]) {
      const update = stores.rooms.open('room', '3').update(() => ({ sharedAt }));
      await expect(update).rejects.toThrow(Misshapen);
    }
    await stores.members.open('sam', '1').update(() => SAM);
    const told = stores.members.open('sam', '2').update(settings({ country: 'Atlantis' }));
    await expect(told).rejects.toThrow(/settings\.country: too_big/);
    await expect(told).rejects.not.toThrow(/Atlantis/);
    expect(await stores.rooms.open('room', '4').get()).toEqual({ sharedAt: 7 });
    expect(await stores.members.open('sam', '4').get()).toEqual(SAM);
  });

  it('upgrades an older record, and refuses to read or write a newer one', async () => {
    const keyring = await openKeyring(cells, ground.master);
    const first: Kind<{ word: string }> = { name: 'x', schema: z.object({ word: z.string() }), upgrades: [] };
    const second: Kind<{ words: string[] }> = {
      name: 'x',
      schema: z.object({ words: z.array(z.string()) }),
      upgrades: [(kept) => ({ words: [first.schema.parse(kept).word] })],
    };
    const old = createStore({ kind: first, cells, keyring });
    const fresh = createStore({ kind: second, cells, keyring });
    await old.open('a', '1').update(() => ({ word: 'hello' }));
    expect(await fresh.open('a', '2').get()).toEqual({ words: ['hello'] });
    await fresh.open('a', '3').update((kept) => ({ words: [...(kept?.words ?? []), 'again'] }));
    await expect(old.open('a', '4').get()).rejects.toThrow(NewerRecord);
    await expect(old.open('a', '4').update(() => ({ word: 'gone' }))).rejects.toThrow(NewerRecord);
    expect(await fresh.open('a', '5').get()).toEqual({ words: ['hello', 'again'] });
  });

  it('reads what the first version kept of a member', async () => {
    const keyring = await openKeyring(cells, ground.master);
    const first: Kind<Pick<Member, 'settings'>> = {
      name: 'member',
      schema: z.object({ settings: Settings }),
      upgrades: [],
    };
    const old = createStore({ kind: first, cells, keyring });
    await old.open('sam', '1').update(() => ({ settings: SAM.settings }));
    expect(await stores.members.open('sam', '2').get()).toEqual(SAM);
    await stores.members.open('sam', '3').update((kept) => kept && { ...kept, keptSteps: [3] });
    expect(await stores.members.open('sam', '4').get()).toEqual({ ...SAM, keptSteps: [3] });
    await expect(old.open('sam', '5').get()).rejects.toThrow(NewerRecord);
  });

  it('refuses what would come back as something else', async () => {
    const day: Kind<{ day: Date }> = { name: 'y', schema: z.object({ day: z.date() }), upgrades: [] };
    const keyring = await openKeyring(cells, ground.master);
    const days = createStore({ kind: day, cells, keyring });
    await expect(days.open('a', '1').update(() => ({ day: new Date() }))).rejects.toThrow(Misshapen);
    expect(await days.open('a', '2').get()).toBeUndefined();
  });

  it('ends with the moment that a record tells of, and no later whatever else changes', async () => {
    const endOf = async (name: CellName): Promise<number> => {
      for (const part of ['data', 'keys'] as const)
        for await (const cell of cells.names(part)) if (cell.name === name) return cell.ends ?? Infinity;
      throw new Error('it is not there');
    };
    const endsOf = async (kind: string) => Promise.all((await cellsOf(kind, 'sam')).map(endOf));
    const { askers, drafts } = stores.questions;
    const asked = { id: 'q', group: 'g', at: 1, isNamed: true, isOpen: true, hasNews: true };
    const draft = { id: 'd', group: 'g', alias: 'x', says: { kind: 'words' as const, words: 'w' }, at: 1 };
    await askers.open('sam', '1').update(() => ({ questions: [asked] }));
    await drafts.open('sam', '1').update(() => draft);
    const [first, unsent] = [await endsOf('asker'), await endsOf('draft')];
    await passes(20);
    await askers.open('sam', '2').update((was) => was);
    await askers.open('sam', '3').update(() => ({ questions: [{ ...asked, hasNews: false }] }));
    await drafts.open('sam', '2').update(() => ({ ...draft, isNamed: true }));
    expect([await endsOf('asker'), await endsOf('draft')]).toEqual([first, unsent]);
    await askers.open('sam', '4').update(() => ({ questions: [asked, { ...asked, id: 'r', at: 2 }] }));
    const [record = 0] = first;
    for (const end of await endsOf('asker')) expect(end).toBeGreaterThanOrEqual(record + 20);
    await askers.open('sam', '5').update(() => ({ questions: [asked] }));
    expect(await askers.open('sam', '3').update(() => ({ questions: [] }))).toEqual({ questions: [asked] });
  });

  it('takes a record without its data key for erased', async () => {
    await stores.members.open('sam', '1').update(() => SAM);
    const [record, key] = await cellsOf('member', 'sam');
    const [sealed, wrapped] = await cells.read([record, key]);
    await cells.swap([{ name: key, was: wrapped, now: undefined }]);
    expect(await stores.members.open('sam', '2').get()).toBeUndefined();
    await stores.members.open('sam', '3').update(settings({ side: 'both' }));
    expect(await stores.members.open('sam', '4').get()).toEqual({ ...NOBODY, settings: { side: 'both' } });
    // An old copy of the record comes back, from a backup: the key that it had is gone.
    const [now] = await cells.read([record]);
    await cells.swap([{ name: record, was: now, now: sealed }]);
    expect(await stores.members.open('sam', '5').get()).toBeUndefined();
    await stores.members.open('sam', '6').update(() => SAM);
    expect(await stores.members.open('sam', '7').get()).toEqual(SAM);
  });

  it('rejects what was changed or moved', async () => {
    const put = async (name: CellName, now: string | undefined): Promise<void> => {
      const [was] = await cells.read([name]);
      await cells.swap([{ name, was, now }]);
    };
    await stores.members.open('sam', '1').update(() => SAM);
    await stores.members.open('kim', '1').update(settings({}));
    const [sam, kim] = [await cellsOf('member', 'sam'), await cellsOf('member', 'kim')];
    const [record = '', key = ''] = await cells.read(sam);
    const get = (): Promise<unknown> => stores.members.open('kim', '2').get();
    await put(kim[0], record);
    expect(await get()).toBeUndefined();
    await put(kim[1], key);
    await expect(get()).rejects.toThrow(Unopenable);
    await expect(stores.members.open('kim', '3').update(() => SAM)).rejects.toThrow(Unopenable);
    await put(sam[0], `${record.slice(0, -2)}${record.at(-2) === 'A' ? 'B' : 'A'}${record.at(-1)}`);
    await expect(stores.members.open('sam', '2').get()).rejects.toThrow(Unopenable);
  });

  describe('cells', () => {
    it('change all together or not at all', async () => {
      expect(await cells.swap([write('data/a', undefined, '1'), write('keys/a', undefined, '2')])).toBe(true);
      expect(await cells.swap([write('data/a', '1', '3'), write('keys/a', 'other', '4')])).toBe(false);
      expect(await cells.swap([write('keys/a', '2', '4'), write('data/a', undefined, '3')])).toBe(false);
      expect(await cells.read(['keys/a', 'data/none', 'data/a'])).toEqual(['2', undefined, '1']);
      expect(await cells.swap([write('data/a', '1', undefined), write('keys/a', '2', '2')])).toBe(true);
      expect(await cells.read(['data/a', 'keys/a'])).toEqual([undefined, '2']);
    });

    it('end after their lifetime, in the list of keys too, and keep their end when rewritten', async () => {
      const names: CellName[] = ['data/short', 'keys/short'];
      expect(await cells.swap(names.map((name) => ({ ...write(name, undefined, 'a'), lifetime: 60 })))).toBe(
        true,
      );
      expect(await cells.swap(names.map((name) => write(name, 'a', 'b')))).toBe(true);
      expect(await cells.swap([write('keys/long', undefined, 'c')])).toBe(true);
      await expect.poll(() => cells.read(names), DEADLINE).toEqual([undefined, undefined]);
      expect(await cells.swap([write('keys/other', undefined, 'd')])).toBe(true);
      expect(await namesIn(cells, 'keys')).toEqual(['keys/long', 'keys/other', 'keys/ring']);
    });
  });
});
