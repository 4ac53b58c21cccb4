/** A process that is held up between the claim of what is due and its send, while another one sees to it. */
import { expect, onTestFinished, test } from 'vitest';
import { nothingOf, type Reminder } from '#core/group-records.ts';
import type { Platform } from '#core/platform.ts';
import { NOBODY } from '#core/records.ts';
import { begin as beginCheckIn } from '#support/check-ins.ts';
import { CLAIM_LASTS } from '#support/claims.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember, seen } from '#support/due.ts';
import { dueOf, putReminder } from '#support/reminders.ts';
import { mintMember, mintRoom } from '../adapters/discord/ids.ts';
import { createBot, createTimetable } from './bot.ts';
import { chatOf, clock, prepare, standing, type Scene } from './discord-adapter.ts';
import { openTestStore } from './store.ts';

/** A Discord through which nothing goes for as long as it is held. */
function holdUp(discord: Platform) {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const wait = (): Promise<void> => {
    reached.resolve();
    return released.promise;
  };
  const held: Platform = {
    ...discord,
    sendToChat: async (...sent) => wait().then(() => discord.sendToChat(...sent)),
    sendToRoom: async (...sent) => wait().then(() => discord.sendToRoom(...sent)),
  };
  return { held, reached: reached.promise, release: released.resolve };
}

/** Two processes with one store, the first of which is held up at its next send. */
async function startTwo({ discord }: Scene) {
  const store = await openTestStore('embedded', { member: dueOfMember, group: dueOfGroup });
  onTestFinished(() => store.stop());
  const bot = { ...createBot(store.stores), clock };
  const { held, reached, release } = holdUp(discord);
  const first = createTimetable(bot, store.dues, held);
  const second = createTimetable(bot, store.dues, discord);
  /** The second sends what is due at this moment while the first is held up, and the first goes on long after. */
  const send = async (dueAt: number | undefined): Promise<void> => {
    clock.passes({ milliseconds: (dueAt ?? NaN) + 60_000 - clock.now().epochMilliseconds });
    const running = first.runDue();
    await reached;
    clock.passes({ milliseconds: CLAIM_LASTS + 60_000 });
    await second.runDue();
    clock.passes({ minutes: 3 });
    release();
    await running;
  };
  return { stores: store.stores, send };
}

test('a note comes once, and is known to have come', async () => {
  const scene = await prepare();
  const { stores, send } = await startTwo(scene);
  const began = clock.now();
  const rhythm = { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'UTC' };
  const member = {
    ...beginCheckIn(seen(NOBODY, began), rhythm, began),
    settings: { zone: 'UTC', quiet: { from: '00:00', until: '00:00' } },
    reach: { platform: 'discord', chat: await chatOf(scene) },
  };
  const record = (cause: string) => stores.members.open(mintMember('1'), cause);
  await record('began').update(() => member);
  await send(dueOfMember(member)?.at);
  expect(await standing(scene)).toHaveLength(1);
  const kept = await record('read').get();
  expect(kept?.checkIn?.last?.state).toBe('asked');
  expect(kept?.sent).toHaveLength(1);
  expect(kept?.news).toEqual([]);
});

test('a reminder comes once, and is known to have come', async () => {
  const scene = await prepare();
  const { stores, send } = await startTwo(scene);
  const { world, messages } = scene.standIn.context;
  const at = clock.now().toZonedDateTimeISO('UTC').add({ hours: 1 }).toPlainDateTime();
  const reminder: Reminder = {
    id: 'reminder-0000001',
    room: mintRoom(world.room.id),
    zone: 'UTC',
    says: { kind: 'words', words: 'We meet now.' },
    next: at.toString({ smallestUnit: 'minute' }),
    editedBy: 'discord:1',
    editedAt: 0,
    skipped: [],
  };
  const record = (cause: string) => stores.groups.open('discord:group', cause);
  await record('planned').update(() => putReminder(nothingOf('discord'), reminder, clock.now()));
  await send(dueOf(reminder));
  expect(messages.latest(world.room, 10)).toHaveLength(1);
  const [kept] = (await record('read').get())?.reminders ?? [];
  expect(kept?.last?.state).toBe('sent');
  expect(kept?.skipped).toEqual([]);
});
