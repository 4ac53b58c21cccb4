/** What is fired where it can't be sent. */
import { expect, test } from 'vitest';
import { openMemoryStore } from '#store/open.ts';
import { createFire } from '#timetable/fire.ts';
import { createBot } from './bot.ts';
import { nowhere } from './harness.ts';

test('what is due on a platform that is down in this process waits in this process alone', async () => {
  const { stores, dues } = await openMemoryStore();
  const platform = { ...nowhere, health: () => ({ state: 'down', fix: 'look at it' }) as const };
  const fire = createFire({ ...createBot(stores), dues, platforms: [platform] });
  const fired = await fire({ name: 'member/any', lane: nowhere.name, at: 0 });
  expect(fired).toEqual({ outcome: 'busy', retryAfterSeconds: 60, isOnlyHere: true });
});
