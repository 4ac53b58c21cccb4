/** What `npm run chaos` found: a Redis that goes away while a process starts, just when it is asked something. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hasRedis, openRedis } from './process/redis.ts';
import { openScene, PATIENTLY } from './process/scene.ts';

/** A door to a Redis. Once something is asked through it that is `fatal`, all is cut, and it stays shut until it is opened. */
async function openDoor(redisUrl: string, fatal: RegExp) {
  const sockets = new Set<Socket>();
  let state: 'open' | 'shut' | 'open for good' = 'open';
  const shut = (): void => {
    state = 'shut';
    for (const socket of sockets) socket.destroy();
  };
  const join = (from: Socket, into: Socket): void => {
    sockets.add(from);
    from.on('error', () => undefined).on('close', () => into.destroy());
  };
  const { port } = new URL(redisUrl);
  const server = createServer((near) => {
    if (state === 'shut') return void near.destroy();
    const far = connect(Number(port), '127.0.0.1');
    let asked = '';
    near.on('data', (piece) => {
      asked += String(piece);
      if (state === 'open' && fatal.test(asked)) shut();
      else far.write(piece);
    });
    far.pipe(near);
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    shut();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no port.');
  return {
    url: redisUrl.replace(`:${port}/`, `:${address.port}/`),
    isShut: () => state === 'shut',
    open: () => {
      state = 'open for good';
    },
  };
}

const openBehind = async (fatal: RegExp) => {
  const scene = await openScene();
  const { redis, settings } = await openRedis();
  const door = await openDoor(redis.url, fatal);
  const bot = await scene.launch({ ...scene.onBoth, ...settings, REDIS_URL: door.url });
  return { bot, door };
};

/** A connection asks once whether Redis is ready. The queue asks again over the same one, and never again. */
const TWICE = /\r\ninfo\r\n[^]*\r\ninfo\r\n/i;

test.skipIf(!hasRedis)(
  'a process whose queue could not begin makes another one: that one would never send again (needs a redis-server on PATH)',
  async () => {
    const { bot, door } = await openBehind(TWICE);
    await bot.says('started');
    expect(door.isShut()).toBe(true);
    expect(await bot.health()).toMatchObject({ status: 503, timetable: 'down' });
    door.open();
    await expect
      .poll(() => bot.health(), { ...PATIENTLY, timeout: 30_000 })
      .toMatchObject({ status: 200, timetable: 'up' });
  },
);

test.skipIf(!hasRedis)(
  'a process that meets no Redis when it asks for the lease stands by, and takes it once there is one (needs a redis-server on PATH)',
  async () => {
    const { bot, door } = await openBehind(/lease\//);
    await bot.says('started');
    expect(door.isShut()).toBe(true);
    expect((await bot.health()).platforms['discord']).toEqual({ state: 'standby' });
    door.open();
    await expect
      .poll(() => bot.health(), { ...PATIENTLY, timeout: 30_000 })
      .toMatchObject({
        status: 200,
        platforms: { discord: { state: 'up' } },
      });
    bot.send('SIGTERM');
    expect(await bot.ended()).toEqual({ code: 0, signal: null });
  },
);
