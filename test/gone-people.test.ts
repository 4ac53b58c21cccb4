/** Nobody serves a platform any more: whoever is there gets nothing, and their records end. */
import { describe, expect, test } from 'vitest';
import { nothingKnownOf } from '#core/group-records.ts';
import type { Member } from '#core/records.ts';
import { DAILY, GROUP, member, open, question, SAM } from './gone-ground.ts';

describe('People on a platform that the bot was taken out of', () => {
  const keepSam = async ({ stores }: Awaited<ReturnType<typeof open>>) => {
    await stores.members.open(SAM, 'come').update(() => member);
    await stores.journalOf(SAM).write('e1', { words: 'a line' }, 90);
  };

  test('get nothing, and are erased after 30 days with their journal', async () => {
    const bot = await open();
    await bot.keep();
    await keepSam(bot);
    await bot.told({ kind: 'present', groups: [] });
    bot.isAway();
    for (let day = 0; day < 29; day += 1) await bot.passes({ hours: 24 });
    expect(bot.sent).toEqual([]);
    const kept = await bot.memberNow();
    expect(kept?.checkIn?.last).toBeUndefined();
    expect(kept?.news.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'missed'));
    await bot.passes({ hours: 25 });
    expect(await bot.memberNow()).toBeUndefined();
    expect(await bot.stores.journalOf(SAM).read(['e1'])).toEqual([undefined]);
    expect(await bot.rows()).toEqual([]);
    expect(await bot.names()).toEqual([]);
  });

  test('go on when it is installed again in time', async () => {
    const bot = await open();
    await bot.keep();
    await keepSam(bot);
    await bot.told({ kind: 'present', groups: [] });
    bot.isAway();
    await bot.passes({ hours: 24 * 20 });
    bot.isBack();
    await bot.told({ kind: 'present', groups: [GROUP] });
    await bot.passes({ hours: 24 * 20 });
    expect(await bot.memberNow()).toBeDefined();
    expect((await bot.presenceNow())?.goneSince).toBeUndefined();
    await bot.passes({ hours: 5, minutes: 1 });
    expect(bot.sent).toHaveLength(1);
  });

  test('who are reached all the same, since they added it to their own account, are left alone', async () => {
    const bot = await open();
    await bot.keep();
    await keepSam(bot);
    await bot.told({ kind: 'present', groups: [], reachesPeople: true });
    expect((await bot.groupNow())?.goneSince).toBeDefined();
    expect((await bot.presenceNow())?.goneSince).toBeUndefined();
    await bot.passes({ hours: 24 * 31 });
    expect(await bot.groupNow()).toBeUndefined();
    expect(await bot.presenceNow()).toBeUndefined();
    expect(await bot.memberNow()).toBeDefined();
    await bot.told({ kind: 'present', groups: [] });
    await bot.told({ kind: 'present', groups: [], reachesPeople: true });
    expect(await bot.presenceNow()).toBeUndefined();
  });

  test('are left alone where only another platform was lost', async () => {
    const bot = await open();
    await keepSam(bot);
    await bot.stores.presences
      .open('elsewhere', 'lost')
      .update(() => ({ ...nothingKnownOf('elsewhere'), goneSince: bot.clock.now().epochMilliseconds }));
    await bot.passes({ hours: 24 * 31 });
    expect(await bot.memberNow()).toBeDefined();
    expect(await bot.stores.presences.open('elsewhere', 'look').get()).toBeUndefined();
  });
});

test('Where nobody serves a platform, nothing is claimed there, and who is idle for 180 days is erased', async () => {
  const bot = await open();
  await bot.stores.members.open(SAM, 'come').update(() => member);
  bot.isAway();
  for (let day = 0; day < 179; day += 1) await bot.passes({ hours: 24 });
  expect(bot.sent).toEqual([]);
  expect((await bot.memberNow())?.checkIn?.last).toBeUndefined();
  await bot.passes({ hours: 24 });
  await bot.passes({ hours: 24 });
  expect(await bot.memberNow()).toBeUndefined();
  expect(await bot.rows()).toEqual([]);
});

test('What somebody put off to a moment ago is not claimed for a platform that is away', async () => {
  const bot = await open();
  const at = (wall: string) =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').epochMilliseconds;
  const dueAt = at('2026-11-25T12:30');
  const checkIn = {
    rhythm: { ...DAILY, at: '17:00' },
    next: '2026-11-25T17:00',
    later: at('2026-11-25T20:00'),
    last: {
      id: 'LLLLLLLLLLLLLLLL',
      at: '2026-11-24T17:00',
      state: 'later',
      dueAt,
      claimedAt: dueAt,
      triedAt: dueAt,
      says: 'check-in',
    },
    unanswered: 0,
    closed: 0,
    turn: 1,
  } satisfies Member['checkIn'];
  await bot.stores.members.open(SAM, 'come').update(() => ({ ...member, checkIn }));
  bot.isAway();
  // The one of 17:00 is left to the house by now, the one of 20:00 could still be sent.
  await bot.passes({ hours: 7, minutes: 30 });
  expect((await bot.memberNow())?.checkIn).toEqual(checkIn);
  bot.isBack();
  await bot.passes({ minutes: 2 });
  expect(bot.sent).toHaveLength(1);
});

test('A message to moderators waits for a platform that comes back', async () => {
  const bot = await open();
  await bot.keep();
  const asked = question(bot.clock.now().epochMilliseconds);
  await bot.stores.questions.sent.open(asked.id, 'asked').update(() => asked);
  bot.isAway();
  await bot.passes({ hours: 24 });
  expect((await bot.stores.questions.sent.open(asked.id, 'look').get())?.isSettled).toBe(false);
  bot.isBack();
  await bot.passes({ minutes: 2 });
  expect(bot.sent).toHaveLength(1);
});
