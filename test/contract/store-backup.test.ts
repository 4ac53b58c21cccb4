import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import type { Stores } from '#core/records.ts';
import { backUp, backupPaths, restore } from '#store/backup.ts';
import type { Cells } from '#store/cells.ts';
import { Contended, Unusable } from '#store/errors.ts';
import { RING, isErasure, openKeyring } from '#store/keyring.ts';
import { makeKey } from '#store/sealed.ts';
import { piecesOf } from '#store/snapshot.ts';
import { transfer } from '#store/transfer.ts';
import {
  allBackends,
  bytesOf,
  namesIn,
  plainly,
  rowsIn,
  spellings,
  storesOver,
  temporaryFolder,
  waiting,
  watched,
} from './grounds.ts';
import { forge } from './store-forged.ts';
import type { Line } from './store-forged.ts';
import type { Ground } from './grounds.ts';

const DAY = 24 * 60 * 60 * 1000;
const [SAM, KIM, ALEX] = [memberId('sam'), memberId('kim'), memberId('alex')];

const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('a backup of the store $name', (backend) => {
  let ground: Ground;
  let cells: Cells;
  let stores: Stores;
  let folder: string;
  let calls = 0;
  const keep = async (id: string, member: typeof NOBODY | undefined, { members } = stores) =>
    members.open(id, `call ${(calls += 1)}`).update(() => member);
  const look = async (id: string, { members } = stores) => members.open(id, 'look').get();
  const emptyPlace = async (): Promise<Cells> => {
    const place = await backend.enter();
    places.push(place);
    return place.cells;
  };
  const places: Ground[] = [];
  const erasuresIn = async (place: Cells) => (await namesIn(place, 'keys')).filter(isErasure);

  beforeEach(async (test) => {
    test.skip(!backend.isHere);
    ground = await backend.enter();
    cells = ground.cells;
    stores = await storesOver(cells, ground.master);
    folder = join(await temporaryFolder(), 'new');
    await keep(SAM, waiting(1000, 'blue'));
    await keep(KIM, { ...waiting(2000, 'green'), step: 4 });
    await keep(ALEX, NOBODY);
    await stores.journalOf(SAM).write('a', { words: 'slept well' }, 30);
    await stores.journalOf(KIM).write('a', { words: 'went for a walk' }, 7);
    await stores.rooms.open('room', '1').update(() => ({ sharedAt: 5 }));
    return async () => {
      for (const place of [ground, ...places.splice(0)]) await place.leave();
      await rm(join(folder, '..'), { recursive: true });
    };
  });

  it('brings everything back into an empty place', async () => {
    expect(await backUp(cells, ground.master, folder)).toEqual({ data: 7, keys: 5 });
    const place = await emptyPlace();
    const done = await restore(place, ground.master, folder);
    expect(done).toEqual({ records: 4, entries: 2, erased: 0, keyless: 0 });
    const restored = await storesOver(place, ground.master);
    for (const id of [SAM, KIM, ALEX]) expect(await look(id, restored)).toEqual(await look(id));
    expect(await restored.journalOf(SAM).read(['a'])).toEqual([{ words: 'slept well' }]);
    expect(await restored.journalOf(KIM).read(['a'])).toEqual([{ words: 'went for a walk' }]);
    expect(await restored.rooms.open('room', '2').get()).toEqual({ sharedAt: 5 });
    expect(await rowsIn(place)).toEqual(await rowsIn(cells));
    for (const part of ['data', 'keys'] as const) {
      const ends = async (from: Cells) => {
        const pieces = await Array.fromAsync(piecesOf(from, part));
        const minutes = (moment: number | undefined) => moment && Math.round(moment / 60_000);
        return pieces.map(({ name, value, ends: end }) => `${name} ${value} ${minutes(end)}`).toSorted();
      };
      expect(await ends(place)).toEqual(await ends(cells));
    }
    await keep(SAM, waiting(3000, 'blue'), restored);
    expect((await rowsIn(place)).map(({ at }) => at)).toEqual([3000, 2000]);
  });

  it('is restored where a bot has started on an empty place', async () => {
    await backUp(cells, ground.master, folder);
    const place = await emptyPlace();
    await storesOver(place, makeKey());
    expect(await restore(place, ground.master, folder)).toMatchObject({ records: 4, entries: 2 });
    expect(await look(KIM, await storesOver(place, ground.master))).toMatchObject({ step: 4 });
  });

  it('takes the place of what is kept, and brings back nobody who was erased since', async () => {
    await backUp(cells, ground.master, folder);
    await keep(SAM, undefined);
    await keep(KIM, { ...NOBODY, step: 7 });
    await keep('new', waiting(9, 'red'));
    await stores.journalOf(memberId('new')).write('a', { words: 'hello' }, 7);
    await keep(ALEX, undefined);
    await keep(ALEX, { ...NOBODY, step: 1 });
    const done = await restore(cells, ground.master, folder);
    expect(done).toEqual({ records: 2, entries: 1, erased: 2, keyless: 0 });
    stores = await storesOver(cells, ground.master);
    expect(await look(SAM)).toBeUndefined();
    expect(await look(ALEX)).toBeUndefined();
    expect(await look('new')).toBeUndefined();
    expect(await look(KIM)).toMatchObject({ step: 4 });
    expect(await stores.journalOf(KIM).read(['a'])).toEqual([{ words: 'went for a walk' }]);
    expect((await rowsIn(cells)).map(({ at }) => at)).toEqual([2000]);
    const at = (await openKeyring(cells, ground.master)).cellsOf('member', SAM);
    expect(await cells.read([at.key, at.record])).toEqual([undefined, undefined]);
    expect(await erasuresIn(cells)).toHaveLength(2);
    // And not by the next one either.
    await restore(cells, ground.master, folder);
    expect(await look(SAM)).toBeUndefined();
    expect(await erasuresIn(cells)).toHaveLength(2);
  });

  it('brings back who had been erased before it and had returned', async () => {
    await keep(SAM, undefined);
    await keep(SAM, waiting(7, 'blue'));
    await backUp(cells, ground.master, folder);
    const place = await emptyPlace();
    await restore(place, ground.master, folder);
    expect(await look(SAM, await storesOver(place, ground.master))).toEqual(waiting(7, 'blue'));
    expect(await erasuresIn(place)).toEqual(await erasuresIn(cells));
  });

  it('brings back nobody who was erased while it was made', async () => {
    const keys = await Array.fromAsync(piecesOf(cells, 'keys'));
    await keep(SAM, undefined);
    const erased = (await Array.fromAsync(piecesOf(cells, 'keys'))).filter(({ name }) => isErasure(name));
    await keep(SAM, NOBODY);
    const place = await emptyPlace();
    const snapshot = { keys: [...keys, ...erased], data: piecesOf(cells, 'data') };
    const done = await transfer(place, snapshot, ground.master);
    expect(done).toEqual({ records: 3, entries: 1, erased: 0, keyless: 1 });
    expect(await look(SAM, await storesOver(place, ground.master))).toBeUndefined();
  });

  it('leaves out what has ended meanwhile', async () => {
    await backUp(cells, ground.master, folder);
    const earlier = (line: Line) =>
      Array.isArray(line) && line[2] !== undefined ? [line[0], line[1], line[2] - 2 * DAY] : line;
    for (const path of Object.values(backupPaths(folder))) await forge(path, earlier);
    const place = await emptyPlace();
    expect(await restore(place, ground.master, folder)).toEqual({
      records: 3,
      entries: 2,
      erased: 0,
      keyless: 0,
    });
    const restored = await storesOver(place, ground.master);
    expect(await restored.rooms.open('room', '2').get()).toBeUndefined();
  });

  it('can be killed before any write of its restoration, and no bot starts until it is done', async () => {
    await backUp(cells, ground.master, folder);
    const used = cells;
    await keep(SAM, undefined);
    for (const place of [used, await emptyPlace()]) {
      const dying = (write: number) => Object.assign(watched(place), { failFromSwap: write });
      const attempt = (write: number) =>
        restore(dying(write), ground.master, folder).then(
          () => 'done',
          (error: Error) => error.message,
        );
      let write = 1;
      while ((await attempt(write)) === 'killed here') {
        if (write > 1) await expect(openKeyring(place, ground.master)).rejects.toThrow(/its keys are not/);
        write += 1;
      }
      expect(write).toBeGreaterThan(3);
      const { records, erased } = await restore(place, ground.master, folder);
      expect({ records, erased }).toEqual(
        place === used ? { records: 3, erased: 1 } : { records: 4, erased: 0 },
      );
      expect(await look(KIM, await storesOver(place, ground.master))).toMatchObject({ step: 4 });
    }
  });

  it('is two files that only their owner reads, and never takes the place of another', async () => {
    await backUp(cells, ground.master, folder);
    const paths = backupPaths(folder);
    expect((await readdir(folder)).toSorted()).toEqual(['data.backup', 'keys.backup']);
    for (const path of [paths.data, paths.keys]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await Promise.all([paths.data, paths.keys].map((path) => readFile(path)));
    await expect(backUp(cells, ground.master, folder)).rejects.toThrow(
      new Unusable(`${paths.data} is there already. Name another folder.`),
    );
    await rm(paths.data);
    await expect(backUp(cells, ground.master, folder)).rejects.toThrow(/keys\.backup is there already/);
    expect(await readdir(folder)).toEqual(['keys.backup']);
    expect(await readFile(paths.keys)).toEqual(before[1]);
    await rm(paths.keys);
    const failing: Cells = {
      ...plainly(cells),
      names: async function* names(part) {
        yield* cells.names(part);
        if (part === 'keys') throw new Error('killed here');
      },
    };
    await expect(backUp(failing, ground.master, folder)).rejects.toThrow('killed here');
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'file'), '');
    const nowhere = backUp(cells, ground.master, join(folder, 'file', 'below'));
    await expect(nowhere).rejects.toThrow(/data\.backup can't be used \(ENOTDIR\)/);
  });

  it('tells nothing of whom it holds', async () => {
    await backUp(cells, ground.master, folder);
    const bytes = await bytesOf(folder);
    expect(bytes.includes('trust-steps backup')).toBe(true);
    const secrets = ['slept well', 'went for a walk', 'settings', 'keptSteps', 'words', 'green'];
    expect(secrets.flatMap(spellings).filter((spelling) => bytes.includes(spelling))).toEqual([]);
  });

  it('is refused while the master key is changed', async () => {
    const meddling: Cells = {
      ...plainly(cells),
      names: async function* names(part) {
        yield* cells.names(part);
        if (part !== 'keys') return;
        const [ring] = await cells.read([RING]);
        await cells.swap([{ name: RING, was: ring, now: `${ring} ` }]);
      },
    };
    await expect(backUp(meddling, ground.master, folder)).rejects.toThrow(Contended);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused where nothing is kept', async () => {
    await expect(backUp(await emptyPlace(), ground.master, folder)).rejects.toThrow(/Nothing is kept yet/);
  });
});
