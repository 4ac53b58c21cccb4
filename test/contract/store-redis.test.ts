import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import type { Member } from '#core/records.ts';
import { Unreachable, Unusable } from '#store/errors.ts';
import { makeMasterText } from '#store/master.ts';
import { openStore } from '#store/open.ts';
import type { OpenStore } from '#store/open.ts';
import { REDIS_PASSWORD, startRedis } from '../redis.ts';
import type { TestRedis } from '../redis.ts';
import { DUE_OF, bytesOf, spellings, waiting } from './grounds.ts';

const DEADLINE = { timeout: 10_000, interval: 20 };
const QUICKLY = 1500;
const speaking = (language: string): Member => ({ ...NOBODY, settings: { language } });
const dataKey = makeMasterText();
const open = (redisUrl: string): Promise<OpenStore> =>
  openStore({ redisUrl, dataDir: 'unused', dataKey }, DUE_OF);

const redis = await startRedis();
afterAll(() => redis?.stop());

describe.skipIf(redis === undefined)('the store on Redis (needs a redis-server on PATH)', () => {
  let server: TestRedis;
  let store: OpenStore;
  const told: unknown[] = [];
  /** The error with which this ends, and after how many milliseconds. */
  const failure = async (act: () => Promise<unknown>): Promise<{ error: unknown; after: number }> => {
    const start = performance.now();
    const error: unknown = await act().then(
      () => 'no error',
      (reason: unknown) => reason,
    );
    told.push(error);
    return { error, after: performance.now() - start };
  };
  const get = () => store.stores.members.open('sam', 'look').get();
  const update = (cause: string) => store.stores.members.open('sam', cause).update(() => speaking(cause));

  beforeAll(async () => {
    if (redis === undefined) return;
    server = redis;
    store = await open(server.url);
  });
  afterAll(() => store?.stop());

  const outages = [
    { name: 'killed', begin: () => server.kill(), finish: () => server.start() },
    { name: 'frozen', begin: async () => server.freeze(), finish: async () => server.thaw() },
  ];
  it.each(outages)(
    'rejects at once while Redis is $name, and recovers',
    { timeout: 30_000 },
    async ({ name, begin, finish }) => {
      expect(store).toMatchObject({ name: 'redis', warnings: [] });
      await update(name);
      const opened = store.stores.members.open('sam', `${name}, while away`);
      expect(await opened.get()).toEqual(speaking(name));
      await begin();
      try {
        const rows = () => store.dues.rows('blue', Infinity, 1);
        for (const act of [get, () => opened.update(() => NOBODY), get, rows, () => update('none')]) {
          const { error, after } = await failure(act);
          expect(error).toBeInstanceOf(Unreachable);
          expect(after).toBeLessThan(QUICKLY);
        }
        await expect.poll(() => store.isUp(), DEADLINE).toBe(false);
        await Promise.all(
          [get, get].map(async (act) => expect((await failure(act)).after).toBeLessThan(QUICKLY)),
        );
      } finally {
        await finish();
      }
      await expect.poll(() => get().catch(() => 'not yet'), DEADLINE).not.toBe('not yet');
      expect(store.isUp()).toBe(true);
      await update(`${name} and back`);
      expect(await get()).toEqual(speaking(`${name} and back`));
    },
  );

  it('names nobody in its files, and tells nothing of what it keeps', async () => {
    await store.stores.members
      .open('slack:U024BE7LH', 'canary-call')
      .update(() => ({ ...waiting(7, 'blue'), settings: { language: 'x-quiet-canary' } }));
    await store.stores
      .journalOf(memberId('slack:U024BE7LH'))
      .write('canary-entry', { words: 'canary words' }, 7);
    await store.stores.members.open('kim-canary', '1').update(() => NOBODY);
    await store.stores.members.open('kim-canary', '2').update(() => undefined);
    const bytes = await bytesOf(server.folder);
    expect(bytes.includes('trust-steps::data/')).toBe(true);
    expect(bytes.includes('blue')).toBe(true);
    const secrets = ['slack:U024BE7LH', 'U024BE7LH', 'canary', 'settings', 'words'];
    expect(secrets.flatMap(spellings).filter((spelling) => bytes.includes(spelling))).toEqual([]);
  });

  it('rejects once it is stopped', async () => {
    const stopped = await open(server.url);
    await stopped.stop();
    expect(stopped.isUp()).toBe(false);
    await expect(stopped.stores.members.open('sam', '1').get()).rejects.toThrow(/is closed/);
    await expect(stopped.stores.members.open('sam', '1').update(() => undefined)).rejects.toThrow(
      /is closed/,
    );
    await expect(stopped.dues.rows('blue', 1, 1)).rejects.toThrow(/is closed/);
    await expect(stopped.stores.journalOf(memberId('sam')).read(['a'])).rejects.toThrow(/is closed/);
    await stopped.stop();
  });

  it('refuses a wrong DATA_KEY, and to do without one', async () => {
    const before = await bytesOf(server.folder);
    const other = () => openStore({ redisUrl: server.url, dataDir: 'unused', dataKey: makeMasterText() });
    await expect(other()).rejects.toThrow(/is not the one that sealed this data/);
    await expect(openStore({ redisUrl: server.url, dataDir: 'unused' })).rejects.toThrow(
      /REDIS_URL needs a DATA_KEY/,
    );
    expect((await bytesOf(server.folder)).equals(before)).toBe(true);
  });

  it('says what is wrong with REDIS_URL, and never its password', { timeout: 30_000 }, async () => {
    const wrongPort = server.url.replace(/:\d+\/0/, ':1/0');
    const wrongPassword = server.url.replace(REDIS_PASSWORD, `${REDIS_PASSWORD}-`);
    const [nobody, refused] = await Promise.all([
      failure(() => open(wrongPort)),
      failure(() => open(wrongPassword)),
    ]);
    expect(nobody.error).toEqual(
      new Unreachable("The Redis at 127.0.0.1:1 can't be reached (ECONNREFUSED)."),
    );
    expect(refused.error).toBeInstanceOf(Unusable);
    expect(String(refused.error)).toMatch(/refuses the user name or the password of REDIS_URL \(WRONGPASS\)/);
    const malformed = [
      `redis://:${REDIS_PASSWORD}@:6379:1`,
      `http://:${REDIS_PASSWORD}@host/0`,
      REDIS_PASSWORD,
      `redis://:${REDIS_PASSWORD}%@host/0`,
    ];
    for (const url of malformed) expect((await failure(() => open(url))).error).toBeInstanceOf(Unusable);
    expect(told.length).toBeGreaterThan(10);
    for (const error of told)
      expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(REDIS_PASSWORD);
  });
});

describe.skipIf(redis === undefined)('the settings of a Redis (needs a redis-server on PATH)', () => {
  it('may not drop data when it is full', async () => {
    const full = await startRedis({ 'maxmemory-policy': 'allkeys-lru' });
    try {
      await expect(open(full?.url ?? '')).rejects.toThrow(
        /maxmemory-policy allkeys-lru\). Set it to noeviction/,
      );
    } finally {
      await full?.stop();
    }
  });

  it('are warned about where it forgets', async () => {
    const forgetful = await startRedis({ appendonly: 'no' });
    try {
      const store = await open(forgetful?.url ?? '');
      expect(store.warnings).toEqual([expect.stringContaining('appendonly')]);
      await store.stop();
    } finally {
      await forgetful?.stop();
    }
  });
});
