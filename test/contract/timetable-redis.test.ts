/** What only a timetable of several processes has to stand: being killed, one limit for all, a Redis that loses things. */
import { Queue } from 'bullmq';
import { describe, it, type TestContext } from 'vitest';
import { ClockIsOff } from '#timetable/clock-check.ts';
import { NoRedis } from '#timetable/connection.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { goesOutAt } from '#timetable/spread.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog } from '../log.ts';
import { REDIS_PASSWORD, startRedis, type TestRedis } from '../redis.ts';
import { hasRedis, takeDatabase } from './timetable-database.ts';
import { createJumpingClock, createWitness, RECOVER_AFTER, rowIn } from './timetable-ground.ts';
import { HANGS } from './timetable-order.ts';
import { enterPlace, kill, LANE, type Place } from './timetable-place.ts';
import { createMemoryTable } from './timetable-table.ts';

const PATIENTLY = { timeout: 20_000, interval: 20 };
const DONE = { outcome: 'done' } as const;
const enter = (atEnd: TestContext['onTestFinished']): Promise<Place> => enterPlace(takeDatabase(), atEnd);

async function enterOwn(atEnd: TestContext['onTestFinished']): Promise<Place & { server: TestRedis }> {
  const server = await startRedis();
  if (server === undefined) throw new Error('no redis-server on PATH');
  atEnd(() => server.stop());
  return { ...(await enterPlace(server.url, atEnd)), server };
}

describe.skipIf(!hasRedis)('Timetables that share a Redis', { concurrent: true }, () => {
  it.for(['local', 'redis'] as const)(
    'fire at once what a process that was killed had in hand (%s)',
    async (engine, { expect, onTestFinished }) => {
      const { table, spawn, fired } = await enter(onTestFinished);
      await table.put(rowIn(clock, -1000, `${HANGS} for ever`));
      const first = await spawn({ engine });
      await expect.poll(fired, PATIENTLY).toHaveLength(1);
      const began = performance.now();
      await kill(first);
      await spawn({ engine });
      await expect.poll(fired, PATIENTLY).toHaveLength(2);
      expect(performance.now() - began).toBeLessThan(3 * RECOVER_AFTER + 2000);
      expect(new Set((await fired()).map(({ pid }) => pid)).size).toBe(2);
    },
  );

  it('fire ten minutes later what a process that was killed had in hand', async (context) => {
    const { expect, onTestFinished } = context;
    const { table, asks, spawn, fired, keys } = await enter(onTestFinished);
    await table.put(rowIn(clock, -600_000, `${HANGS} for ever`));
    const first = await spawn();
    await expect.poll(fired, PATIENTLY).toHaveLength(1);
    await kill(first);
    // So long after it was taken, the locks of those who had it have run out.
    const locks = (await keys()).filter((key) => /:(lock|stalled-check)$/.test(key));
    if (locks.length > 0) await asks.del(...locks);
    await spawn();
    await expect.poll(fired, PATIENTLY).toHaveLength(2);
  });

  it('keep to one limit together, and fire each row once', async ({ expect, onTestFinished }) => {
    const { table, spawn, fired } = await enter(onTestFinished);
    const lane = { name: 'north', perSecond: 10 };
    await Promise.all([spawn({ lane }), spawn({ lane })]);
    const rows = Array.from({ length: 40 }, (_, i) => rowIn(clock, 2000, `row ${i}`));
    await Promise.all(rows.map((row) => table.put(row)));
    await expect.poll(fired, PATIENTLY).toHaveLength(rows.length);
    const all = await fired();
    expect(new Set(all.map(({ name }) => name)).size).toBe(rows.length);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(2);
    const moments = all.map(({ moment }) => moment).toSorted((a, b) => a - b);
    // Two limits, or none, would let them all go within two seconds.
    expect((moments.at(-1) ?? 0) - (moments[0] ?? 0)).toBeGreaterThan(2900);
  });

  it('fire what is due although all of the queue’s data was lost', async ({ expect, onTestFinished }) => {
    const { asks, table, open, jobs, keys } = await enter(onTestFinished);
    const witness = createWitness(table);
    await table.put(rowIn(clock, 2000, 'soon'));
    await table.put(rowIn(clock, 3000, 'later'));
    await (await open(witness.fire)).start();
    expect(await jobs()).toHaveLength(2);
    await asks.del(...(await keys()));
    expect(await jobs()).toHaveLength(0);
    await expect.poll(() => witness.names.toSorted(), PATIENTLY).toEqual(['later', 'soon']);
  });

  it('go on when their connections are cut', async ({ expect, onTestFinished }) => {
    const { asks, table, open } = await enterOwn(onTestFinished);
    const witness = createWitness(table);
    await table.put(rowIn(clock, 2000, 'soon'));
    await table.put(rowIn(clock, 3000, 'later'));
    await (await open(witness.fire)).start();
    expect(await asks.client('KILL', 'TYPE', 'NORMAL', 'SKIPME', 'YES')).toBeGreaterThan(2);
    await expect.poll(() => witness.names.toSorted(), PATIENTLY).toEqual(['later', 'soon']);
  });

  it('stop within seconds although Redis hangs', async ({ expect, onTestFinished }) => {
    const { table, open, server } = await enterOwn(onTestFinished);
    const landing = Promise.withResolvers<void>();
    const witness = createWitness(table, async () => {
      await landing.promise;
      return DONE;
    });
    const timetable = await open(witness.fire);
    await table.put(rowIn(clock, -1000, 'in flight'));
    await timetable.start();
    await witness.sees('in flight');
    server.freeze();
    landing.resolve();
    try {
      const began = performance.now();
      await timetable.stop();
      expect(performance.now() - began).toBeLessThan(12_000);
    } finally {
      server.thaw();
    }
  });

  it('wait for a row that another process, whose clock is ahead, thought due', async (context) => {
    const { expect, onTestFinished } = context;
    const { asks, table, open, jobs } = await enter(onTestFinished);
    const witness = createWitness(table);
    await (await open(witness.fire)).start();
    const row = rowIn(clock, 1500, 'soon');
    const queue = new Queue(LANE.name, { connection: asks, prefix: 'trust-steps' });
    await queue.add('due', row, { jobId: 'soon@1', removeOnComplete: true });
    await queue.add('due', rowIn(clock, 60_000, 'much later'), { jobId: 'much@1', removeOnComplete: true });
    await witness.sees('soon');
    expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(goesOutAt(row));
    await expect.poll(jobs, PATIENTLY).toEqual([]);
    expect(witness.names).toEqual(['soon']);
  });

  it('leave to other processes what is due on a lane that was stopped here', async (context) => {
    const { expect, onTestFinished } = context;
    const { asks, table, open } = await enter(onTestFinished);
    const stops = createWitness(table, async () => ({ outcome: 'stopped' }));
    await table.put(rowIn(clock, -1000, 'first'));
    await (await open(stops.fire)).start();
    await stops.sees('first');
    const witness = createWitness(table);
    await (await open(witness.fire)).start();
    const queue = new Queue(LANE.name, { connection: asks, prefix: 'trust-steps' });
    const names = Array.from({ length: 20 }, (_, i) => `row ${i + 10}`);
    for (const name of names) await queue.add('due', rowIn(clock, -1000, name), { jobId: `${name}@1` });
    await expect.poll(() => witness.names.toSorted(), PATIENTLY).toEqual(['first', ...names]);
    expect(stops.names).toEqual(['first']);
  });

  it('leave to other processes what waits in this one alone, and take it up later', async (context) => {
    const { expect, onTestFinished } = context;
    const { table, open } = await enter(onTestFinished);
    let isDown = true;
    const sick = createWitness(table, async () =>
      isDown ? { outcome: 'busy', retryAfterSeconds: 3, isOnlyHere: true } : DONE,
    );
    await table.put(rowIn(clock, -1000, 'first'));
    await (await open(sick.fire)).start();
    await sick.sees('first');
    const well = createWitness(table);
    const other = await open(well.fire);
    await other.start();
    const began = performance.now();
    const names = Array.from({ length: 20 }, (_, i) => `row ${i + 10}`);
    for (const name of names) await table.put(rowIn(clock, -1000, name));
    await expect.poll(() => well.names.toSorted(), PATIENTLY).toEqual(['first', ...names]);
    expect(sick.names).toEqual(['first']);
    // A lane that waits for all would have waited that long.
    expect(performance.now() - began).toBeLessThan(3000);
    await other.stop();
    isDown = false;
    await table.put(rowIn(clock, -1000, 'last'));
    await sick.sees('last');
  });

  it('never fire two rows of a name at once here, whoever gave them their jobs', async (context) => {
    const { expect, onTestFinished } = context;
    const { asks, table, open } = await enter(onTestFinished);
    const landing = Promise.withResolvers<void>();
    const witness = createWitness(table, async ({ name }) => {
      if (name === 'twice') await landing.promise;
      return DONE;
    });
    await (await open(witness.fire)).start();
    const queue = new Queue(LANE.name, { connection: asks, prefix: 'trust-steps' });
    const [first, second] = [rowIn(clock, -2000, 'twice'), rowIn(clock, -1000, 'twice')];
    await queue.add('due', first, { jobId: 'twice@1' });
    await queue.add('due', second, { jobId: 'twice@2' });
    await queue.add('due', rowIn(clock, -1000, 'other'), { jobId: 'other@1' });
    await witness.sees('other');
    expect(witness.names).toEqual(['twice', 'other']);
    landing.resolve();
    expect(await witness.sees('twice')).toEqual(second);
  });

  it('keep names and moments in Redis, and nothing of a row that is done or forgotten', async (context) => {
    const { expect, onTestFinished } = context;
    const { asks, table, open, keys, jobs } = await enter(onTestFinished);
    let tries = 0;
    const witness = createWitness(table, async () => {
      tries += 1;
      if (tries === 1) throw new Error('canary-words');
      return DONE;
    });
    await table.put(rowIn(clock, -1000, 'member/done'));
    await table.put(rowIn(clock, 28_000, 'member/forgotten'));
    await (await open(witness.fire)).start();
    await witness.sees('member/done');
    const dump = async (): Promise<string> => {
      const values = await Promise.all((await keys()).map(async (key) => [key, await asks.dump(key)]));
      return values.flat().join('\n');
    };
    await expect.poll(jobs, PATIENTLY).toHaveLength(2);
    const data = await Promise.all((await jobs()).map((key) => asks.hget(key, 'data')));
    expect(Object.keys(JSON.parse(data[0] ?? '')).toSorted()).toEqual(['at', 'lane', 'name']);
    expect(await dump()).toContain('forgotten');
    expect(await dump()).not.toContain('canary');
    await witness.sees('member/done');
    const [row] = await table.rows(LANE.name, Infinity, 1);
    if (row) await table.forget(row);
    await expect.poll(dump, PATIENTLY).not.toMatch(/forgotten|done/);
  });

  it('give no more than 10,000 rows a job at once', async ({ expect, onTestFinished }) => {
    const { table, open, asks } = await enter(onTestFinished);
    const rows = Array.from({ length: 10_500 }, (_, i) => rowIn(clock, 25_000, `row ${i}`));
    await Promise.all(rows.map((row) => table.put(row)));
    await (await open(async () => DONE)).start();
    expect(await asks.zcard('trust-steps:north:delayed')).toBe(10_000);
  });

  it.for([
    [5000, /^The clock of this machine is [45]\.\d seconds ahead of the one of Redis/],
    [-4000, /^The clock of this machine is [34]\.\d seconds behind the one of Redis/],
  ] as const)('refuse a clock that is off by %i ms', async ([by, sentence], { expect, onTestFinished }) => {
    const { redisUrl } = await enter(onTestFinished);
    const wrong = createJumpingClock();
    wrong.jumps(by);
    const parts = {
      dues: createMemoryTable(),
      lanes: [LANE],
      fire: async () => DONE,
      log: createMemoryLog(),
    };
    const opened = createRedisTimetable({ ...parts, clock: wrong }, { redisUrl });
    await expect(opened).rejects.toThrow(ClockIsOff);
    await expect(opened).rejects.toThrow(sentence);
  });

  it('say without the password that there is no Redis, or that it refuses', async (context) => {
    const { expect, onTestFinished } = context;
    const { redisUrl } = await enter(onTestFinished);
    const parts = {
      dues: createMemoryTable(),
      lanes: [LANE],
      fire: async () => DONE,
      log: createMemoryLog(),
    };
    const failure = async (url: string): Promise<unknown> =>
      createRedisTimetable({ ...parts, clock }, { redisUrl: url }).then(
        () => 'no error',
        (error: unknown) => error,
      );
    const nobody = await failure(redisUrl.replace(/:\d+\//, ':1/'));
    const refused = await failure(redisUrl.replace(REDIS_PASSWORD, `${REDIS_PASSWORD}-`));
    expect(nobody).toEqual(new NoRedis("The Redis at 127.0.0.1:1 can't be used (ECONNREFUSED)."));
    expect(refused).toBeInstanceOf(NoRedis);
    expect(String(refused)).toMatch(/^NoRedis: The Redis at 127\.0\.0\.1:\d+ can't be used \(WRONGPASS\)\.$/);
    expect(`${String(nobody)}${String(refused)}`).not.toContain(REDIS_PASSWORD);
  });
});
