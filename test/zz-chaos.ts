// ad hoc
import { startRedis } from './redis.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { openRedisTable } from './contract/timetable-table.ts';
import { systemClock as clock } from '../src/clock.ts';
import { createMemoryLog } from './log.ts';
import { rowIn } from './contract/timetable-ground.ts';
process.on('unhandledRejection', (e) => { console.log('UNHANDLED', e); process.exitCode = 9; });
const server = await startRedis({}); const redisUrl = server!.url;
const lane = { name: 'north', perSecond: 300 };
const counts = new Map<string, number>();
const log = createMemoryLog();
const tables = [await openRedisTable(redisUrl, ['north']), await openRedisTable(redisUrl, ['north'])];
const tts = await Promise.all(tables.map((dues) => createRedisTimetable({ dues, lanes: [lane], clock, log, fire: async (row) => {
  await new Promise((r) => setTimeout(r, 30)); counts.set(row.name, (counts.get(row.name) ?? 0) + 1); await dues.forget(row); return { outcome: 'done' };
} }, { redisUrl })));
const N = 6000;
for (let i = 0; i < N; i++) await tables[0]!.put(rowIn(clock, 2000 + i * 3, `row ${i}`));
await Promise.all(tts.map((t) => t.start()));
const t0 = performance.now();
const left = async () => { for (;;) { try { return (await tables[0]!.rows('north', Infinity, N)).length; } catch { await new Promise((r) => setTimeout(r, 200)); } } };
for (const [wait, act] of [[4000, 'kill'], [3000, 'start'], [5000, 'freeze'], [4000, 'thaw'], [4000, 'kill'], [100, 'start']] as const) {
  await new Promise((r) => setTimeout(r, wait));
  await server![act]();
  console.log(act, counts.size, tts.map((t) => t.isUp()));
}
while (await left() > 0 && performance.now() - t0 < 150000) await new Promise((r) => setTimeout(r, 500));
console.log('left', await left(), 'seconds', (performance.now() - t0) / 1000, 'fired', counts.size, 'twice', [...counts.values()].filter((c) => c > 1).length, tts.map((t) => t.isUp()));
console.log(log.lines.map((l) => l.slice(0, 200)).join('\n'));
const s0 = performance.now(); await Promise.all(tts.map((t) => t.stop())); console.log('stopped in', performance.now() - s0);
tables.forEach((t) => t.stop()); await server!.stop();
