/** What was sent is settled, also where the store is away for a moment just then. */
import { expect, onTestFinished, test } from 'vitest';
import { nothingOf } from '#core/group-records.ts';
import { memberId } from '#core/ids.ts';
import type { Sends } from '#core/platform.ts';
import { NOBODY } from '#core/records.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { createBot, createTimetable } from './bot.ts';
import { nowhere } from './harness.ts';
import { openTestStore, type StoreKind } from './store.ts';

/** How long the store is away, in milliseconds of real time. */
const AWAY = 400;
const DAILY = {
  days: [1, 2, 3, 4, 5, 6, 7],
  every: 1,
  anchor: '2026-11-23',
  zone: 'Europe/Paris',
  at: '18:00',
};

/** A bot whose store goes away while something is on its way, and comes back a moment later. */
async function open(kind: StoreKind) {
  const store = await openTestStore(kind, { member: dueOfMember, group: dueOfGroup });
  const parts = createBot(store.stores);
  let sent = 0;
  const leave = (): void => {
    sent += 1;
    store.breaks();
    setTimeout(() => store.mends(), AWAY);
  };
  const platform: Sends = {
    ...nowhere,
    sendToRoom: (...send) => {
      leave();
      return nowhere.sendToRoom(...send);
    },
    sendToChat: (...send) => {
      leave();
      return nowhere.sendToChat(...send);
    },
  };
  const timetable = createTimetable(parts, store.dues, platform);
  onTestFinished(async () => {
    await timetable.stop();
    await store.stop();
  });
  return {
    stores: store.stores,
    count: () => sent,
    runs: async () => {
      parts.clock.passes({ hours: 5, minutes: 1 });
      await timetable.runDue();
      parts.clock.passes({ minutes: 5 });
      await timetable.runDue();
    },
  };
}

test.each(['embedded', 'redis'] as const)('a note (%s)', async (kind) => {
  const { stores, count, runs } = await open(kind);
  const sam = memberId('test:sam');
  await stores.members.open(sam, 'come').update(() => ({
    ...NOBODY,
    seenOn: '2026-11-25',
    reach: { platform: 'test', chat: 'test:sam' },
    checkIn: { rhythm: DAILY, next: '2026-11-25T18:00', unanswered: 0, closed: 0, turn: 0 },
  }));
  await runs();
  const kept = await stores.members.open(sam, 'look').get();
  expect(kept?.checkIn?.last).toMatchObject({ at: '2026-11-25T18:00', state: 'asked' });
  expect(kept?.sent).toHaveLength(1);
  expect(kept?.news).toEqual([]);
  expect(count()).toBe(1);
});

test.each(['embedded', 'redis'] as const)('a reminder (%s)', async (kind) => {
  const { stores, count, runs } = await open(kind);
  await stores.groups.open('test:g', 'set up').update(() => ({
    ...nothingOf('test'),
    reminders: [
      {
        id: 'AAAAAAAAAAAAAAAA',
        room: 'test:r',
        says: { kind: 'words', words: 'Tea?' },
        rhythm: DAILY,
        zone: 'Europe/Paris',
        next: '2026-11-25T18:00',
        editedBy: 'test:ana',
        editedAt: 0,
        skipped: [],
      },
    ],
  }));
  await runs();
  const [reminder] = (await stores.groups.open('test:g', 'look').get())?.reminders ?? [];
  expect(reminder).toMatchObject({ next: '2026-11-26T18:00', last: { state: 'sent' }, skipped: [] });
  expect(count()).toBe(1);
});
