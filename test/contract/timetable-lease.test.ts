/** One process of several holds a lease. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { createLease, type Lease } from '#timetable/lease.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog } from '../log.ts';
import { startRedis } from '../redis.ts';
import { hasRedis, takeDatabase } from './timetable-database.ts';

const PATIENTLY = { timeout: 15_000, interval: 10 };
const LASTS = 2400;
const shared = hasRedis ? takeDatabase() : '';

/** Opens leases that tell when they are won and lost. */
function enter(url: string, atEnd: TestContext['onTestFinished'], name: string) {
  const events: { readonly who: string; readonly what: 'won' | 'lost' }[] = [];
  const useless = new Set<string>();
  const log = createMemoryLog();
  const open = (who: string, redisUrl = url, time: Clock = clock, lasts = LASTS): Lease => {
    const note = (what: 'won' | 'lost') => () => void events.push({ who, what });
    const parts = { redisUrl, name, clock: time, log, lasts };
    const lease = createLease({
      ...parts,
      onWon: note('won'),
      onLost: note('lost'),
      isOfUse: () => !useless.has(who),
    });
    atEnd(() => lease.stop());
    return lease;
  };
  return { open, useless, log, told: () => events.map(({ who, what }) => `${who} ${what}`) };
}

describe.skipIf(!hasRedis)('A lease', { concurrent: true }, () => {
  it('has one holder, keeps it, and is free at once when it is given back', async (context) => {
    const { expect, onTestFinished } = context;
    const { open, told } = enter(shared, onTestFinished, 'kept');
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

  it('goes to another one when its holder can’t be heard any more', async ({ expect, onTestFinished }) => {
    const { proxy, url } = await openProxy(shared, onTestFinished);
    const { open, told } = enter(shared, onTestFinished, 'gone');
    const [ann, ben] = [open('ann', url), open('ben')];
    await ann.start();
    await ben.start();
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    proxy.close();
    await expect.poll(() => ben.isHeld(), PATIENTLY).toBe(true);
    expect(told()).toEqual(['ann won', 'ben won']);
    proxy.open();
    await expect.poll(told, PATIENTLY).toEqual(['ann won', 'ben won', 'ann lost']);
  });

  it('is never held by two, whoever asks', async ({ expect, onTestFinished }) => {
    const { open } = enter(shared, onTestFinished, 'many');
    const leases = Array.from({ length: 8 }, (_, i) => open(`process ${i}`));
    await Promise.all(leases.map((lease) => lease.start()));
    expect(leases.filter((lease) => lease.isHeld())).toHaveLength(1);
  });

  it('goes to another one that asks seldom when its holder died', async ({ expect, onTestFinished }) => {
    const { proxy, url } = await openProxy(shared, onTestFinished);
    const { open, told } = enter(shared, onTestFinished, 'slow');
    // On a machine that is too busy timers come late: it asks every 0.6 of a lease.
    const slow = { ...clock, after: (ms: number, run: () => void) => clock.after(1.8 * ms, run) };
    const [ann, ben] = [open('ann', url), open('ben', shared, slow)];
    await ann.start();
    await ben.start();
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    proxy.close();
    await expect.poll(() => ben.isHeld(), PATIENTLY).toBe(true);
    expect(told()).toEqual(['ann won', 'ben won']);
  });

  it('is offered to others where it is of no use, and not again soon', async ({ expect, onTestFinished }) => {
    const { open, useless, told } = enter(shared, onTestFinished, 'useless');
    const short = 300;
    const [ann, ben] = [open('ann', shared, clock, short), open('ben', shared, clock, short)];
    useless.add('ann');
    await ann.start();
    await ben.start();
    await expect.poll(told, PATIENTLY).toEqual(['ann won', 'ben won', 'ann lost']);
    useless.add('ben');
    const cem = open('cem', shared, clock, short);
    await cem.start();
    await new Promise((resolve) => setTimeout(resolve, 15 * short));
    expect([ben.isHeld(), cem.isHeld()]).toEqual([true, false]);
  });

  it('comes back to who offered it where nobody takes it', async ({ expect, onTestFinished }) => {
    const { open, useless, log, told } = enter(shared, onTestFinished, 'unwanted');
    const short = 300;
    const ann = open('ann', shared, clock, short);
    useless.add('ann');
    await ann.start();
    await expect.poll(() => log.lines.join(), PATIENTLY).toContain('lease offered');
    await new Promise((resolve) => setTimeout(resolve, 2 * short));
    const ben = open('ben', shared, clock, short);
    await ben.start();
    await new Promise((resolve) => setTimeout(resolve, 2 * short));
    expect([ann.isHeld(), ben.isHeld()]).toEqual([true, false]);
    expect(told()).toEqual(['ann won']);
  });

  it.for(['is not there', 'takes no changes'] as const)(
    'is taken by who was never told whose it is, when Redis %s',
    async (how, { expect, onTestFinished }) => {
      const own = await startRedis(how === 'is not there' ? {} : { 'min-replicas-to-write': '1' });
      if (own === undefined) throw new Error('no redis-server on PATH');
      onTestFinished(() => own.stop());
      if (how === 'is not there') await own.kill();
      const { open, told } = enter(own.url, onTestFinished, 'alone');
      const ann = open('ann', own.url, clock, 600);
      await ann.start();
      expect(ann.isHeld()).toBe(false);
      await expect.poll(told, PATIENTLY).toEqual(['ann won']);
    },
  );

  it('stays with who took it so, when there is Redis again and nobody else', async (context) => {
    const { expect, onTestFinished } = context;
    const own = await startRedis();
    if (own === undefined) throw new Error('no redis-server on PATH');
    onTestFinished(() => own.stop());
    const { open, told } = enter(own.url, onTestFinished, 'taken');
    const short = 600;
    const ann = open('ann', own.url, clock, short);
    await ann.start();
    await own.kill();
    await ann.stop();
    const ben = open('ben', own.url, clock, short);
    await ben.start();
    await expect.poll(told, PATIENTLY).toEqual(['ann won', 'ben won']);
    await own.start();
    await new Promise((resolve) => setTimeout(resolve, 5 * short));
    expect(told()).toEqual(['ann won', 'ben won']);
    expect(ben.isHeld()).toBe(true);
  });

  it.for(['hangs', 'dies'] as const)(
    'is kept while nobody answers, when Redis %s',
    async (how, { expect, onTestFinished }) => {
      const own = await startRedis();
      if (own === undefined) throw new Error('no redis-server on PATH');
      onTestFinished(() => own.stop());
      const { open, told } = enter(own.url, onTestFinished, 'kept on');
      const [ann, ben] = [open('ann'), open('ben')];
      await ann.start();
      await ben.start();
      if (how === 'hangs') own.freeze();
      else await own.kill();
      // Longer than the lease lasts.
      await new Promise((resolve) => setTimeout(resolve, 1.5 * LASTS));
      expect(told()).toEqual(['ann won']);
      if (how === 'hangs') own.thaw();
      else await own.start();
      await expect.poll(() => [ann, ben].filter((lease) => lease.isHeld()).length, PATIENTLY).toBe(1);
    },
  );
});

/** Stands between a process and Redis, and can let nothing through for a while. */
async function openProxy(redisUrl: string, atEnd: TestContext['onTestFinished']) {
  const { port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    sockets.add(near);
    near.pipe(far).pipe(near);
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = address !== null && typeof address === 'object' ? address.port : 0;
  const proxy = {
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    open: () => void server.listen(own, '127.0.0.1'),
  };
  atEnd(() => proxy.close());
  return { proxy, url: redisUrl.replace(`:${port}/`, `:${own}/`) };
}
