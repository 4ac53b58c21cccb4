import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '#core/records.ts';
import { backUp, backupPaths, restore } from '#store/backup.ts';
import type { BackupPaths } from '#store/backup.ts';
import { Unusable } from '#store/errors.ts';
import { makeKey } from '#store/sealed.ts';
import { piecesOf } from '#store/snapshot.ts';
import { allBackends, storesOver, temporaryFolder, waiting } from './grounds.ts';
import type { Ground } from './grounds.ts';
import { forge } from './store-forged.ts';
import type { Line } from './store-forged.ts';

const DAY = 24 * 60 * 60 * 1000;

const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)(
  'a backup for the store $name is refused, and nothing is changed, when',
  (backend) => {
    let ground: Ground;
    let folder: string;
    let paths: BackupPaths;
    const all = async () => [
      await Array.fromAsync(piecesOf(ground.cells, 'data')),
      await Array.fromAsync(piecesOf(ground.cells, 'keys')),
    ];
    /** Why it is refused. */
    const refusal = async (master = ground.master): Promise<string> => {
      const before = await all();
      const reason: unknown = await restore(ground.cells, master, folder).catch((error: unknown) => error);
      expect(await all()).toEqual(before);
      expect(reason).toBeInstanceOf(Unusable);
      return reason instanceof Unusable ? reason.message : 'it was not';
    };

    beforeEach(async (test) => {
      test.skip(!backend.isHere);
      ground = await backend.enter();
      const { members } = await storesOver(ground.cells, ground.master);
      await members.open('sam', '1').update(() => waiting(1000, 'blue'));
      folder = await temporaryFolder();
      paths = backupPaths(folder);
      await backUp(ground.cells, ground.master, folder);
      return async () => {
        await ground.leave();
        await rm(folder, { recursive: true });
      };
    });

    it('its files are of two different backups', async () => {
      const other = join(folder, 'other');
      await backUp(ground.cells, ground.master, other);
      await copyFile(backupPaths(other).keys, paths.keys);
      expect(await refusal()).toMatch(/of two different backups/);
    });

    it('its files were taken for each other', async () => {
      await copyFile(paths.keys, paths.data);
      expect(await refusal()).toMatch(/is not the part of a backup that its name says/);
    });

    it('something else is kept there', async () => {
      const place = await backend.enter();
      const { members } = await storesOver(place.cells, place.master);
      await members.open('lee', '1').update(() => NOBODY);
      await Promise.all([rm(paths.data), rm(paths.keys)]);
      await backUp(place.cells, place.master, folder);
      expect(await refusal(place.master)).toMatch(/Another store is kept there/);
      await place.leave();
    });

    it('another master key sealed it', async () => {
      expect(await refusal(makeKey())).toMatch(/is not the one that sealed this data/);
    });

    it('a file is missing, empty, cut off or changed', async () => {
      for (const path of [paths.data, paths.keys]) {
        const whole = await readFile(path, 'utf8');
        const lines = whole.split('\n');
        for (const text of [
          '',
          'hello\n',
          whole.slice(0, -20),
          lines.slice(0, -2).join('\n'),
          lines.toSpliced(1, 1).join('\n'),
          whole.replace('s1.', 's2.'),
          whole.replace('"]', '",5]'),
        ]) {
          expect(text).not.toBe(whole);
          await writeFile(path, text);
          expect(await refusal()).toMatch(/is not whole, or was changed|is not the part of a backup/);
        }
        await rm(path);
        expect(await refusal()).toMatch(/can't be used \(ENOENT\)/);
        await writeFile(path, whole);
      }
      expect(await restore(ground.cells, ground.master, folder)).toMatchObject({ records: 1 });
    });

    it('a newer program wrote it', async () => {
      await forge(paths.keys, (line) => (Array.isArray(line) ? line : { ...line, version: 2 }));
      expect(await refusal()).toMatch(/written by a newer version/);
    });

    it('the list of those who were erased does not reach back to it', async () => {
      const madeBefore = (days: number) => (line: Line) =>
        Array.isArray(line) ? line : { ...line, origin: { ...line.origin, madeAt: Date.now() - days * DAY } };
      await forge(paths.keys, madeBefore(30.1));
      expect(await refusal()).toMatch(/older than 30 days/);
      await forge(paths.keys, madeBefore(29.9));
      expect(await restore(ground.cells, ground.master, folder)).toMatchObject({ records: 1 });
    });
  },
);
