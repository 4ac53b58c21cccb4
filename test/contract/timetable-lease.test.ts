/** One process of several holds a lease. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, describe, it, type TestContext } from 'vitest';
import { createLease, type Lease } from '#timetable/lease.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog } from '../log.ts';
import { startRedis, type TestRedis } from '../redis.ts';

const PATIENTLY = { timeout: 15_000, interval: 10 };
const LASTS = 2400;
const redis = await startRedis({ appendfsync: 'no', save: '' });
afterAll(() => redis?.stop());

/** Opens leases that tell when they are won and lost. */
function enter(server: TestRedis | undefined, atEnd: TestContext['onTestFinished'], name: string) {
  const events: { readonly who: string; readonly what: 'won' | 'lost' }[] = [];
  const open = (who: string, redisUrl = server?.url ?? ''): Lease => {
    const note = (what: 'won' | 'lost') => () => void events.push({ who, what });
    const parts = { redisUrl, name, clock, log: createMemoryLog(), lasts: LASTS };
    const lease = createLease({ ...parts, onWon: note('won'), onLost: note('lost') });
    atEnd(() => lease.stop());
    return lease;
  };
  return { open, told: () => events.map(({ who, what }) => `${who} ${what}`) };
}

describe.skipIf(redis === undefined)('A lease', { concurrent: true }, () => {
  it('has one holder, keeps it, and is free at once when it is given back', async (context) => {
    const { expect, onTestFinished } = context;
    const { open, told } = enter(redis, onTestFinished, 'kept');
    const [ann, ben] = [open('ann'), open('ben')];
    await ann.start();
    await ben.start();
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    const later = Promise.withResolvers<void>();
    clock.after(2 * LASTS, later.resolve);
    await later.promise;
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    await ann.stop();
    expect(ann.isHeld()).toBe(false);
    const stopped = performance.now();
    await expect.poll(() => ben.isHeld(), PATIENTLY).toBe(true);
    // Without having been given back it would last for two thirds of its time at least.
    expect(performance.now() - stopped).toBeLessThan(0.6 * LASTS);
    expect(told()).toEqual(['ann won', 'ben won']);
  });

  it('ends by itself when its holder can’t be heard any more', async ({ expect, onTestFinished }) => {
    const { proxy, url } = await openProxy(redis?.url ?? '', onTestFinished);
    const { open, told } = enter(redis, onTestFinished, 'gone');
    const [ann, ben] = [open('ann', url), open('ben')];
    await ann.start();
    await ben.start();
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    proxy.close();
    await expect.poll(() => ben.isHeld(), PATIENTLY).toBe(true);
    expect(told()).toEqual(['ann won', 'ann lost', 'ben won']);
  });

  it('is never held by two, whoever asks', async ({ expect, onTestFinished }) => {
    const { open } = enter(redis, onTestFinished, 'many');
    const leases = Array.from({ length: 8 }, (_, i) => open(`process ${i}`));
    await Promise.all(leases.map((lease) => lease.start()));
    expect(leases.filter((lease) => lease.isHeld())).toHaveLength(1);
  });

  it.for(['hangs', 'dies'] as const)(
    'is lost before another can win it, when Redis %s',
    async (how, { expect, onTestFinished }) => {
      const own = await startRedis();
      if (own === undefined) throw new Error('no redis-server on PATH');
      onTestFinished(() => own.stop());
      const { open, told } = enter(own, onTestFinished, 'lost');
      const [ann, ben] = [open('ann'), open('ben')];
      await ann.start();
      await ben.start();
      if (how === 'hangs') own.freeze();
      else await own.kill();
      try {
        await expect.poll(() => ann.isHeld(), PATIENTLY).toBe(false);
        await expect.poll(told, PATIENTLY).toEqual(['ann won', 'ann lost']);
      } finally {
        if (how === 'hangs') own.thaw();
        else await own.start();
      }
      await expect.poll(() => [ann, ben].filter((lease) => lease.isHeld()).length, PATIENTLY).toBe(1);
      expect(told().slice(0, 2)).toEqual(['ann won', 'ann lost']);
      expect(told()[2]).toMatch(/won$/);
    },
  );

  it('counts from before it was asked for, however late the answer', async ({ expect, onTestFinished }) => {
    const { proxy, url } = await openProxy(redis?.url ?? '', onTestFinished);
    const { open, told } = enter(redis, onTestFinished, 'late');
    const ann = open('ann', url);
    await ann.start();
    proxy.answersAfter = 0.7 * LASTS;
    await proxy.oneAnswer();
    proxy.answersAfter = Infinity;
    const ben = open('ben');
    await ben.start();
    await expect.poll(() => ben.isHeld(), PATIENTLY).toBe(true);
    expect(ann.isHeld()).toBe(false);
    expect(told()).toEqual(['ann won', 'ann lost', 'ann won', 'ann lost', 'ben won']);
  });
});

describe.skipIf(redis === undefined)('A lease in a process that was held up', () => {
  it('is not held by the time that it would have ended', async ({ expect, onTestFinished }) => {
    const { open, told } = enter(redis, onTestFinished, 'held up');
    const ann = open('ann');
    await ann.start();
    expect(ann.isHeld()).toBe(true);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LASTS);
    expect(ann.isHeld()).toBe(false);
    await expect.poll(told, PATIENTLY).toEqual(['ann won', 'ann lost', 'ann won']);
  });
});

/** Stands between a process and Redis, and can hold answers back, or let nothing through. */
async function openProxy(redisUrl: string, atEnd: TestContext['onTestFinished']) {
  const { port } = new URL(redisUrl);
  let answered = Promise.withResolvers<void>();
  const proxy = {
    answersAfter: 0,
    sockets: new Set<Socket>(),
    /** Nothing goes through any more. */
    close: () => {
      server.close();
      for (const socket of proxy.sockets) socket.destroy();
    },
    oneAnswer: async () => {
      answered = Promise.withResolvers<void>();
      await answered.promise;
    },
  };
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    proxy.sockets.add(near);
    near.on('data', (bytes) => {
      if (proxy.answersAfter < Infinity) far.write(bytes);
    });
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('data', (bytes) => {
      if (proxy.answersAfter === Infinity) return;
      setTimeout(() => {
        near.write(bytes);
        answered.resolve();
      }, proxy.answersAfter);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => proxy.close());
  const address = server.address();
  const own = address !== null && typeof address === 'object' ? address.port : 0;
  return { proxy, url: redisUrl.replace(`:${port}/`, `:${own}/`) };
}
