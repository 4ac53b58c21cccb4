/** A small process that fires what is due, and writes each row down in Redis. Run by the tests beside it. */
import { connect, createConnection } from '#timetable/connection.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import type { TimetableParts } from '#core/timetable.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createMemoryLog } from '../log.ts';
import { FIRED, Order, HANGS, type Written } from './timetable-order.ts';
import { openRedisTable } from './timetable-table.ts';

const { engine, redisUrl, recoverAfter, lane } = Order.parse(JSON.parse(process.argv[2] ?? ''));
const redis = createConnection(redisUrl, 'works');
await connect(redis);
const dues = await openRedisTable(redisUrl, [lane.name]);

const fire: TimetableParts['fire'] = async (row) => {
  const written: Written = { pid: process.pid, name: row.name, moment: Date.now() };
  await redis.rpush(FIRED, JSON.stringify(written));
  if (row.name.startsWith(HANGS)) await new Promise<never>(() => undefined);
  await dues.forget(row);
  return { outcome: 'done' };
};
const parts = { dues, lanes: [lane], fire, clock, log: createMemoryLog() };
const timetable =
  engine === 'local'
    ? createLocalTimetable(parts)
    : await createRedisTimetable(parts, { redisUrl, recoverAfter });
await timetable.start();
process.stdout.write('started\n');
