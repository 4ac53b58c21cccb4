/** A Redis that is not there, or refuses something, when a timetable begins or while it runs. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { ClockIsOff } from '#timetable/clock-check.ts';
import { connect, createConnection, NoRedis } from '#timetable/connection.ts';
import { createLateTimetable } from '#timetable/late.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { systemClock } from '../../src/clock.ts';
import { startRedis } from '../redis.ts';
import { hasRedis } from './timetable-database.ts';
import { createJumpingClock, createWitness, rowIn, type Witness } from './timetable-ground.ts';
import { enterPlace, LANE, type Place } from './timetable-place.ts';

const PATIENTLY = { timeout: 20_000, interval: 20 };

async function enter(atEnd: TestContext['onTestFinished']) {
  const server = await startRedis();
  if (server === undefined) throw new Error('no redis-server on PATH');
  atEnd(() => server.stop());
  const place = await enterPlace(server.url, atEnd);
  const witness = createWitness(place.table);
  return { ...place, server, witness };
}

/** A timetable that is made as the bot makes it, and what its host was told. */
async function openLate(
  { redisUrl, table, log }: Place,
  { fire }: Witness,
  atEnd: TestContext['onTestFinished'],
  clock: Clock = systemClock,
) {
  const told: unknown[] = [];
  const make = () => createRedisTimetable({ dues: table, lanes: [LANE], fire, clock, log }, { redisUrl });
  const timetable = await createLateTimetable(make, (fault) => told.push(fault));
  atEnd(() => timetable.stop());
  return { timetable, told };
}

describe.skipIf(!hasRedis)('A timetable', { concurrent: true }, () => {
  it('begins once there is a Redis', async ({ expect, onTestFinished }) => {
    const place = await enter(onTestFinished);
    await place.table.put(rowIn(systemClock, -1000, 'due'));
    await place.server.kill();
    const { timetable } = await openLate(place, place.witness, onTestFinished);
    await timetable.start();
    expect(timetable.isUp()).toBe(false);
    await place.server.start();
    await place.witness.sees('due');
    await expect.poll(() => timetable.isUp(), PATIENTLY).toBe(true);
  });

  it('is not waited for while Redis loads its data', async ({ expect, onTestFinished }) => {
    const info = 'loading:1\r\nloading_eta_seconds:1\r\n';
    const server = createServer((socket) => {
      socket.on('data', (asked) =>
        socket.write(/info/i.test(asked.toString()) ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n'),
      );
      socket.on('error', () => undefined);
    });
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const redis = createConnection(`redis://127.0.0.1:${port}`, 'asks');
    await expect(connect(redis)).rejects.toThrow(NoRedis);
    expect(redis.status).toBe('end');
  });

  it('begins once Redis takes all of its connections', async ({ expect, onTestFinished }) => {
    const place = await enter(onTestFinished);
    // Those of this test, and two of the timetable's: its worker wants a third.
    await place.asks.config('SET', 'maxclients', '4');
    const { timetable } = await openLate(place, place.witness, onTestFinished);
    await timetable.start();
    expect(timetable.isUp()).toBe(false);
    await place.asks.config('SET', 'maxclients', '1000');
    await place.table.put(rowIn(systemClock, -1000, 'due'));
    await place.witness.sees('due');
    await expect.poll(() => timetable.isUp(), PATIENTLY).toBe(true);
  });

  it('tells a clock that is off also when Redis comes late', async ({ expect, onTestFinished }) => {
    const place = await enter(onTestFinished);
    await place.server.kill();
    const wrong = createJumpingClock();
    wrong.jumps(5000);
    const { timetable, told } = await openLate(place, place.witness, onTestFinished, wrong);
    await timetable.start();
    await place.server.start();
    await expect.poll(() => told, PATIENTLY).toEqual([expect.any(ClockIsOff)]);
    await expect(openLate(place, place.witness, onTestFinished, wrong)).rejects.toThrow(ClockIsOff);
  });

  it('is not up for a minute after Redis refused a worker something', async ({ expect, onTestFinished }) => {
    const place = await enter(onTestFinished);
    const clock = createJumpingClock();
    const { timetable } = await openLate(place, place.witness, onTestFinished, clock);
    await place.table.put(rowIn(clock, 2000, 'due'));
    await timetable.start();
    expect(timetable.isUp()).toBe(true);
    // Its job is there, so the table is read as before: only the worker finds that Redis is full.
    await place.asks.config('SET', 'maxmemory', '1');
    await expect.poll(() => timetable.isUp(), { ...PATIENTLY, timeout: 6000 }).toBe(false);
    await place.asks.config('SET', 'maxmemory', '0');
    await place.witness.sees('due');
    expect(timetable.isUp()).toBe(false);
    clock.jumps(60_000);
    await expect.poll(() => timetable.isUp(), PATIENTLY).toBe(true);
  });
});
