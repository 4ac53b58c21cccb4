import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '#core/records.ts';
import type { Member } from '#core/records.ts';
import type { Cells } from '#store/cells.ts';
import { Unusable } from '#store/errors.ts';
import { RING, isDataKey, openKeyring } from '#store/keyring.ts';
import { makeMasterText, readMaster } from '#store/master.ts';
import { openCells, openStore } from '#store/open.ts';
import { rotate } from '#store/rotation.ts';
import { keyIdOf, makeKey } from '#store/sealed.ts';
import { allBackends, namesIn, storesOver, temporaryFolder, watched } from './grounds.ts';
import type { Ground } from './grounds.ts';

const MEMBERS = 120;
const speaking = (language: string): Member => ({ ...NOBODY, settings: { language } });
const backends = await allBackends();
afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('the rotation of the master key, $name', (backend) => {
  let ground: Ground;
  const next = makeKey();

  const dyingBefore = (write: number): Cells => Object.assign(watched(ground.cells), { failFromSwap: write });
  const everybodyIsThere = async (master = next): Promise<void> => {
    const { members } = await storesOver(ground.cells, master);
    for (let i = 0; i < MEMBERS; i++) {
      expect(await members.open(`member ${i}`, 'look').get()).toEqual(speaking(`${i}`));
    }
  };
  const wrappers = async (): Promise<Set<string>> => {
    const names = await namesIn(ground.cells, 'keys');
    const wrapped = await ground.cells.read(names.filter(isDataKey));
    return new Set(wrapped.map((value) => (value === undefined ? 'none' : keyIdOf(value))));
  };

  beforeEach(async (test) => {
    test.skip(!backend.isHere);
    ground = await backend.enter();
    const { members } = await storesOver(ground.cells, ground.master);
    for (let i = 0; i < MEMBERS; i++) {
      await members.open(`member ${i}`, 'make').update(() => speaking(`${i}`));
    }
    return () => ground.leave();
  });

  it('wraps every key anew, and the one from before opens nothing more', async () => {
    expect(await rotate(ground.cells, ground.master, next)).toEqual({ rewrapped: MEMBERS, already: 0 });
    expect(await wrappers()).toEqual(new Set([next.id]));
    expect((await ground.cells.read([RING]))[0]).not.toContain(ground.master.id);
    await everybodyIsThere();
    await expect(openKeyring(ground.cells, ground.master)).rejects.toThrow(/is not the one that sealed/);
    expect(await rotate(ground.cells, ground.master, next)).toEqual({ rewrapped: 0, already: 0 });
    await expect(rotate(ground.cells, makeKey(), makeKey())).rejects.toThrow(Unusable);
    await everybodyIsThere();
  });

  it('can be killed before it has begun', async () => {
    await expect(rotate(dyingBefore(1), ground.master, next)).rejects.toThrow('killed here');
    await everybodyIsThere(ground.master);
    await expect(openKeyring(ground.cells, next)).rejects.toThrow(/is not the one that sealed/);
  });

  it.each([2, 3, 4, 5])('can be killed before its write number %i, and finished later', async (write) => {
    await expect(rotate(dyingBefore(write), ground.master, next)).rejects.toThrow('killed here');
    await everybodyIsThere();
    expect((await openKeyring(ground.cells, next)).isRotating).toBe(true);
    await expect(openKeyring(ground.cells, ground.master)).rejects.toThrow(/this is not the new key/);
    const { rewrapped, already } = await rotate(ground.cells, ground.master, next);
    expect(rewrapped + already).toBe(MEMBERS);
    expect(already).toBe(Math.min(50 * (write - 2), MEMBERS));
    expect((await openKeyring(ground.cells, next)).isRotating).toBe(false);
    expect(await wrappers()).toEqual(new Set([next.id]));
    await everybodyIsThere();
  });

  it('finishes one that was interrupted before it goes on to a third key', async () => {
    await expect(rotate(dyingBefore(3), ground.master, next)).rejects.toThrow('killed here');
    const third = makeKey();
    await rotate(ground.cells, next, third);
    expect(await wrappers()).toEqual(new Set([third.id]));
    await everybodyIsThere(third);
  });

  it('is not undone by a process that still has the key from before', async () => {
    const { members } = await storesOver(ground.others, ground.master);
    const opened = members.open('new member', 'call');
    expect(await opened.get()).toBeUndefined();
    await rotate(ground.cells, ground.master, next);
    await expect(opened.update(() => NOBODY)).rejects.toThrow(Unusable);
    await expect(members.open('member 1', 'call').get()).rejects.toThrow(/restart with the new one/);
    expect(await wrappers()).toEqual(new Set([next.id]));
  });

  it('has nothing to do where nothing is kept', async () => {
    const empty = await backend.enter();
    await expect(rotate(empty.cells, empty.master, next)).rejects.toThrow(/Nothing is kept yet/);
    await empty.leave();
  });
});

it('is said at start that a rotation is not finished', async () => {
  const config = { dataDir: await temporaryFolder(), dataKey: makeMasterText() };
  const [inUse, next] = [config.dataKey, makeMasterText()].map((text) => readMaster(text, 'a key'));
  if (inUse === undefined || next === undefined) throw new Error('no keys');
  await (await openStore(config)).stop();
  const { cells } = await openCells(config);
  const dying = Object.assign(watched(cells), { failFromSwap: 2 });
  await expect(rotate(dying, inUse, next)).rejects.toThrow('killed here');
  await cells.stop();
  const dataKey = next.secret.export().toString('base64');
  const begun = await openStore({ ...config, dataKey });
  expect(begun.warnings).toEqual([expect.stringContaining('was not finished')]);
  await begun.stop();
  await rm(config.dataDir, { recursive: true });
});

describe('npm run keys', () => {
  const script = fileURLToPath(import.meta.resolve('../../scripts/keys.ts'));
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { DATA_KEY: _key, REDIS_URL: _url, ...own } = process.env;
    const options = { env: { ...own, ...env } };
    return promisify(execFile)(process.execPath, [script, ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  it('makes a key that is new each time', async () => {
    const [one, two] = await Promise.all([run(['make']), run(['make'])]);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(Buffer.from(one.stdout, 'base64').length).toBe(32);
    expect(one.stdout).not.toBe(two.stdout);
  });

  it('changes the key of a folder, and says what it did', async () => {
    const folder = await temporaryFolder();
    const env = { DATA_DIR: folder };
    const store = await openStore({ dataDir: folder });
    await store.stores.members.open('sam', '1').update(() => speaking('fr'));
    const key = makeMasterText();
    expect(await run(['rotate', '--new', key], env)).toMatchObject({
      code: 1,
      stderr: /Another process uses/,
    });
    await store.stop();
    const { code, stdout } = await run(['rotate', '--new', key], env);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Wrapped anew: 1 data keys. Done before: 0.\n${join(folder, 'data.key')} holds the new key now.\n`,
    });
    expect((await readFile(join(folder, 'data.key'), 'utf8')).trim()).toBe(key);
    const again = await openStore({ dataDir: folder, dataKey: key });
    expect(await again.stores.members.open('sam', '2').get()).toEqual(speaking('fr'));
    await again.stop();
    await rm(folder, { recursive: true });
  });

  it('says in a sentence what it can not do', async () => {
    const folder = await temporaryFolder();
    const env = { DATA_DIR: folder, DATA_KEY: makeMasterText() };
    expect(await run(['rotate', '--new', makeMasterText()], env)).toMatchObject({
      code: 1,
      stderr: 'Nothing is kept yet, so there is no key to rotate.\n',
    });
    expect(await run(['rotate', '--new', 'short'], env)).toMatchObject({
      code: 1,
      stderr: /^--new is neither a key/,
    });
    for (const args of [[], ['rotate'], ['rotate', '--old', 'x'], ['destroy'], ['make', 'more']]) {
      expect(await run(args, env)).toMatchObject({ code: 2, stderr: /^Usage:/ });
    }
    await rm(folder, { recursive: true });
  });
});
