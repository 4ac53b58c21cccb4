/** The bot is taken out of a group: all stops at once, and ends after 30 days unless it returns. */
import { describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Change } from '#core/call.ts';
import { nothingKnownOf, type Group, type Reminder } from '#core/group-records.ts';
import { roomId } from '#core/ids.ts';
import { pruneGroup, prunePresence } from '#support/presence.ts';
import { createBot } from './bot.ts';
import { DAY, group, GROUP, open, OTHER, question, reminder } from './gone-ground.ts';
import { asReply, nowhere, openHarness, SOMEONE } from './harness.ts';
import { readMessage } from './seen.ts';
import { openTestStore } from './store.ts';

describe('A group that the bot was taken out of', () => {
  test('hears nothing more, and is gone after 30 days, with its key and its row', async () => {
    const bot = await open();
    await bot.keep();
    await bot.told({ kind: 'lost', group: GROUP });
    for (let day = 0; day < 29; day += 1) await bot.passes({ hours: 24 });
    expect(bot.sent).toEqual([]);
    expect((await bot.groupNow())?.reminders).toEqual(group.reminders);
    await bot.passes({ hours: 25 });
    expect(await bot.groupNow()).toBeUndefined();
    expect(await bot.presenceNow()).toBeUndefined();
    expect(await bot.rows()).toEqual([]);
    expect(await bot.names()).toEqual([]);
    expect(bot.sent).toEqual([]);
  });

  test('is as it was when the bot returns in time, but for what is over', async () => {
    const bot = await open();
    await bot.keep();
    await bot.told({ kind: 'lost', group: GROUP });
    await bot.passes({ hours: 24 * 29 });
    await bot.told({ kind: 'found', group: GROUP });
    expect(await bot.groupNow()).toEqual(group);
    expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP }]);
    await bot.passes({ minutes: 1 });
    expect(bot.sent).toEqual([]);
    expect((await bot.groupNow())?.reminders[0]?.skipped).toEqual([{ at: '2026-11-26T17:00', why: 'late' }]);
    await bot.passes({ hours: 4, minutes: 1 });
    expect(bot.sent).toHaveLength(1);
  });

  test('counts the days from the first time that it was told', async () => {
    const bot = await open();
    await bot.keep();
    await bot.told({ kind: 'lost', group: GROUP });
    const since = (await bot.groupNow())?.goneSince;
    await bot.passes({ hours: 24 });
    await bot.told({ kind: 'lost', group: GROUP });
    await bot.told({ kind: 'present', groups: [OTHER] });
    expect((await bot.groupNow())?.goneSince).toBe(since);
    expect((await bot.presenceNow())?.groups).toEqual([{ id: GROUP, goneSince: since }]);
  });

  test('of which nothing is kept leaves nothing behind', async () => {
    const bot = await open();
    await bot.told({ kind: 'lost', group: GROUP });
    await bot.told({ kind: 'found', group: GROUP });
    await bot.told({ kind: 'present', groups: [GROUP] });
    expect(await bot.names()).toEqual([]);
  });

  test('goes on with what it could not post because it was not there, and not with what was stopped before', async () => {
    const bot = await open();
    await bot.keep();
    const now = bot.clock.now().epochMilliseconds;
    const stopped = (id: string, triedAt: number): Reminder => ({
      ...reminder(id),
      paused: 'forbidden',
      last: { id, at: '2026-11-25T13:00', state: 'unsent', claimedAt: triedAt, triedAt },
    });
    const reminders = [stopped('lately', now - 60_000), stopped('long ago', now - DAY)];
    await bot.stores.groups.open(GROUP, 'stopped').update(() => ({ ...group, reminders }));
    await bot.told({ kind: 'lost', group: GROUP });
    await bot.told({ kind: 'found', group: GROUP });
    expect((await bot.groupNow())?.reminders.map(({ paused }) => paused)).toEqual([undefined, 'forbidden']);
  });

  test('has no message to moderators said once more, and the message ends by itself', async () => {
    const bot = await open();
    await bot.keep();
    const asked = question(bot.clock.now().epochMilliseconds);
    await bot.stores.questions.sent.open(asked.id, 'asked').update(() => asked);
    await bot.told({ kind: 'lost', group: GROUP });
    await bot.passes({ hours: 2 });
    expect(bot.sent).toEqual([]);
    for (let day = 0; day < 31; day += 1) await bot.passes({ hours: 24 });
    expect(await bot.stores.questions.sent.open(asked.id, 'look').get()).toBeUndefined();
    expect(await bot.rows()).toEqual([]);
  });
});

describe('All groups that the bot is in', () => {
  test('tell which it was taken out of, and which it is in again, while nobody was told', async () => {
    const bot = await open();
    await bot.keep();
    await bot.told({ kind: 'present', groups: [OTHER] });
    expect(await bot.groupNow()).toMatchObject({ goneSince: expect.any(Number) });
    expect(bot.log.lines.join()).toContain('taken out of a group');
    await bot.told({ kind: 'present', groups: [GROUP, OTHER] });
    expect(await bot.groupNow()).toEqual(group);
    expect(bot.log.lines.join()).toContain('back in a group');
  });

  test('are known since something is kept of them, until nothing is', async () => {
    const { ask, parts } = await openHarness();
    const known = async () => (await parts.stores.presences.open('test', 'look').get())?.groups;
    const ana = { manages: 'yes' } as const;
    expect(await known()).toBeUndefined();
    asReply(
      await ask({ kind: 'form', form: 'setup-times@1', raw: { hours: 'evenings' }, onPublic: false }, ana),
    );
    expect(await known()).toEqual([{ id: SOMEONE.group }]);
    asReply(await ask({ kind: 'action', action: 'setup-erase-yes@1', onPublic: false }, ana));
    expect(await known()).toBeUndefined();
  });
});

describe('An end', () => {
  const at = (days: number) => Temporal.Instant.fromEpochMilliseconds(days * DAY);
  const left: Group = { ...group, goneSince: 0 };

  test('comes after 30 days and not before', () => {
    expect(pruneGroup(left, at(30).subtract({ milliseconds: 1 }))).toBe(left);
    expect(pruneGroup(left, at(30))).toBeUndefined();
  });

  test('that fell into a time when the bot was down for longer comes 30 days later', () => {
    expect(pruneGroup(left, at(32))).toBeUndefined();
    expect(pruneGroup(left, at(33))).toEqual({ ...left, goneSince: 33 * DAY });
    const presence = { platform: 'test', groups: [{ id: 'g', goneSince: 0 }], goneSince: 0 };
    expect(prunePresence(presence, at(30))).toBeUndefined();
    expect(prunePresence(presence, at(33))).toEqual({
      ...presence,
      groups: [{ id: 'g', goneSince: 33 * DAY }],
      goneSince: 33 * DAY,
    });
  });
});

describe('While the store is away for a moment', () => {
  test('what is told is noted later, and in the order in which it was told', async () => {
    const store = await openTestStore('embedded');
    const parts = createBot(store.stores);
    const accept = createAccept({ ...parts, platform: nowhere });
    await store.stores.groups.open(GROUP, 'set up').update(() => group);
    await store.stores.presences
      .open('test', 'set up')
      .update(() => ({ ...nothingKnownOf('test'), groups: [{ id: GROUP }] }));
    const run = (change: Change): Promise<void> => {
      const plan = accept(change);
      if (plan.kind !== 'silent') throw new Error(`a plan to ${plan.kind}`);
      return plan.run();
    };
    store.breaks();
    const both = [run({ kind: 'lost', group: GROUP }), run({ kind: 'found', group: GROUP })];
    store.mends();
    await Promise.all(both);
    expect(await store.stores.groups.open(GROUP, 'look').get()).toEqual(group);
    expect(parts.log.lines.join()).toContain('taken out of a group');
    await store.stop();
  });
});

describe('A room that was removed', () => {
  test('is told of once, with what was planned there, and its own channel of moderators not at all', async () => {
    const bot = await open();
    await bot.keep();
    await bot.told({ kind: 'lost', group: GROUP, room: roomId('test:r') });
    expect(bot.sent.map((message) => readMessage(message, '', true).lines)).toEqual([
      [expect.stringContaining('was deleted, so I remove what was planned there'), '• 1. Tea?'],
    ]);
    await bot.told({ kind: 'lost', group: GROUP, room: roomId('test:r') });
    await bot.told({ kind: 'lost', group: GROUP, room: roomId('test:mods') });
    await bot.told({ kind: 'lost', group: OTHER, room: roomId('test:r') });
    expect(bot.sent).toHaveLength(1);
    expect((await bot.groupNow())?.reminders).toEqual([]);
    await bot.passes({ hours: 48 });
    expect(bot.sent).toHaveLength(1);
  });

  test('goes once moderators could be told, if it takes more than one try', async () => {
    const { parts } = await openHarness();
    await parts.stores.groups.open(GROUP, 'set up').update(() => group);
    const outcomes: string[] = [];
    const sendToRoom = async () => {
      const kept = await parts.stores.groups.open(GROUP, 'look').get();
      outcomes.push(kept?.reminders.map(({ paused }) => paused).join() ?? '');
      return outcomes.length === 1
        ? ({ outcome: 'busy', retryAfterSeconds: 1 } as const)
        : ({ outcome: 'sent' } as const);
    };
    const accept = createAccept({ ...parts, platform: { ...nowhere, sendToRoom } });
    const plan = accept({ kind: 'lost', group: GROUP, room: roomId('test:r') });
    if (plan.kind === 'silent') await plan.run();
    expect(outcomes).toEqual(['room-gone', 'room-gone']);
    expect((await parts.stores.groups.open(GROUP, 'look').get())?.reminders).toEqual([]);
  });

  test('takes along what is paused, and nobody is told where nothing was to come there', async () => {
    const bot = await open();
    await bot.keep();
    const paused = { ...reminder('AAAAAAAAAAAAAAAA'), paused: 'asked' } as const;
    const { next: _next, rhythm: _rhythm, ...over } = reminder('BBBBBBBBBBBBBBBB');
    const elsewhere = { ...reminder('CCCCCCCCCCCCCCCC'), room: 'test:elsewhere' };
    const reminders = [paused, { ...over, room: 'test:quiet' }, elsewhere];
    await bot.stores.groups.open(GROUP, 'plan').update(() => ({ ...group, reminders }));
    await bot.told({ kind: 'lost', group: GROUP, room: roomId('test:quiet') });
    expect(bot.sent).toEqual([]);
    await bot.told({ kind: 'lost', group: GROUP, room: roomId('test:r') });
    expect(bot.sent).toHaveLength(1);
    expect((await bot.groupNow())?.reminders).toEqual([elsewhere]);
  });

  test('that was found to be gone by a message that did not go out is let go of after 30 days', async () => {
    const bot = await open();
    await bot.keep();
    const triedAt = bot.clock.now().epochMilliseconds;
    const last = { id: 'x', at: '2026-11-25T12:00', state: 'unsent', claimedAt: triedAt, triedAt } as const;
    const stopped = { ...reminder('AAAAAAAAAAAAAAAA'), paused: 'room-gone', last } as const;
    await bot.stores.groups.open(GROUP, 'stop').update(() => ({ ...group, reminders: [stopped] }));
    await bot.passes({ hours: 29 * 24 });
    expect((await bot.groupNow())?.reminders).toEqual([stopped]);
    await bot.passes({ hours: 25 });
    expect((await bot.groupNow())?.reminders).toEqual([]);
    expect(bot.sent).toEqual([]);
  });
});
