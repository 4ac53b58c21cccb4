import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import { openEmbedded } from '#store/embedded.ts';
import { Unusable } from '#store/errors.ts';
import { makeMasterText } from '#store/master.ts';
import { openStore } from '#store/open.ts';
import type { OpenStore } from '#store/open.ts';
import { openDatabase } from '#store/sqlite.ts';
import { DUE_OF, bytesOf, rowsIn, spellings, temporaryFolder, waiting } from './grounds.ts';

/** Moves what a member waits for on and on, from lane to lane; says each move once it is acknowledged. */
const MOVER = `
import { openStore } from ${JSON.stringify(import.meta.resolve('../../src/store/open.ts'))};
import { DUE_OF, waiting } from ${JSON.stringify(import.meta.resolve('./grounds.ts'))};
const { stores } = await openStore({ dataDir: process.argv[1] }, DUE_OF);
for (let i = 1; ; i++) {
  const member = await stores.members.open('sam', process.pid + ' ' + i).update((was) => waiting((was?.goneSince ?? 0) + 1, i % 2 ? 'blue' : 'green'));
  console.log(member.goneSince);
}
`;

/** Changes one room for ever; says each change once it is acknowledged, and why if it can't open the store. */
const WRITER = `
import { openStore } from ${JSON.stringify(import.meta.resolve('../../src/store/open.ts'))};
try {
  const { stores } = await openStore({ dataDir: process.argv[1] });
  for (let i = 0; ; i++) {
    const room = await stores.rooms.open('room', process.pid + ' ' + i).update((was) => ({ sharedAt: (was?.sharedAt ?? 0) + 1 }));
    console.log(room.sharedAt);
  }
} catch (error) {
  console.log(error.name + ': ' + error.message);
}
`;

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

describe('the store in files', () => {
  let folder: string;
  const opened: OpenStore[] = [];
  const children: ChildProcess[] = [];
  const open = async (dataKey?: string): Promise<OpenStore> => {
    const store = await openStore({ dataDir: folder, dataKey }, DUE_OF);
    opened.push(store);
    return store;
  };
  const startWriter = (writer = WRITER) => {
    const args = ['--input-type=module', '-e', writer, folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return { child, lines: createInterface({ input: child.stdout }) };
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(end));
    await Promise.all(opened.splice(0).map((store) => store.stop()));
    await rm(folder, { recursive: true });
  });

  it('loses nothing that it acknowledged when it is killed', { timeout: 30_000 }, async () => {
    let acknowledged = 0;
    for (const kills of [20, 133, 300]) {
      const { child, lines } = startWriter();
      let count = 0;
      for await (const line of lines) {
        expect(Number(line)).toBeGreaterThan(acknowledged);
        acknowledged = Number(line);
        if (++count === kills) child.kill('SIGKILL');
      }
      await end(child);
      expect(count).toBeGreaterThanOrEqual(kills);
      const store = await open();
      const room = await store.stores.rooms.open('room', 'look').get();
      // The last change may have been made without having been said.
      expect([acknowledged, acknowledged + 1]).toContain(room?.sharedAt);
      await store.stop();
    }
  });

  it('never has a row that its record knows nothing of when it is killed', { timeout: 30_000 }, async () => {
    for (const kills of [1, 7, 50, 133]) {
      const { child, lines } = startWriter(MOVER);
      let count = 0;
      for await (const line of lines) {
        expect(Number(line)).toBeGreaterThan(0);
        if (++count === kills) child.kill('SIGKILL');
      }
      await end(child);
      const store = await open();
      const { stores, dues } = store;
      const member = await stores.members.open('sam', 'look').get();
      const rows = [...(await dues.rows('blue', Infinity, 9)), ...(await dues.rows('green', Infinity, 9))];
      expect(rows).toEqual([
        { name: expect.any(String), at: member?.goneSince, lane: member?.reach?.platform },
      ]);
      expect(member?.goneSince).toBeGreaterThanOrEqual(kills);
      await store.stop();
    }
  });

  it('changes keys before data, and a row together with its data', async () => {
    const cells = openEmbedded(folder);
    const swap = (was: string | undefined, key: string | undefined, at: number) =>
      cells.swap([
        { name: 'data/x', was, now: '1', row: { name: 'member/x', due: { at, lane: 'blue' } } },
        { name: 'keys/x', was, now: key },
      ]);
    const held = () => cells.read(['keys/x', 'data/x']);
    // A moment between two milliseconds fits into no row: the change ends halfway, as if the process had.
    await expect(swap(undefined, '1', 1.5)).rejects.toThrow(/can't be used/);
    expect(await held()).toEqual(['1', undefined]);
    await cells.swap([{ name: 'keys/x', was: '1', now: undefined }]);
    await swap(undefined, '1', 1);
    await expect(swap('1', undefined, 2.5)).rejects.toThrow(/can't be used/);
    expect(await held()).toEqual([undefined, '1']);
    expect(await rowsIn(cells)).toEqual([{ name: 'member/x', at: 1, lane: 'blue' }]);
    await cells.stop();
  });

  describe('when the power fails between its two files', () => {
    /** What is there when only the keys' file got as far as the change. */
    const failBetween = async (change: (store: OpenStore) => Promise<unknown>): Promise<OpenStore> => {
      const data = join(folder, 'data.db');
      const before = await readFile(data);
      const store = await open();
      await change(store);
      await store.stop();
      await writeFile(data, before);
      return open();
    };
    const come = ({ stores }: OpenStore, cause: string) =>
      stores.members.open('sam', cause).update(() => waiting(1, 'blue'));

    it('has neither record nor row of somebody who was new, and takes them anew', async () => {
      await (await open()).stop();
      const store = await failBetween((each) => come(each, '1'));
      expect(await store.stores.members.open('sam', '2').get()).toBeUndefined();
      expect(await store.dues.rows('blue', Infinity, 9)).toEqual([]);
      await come(store, '3');
      expect(await store.stores.members.open('sam', '4').get()).toEqual(waiting(1, 'blue'));
      expect(await store.dues.rows('blue', Infinity, 9)).toHaveLength(1);
    });

    it('has a row of somebody who was forgotten that leads to nothing, and is removed once it is due', async () => {
      const first = await open();
      await come(first, '1');
      await first.stop();
      const store = await failBetween(({ stores }) =>
        stores.members.open('sam', '2').update(() => undefined),
      );
      const [row] = await store.dues.rows('blue', Infinity, 9);
      const { me } = store.dues.openMember(row?.name ?? '', 'fire');
      expect(await me.get()).toBeUndefined();
      await me.update((kept) => kept);
      expect(await store.dues.rows('blue', Infinity, 9)).toEqual([]);
      await store.stop();
      const cells = openEmbedded(folder);
      const names = await Array.fromAsync(cells.names('keys'));
      expect(names.filter(({ name }) => name.startsWith('keys/erased/'))).toHaveLength(1);
      expect(await rowsIn(cells)).toEqual([]);
      await cells.stop();
    });
  });

  it('has every change on the disk before it is acknowledged', () => {
    const database = openDatabase(join(folder, 'data.db'));
    const settings = ['synchronous', 'journal_mode'].map((name) => database.prepare(`PRAGMA ${name}`).get());
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(settings).toEqual([{ synchronous: 2 }, { journal_mode: 'wal' }]);
    database.close();
  });

  it('is for one process at a time, until that ends', async () => {
    const refusal = `Another process uses the data in ${folder}. Stop it first: one process a folder.`;
    const { child, lines } = startWriter();
    await once(lines, 'line');
    await expect(open()).rejects.toThrow(new Unusable(refusal));
    await end(child);
    const store = await open();
    const [said] = await once(startWriter().lines, 'line');
    expect(said).toBe(`Unusable: ${refusal}`);
    await expect(open()).rejects.toThrow(new Unusable(refusal));
    await store.stop();
    expect(Number((await once(startWriter().lines, 'line'))[0])).toBeGreaterThan(0);
  });

  it('names nobody in its files, and tells nothing of what it keeps', async () => {
    const secrets = ['discord:80351110224678912', 'x-quiet-canary', 'broke'];
    const { stores } = await open(makeMasterText());
    const [id = '', language = ''] = secrets;
    await stores.members
      .open(id, 'call-4711-canary')
      .update(() => ({ ...waiting(7, 'blue'), settings: { language, side: 'broke' } }));
    await stores.journalOf(memberId(id)).write('canary-entry', { words: 'canary words' }, 7);
    await stores.rooms.open(id, 'call-4711-canary').update(() => ({ sharedAt: 1_700_000_000_000 }));
    await stores.members.open('kim-canary', '1').update(() => NOBODY);
    await stores.members.open('kim-canary', '2').update(() => undefined);
    const bytes = await bytesOf(folder);
    expect(bytes.includes('blue')).toBe(true);
    const more = ['80351110224678912', 'canary', 'settings', 'words', 'chat', '1700000000000'];
    for (const secret of [...secrets, ...more]) {
      expect(spellings(secret).filter((spelling) => bytes.includes(spelling))).toEqual([]);
    }
  });

  it('keeps no trace of the data key of somebody who was forgotten', async () => {
    const cells = openEmbedded(folder);
    const name = 'keys/somebody';
    const value = 'w'.repeat(90);
    await cells.swap([{ name, was: undefined, now: value }]);
    expect((await bytesOf(folder)).includes(value)).toBe(true);
    await cells.swap([{ name, was: value, now: undefined }]);
    expect((await bytesOf(folder)).includes(value)).toBe(false);
    await cells.stop();
  });

  it('makes a key that only its owner reads, and warns that it lies beside the data', async () => {
    const store = await open();
    await store.stores.members.open('sam', '1').update(() => NOBODY);
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual(['data.db', 'data.db-wal', 'data.key', 'keys.db', 'keys.db-wal']);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect(store.warnings).toEqual([expect.stringContaining(join(folder, 'data.key'))]);
    await store.stop();
    expect(store.isUp()).toBe(false);
    const again = await open(await readFile(join(folder, 'data.key'), 'utf8'));
    expect(await again.stores.members.open('sam', '2').get()).toEqual(NOBODY);
    expect(again).toMatchObject({ name: 'embedded', warnings: [] });
    expect(again.isUp()).toBe(true);
  });

  it('refuses a wrong key before anything is written', async () => {
    await (await open(makeMasterText())).stop();
    const before = await bytesOf(folder);
    await expect(open(makeMasterText())).rejects.toThrow(/is not the one that sealed this data/);
    await expect(open('not a key')).rejects.toThrow(Unusable);
    await expect(open()).rejects.toThrow(/The key of this data is missing/);
    expect((await bytesOf(folder)).equals(before)).toBe(true);
  });

  it('refuses data without its keys, keys of other data, and files that are damaged', async () => {
    const key = makeMasterText();
    await (await open(key)).stop();
    const [data, keys] = [join(folder, 'data.db'), join(folder, 'keys.db')];
    const mine = await readFile(keys);
    await rm(keys);
    await expect(open(key)).rejects.toThrow(/its keys are not/);
    await rm(data);
    await (await open(key)).stop();
    await writeFile(keys, mine);
    await expect(open(key)).rejects.toThrow(/two different stores/);
    await expect(openStore({ dataDir: join(data, 'below') })).rejects.toThrow(/can't be made \(ENOTDIR\)/);
    await writeFile(data, 'x'.repeat(5000));
    await expect(open(key)).rejects.toThrow(new Unusable(`${data} can't be used: file is not a database.`));
  });

  it('rejects once it is stopped', async () => {
    const { stores, dues } = await open();
    await opened.pop()?.stop();
    await expect(dues.rows('blue', 1, 1)).rejects.toThrow(/data files can't be used/);
    await expect(stores.members.open('sam', '1').get()).rejects.toThrow(/data files can't be used/);
    await expect(stores.members.open('sam', '1').update(() => undefined)).rejects.toThrow(/can't be used/);
  });
});
