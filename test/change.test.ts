/** What the platform tells of where the bot is, while that can't be written down. */
import { afterEach, expect, test, vi } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Change } from '#core/call.ts';
import { groupId } from '#core/ids.ts';
import { Misshapen, Unreachable } from '#store/errors.ts';
import { openMemoryStore } from '#store/open.ts';
import { createBot } from './bot.ts';
import { nowhere } from './harness.ts';

const HOUR = 60 * 60_000;

afterEach(() => vi.useRealTimers());

/** Whether a change is noted after two hours in which that failed so, and how often the host was told. */
async function tell(change: Change, fault: Error = new Unreachable('the store is away')) {
  const { stores } = await openMemoryStore();
  const bot = createBot(stores);
  let isAway = true;
  let isNoted = false;
  const note = async (): Promise<void> => {
    if (isAway) throw fault;
    isNoted = true;
  };
  const registry = { ...bot.registry, change: note };
  const plan = createAccept({ ...bot, registry, platform: nowhere })(change);
  if (plan.kind !== 'silent') throw new Error('It is answered.');
  vi.useFakeTimers();
  void plan.run();
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  isAway = false;
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  return { isNoted, told: bot.log.lines.filter((line) => line.includes('change not noted')).length };
}

test('what is known at a start only is noted whenever that can be done, and the host is told once', async () => {
  expect(await tell({ kind: 'present', groups: [] })).toEqual({ isNoted: true, told: 1 });
});

test('but not where it is no matter of time, as with a record that nobody can read: what comes after is noted', async () => {
  const { isNoted, told } = await tell({ kind: 'present', groups: [] }, new Misshapen('unreadable'));
  expect(isNoted).toBe(false);
  expect(told).toBeGreaterThan(0);
});

test('anything else is given up some time: the next start finds it out', async () => {
  expect(await tell({ kind: 'found', group: groupId('test:g') })).toEqual({ isNoted: false, told: 1 });
});
