import { execFile } from 'node:child_process';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { makeMasterText } from '#store/master.ts';
import { move } from '#store/move.ts';
import { openCells, openStore } from '#store/open.ts';
import type { OpenStore, StoreConfig } from '#store/open.ts';
import { REDIS_PASSWORD } from '../redis.ts';
import { DUE_OF, temporaryFolder, waiting, watched } from './grounds.ts';

const SAM = memberId('discord:80351110224678912');
const KIM = memberId('discord:80351110224678913');
const WORDS = 'a quiet canary';

/** Databases of the shared Redis that no story takes: those begin at 200. */
let database = 100;
const freshRedis = (): string => inject('redisUrl').replace(/\/0$/, `/${(database += 1)}`);

const run = async (command: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
  const script = fileURLToPath(import.meta.resolve(`../../scripts/${command}.ts`));
  const { DATA_KEY: _key, REDIS_URL: _url, DATA_DIR: _dir, ...own } = process.env;
  return promisify(execFile)(process.execPath, [script, ...args], { env: { ...own, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
};

const using = async <T>(config: StoreConfig, look: (store: OpenStore) => Promise<T>): Promise<T> => {
  const store = await openStore(config, DUE_OF);
  try {
    return await look(store);
  } finally {
    await store.stop();
  }
};

const fill = (config: StoreConfig) =>
  using(config, async ({ stores }) => {
    await stores.members.open(SAM, '1').update(() => waiting(1000, 'blue'));
    await stores.members.open(KIM, '1').update(() => waiting(2000, 'green'));
    await stores.journalOf(SAM).write('a', { words: WORDS }, 30);
  });

const forget = (config: StoreConfig, id: string) =>
  using(config, ({ stores }) => stores.members.open(id, 'forget').update(() => undefined));

/** What is kept of the two members, and what waits. */
const seenIn = (config: StoreConfig) =>
  using(config, async ({ stores, dues }) => ({
    sam: await stores.members.open(SAM, 'look').get(),
    kim: await stores.members.open(KIM, 'look').get(),
    entries: await stores.journalOf(SAM).read(['a']),
    blue: (await dues.rows('blue', Infinity, 9)).map(({ at }) => at),
    green: (await dues.rows('green', Infinity, 9)).map(({ at }) => at),
  }));
const ALL = {
  sam: waiting(1000, 'blue'),
  kim: waiting(2000, 'green'),
  entries: [{ words: WORDS }],
  blue: [1000],
  green: [2000],
};
const WITHOUT_SAM = { ...ALL, sam: undefined, entries: [undefined], blue: [] };

describe('npm run', () => {
  let dataDir: string;
  let backup: string;
  const dataKey = makeMasterText();
  const said: string[] = [];
  const runs: typeof run = async (...given) => {
    const done = await run(...given);
    said.push(`${done.stdout}${done.stderr}`);
    return done;
  };

  beforeEach(async () => {
    dataDir = join(await temporaryFolder(), 'data');
    backup = join(dataDir, '..', 'backup');
  });
  afterEach(async () => {
    await rm(join(dataDir, '..'), { recursive: true, force: true });
  });
  describe('backup and restore', () => {
    it('bring back what files held, without whoever was erased since', async () => {
      const env = { DATA_DIR: dataDir, DATA_KEY: dataKey };
      const config = { dataDir, dataKey };
      await fill(config);
      const made = await runs('backup', ['--to', backup], env);
      expect(made).toMatchObject({ code: 0, stderr: '' });
      expect(made.stdout).toBe(
        [
          `${join(backup, 'data.backup')} holds what is kept: 4 cells. Keep it as long as you like.`,
          `${join(backup, 'keys.backup')} holds its keys: 3 cells. Keep it somewhere else, and for 7 days at most: until then it could bring back somebody who was erased.`,
          'Neither holds the master key, and without that nobody can read them.\n',
        ].join('\n'),
      );
      expect((await stat(backup)).mode & 0o777).toBe(0o700);
      await forget(config, SAM);
      const restored = await runs('restore', ['--from', backup], env);
      expect(restored).toMatchObject({ code: 0, stderr: '' });
      expect(restored.stdout).toBe(
        [
          'Restored: 1 records and 0 journal entries.',
          'Left out, since they were erased: 1 records.',
          'Left out, since their keys are not in the backup: 0 records or entries.',
          'Start the bot now.\n',
        ].join('\n'),
      );
      expect(await seenIn(config)).toEqual(WITHOUT_SAM);
    });

    it('bring everything to a folder that was lost, with the key that lay in it', async () => {
      const env = { DATA_DIR: dataDir };
      await fill({ dataDir });
      expect(await runs('backup', ['--to', backup], env)).toMatchObject({ code: 0 });
      const key = (await readFile(join(dataDir, 'data.key'), 'utf8')).trim();
      await rm(dataDir, { recursive: true });
      expect(await runs('restore', ['--from', backup], env)).toMatchObject({
        code: 1,
        stderr: `Set DATA_KEY to the key that this backup was sealed with, or put ${join(dataDir, 'data.key')} back.\n`,
      });
      const restored = await runs('restore', ['--from', backup], { ...env, DATA_KEY: key });
      expect(restored).toMatchObject({ code: 0, stdout: /Restored: 2 records and 1 journal entries/ });
      expect(await seenIn({ dataDir, dataKey: key })).toEqual(ALL);
    });

    it('need the bot stopped where it keeps things in files', async () => {
      const env = { DATA_DIR: dataDir, DATA_KEY: dataKey };
      const bot = await openStore({ dataDir, dataKey }, DUE_OF);
      for (const [command, option] of [
        ['backup', '--to'],
        ['restore', '--from'],
        ['move', '--to'],
      ] as const) {
        expect(await runs(command, [option, backup], env)).toMatchObject({
          code: 1,
          stderr: `Another process uses the data in ${dataDir}. Stop it first: one process a folder.\n`,
        });
      }
      await bot.stop();
      await expect(readdir(backup)).rejects.toThrow(/ENOENT/);
    });

    it.skipIf(inject('redisUrl') === '')('work beside bots on Redis', { timeout: 60_000 }, async () => {
      const redisUrl = freshRedis();
      const env = { REDIS_URL: redisUrl, DATA_KEY: dataKey };
      const config = { dataDir, dataKey, redisUrl };
      await fill(config);
      const bot = await openStore(config, DUE_OF);
      const over = new AbortController();
      let guests = 0;
      const busy = (async () => {
        for (; !over.signal.aborted; guests += 1) {
          const id = `guest ${guests}`;
          await bot.stores.members.open(id, 'come').update(() => waiting(guests, 'red'));
          await bot.stores.members.open(id, 'go').update(() => undefined);
        }
      })();
      expect(await runs('backup', ['--to', backup], env)).toMatchObject({ code: 0, stderr: '' });
      over.abort();
      await busy;
      await bot.stop();
      expect(guests).toBeGreaterThan(10);
      await forget(config, SAM);
      expect(await runs('restore', ['--from', backup], env)).toMatchObject({ code: 0, stderr: '' });
      expect(await seenIn(config)).toEqual(WITHOUT_SAM);
      expect(await using(config, ({ dues }) => dues.rows('red', Infinity, 9))).toEqual([]);
      // And the backup of a Redis can be brought back into files.
      const restored = await runs('restore', ['--from', backup], { DATA_DIR: dataDir, DATA_KEY: dataKey });
      expect(restored).toMatchObject({ code: 0, stderr: '' });
      expect(await seenIn({ dataDir, dataKey })).toEqual(ALL);
    });
  });

  describe.skipIf(inject('redisUrl') === '')('move', () => {
    it(
      'brings everything to Redis, with the list of those who were erased',
      { timeout: 60_000 },
      async () => {
        const redisUrl = freshRedis();
        const config = { dataDir, dataKey };
        await fill(config);
        expect(
          await runs('backup', ['--to', backup], { DATA_DIR: dataDir, DATA_KEY: dataKey }),
        ).toMatchObject({ code: 0 });
        await forget(config, SAM);
        const moved = await runs('move', ['--to', redisUrl], { DATA_DIR: dataDir, DATA_KEY: dataKey });
        expect(moved).toMatchObject({ code: 0, stderr: '' });
        expect(moved.stdout).toMatch(/^Moved: 1 records and 0 journal entries\.\n/);
        expect(moved.stdout).toContain('Set REDIS_URL now, and leave DATA_KEY as it is.');
        expect(moved.stdout).toContain(`delete ${join(dataDir, 'data.db')} and ${join(dataDir, 'keys.db')}`);
        expect(await seenIn({ dataDir, dataKey, redisUrl })).toEqual(WITHOUT_SAM);
        expect(await seenIn(config)).toEqual(WITHOUT_SAM);
        // An older backup, of the files, does not bring the erased one back on Redis either.
        expect(
          await runs('restore', ['--from', backup], { REDIS_URL: redisUrl, DATA_KEY: dataKey }),
        ).toMatchObject({
          code: 0,
          stdout: /erased: 1 records/,
        });
        expect(await seenIn({ dataDir, dataKey, redisUrl })).toEqual(WITHOUT_SAM);
      },
    );

    it('says which key to set where the bot had made it, and refuses a Redis that keeps something', async () => {
      const redisUrl = freshRedis();
      await fill({ dataDir });
      const moved = await runs('move', ['--to', redisUrl], { DATA_DIR: dataDir });
      expect(moved.stdout).toContain(`DATA_KEY to what ${join(dataDir, 'data.key')} holds`);
      const before = await seenIn({ dataDir, dataKey: join(dataDir, 'data.key'), redisUrl });
      expect(before).toEqual(ALL);
      const again = await runs('move', ['--to', redisUrl], { DATA_DIR: dataDir });
      expect(again).toMatchObject({
        code: 1,
        stderr: 'Something is kept there already. Name an empty database.\n',
      });
      const foreign = freshRedis();
      await fill({ dataDir, dataKey, redisUrl: foreign });
      expect(await runs('move', ['--to', foreign], { DATA_DIR: dataDir })).toMatchObject({ code: 1 });
      expect(await seenIn({ dataDir, dataKey, redisUrl: foreign })).toEqual(ALL);
    });

    it('can be killed before any write, and run again', { timeout: 60_000 }, async () => {
      const redisUrl = freshRedis();
      await fill({ dataDir, dataKey });
      const from = await openCells({ dataDir, dataKey });
      const to = await openCells({ dataDir, dataKey, redisUrl });
      let write = 1;
      for (; ; write += 1) {
        const dying = Object.assign(watched(to.cells), { failFromSwap: write });
        const attempt = move(from.cells, dying, from.master);
        if ((await attempt.catch((error: Error) => error.message)) !== 'killed here') break;
        if (write === 1) continue;
        await expect(openStore({ dataDir, dataKey, redisUrl })).rejects.toThrow(/its keys are not/);
      }
      expect(write).toBeGreaterThan(3);
      await from.cells.stop();
      await to.cells.stop();
      expect(await seenIn({ dataDir, dataKey, redisUrl })).toEqual(ALL);
    });

    it('never says the password of an address that is wrong', async () => {
      await fill({ dataDir, dataKey });
      const env = { DATA_DIR: dataDir, DATA_KEY: dataKey };
      for (const wrong of [
        `redis://:${REDIS_PASSWORD}@:6379:1`,
        inject('redisUrl').replace(REDIS_PASSWORD, `${REDIS_PASSWORD}-`),
      ]) {
        expect(await runs('move', ['--to', wrong], env)).toMatchObject({ code: 1, stdout: '' });
      }
    });
  });

  it('backup, restore and move take one option, and nothing else', { timeout: 60_000 }, async () => {
    const env = { DATA_DIR: dataDir, DATA_KEY: dataKey };
    for (const [command, option] of [
      ['backup', '--to'],
      ['restore', '--from'],
      ['move', '--to'],
    ] as const) {
      const wrong = [[], [option, ''], [option, 'x', 'y'], ['--other', 'x']];
      for (const args of command === 'backup' ? wrong : [[]]) {
        const done = await runs(command, args, env);
        expect(done).toMatchObject({ code: 2, stdout: '' });
        expect(done.stderr).toContain(`npm run ${command} -- ${option} <`);
      }
    }
    expect(await runs('backup', ['--to', backup], env)).toMatchObject({
      code: 1,
      stderr: /Nothing is kept yet/,
    });
    expect(await runs('restore', ['--from', backup], env)).toMatchObject({
      code: 1,
      stderr: /can't be used \(ENOENT\)/,
    });
  });

  it('backup, restore and move name nobody and quote no secret', () => {
    expect(said.length).toBeGreaterThan(20);
    for (const text of said) {
      for (const secret of ['80351110224678912', WORDS, REDIS_PASSWORD, dataKey])
        expect(text).not.toContain(secret);
      // No hash, and no stack.
      expect(text).not.toMatch(/[\w-]{43}|\n {4}at /);
    }
  });
});
