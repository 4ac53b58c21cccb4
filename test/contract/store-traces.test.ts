/** What the files still tell to whoever has all of them, the key of the data included. */
import { cp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import { readMaster } from '#store/master.ts';
import { openStore } from '#store/open.ts';
import { keyIdOf, unseal, unwrap } from '#store/sealed.ts';
import { SqliteAdapter, openDatabase } from '#store/sqlite.ts';
import { DUE_OF, temporaryFolder, waiting } from './grounds.ts';

/** A name, and behind it what is sealed; behind that may stand the name of a row. */
const CELL =
  /(data|keys)\/([A-Za-z0-9_-]{43})(s1\.[A-Za-z0-9_-]{8}\.[A-Za-z0-9_-]+?)(?=member\/|[^A-Za-z0-9_-])/g;

/** All that can be read with every key that is anywhere in the bytes of the folder. */
async function readAll(folder: string): Promise<string> {
  const master = readMaster(join(folder, 'data.key'), 'data.key');
  const names = (await readdir(folder)).filter((name) => name !== 'data.key');
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  const cells = [...files.join('\n').matchAll(CELL)].map(([, part = '', hash = '', sealed = '']) => ({
    name: `${part}/${hash}`,
    sealed,
  }));
  const open = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch {
      // Half overwritten.
      return [];
    }
  };
  const keys = cells
    .filter(({ name }) => name.startsWith('keys/'))
    .flatMap(({ name, sealed }) => open(() => unwrap(master, name, sealed)));
  return cells
    .filter(({ name }) => name.startsWith('data/'))
    .flatMap(({ name, sealed }) =>
      keys
        .filter(({ id }) => id === keyIdOf(sealed))
        .flatMap((key) => open(() => unseal(key, name, sealed).toString())),
    )
    .join('\n');
}

describe('the files and their logs', () => {
  let folder: string;
  const open = () => openStore({ dataDir: folder }, DUE_OF);

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tell nothing of an entry once it is deleted, while the bot runs', async () => {
    const store = await open();
    await store.stores.members.open('sam', '1').update(() => NOBODY);
    const journal = store.stores.journalOf(memberId('sam'));
    await journal.write('e1', { words: 'canary of the journal' }, 7);
    expect(await readAll(folder)).toContain('canary of the journal');
    await journal.remove(['e1']);
    expect(await readAll(folder)).not.toContain('canary of the journal');
    await store.stop();
  });

  it('tell nothing of somebody whose erasure was cut off, once the bot runs again', async () => {
    const store = await open();
    await store.stores.members.open('sam', '1').update(() => waiting(1, 'canary'));
    await store.stop();
    const keys = new SqliteAdapter(openDatabase(join(folder, 'keys.db')));
    for (const { name } of keys.cellsAfter('', 100)) if (/^keys\/[\w-]{43}$/.test(name)) keys.remove(name);
    const left = await temporaryFolder();
    await cp(folder, left, { recursive: true });
    await keys.disconnect();
    await rm(folder, { recursive: true });
    folder = left;
    expect(await readAll(folder)).toContain('canary');
    const again = await open();
    expect(await again.stores.members.open('sam', '2').get()).toBeUndefined();
    expect(await readAll(folder)).not.toContain('canary');
    await again.stop();
  });

  it('tell nothing of what was replaced, or ended by itself, after the next sweep', async () => {
    const store = await open();
    const sam = store.stores.members.open('sam', '1');
    await sam.update(() => waiting(1, 'canary'));
    await sam.update(() => NOBODY);
    const left = await temporaryFolder();
    await cp(folder, left, { recursive: true });
    await store.stop();
    await rm(folder, { recursive: true });
    folder = left;
    expect(await readAll(folder)).toContain('canary');
    // It sweeps when it starts, and every ten minutes.
    const again = await open();
    expect(await again.stores.members.open('sam', '2').get()).toEqual(NOBODY);
    expect(await readAll(folder)).not.toContain('canary');
    await again.stop();
  });
});
